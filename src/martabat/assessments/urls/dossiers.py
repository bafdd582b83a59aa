"""Dossiers: an assessment as one package."""

from django.urls import URLPattern, path

from martabat.assessments.views import dossiers

DOSSIERS = "penilaian/<int:award_year>/<regency:region>/berkas/"
urlpatterns: list[URLPattern] = [
    path(DOSSIERS, dossiers.dossiers, name="dossiers"),
    path(f"{DOSSIERS}<int:pk>/", dossiers.dossier, name="dossier"),
    path(f"{DOSSIERS}<int:pk>/ulangi/", dossiers.begin_again, name="dossier_again"),
    path(f"{DOSSIERS}<int:pk>/unduh/", dossiers.download, name="dossier_file"),
]
