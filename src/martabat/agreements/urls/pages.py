"""Addresses of the pages of agreements."""

from django.urls import path

from martabat.agreements.views import papers
from martabat.agreements.views.pages import drafting, keeping, leading, reading

ONE = "perjanjian/<int:pk>"

urlpatterns = [
    path("perjanjian/", reading.index, name="index"),
    path("perjanjian/tambah/", drafting.add, name="add"),
    path("perjanjian/kalender/", reading.calendar, name="calendar"),
    path("perjanjian/kalender.ics", reading.calendar_download, name="calendar_file"),
    path(f"{ONE}/", reading.agreement, name="agreement"),
    path(f"{ONE}/riwayat/", reading.history, name="history"),
    path(f"{ONE}/ubah/", drafting.change, name="change"),
    path(f"{ONE}/pihak/", drafting.parties, name="parties"),
    path(f"{ONE}/pasal/", drafting.clauses, name="clauses"),
    path(f"{ONE}/tahap/", leading.stage, name="stage"),
    path(f"{ONE}/akhiri/", leading.end, name="end"),
    path(f"{ONE}/perpanjang/", leading.renew, name="renew"),
    path(f"{ONE}/adendum/", leading.addendum, name="addendum"),
    path(f"{ONE}/umum/", leading.public, name="public"),
    path(f"{ONE}/kewajiban/", keeping.obligations_page, name="obligations"),
    path(f"{ONE}/kewajiban/<int:obligation>/", keeping.obligation, name="obligation"),
    path(f"{ONE}/sumber/", keeping.sources_page, name="sources"),
    path(f"{ONE}/berkas/", keeping.file, name="file"),
    path(f"{ONE}/naskah.docx", papers.draft_word, name="draft_word"),
    path(f"{ONE}/naskah.pdf", papers.draft_pdf, name="draft_pdf"),
]
