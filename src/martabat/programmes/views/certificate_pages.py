"""What anybody with a certificate's code may see: that it is genuine, and the certificate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from martabat.documents.typst import render as render_pdf
from martabat.organisations.limits import address_of, within_limit
from martabat.programmes.certificates import certificate_paper
from martabat.programmes.queries.certificates import certificate_by_code, confirmed

CHECKS_A_MINUTE = 120


@require_safe
@never_cache
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether the certificate with this code is valid, was revoked, or is unknown."""
    if not _may_check(request):
        return _answer(request, code="", status=429)
    found = confirmed(code)
    return _answer(request, found=found, code=code, status=200 if found else 404)


@require_safe
@never_cache
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """Hand over the certificate to whoever has its code; revoked ones are no longer made."""
    if not _may_check(request):
        return _answer(request, code="", status=429)
    found = certificate_by_code(code)
    if found is None or found.revoked_at or not found.name:
        return _answer(request, found=confirmed(code), code=code, status=404)
    language = "en" if (get_language() or "id").startswith("en") else "id"
    body = render_pdf(
        "certificate",
        certificate_paper(found.batch, [found]),
        language=language,
        created=found.batch.at,
    )
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, "sertifikat.pdf") or ""
    response["X-Robots-Tag"] = "noindex"
    return response


def _may_check(request: HttpRequest) -> bool:
    return within_limit("certificate", address_of(request), most=CHECKS_A_MINUTE, seconds=60)


def _answer(request: HttpRequest, *, code: str, status: int, found: object = None) -> HttpResponse:
    response = render(
        request,
        "programmes/certificates/confirm.html",
        {"found": found, "busy": status == 429, "code": code},
        status=status,
    )
    # A name stands here: search engines are asked to leave it alone.
    response["X-Robots-Tag"] = "noindex"
    return response
