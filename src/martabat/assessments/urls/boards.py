"""Boards of the nation and of provinces, and the list of cycles."""

from django.urls import URLPattern, path

from martabat.assessments.views import journal
from martabat.assessments.views.boards import cycles, nation, province

urlpatterns: list[URLPattern] = [
    path("penilaian/", cycles.cycles, name="cycles"),
    path("penilaian/<int:award_year>/", nation.nation, name="nation"),
    path("penilaian/<int:award_year>/papan.csv", nation.nation_csv, name="nation_csv"),
    path(
        "penilaian/<int:award_year>/provinsi/<province:province>/",
        province.province,
        name="province",
    ),
    path(
        "penilaian/<int:award_year>/provinsi/<province:province>/papan.csv",
        province.province_csv,
        name="province_csv",
    ),
    path(
        "penilaian/<int:award_year>/provinsi/<province:province>/ingatkan/",
        province.remind_late,
        name="remind_late",
    ),
    path("penilaian/<int:award_year>/<regency:region>/jurnal/", journal.journal, name="journal"),
    path(
        "penilaian/<int:award_year>/<regency:region>/jurnal/periksa/",
        journal.check,
        name="journal_check",
    ),
]
