"""Addresses of programmes; the parts of the room have a file each."""

from django.urls import URLPattern

from martabat.programmes.urls import (
    certificates,
    door,
    invitations,
    planning,
    privacy,
    registration,
    reports,
)

app_name = "programmes"
urlpatterns: list[URLPattern] = [
    *certificates.urlpatterns,
    *door.urlpatterns,
    *invitations.urlpatterns,
    *planning.urlpatterns,
    *privacy.urlpatterns,
    *registration.urlpatterns,
    *reports.urlpatterns,
]
