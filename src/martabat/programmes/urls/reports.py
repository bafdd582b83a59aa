"""Reports of activities and programmes."""

from django.urls import URLPattern, path

from martabat.programmes.views import reports

urlpatterns: list[URLPattern] = [
    path("kegiatan/<int:pk>/laporan.pdf", reports.activity_pdf, name="activity_report"),
    path("kegiatan/<int:pk>/laporan.docx", reports.activity_word, name="activity_report_word"),
    path("kegiatan/program/<int:pk>/laporan.pdf", reports.edition_pdf, name="programme_report"),
    path(
        "kegiatan/program/<int:pk>/laporan.docx",
        reports.edition_word,
        name="programme_report_word",
    ),
]
