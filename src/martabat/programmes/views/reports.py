"""Papers of activities and programmes, made when they are asked for."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from martabat.documents.models import Document
from martabat.documents.paper_layouts import ReportPaper
from martabat.documents.typst import render
from martabat.organisations.models import Organisation
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions.people_lists import note_taken
from martabat.programmes.models import Activity, Programme
from martabat.programmes.papers.attendance import attendance_paper
from martabat.programmes.papers.minutes import minutes_paper
from martabat.programmes.papers.photographs import files_of
from martabat.programmes.papers.reports import activity_paper, edition_paper
from martabat.programmes.papers.word import MEDIA_TYPE, word
from martabat.programmes.queries.minutes import found, sheet_of
from martabat.programmes.queries.reports import activity_report, edition_report, pictures


@require_safe
@member_required
def activity_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the report of an activity as PDF."""
    report = activity_report(_activity(request, pk), request.membership)
    return _pdf_of(activity_paper(report), pictures([report]))


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
    return _pdf_of(edition_paper(report), pictures(report.activities))


@require_safe
@member_required
def edition_word(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the report of a programme as a Word file."""
    report = edition_report(_programme(request, pk), request.membership)
    return _word_of(edition_paper(report), pictures(report.activities), report.programme.owner)


@require_safe
@member_required
def minutes_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the minutes of an activity."""
    activity = _activity(request, pk)
    minutes = found(activity)
    if minutes is None:
        raise Http404
    if not rules.may_view_minutes(request.membership, minutes):
        raise PermissionDenied
    paper = minutes_paper(sheet_of(minutes))
    body = render("minutes", paper, language=_language(), created=minutes.approved_at)
    return _file(body, "application/pdf", f"notula-{slugify(activity.title)[:60]}.pdf", shown=True)


@require_safe
@member_required
def attendance_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the list of who came, with empty rows if wanted (`?kosong=20`)."""
    activity = _activity(request, pk)
    if not rules.may_edit_activity(request.membership, activity):
        raise PermissionDenied
    blank = request.GET.get("kosong", "")
    rows = int(blank) if blank.isascii() and blank.isdigit() and len(blank) < 6 else None
    paper = attendance_paper(activity, blank=rows)
    note_taken(
        activity=activity,
        by=request.membership,
        filters={"came": "yes"},
        kind="attendance.pdf",
        people=sum(1 for row in paper["rows"] if any(row)),
    )
    body = render("attendance", paper, language=_language())
    name = f"daftar-hadir-{slugify(activity.title)[:60]}.pdf"
    return _file(body, "application/pdf", name, shown=False)


def _pdf_of(paper: ReportPaper, shown: Mapping[int, Document]) -> HttpResponse:
    body = render("report", paper, language=_language(), files=files_of(shown))
    return _file(body, "application/pdf", f"laporan-{slugify(paper['title'])[:60]}.pdf", shown=True)


def _word_of(
    paper: ReportPaper, shown: Mapping[int, Document], office: Organisation
) -> HttpResponse:
    body = word(paper, files_of(shown), language=_language(), organisation=office)
    return _file(body, MEDIA_TYPE, f"laporan-{slugify(paper['title'])[:60]}.docx", shown=False)


def _file(body: bytes, media_type: str, name: str, *, shown: bool) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(not shown, name) or ""
    response["Cache-Control"] = "private, no-store"
    return response


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
        rules.visible_programmes(request.membership).select_related("owner", "region"), pk=pk
    )
