"""Receipts: the page, the PDF, and the check that anybody may make."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from martabat.assessments.forms.sending import ReceiptCheckForm
from martabat.assessments.models import Receipt
from martabat.assessments.queries.questions import questionnaire
from martabat.assessments.queries.sending import (
    handed,
    receipt_lines,
    receipt_or_none,
    what_follows,
)
from martabat.assessments.receipts import receipt_data
from martabat.assessments.views.access import assessment_or_404, members_only
from martabat.documents.typst import render as render_pdf

CHECKS_A_MINUTE = 20


@require_safe
@members_only
def receipt(request: HttpRequest, award_year: int, region: str, number: str) -> HttpResponse:
    """Show what was handed over, when, and what comes next."""
    assessment = assessment_or_404(request, award_year, region)
    found = receipt_or_none(assessment, number)
    if found is None:
        raise Http404
    shown = handed(found)
    dates = assessment.cycle.due
    return render(
        request,
        "assessments/sending/receipt.html",
        {
            "assessment": assessment,
            "receipt": found,
            "handed": shown,
            "answers": receipt_lines(questionnaire(assessment.cycle), assessment, shown),
            "stages": what_follows(assessment, dates, found),
        },
    )


@require_safe
@members_only
def receipt_pdf(request: HttpRequest, award_year: int, region: str, number: str) -> HttpResponse:
    """Send the receipt as a tagged PDF."""
    assessment = assessment_or_404(request, award_year, region)
    found = receipt_or_none(assessment, number)
    if found is None:
        raise Http404
    language = "en" if (get_language() or "id").startswith("en") else "id"
    body = render_pdf(
        "receipt",
        receipt_data(found, site=request.build_absolute_uri("/")),
        language=language,
        created=found.issued_at,
    )
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{number}.pdf") or ""
    return response


@require_safe
@never_cache
def receipt_check(request: HttpRequest) -> HttpResponse:
    """Let anybody compare the number and the hash of a receipt; no account is needed."""
    asked = "nomor" in request.GET
    form = ReceiptCheckForm(request.GET if asked else None)
    context = {"form": form, "asked": False, "found": None, "matches": None, "busy": False}
    if not asked or not form.is_valid():
        return render(request, "assessments/sending/check.html", context)
    if not _may_check(request):
        context["busy"] = True
        return render(request, "assessments/sending/check.html", context, status=429)
    found = (
        Receipt.objects.select_related("assessment__region__province", "endorsement")
        .filter(number=form.cleaned_data["nomor"].strip().upper())
        .first()
    )
    said = form.cleaned_data["sidik"]
    context |= {
        "asked": True,
        "found": handed(found) if found else None,
        "matches": constant_time_compare(found.sha256, said) if found and said else None,
    }
    return render(request, "assessments/sending/check.html", context)


def _may_check(request: HttpRequest) -> bool:
    """Whether this address has not checked too often within the minute."""
    key = f"receipt-check:{request.META.get('REMOTE_ADDR', '')}"
    if cache.add(key, 1, timeout=60):
        return True
    try:
        return cache.incr(key) <= CHECKS_A_MINUTE
    except ValueError:
        return True
