"""Minutes as they are read and printed, with what the chair may do about them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from martabat.organisations.models import Membership
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.forms.minutes import ReasonForm
from martabat.programmes.kinds import MinutesState, PointKind
from martabat.programmes.minutes_content import seal
from martabat.programmes.models import Minutes
from martabat.programmes.queries import minutes as queries
from martabat.programmes.queries.minutes_writing import Point, points_of
from martabat.programmes.views.minutes.finding import minutes_of
from martabat.programmes.views.planning.finding import activity_of


@require_GET
@member_required
def minutes(request: MemberRequest, pk: int) -> HttpResponse:
    """Show minutes as a notula; who may begin them is offered to, as long as there are none."""
    if not Minutes.objects.filter(activity=pk).exists():
        activity = activity_of(request.membership, pk)
        if not rules.may_edit_activity(request.membership, activity):
            raise Http404
        return render(request, "programmes/minutes/none.html", {"activity": activity})
    return show(request, minutes_of(request.membership, pk))


def show(
    request: MemberRequest,
    minutes: Minutes,
    *,
    problem: str = "",
    reason_form: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the page of minutes, perhaps with what stood in the way of an action."""
    content = queries.content(minutes)
    context = {
        "minutes": minutes,
        "activity": minutes.activity,
        "sheet": queries.sheet_of(minutes, content),
        "seen": seal(content) if minutes.state == MinutesState.SUBMITTED else "",
        "problem": problem,
        "reason_form": reason_form or ReasonForm(),
        "issue_points": _issue_points(request.membership, minutes),
        **_may(request.membership, minutes),
    }
    return render(request, "programmes/minutes/minutes.html", context, status=status)


def _issue_points(membership: Membership, minutes: Minutes) -> list[Point]:
    """Return what was discussed, for who keeps a register of issues; drafts offer it as written."""
    if minutes.state != MinutesState.APPROVED or membership.role not in rules.REGION_PLANNERS:
        return []
    points = points_of(minutes)
    return [item for item in points if item.text and item.kind == PointKind.DISCUSSION]


def _may(membership: Membership, minutes: Minutes) -> dict[str, bool]:
    edits = rules.may_edit_activity(membership, minutes.activity)
    chairs = minutes.chair_user_id == membership.user_id if minutes.chair_user_id else edits
    state = minutes.state
    return {
        "may_write": edits and state == MinutesState.DRAFT,
        "may_withdraw": edits and state == MinutesState.SUBMITTED,
        "may_approve": chairs and state == MinutesState.SUBMITTED,
        "may_reopen": edits and state == MinutesState.APPROVED,
    }
