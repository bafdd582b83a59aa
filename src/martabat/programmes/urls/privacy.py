"""Addresses of personal data: what anyone may ask, and what an administrator keeps."""

from django.urls import path

from martabat.programmes.views import personal_data, privacy

urlpatterns = [
    path("privasi/permintaan/", privacy.ask, name="ask_privacy"),
    path("privasi/permintaan/terkirim/", privacy.asked, name="privacy_asked"),
    path("privasi/permintaan/<str:token>/", privacy.status, name="privacy_request"),
    path("privasi/permintaan/<str:token>/data.zip", privacy.copy, name="privacy_copy"),
    path("data-pribadi/", personal_data.register, name="personal_data"),
    path("data-pribadi/persetujuan/", personal_data.consent, name="new_consent"),
    path("data-pribadi/permintaan/", personal_data.requests, name="privacy_requests"),
    path("data-pribadi/permintaan/<int:pk>/", personal_data.answer, name="privacy_answer"),
    path("data-pribadi/<slug:key>/ubah/", personal_data.change, name="change_data_set"),
]
