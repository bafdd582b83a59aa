"""Reading the register of issues."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import IssueState, MinutesState
from martabat.programmes.models import Activity, Issue, MinutesPoint
from martabat.regions.models import Region

SHOWN_MEETINGS = 100


def listed(membership: Membership) -> QuerySet[Issue]:
    """Return the issues that a member may read, with the meetings where each came up."""
    return (
        rules.visible_issues(membership)
        .select_related("region")
        .annotate(meetings=Count("points__minutes", distinct=True))
        .order_by("-raised_on", "-pk")
    )


def filtered(issues: QuerySet[Issue], region: str, right: str, state: str) -> QuerySet[Issue]:
    """Keep the issues of a region (a province includes its regencies), a right and a state."""
    if region:
        issues = issues.filter(region__code__startswith=region)
    if right:
        issues = issues.filter(right=right)
    return issues.filter(state=state) if state in IssueState.values else issues


def regions_of(membership: Membership) -> QuerySet[Region]:
    """Return the regions that have issues which a member may read."""
    codes = rules.visible_issues(membership).order_by().values("region")
    return Region.objects.filter(pk__in=codes).order_by("code")


def states_of(issues: QuerySet[Issue]) -> dict[str, int]:
    """Count issues by state (1 query)."""
    rows = issues.order_by().values_list("state").annotate(count=Count("pk", distinct=True))
    return dict(rows)


@dataclass(frozen=True, slots=True)
class CameUp:
    """A point of a meeting where an issue came up."""

    point: int
    title: str
    text: str
    activity: Activity


@dataclass(frozen=True, slots=True)
class Meetings:
    """Where an issue came up, the newest first; `hidden` ones the reader may not open."""

    shown: tuple[CameUp, ...]
    hidden: int


def meetings_of(issue: Issue, membership: Membership) -> Meetings:
    """Return the points that speak of an issue, in meetings the member may open (2 queries)."""
    points = MinutesPoint.objects.filter(issue=issue).select_related("minutes__activity")
    ordered = list(points.order_by("-minutes__activity__day", "-pk")[:SHOWN_MEETINGS])
    found = rules.visible_activities(membership).filter(
        pk__in={point.minutes.activity_id for point in ordered}
    )
    open_to = set(found.values_list("pk", flat=True))
    shown = tuple(
        CameUp(
            point.pk,
            point.minutes.activity.title,
            # A draft is not yet what the meeting said.
            point.text if point.minutes.state == MinutesState.APPROVED else "",
            point.minutes.activity,
        )
        for point in ordered
        if point.minutes.activity_id in open_to
    )
    return Meetings(shown, len(ordered) - len(shown))


def open_issues(membership: Membership, regions: list[str]) -> QuerySet[Issue]:
    """Return the issues of regions that are not settled, to which a point may be attached."""
    return (
        rules.visible_issues(membership)
        .filter(region__in=regions)
        .exclude(state=IssueState.SETTLED)
        .select_related("region")
        .order_by("region_id", "-raised_on", "-pk")[:200]
    )
