"""Why this score, down to the page of the document; on the screen and as a PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from martabat.assessments import explaining, rules
from martabat.assessments.explanations import explanation_data
from martabat.assessments.queries.why import Why, ladder, voices, why_of
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.documents.typst import render as render_pdf


@require_safe
@members_only
def why(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show the score, its ledger, the rights, and the ladder of one indicator."""
    assessment = assessment_or_404(request, award_year, region)
    found = why_of(
        assessment,
        member(request),
        right=request.GET.get("hak", ""),
        indicator=request.GET.get("indikator", ""),
        version=_version(request),
    )
    return render(
        request,
        "assessments/why/why.html",
        {
            "assessment": assessment,
            "why": found,
            "result": found.result,
            "words": explaining,
            "ladder": ladder(found.result, found.indicator) if found.indicator else [],
            "voices": voices(found.indicator) if found.indicator else [],
            "may_pack": rules.may_pack(member(request), assessment),
        },
    )


@require_safe
@members_only
def why_pdf(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Send the explanation as a tagged PDF."""
    assessment = assessment_or_404(request, award_year, region)
    found: Why = why_of(assessment, member(request), version=_version(request))
    if found.result.score is None:
        raise Http404
    publication = found.publication
    language = "en" if (translation.get_language() or "id").startswith("en") else "id"
    body = render_pdf(
        "explanation",
        explanation_data(found.result, sha256=publication.sha256 if publication else ""),
        language=language,
        created=publication.published_at if publication else None,
    )
    response = HttpResponse(body, content_type="application/pdf")
    name = f"mengapa-{found.result.region.code}-{found.result.award_year}.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"  # noqa: FBT003
    return response


def _version(request: HttpRequest) -> int | None:
    text = request.GET.get("versi", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None
