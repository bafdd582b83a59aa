"""A region's answers as a workbook, out and in."""

from django.urls import URLPattern, path

from martabat.assessments.views.workbooks import importing, start

REGION = "penilaian/<int:award_year>/<regency:region>"
BOOK = f"{REGION}/buku-kerja"

urlpatterns: list[URLPattern] = [
    path(f"{BOOK}/", start.start, name="workbook"),
    path(f"{BOOK}.xlsx", start.download, name="workbook_file"),
    path(f"{BOOK}/<int:pk>/", importing.preview, name="workbook_import"),
    path(f"{BOOK}/<int:pk>/pilih/", importing.choose, name="workbook_choose"),
    path(f"{BOOK}/<int:pk>/terima/", importing.accept, name="workbook_accept"),
    path(f"{BOOK}/<int:pk>/batal/", importing.discard, name="workbook_discard"),
]
