"""The frame's own addresses alone, so that these tests do not depend on other rooms."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

handler400 = "martabat.interface.views.bad_request"
handler500 = "martabat.interface.views.server_error"

urlpatterns = i18n_patterns(
    path("", include("martabat.interface.urls")), prefix_default_language=False
)
