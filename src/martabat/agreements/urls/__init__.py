"""Addresses of agreements; the parts of the room have a file each."""

from django.urls import URLPattern

from martabat.agreements.urls import pages, register, signing

app_name = "agreements"
urlpatterns: list[URLPattern] = [
    *pages.urlpatterns,
    *register.urlpatterns,
    *signing.urlpatterns,
]
