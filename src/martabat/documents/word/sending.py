"""Hand a paper over to a browser."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from martabat.documents.word.filling import MEDIA_TYPE


def word_file(body: bytes, name: str) -> HttpResponse:
    """Return a Word file to be saved under this name."""
    return _sent(body, MEDIA_TYPE, name, saved=True)


def pdf_file(body: bytes, name: str) -> HttpResponse:
    """Return a PDF to be looked at."""
    return _sent(body, "application/pdf", name, saved=False)


def _sent(body: bytes, media_type: str, name: str, *, saved: bool) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(saved, name) or ""
    response["Cache-Control"] = "private, no-store"
    return response
