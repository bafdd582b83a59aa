"""Addresses of all rooms: Indonesian without a prefix, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("", include("martabat.regions.urls")),
    path("", include("martabat.organisations.urls")),
    prefix_default_language=False,
)
