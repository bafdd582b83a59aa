"""Who gets to the door of an activity."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from martabat.interface.middleware import PERMISSIONS
from martabat.organisations.views.access import MemberRequest
from martabat.programmes import rules
from martabat.programmes.models import Activity

# Built once: one of them stands before every scan, and there reads only what a scan needs.
_ACTIVITIES = Activity.objects.select_related("owner", "programme").order_by()
_TO_SCAN = (
    Activity.objects.select_related("owner")
    .only("programme", "owner__region", "region", "zone", "day", "last_day", "public")
    .order_by()
)
WITH_CAMERA = PERMISSIONS.replace("camera=()", "camera=(self)")


def activity_at_door(request: MemberRequest, pk: int, *, to_scan: bool = False) -> Activity:
    """Return the activity; unseen it is not there, without business at the door it is 403."""
    activity = next(iter((_TO_SCAN if to_scan else _ACTIVITIES).filter(pk=pk)), None)
    if activity is None:
        raise Http404
    if rules.may_check_in(request.membership, activity):
        return activity
    if not rules.may_view_activity(request.membership, activity):
        raise Http404
    raise PermissionDenied


def let_use_camera(response: HttpResponse) -> HttpResponse:
    """Allow this page, and no other, to ask for the camera."""
    response.headers["Permissions-Policy"] = WITH_CAMERA
    return response
