"""Who may read, write, check and publish releases: a predicate and, for lists, a filter."""

from django.db.models import Q, QuerySet

from martabat.newsroom.kinds import ReleaseState
from martabat.newsroom.models import Release, ReleaseReading
from martabat.organisations.models import Membership
from martabat.programmes import rules as programme_rules
from martabat.programmes.models import Activity


def may_read(membership: Membership | None) -> bool:
    """Whether a member may have releases read at all: whoever plans activities."""
    return programme_rules.may_plan(membership)


def may_open_reading(membership: Membership | None, reading: ReleaseReading) -> bool:
    """Whether a member may open a reading; the same as `visible_readings`."""
    return (
        membership is not None
        and may_read(membership)
        and reading.organisation_id == membership.organisation_id
    )


def visible_readings(membership: Membership | None) -> QuerySet[ReleaseReading]:
    """Return the readings of one's own organisation."""
    readings = ReleaseReading.objects.all()
    if membership is None or not may_read(membership):
        return readings.none()
    return readings.filter(organisation=membership.organisation_id)


def may_write(membership: Membership | None, activity: Activity) -> bool:
    """Whether a member may write releases of an activity: whoever may change the activity."""
    return programme_rules.may_edit_activity(membership, activity)


def may_open_release(membership: Membership | None, release: Release) -> bool:
    """Whether a member may open a release; the same as `visible_releases`."""
    if membership is None or not membership.active:
        return False
    if may_write(membership, release.activity):
        return True
    return release.state == ReleaseState.PUBLISHED and programme_rules.may_view_activity(
        membership, release.activity
    )


def visible_releases(membership: Membership | None) -> QuerySet[Release]:
    """Return the releases for which `may_open_release` holds, in one query."""
    releases = Release.objects.all()
    if membership is None or not membership.active:
        return releases.none()
    written = programme_rules.editable_activities(membership).values("pk")
    seen = programme_rules.visible_activities(membership).values("pk")
    return releases.filter(
        Q(activity__in=written) | Q(state=ReleaseState.PUBLISHED, activity__in=seen)
    )
