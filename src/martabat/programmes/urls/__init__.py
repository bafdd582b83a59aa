"""Addresses of programmes; the parts of the room have a file each."""

from django.urls import URLPattern

from martabat.programmes.urls import certificates

app_name = "programmes"
urlpatterns: list[URLPattern] = [
    *certificates.urlpatterns,
]
