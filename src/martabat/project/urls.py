"""Addresses of all rooms: Indonesian without a prefix, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from martabat.project import views

ROOMS = (
    "portal",
    "regions",
    "organisations",
    "documents",
    "instruments",
    "agreements",
    "programmes",
    "newsroom",
    "assessments",
    "interface",
)

handler400 = "martabat.interface.views.bad_request"
handler500 = "martabat.interface.views.server_error"

urlpatterns = [
    path("sehat/", views.health, name="health"),
    *i18n_patterns(
        *(path("", include(f"martabat.{room}.urls")) for room in ROOMS),
        path("", include("martabat.organisations.account_urls")),
        prefix_default_language=False,
    ),
]
