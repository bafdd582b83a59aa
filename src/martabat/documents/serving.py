"""Answer a request with the bytes of a document, whole or in part, so that they can do no harm."""

from email.utils import format_datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.http.response import HttpResponseNotModified
from django.utils.http import content_disposition_header

from martabat.documents.models import Document
from martabat.documents.ranges import NotSatisfiable, Part, wanted_part
from martabat.documents.storing import open_blob, read_part

# A download is shown nowhere, and should a browser show it all the same, it may do nothing.
DOWNLOAD_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
# Browsers show no PDF inside a sandbox, so what is shown inline is only kept from loading things.
INLINE_POLICY = (
    "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'"
)


def serve(request: HttpRequest, document: Document, *, inline: bool) -> HttpResponseBase:
    """Return the file; `inline` shows it within our own pages, otherwise it is downloaded."""
    etag = f'"{document.sha256}"'
    if etag in request.headers.get("If-None-Match", ""):
        return _dress(HttpResponseNotModified(), document, inline=inline)
    try:
        part = _part(request, document, etag)
    except NotSatisfiable:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{document.size}"
        return _dress(refused, document, inline=inline)
    start, length = (part.start, part.length) if part else (0, document.size)
    body = (
        iter(())
        if request.method == "HEAD"
        else read_part(open_blob(document.sha256), start=start, length=length)
    )
    response = StreamingHttpResponse(
        body, status=206 if part else 200, content_type=document.media_type
    )
    response["Content-Length"] = str(length)
    if part:
        response["Content-Range"] = part.content_range(document.size)
    return _dress(response, document, inline=inline)


def _part(request: HttpRequest, document: Document, etag: str) -> Part | None:
    header = request.headers.get("Range", "")
    # A part of an older file must not be joined to this one; ours never changes, others' tags do.
    if request.headers.get("If-Range", etag) != etag:
        return None
    return wanted_part(header, size=document.size)


def _dress(response: HttpResponseBase, document: Document, *, inline: bool) -> HttpResponseBase:
    response["ETag"] = f'"{document.sha256}"'
    response["Last-Modified"] = format_datetime(document.blob.stored_at, usegmt=True)
    # Kept by the reader's own browser, asked again each time: a permission may have ended.
    response["Cache-Control"] = "private, no-cache"
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = INLINE_POLICY if inline else DOWNLOAD_POLICY
    response["X-Frame-Options"] = "SAMEORIGIN" if inline else "DENY"
    disposition = content_disposition_header(not inline, document.filename)
    if disposition:
        response["Content-Disposition"] = disposition
    return response
