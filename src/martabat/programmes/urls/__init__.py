"""Addresses of programmes; the parts of the room have a file each."""

from django.urls import URLPattern

from martabat.programmes.urls import (
    certificates,
    door,
    follow_ups,
    invitations,
    issues,
    minutes,
    papers,
    planning,
    privacy,
    questionnaire,
    registration,
    reports,
)

app_name = "programmes"
urlpatterns: list[URLPattern] = [
    *certificates.urlpatterns,
    *door.urlpatterns,
    *follow_ups.urlpatterns,
    *invitations.urlpatterns,
    *issues.urlpatterns,
    *minutes.urlpatterns,
    *papers.urlpatterns,
    *planning.urlpatterns,
    *privacy.urlpatterns,
    *questionnaire.urlpatterns,
    *registration.urlpatterns,
    *reports.urlpatterns,
]
