"""Verdicts and why a score is what it is."""

from django.urls import URLPattern, path

from martabat.assessments.views import why
from martabat.assessments.views.verification import handing_on, many, pages, verdicts

REGION = "penilaian/<int:award_year>/<regency:region>/"
QUEUE = f"{REGION}pemeriksaan/"
urlpatterns: list[URLPattern] = [
    path(QUEUE, pages.queue, name="verification"),
    path(f"{QUEUE}terima/", many.accept_many, name="accept_many"),
    path(f"{QUEUE}selesai/", handing_on.hand_on, name="hand_on"),
    path(f"{QUEUE}<str:code>/", pages.verify, name="verify"),
    path(f"{QUEUE}<str:code>/putusan/", verdicts.decide, name="decide"),
    path(f"{QUEUE}<str:code>/tanggapan/", verdicts.remark, name="verify_remark"),
    path(f"{REGION}mengapa/", why.why, name="why"),
    path(f"{REGION}mengapa.pdf", why.why_pdf, name="why_pdf"),
]
