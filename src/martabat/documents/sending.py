"""Hand a file that was made for one reader over to the browser; no cache on the way keeps it."""

from typing import TypeVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from martabat.documents.intake.kinds import DOCX, PDF, XLSX

Response = TypeVar("Response", bound=HttpResponseBase)


def word_file(body: bytes, name: str) -> HttpResponse:
    """Return a Word file to be saved under this name."""
    return named(HttpResponse(body, content_type=DOCX.media_type), name)


def excel_file(body: bytes, name: str) -> HttpResponse:
    """Return a workbook to be saved under this name."""
    return named(HttpResponse(body, content_type=XLSX.media_type), name)


def pdf_file(body: bytes, name: str) -> HttpResponse:
    """Return a PDF to be looked at."""
    return named(HttpResponse(body, content_type=PDF.media_type), name, saved=False)


def named(response: Response, name: str, *, saved: bool = True) -> Response:
    """Give a response the name of its file; `saved`: the browser keeps it and shows nothing."""
    response["Content-Disposition"] = content_disposition_header(saved, name) or ""
    response["Cache-Control"] = "private, no-store"
    return response
