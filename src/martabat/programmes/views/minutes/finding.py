"""The minutes a page is about, for who may read or write them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.models import Minutes, MinutesPoint


def minutes_of(membership: Membership, pk: int, *, to_write: bool = False) -> Minutes:
    """Return the minutes of an activity; 404 for who may not read them, 403 for not writing."""
    minutes = (
        Minutes.objects.select_related(
            "activity__programme",
            "activity__owner",
            "activity__region",
            "approved_by",
            "chair_user",
        )
        .filter(activity=pk)
        .first()
    )
    if minutes is None or not rules.may_view_minutes(membership, minutes):
        raise Http404
    if to_write and not rules.may_edit_activity(membership, minutes.activity):
        raise PermissionDenied
    return minutes


def point_of(minutes: Minutes, number: int) -> MinutesPoint:
    """Return a point of the minutes by its key."""
    found = MinutesPoint.objects.select_related("issue")
    point = get_object_or_404(found, pk=number, minutes=minutes)
    point.minutes = minutes
    return point
