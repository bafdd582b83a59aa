"""The page at the door, which goes on when the line is down, and works without a script."""

from pathlib import Path
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions.door import ScanResult, scan
from martabat.programmes.door_hours import clock, door_day
from martabat.programmes.door_words import LEGEND, WORDS
from martabat.programmes.forms.door import CodeForm
from martabat.programmes.kinds import Direction
from martabat.programmes.queries import door as queries
from martabat.programmes.views.door.access import activity_at_door, let_use_camera
from martabat.programmes.when import days_of

WORKER = Path(__file__).parents[2] / "static/programmes/door_worker.js"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def page(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the door; a posted code is scanned, for devices without a script."""
    activity = activity_at_door(request, pk)
    form = CodeForm(request.POST if request.method == "POST" else None)
    result: ScanResult | None = None
    status = 200
    if request.method == "POST":
        if form.is_valid():
            result = scan(activity=activity, by=request.membership, **form.cleaned_data)
        else:
            status = 422
    # What a device keeps for later holds no name, and must not be taken for the newest.
    copy = "X-Door-Copy" in request.headers
    context = {
        "activity": activity,
        "form": form,
        "result": result,
        "direction": form.data.get("direction") or Direction.IN,
        "words": WORDS,
        "legend": LEGEND,
        "days": days_of(activity),
        "first_day": activity.day,
        "day": door_day(activity),
        "clock": clock(activity),
        "nonce": uuid4(),
        "counts": queries.counts(activity),
        "scans": [] if copy else queries.latest_scans(activity),
        "copy": copy,
    }
    return let_use_camera(render(request, "programmes/door/page.html", context, status=status))


@require_safe
@member_required
def figures(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the counts again, for htmx."""
    activity = activity_at_door(request, pk)
    context = {"activity": activity, "counts": queries.counts(activity)}
    return render(request, "programmes/door/counts.html", context)


@require_safe
@member_required
def worker(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the service worker, from below the door: it can reach no other page."""
    activity_at_door(request, pk)
    response = HttpResponse(WORKER.read_text(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
