"""Writing minutes: beginning them, their head, and all points on one page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions import minutes as actions
from martabat.programmes.forms.minutes import HeaderForm, NewPointForm
from martabat.programmes.kinds import MinutesState
from martabat.programmes.models import Minutes
from martabat.programmes.queries import follow_ups
from martabat.programmes.queries import minutes_writing as queries
from martabat.programmes.views.minutes.finding import minutes_of
from martabat.programmes.views.planning.finding import activity_of


@require_POST
@member_required
def start(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin the minutes of an activity."""
    activity = activity_of(request.membership, pk, to_edit=True)
    try:
        actions.start_minutes(by=request.membership, activity=activity)
    except Refused as refused:
        messages.info(request, str(refused))
    return redirect("programmes:edit_minutes", activity.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Write minutes: the head is saved here, each point by itself."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    if minutes.state != MinutesState.DRAFT:
        return redirect("programmes:minutes", minutes.activity_id)
    if request.method != "POST":
        return page(request, minutes)
    chairs = queries.chairs_of(minutes, request.membership)
    form = HeaderForm(request.POST, chairs=queries.choices(chairs))
    if not form.is_valid():
        return page(request, minutes, header=form, status=422)
    data = dict(form.cleaned_data)
    chosen = data.pop("chair_user")
    try:
        held = actions.save_header(
            by=request.membership,
            minutes=minutes,
            chair_user=next((user for user in chairs if str(user.pk) == chosen), None),
            **data,
        )
    except actions.HeaderConflict as conflict:
        return _conflict(request, conflict.minutes, form)
    except Refused as refused:
        form.add_error(None, str(refused))
        return page(request, minutes, header=form, status=422)
    if request.headers.get("HX-Request"):
        return render(request, "programmes/minutes/header_saved.html", {"minutes": held})
    messages.success(request, _("Kepala notula tersimpan."))
    return redirect("programmes:edit_minutes", pk)


def page(
    request: MemberRequest,
    minutes: Minutes,
    *,
    header: HeaderForm | None = None,
    new_point: NewPointForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Show the page on which minutes are written."""
    if header is None:
        chairs = queries.chairs_of(minutes, request.membership)
        header = HeaderForm(chairs=queries.choices(chairs), initial=queries.initial_of(minutes))
    context = {
        "minutes": minutes,
        "activity": minutes.activity,
        "header": header,
        "new_point": new_point or NewPointForm(initial={"kind": "discussion"}),
        "points": queries.points_of(minutes),
        "part": follow_ups.on_activity(minutes.activity, request.membership),
        "from_minutes": True,
        **more,
    }
    return render(request, "programmes/minutes/edit.html", context, status=status)


def _conflict(request: MemberRequest, stored: Minutes, form: HeaderForm) -> HttpResponse:
    """Show both heads; what was typed stays in the form, written against the newer version."""
    lines = queries.differences(stored, form)
    typed = request.POST.copy()
    typed["expected_version"] = str(stored.version)
    chairs = queries.choices(queries.chairs_of(stored, request.membership))
    again = HeaderForm(typed, chairs=chairs)
    if request.headers.get("HX-Request"):
        context = {"lines": lines, "minutes": stored}
        return render(request, "programmes/minutes/header_conflict.html", context, status=409)
    return page(request, stored, header=again, header_lines=lines, status=409)
