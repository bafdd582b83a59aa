"""Writing a surat tugas: whom one's own office sends to an activity."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from martabat.documents.word.letterheads import head_of
from martabat.interface.rows import Rows
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions import papers_assignments as actions
from martabat.programmes.actions.papers_letter import TEXTS, number_of_letter
from martabat.programmes.forms.papers import AssigneeRow, AssignmentForm
from martabat.programmes.models import Activity, AssignmentLetter
from martabat.programmes.papers.assignment import usual_purpose
from martabat.programmes.views.official_papers.overview import numbered
from martabat.programmes.views.official_papers.starting import signed_by
from martabat.programmes.views.planning.finding import activity_of

FIELDS = (*TEXTS, "dated", "basis", "purpose", "start", "end")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Write a new surat tugas."""
    activity = activity_of(request.membership, pk)
    if not rules.may_assign(request.membership, activity):
        raise PermissionDenied
    return _write(request, activity, None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Change a surat tugas of one's own office."""
    letter = letter_of(request, pk, number)
    return _write(request, letter.activity, letter)


@require_POST
@member_required
def take_number(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Give a surat tugas the office's next number."""
    letter = letter_of(request, pk, number)
    return numbered(
        request,
        pk,
        lambda: actions.number_assignment(by=request.membership, letter=letter).number,
    )


@require_POST
@member_required
def remove(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Drop a surat tugas without a number."""
    letter = letter_of(request, pk, number)
    try:
        actions.remove_assignment(by=request.membership, letter=letter)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Surat tugas dihapus."))
    return redirect("programmes:papers", pk)


def letter_of(request: MemberRequest, pk: int, number: int) -> AssignmentLetter:
    """Return a surat tugas of the member's own office; 404 for everybody else."""
    activity = activity_of(request.membership, pk)
    found = get_object_or_404(
        AssignmentLetter.objects.select_related("organisation__region"),
        pk=number,
        activity=activity,
    )
    found.activity = activity
    if not rules.may_keep_assignment(request.membership, found):
        raise Http404
    return found


def _write(
    request: MemberRequest, activity: Activity, letter: AssignmentLetter | None
) -> HttpResponse:
    if request.method != "POST":
        form = AssignmentForm(initial=_start_of(request, activity, letter))
        return _page(request, activity, letter, form, _rows(letter))
    rows = Rows(AssigneeRow, data=request.POST)
    if not rows.saving:
        # A row was added or moved: whatever else was typed comes back as it is.
        typed = AssignmentForm(initial=request.POST.dict())
        return _page(request, activity, letter, typed, rows)
    form = AssignmentForm(request.POST)
    # Both are judged, so that all that is wrong is said at once.
    if all([form.is_valid(), rows.is_valid()]):
        try:
            _save(request, activity, letter, form.cleaned_data, rows.filled)
        except Refused as refused:
            rows.add_error(str(refused))
        else:
            messages.success(request, _("Surat tugas tersimpan."))
            return redirect("programmes:papers", activity.pk)
    return _page(request, activity, letter, form, rows, status=422)


def _save(
    request: MemberRequest,
    activity: Activity,
    letter: AssignmentLetter | None,
    given: dict[str, Any],
    people: list[dict[str, Any]],
) -> None:
    by = request.membership
    if letter is None:
        actions.add_assignment(by=by, activity=activity, given=given, people=people)
    else:
        actions.save_assignment(by=by, letter=letter, given=given, people=people)


def _page(
    request: MemberRequest,
    activity: Activity,
    letter: AssignmentLetter | None,
    form: AssignmentForm,
    rows: Rows,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"activity": activity, "letter": letter, "form": form, "rows": rows}
    return render(request, "programmes/papers/assignment_form.html", context, status=status)


def _rows(letter: AssignmentLetter | None) -> Rows:
    known = list(letter.assignees.values("name", "rank", "nip", "title")) if letter else []
    return Rows(AssigneeRow, known=known)


def _start_of(
    request: MemberRequest, activity: Activity, letter: AssignmentLetter | None
) -> dict[str, Any]:
    if letter is not None:
        return {name: getattr(letter, name) for name in FIELDS}
    number = number_of_letter(activity)
    basis = f"Surat undangan {activity.owner.name} Nomor {number}" if number else ""
    return {
        **signed_by(head_of(request.membership.organisation)),
        "basis": [basis] if basis else [],
        "purpose": usual_purpose(activity.title),
        "start": activity.day,
        "end": activity.until,
    }
