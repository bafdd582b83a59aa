"""The covering letter of a province: a draft before it forwards, afterwards what it wrote."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from martabat.assessments.papers.covering_letter import Covering, covering_context, covering_of
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.documents.sending import pdf_file, word_file
from martabat.documents.word.papers import PaperKind, render, render_pdf


@require_safe
@members_only
def letter_word(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Hand over the letter as a Word file, in the template of the province's office."""
    found = _covering(request, award_year, region)
    body = render(
        PaperKind.COVERING_LETTER,
        covering_context(found, member(request)),
        organisation=found.organisation,
    )
    return word_file(body, f"surat-pengantar-{region}-{award_year}.docx")


@require_safe
@members_only
def letter_pdf(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Hand over the same letter as PDF."""
    found = _covering(request, award_year, region)
    body = render_pdf(
        PaperKind.COVERING_LETTER,
        covering_context(found, member(request)),
        organisation=found.organisation,
    )
    return pdf_file(body, f"surat-pengantar-{region}-{award_year}.pdf")


def _covering(request: HttpRequest, award_year: int, region: str) -> Covering:
    found = covering_of(assessment_or_404(request, award_year, region), member(request))
    if found is None:
        raise Http404
    return found
