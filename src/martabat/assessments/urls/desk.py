"""The desk."""

from django.urls import URLPattern, path

from martabat.assessments.views import desk

urlpatterns: list[URLPattern] = [
    path("meja/", desk.desk, name="desk"),
    path(
        "meja/<int:award_year>/<regency:region>/ingatkan/",
        desk.remind_offices,
        name="remind_offices",
    ),
]
