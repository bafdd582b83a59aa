"""The addresses of the room, one file for each part of the work."""

from martabat.assessments.urls import (
    boards,
    decisions,
    desk,
    dossiers,
    filling,
    sending,
    tables,
    verification,
    workbooks,
)

app_name = "assessments"
urlpatterns = [
    *desk.urlpatterns,
    *boards.urlpatterns,
    *filling.urlpatterns,
    *sending.urlpatterns,
    *verification.urlpatterns,
    *decisions.urlpatterns,
    *dossiers.urlpatterns,
    *tables.urlpatterns,
    *workbooks.urlpatterns,
]
