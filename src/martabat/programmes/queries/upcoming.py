"""What comes next, for the desk, the index and public pages."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import ActivityState
from martabat.programmes.models import Activity
from martabat.programmes.when import days_of, hours_of


@dataclass(frozen=True, slots=True)
class Upcoming:
    """An activity to come, or one that lasts today."""

    pk: int
    title: str
    kind: str
    day: dt.date
    when: str
    hours: str
    venue: str
    region: str
    href: str
    public: bool
    example: bool


def upcoming(
    membership: Membership | None,
    regions: Collection[str] | None,
    today: dt.date,
    limit: int,
) -> list[Upcoming]:
    """Return the next activities, the soonest first (1 query).

    Without a membership only public ones. `regions` are codes; a province's code stands for its
    regencies too. None means everywhere.
    """
    activities = (
        Activity.objects.filter(public=True)
        if membership is None
        else rules.visible_activities(membership)
    )
    activities = activities.filter(state=ActivityState.PLANNED).filter(
        Q(day__gte=today) | Q(last_day__gte=today)
    )
    if regions is not None:
        activities = activities.filter(Q(region__in=regions) | Q(region__province__in=regions))
    found = activities.select_related("region").order_by("day", "starts_at", "pk")[:limit]
    return [described(activity) for activity in found if activity.day is not None]


def described(activity: Activity) -> Upcoming:
    """Say of a dated activity what lists show."""
    assert activity.day is not None
    return Upcoming(
        pk=activity.pk,
        title=activity.title,
        kind=activity.get_kind_display(),
        day=activity.day,
        when=days_of(activity),
        hours=hours_of(activity),
        venue=activity.venue,
        region=activity.region.name if activity.region else "",
        href=activity.get_absolute_url(),
        public=activity.public,
        example=activity.example,
    )
