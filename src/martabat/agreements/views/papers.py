"""The draft of an agreement, to be edited in Word or printed."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from martabat.agreements.models import Agreement
from martabat.agreements.papers.draft import agreement_context
from martabat.agreements.queries.page import agreement_or_404
from martabat.documents.sending import pdf_file, word_file
from martabat.documents.word.papers import PaperKind, render, render_pdf
from martabat.organisations.views.access import MemberRequest, member_required


@require_safe
@member_required
def draft_word(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the draft as a Word file, in the template of the office that keeps the record."""
    agreement = agreement_or_404(request.membership, pk)
    body = render(PaperKind.AGREEMENT, agreement_context(agreement), organisation=agreement.owner)
    return word_file(body, f"{_name(agreement)}.docx")


@require_safe
@member_required
def draft_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the same draft as PDF."""
    agreement = agreement_or_404(request.membership, pk)
    body = render_pdf(
        PaperKind.AGREEMENT, agreement_context(agreement), organisation=agreement.owner
    )
    return pdf_file(body, f"{_name(agreement)}.pdf")


def _name(agreement: Agreement) -> str:
    return f"rancangan-{agreement.kind}-{slugify(agreement.title)[:60]}".rstrip("-")
