"""Papers of activities and programmes, made when they are asked for."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from martabat.documents.models import Document
from martabat.documents.paper_layouts import ReportPaper
from martabat.documents.sending import pdf_file, word_file
from martabat.documents.word.papers import PaperKind, render_pdf
from martabat.documents.word.reports import report_context, report_pictures
from martabat.organisations.models import Organisation
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.models import Activity, Programme
from martabat.programmes.papers.photographs import files_of
from martabat.programmes.papers.reports import activity_paper, edition_paper
from martabat.programmes.papers.word import word
from martabat.programmes.queries.reports import activity_report, edition_report, pictures


@require_safe
@member_required
def activity_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the report of an activity as PDF."""
    report = activity_report(_activity(request, pk), request.membership)
    return _pdf_of(activity_paper(report), pictures([report]), report.activity.owner)


@require_safe
@member_required
def activity_word(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the report of an activity as a Word file."""
    report = activity_report(_activity(request, pk), request.membership)
    return _word_of(activity_paper(report), pictures([report]), report.activity.owner)


@require_safe
@member_required
def edition_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the report of a programme as PDF."""
    report = edition_report(_programme(request, pk), request.membership)
    return _pdf_of(edition_paper(report), pictures(report.activities), report.programme.owner)


@require_safe
@member_required
def edition_word(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the report of a programme as a Word file."""
    report = edition_report(_programme(request, pk), request.membership)
    return _word_of(edition_paper(report), pictures(report.activities), report.programme.owner)


def _pdf_of(
    paper: ReportPaper, shown: Mapping[int, Document], office: Organisation
) -> HttpResponse:
    body = render_pdf(
        PaperKind.ACTIVITY_REPORT,
        report_context(paper),
        organisation=office,
        language=_language(),
        pictures=report_pictures(paper, files_of(shown)),
    )
    return pdf_file(body, f"laporan-{slugify(paper['title'])[:60]}.pdf")


def _word_of(
    paper: ReportPaper, shown: Mapping[int, Document], office: Organisation
) -> HttpResponse:
    body = word(paper, files_of(shown), language=_language(), organisation=office)
    return word_file(body, f"laporan-{slugify(paper['title'])[:60]}.docx")


def _language() -> str:
    return "en" if (get_language() or "id").startswith("en") else "id"


def _activity(request: MemberRequest, pk: int) -> Activity:
    return get_object_or_404(
        rules.visible_activities(request.membership).select_related(
            "programme", "series", "owner__region", "region", "agreement"
        ),
        pk=pk,
    )


def _programme(request: MemberRequest, pk: int) -> Programme:
    return get_object_or_404(
        rules.visible_programmes(request.membership).select_related("owner__region", "region"),
        pk=pk,
    )
