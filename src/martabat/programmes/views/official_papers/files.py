"""Official papers as files: Word to be edited, PDF for all readers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import override
from django.views.decorators.http import require_safe

from martabat.documents.sending import pdf_file, word_file
from martabat.documents.word.papers import PaperKind, render, render_pdf
from martabat.organisations.models import Organisation
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions.papers_assignments import note_assignment_taken
from martabat.programmes.actions.papers_letter import mailed_number
from martabat.programmes.actions.people_lists import note_taken
from martabat.programmes.models import Activity, InvitationLetter
from martabat.programmes.papers.assignment import assignment_context
from martabat.programmes.papers.attendance import attendance_context, attendance_form
from martabat.programmes.papers.invitation import letters
from martabat.programmes.papers.minutes import minutes_context
from martabat.programmes.papers.record_content import record_context
from martabat.programmes.queries.invitations import in_order
from martabat.programmes.queries.minutes import found as minutes_found
from martabat.programmes.queries.minutes import sheet_of
from martabat.programmes.views.official_papers.assignments import letter_of
from martabat.programmes.views.official_papers.records import record_of
from martabat.programmes.views.planning.finding import activity_of

# More letters than this in one file no office prints at once.
MOST_LETTERS: Final = 600


@require_safe
@member_required
def letter_word(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the letters of invitation as one Word file."""
    return _letters(request, pk, word=True)


@require_safe
@member_required
def letter_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the letters of invitation as one PDF."""
    return _letters(request, pk, word=False)


@require_safe
@member_required
def minutes_word(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the minutes as a Word file."""
    activity, context, _moment = _minutes(request, pk)
    return paper(PaperKind.MINUTES, context, of=activity.owner, name=activity.title, word=True)


@require_safe
@member_required
def minutes_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the minutes as PDF; approved ones are always the same bytes."""
    activity, context, moment = _minutes(request, pk)
    return paper(
        PaperKind.MINUTES,
        context,
        of=activity.owner,
        name=activity.title,
        word=False,
        created=moment,
    )


@require_safe
@member_required
def attendance_word(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the list of who came as a Word file (`?kosong=20`, `?jam=1`)."""
    return _attendance(request, pk, word=True)


@require_safe
@member_required
def attendance_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the list of who came as PDF, with empty rows if wanted (`?kosong=20`)."""
    return _attendance(request, pk, word=False)


@require_safe
@member_required
def form_word(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the list to be signed by hand, with the invited offices, as a Word file."""
    return _form(request, pk, word=True)


@require_safe
@member_required
def form_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand over the list to be signed by hand, with the invited offices, as PDF."""
    return _form(request, pk, word=False)


@require_safe
@member_required
def record_word(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Hand over a berita acara as a Word file."""
    return _record(request, pk, number, word=True)


@require_safe
@member_required
def record_pdf(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Hand over a berita acara as PDF."""
    return _record(request, pk, number, word=False)


@require_safe
@member_required
def assignment_word(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Hand over a surat tugas as a Word file; that names were taken is journalled."""
    return _assignment(request, pk, number, word=True)


@require_safe
@member_required
def assignment_pdf(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Hand over a surat tugas as PDF; that names were taken is journalled."""
    return _assignment(request, pk, number, word=False)


def paper(
    kind: PaperKind,
    context: Mapping[str, Any],
    *,
    of: Organisation,
    name: str,
    word: bool,
    also: Sequence[Mapping[str, Any]] = (),
    created: datetime | None = None,
) -> HttpResponse:
    """Return a paper of an organisation as a file named after what it is about."""
    file = f"{kind.value}-{slugify(name)[:60]}"
    if word:
        return word_file(render(kind, context, organisation=of, also=also), f"{file}.docx")
    body = render_pdf(kind, context, organisation=of, also=also, created=created)
    return pdf_file(body, f"{file}.pdf")


def _letters(request: MemberRequest, pk: int, *, word: bool) -> HttpResponse:
    activity = activity_of(request.membership, pk, to_edit=True)
    letter = InvitationLetter.objects.filter(activity=activity).first()
    letter = letter or InvitationLetter(activity=activity)
    letter.activity = activity
    letter.number = letter.number or mailed_number(activity)
    invited = list(in_order(activity.invitations.select_related("region"))[:MOST_LETTERS])
    first, *more = letters(letter, invited, list(activity.agenda.all()))
    return paper(
        PaperKind.INVITATION,
        first,
        of=activity.owner,
        name=activity.title,
        word=word,
        also=more,
    )


def _minutes(
    request: MemberRequest, pk: int
) -> tuple[Activity, Mapping[str, Any], datetime | None]:
    activity = activity_of(request.membership, pk)
    minutes = minutes_found(activity)
    if minutes is None:
        raise Http404
    if not rules.may_view_minutes(request.membership, minutes):
        raise PermissionDenied
    with override("id"):
        return activity, minutes_context(sheet_of(minutes)), minutes.approved_at


def _attendance(request: MemberRequest, pk: int, *, word: bool) -> HttpResponse:
    activity = activity_of(request.membership, pk, to_edit=True)
    context = attendance_context(activity, blank=_blank(request), told="jam" in request.GET)
    note_taken(
        activity=activity,
        by=request.membership,
        filters={"came": "yes"},
        kind=f"attendance.{'docx' if word else 'pdf'}",
        people=sum(1 for row in context["hadir"] if row["nama"]),
    )
    return paper(PaperKind.ATTENDANCE, context, of=activity.owner, name=activity.title, word=word)


def _form(request: MemberRequest, pk: int, *, word: bool) -> HttpResponse:
    activity = activity_of(request.membership, pk, to_edit=True)
    context = attendance_form(activity, blank=_blank(request))
    # Not mistaken for the list of those who came when both lie in one folder.
    name = f"kosong {activity.title}"
    return paper(PaperKind.ATTENDANCE, context, of=activity.owner, name=name, word=word)


def _record(request: MemberRequest, pk: int, number: int, *, word: bool) -> HttpResponse:
    found = record_of(request, pk, number)
    return paper(
        PaperKind.OFFICIAL_RECORD,
        record_context(found),
        of=found.activity.owner,
        name=found.title,
        word=word,
        created=found.final_at,
    )


def _assignment(request: MemberRequest, pk: int, number: int, *, word: bool) -> HttpResponse:
    letter = letter_of(request, pk, number)
    note_assignment_taken(
        by=request.membership, letter=letter, kind=f"assignment.{'docx' if word else 'pdf'}"
    )
    return paper(
        PaperKind.ASSIGNMENT,
        assignment_context(letter),
        of=letter.organisation,
        name=letter.activity.title,
        word=word,
    )


def _blank(request: MemberRequest) -> int | None:
    """Return how many empty rows are asked for."""
    text = request.GET.get("kosong", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
