"""Addresses of the newsroom."""

from django.urls import URLPattern, path

from martabat.newsroom.urls import readings, releases
from martabat.newsroom.views import listing

app_name = "newsroom"

urlpatterns: list[URLPattern] = [
    path("rilis/", listing.index, name="index"),
    *readings.urlpatterns,
    *releases.urlpatterns,
]
