"""What devices at the door ask and tell, as JSON."""

import json

from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from martabat.interface.dates import clock as clock_text
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions.door import ScanResult, scan_many
from martabat.programmes.actions.people_lists import note_on_device
from martabat.programmes.door_hours import clock
from martabat.programmes.forms.door import WrongBatch, batch_in
from martabat.programmes.models import Activity
from martabat.programmes.queries import door as queries
from martabat.programmes.views.door.access import activity_at_door

# Compact: a phone on a bad line reads this.
COMPACT = {"separators": (",", ":")}


@require_POST
@member_required
def scan(request: MemberRequest, pk: int) -> HttpResponse:
    """Take one scan, or up to 200 that waited on the device."""
    activity = activity_at_door(request, pk, to_scan=True)
    try:
        scans, gate, sent_at = batch_in(json.loads(request.body))
    except (WrongBatch, ValueError):
        return JsonResponse({"error": "malformed"}, status=422)
    results = scan_many(
        activity=activity, scans=scans, by=request.membership, gate=gate, sent_at=sent_at
    )
    return JsonResponse(
        {"now": clock(activity), "results": [_told(result, activity) for result in results]},
        json_dumps_params=COMPACT,
    )


@never_cache
@require_POST
@member_required
def tickets(request: MemberRequest, pk: int) -> HttpResponse:
    """Give what the device needs to go on alone, and write down that it has it."""
    activity = activity_at_door(request, pk)
    listed = queries.tickets_for_device(activity)
    note_on_device(activity=activity, by=request.membership, people=len(listed))
    rows = [
        [item.pk, item.hash, item.name, item.institution, item.needs, item.state, item.came,
         item.since]
        for item in listed
    ]  # fmt: skip
    return JsonResponse({"now": clock(activity), "tickets": rows}, json_dumps_params=COMPACT)


@never_cache
@require_safe
@member_required
def search(request: MemberRequest, pk: int) -> HttpResponse:
    """Find registered people by name."""
    activity = activity_at_door(request, pk)
    found = queries.people_named(activity, request.GET.get("q", "")[:100])
    people = [
        {
            "ticket": person.pk,
            "name": person.name,
            "institution": person.institution,
            "inside": person.inside,
        }
        for person in found
    ]
    return JsonResponse({"people": people}, json_dumps_params=COMPACT)


def _told(result: ScanResult, activity: Activity) -> dict[str, object]:
    """Say only what the door must know."""
    told: dict[str, object] = {
        "nonce": str(result.nonce),
        "reason": result.reason,
        "time": clock_text(result.at, activity.zone, label=False),
    }
    if result.ticket:
        told |= {
            "ticket": result.ticket,
            "name": result.name,
            "institution": result.institution,
            "needs": result.needs,
            "first": result.first,
        }
    if result.since:
        told["since"] = clock_text(result.since, activity.zone, label=False)
        told["gate"] = result.since_gate
    return told
