"""Tables of all answers and scores."""

from django.urls import URLPattern, path

from martabat.assessments.views import tables

TABLES = "penilaian/<int:award_year>/tabel"
urlpatterns: list[URLPattern] = [
    path(f"{TABLES}/", tables.tables, name="tables"),
    path(f"{TABLES}.xlsx", tables.xlsx, name="tables_xlsx"),
    path(f"{TABLES}/jawaban.csv", tables.answers_csv, name="tables_answers"),
    path(f"{TABLES}/nilai.csv", tables.scores_csv, name="tables_scores"),
]
