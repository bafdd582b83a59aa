"""One series: what was, what is next, and what each left behind."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from martabat.interface.dates import today
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import ActivityState, MinutesState
from martabat.programmes.models import Activity, Certificate, Registration, Series
from martabat.programmes.queries.sources import keys_of, with_sources
from martabat.programmes.uses import uses_of
from martabat.programmes.when import days_of, hours_of

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Step:
    """An activity in its series, and what it left."""

    activity: Activity
    when: str
    hours: str
    came: int
    minutes: str
    certificates: int
    uses: int


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """Everything on the page of a series; the totals are those of the whole series."""

    series: Series
    steps: Page[Step]
    held: int
    planned: int
    came: int
    certificates: int
    upcoming: Activity | None
    # The numbers at both ends, beyond which nothing moves.
    first: int | None
    last: int | None
    may_edit: bool


def find(membership: Membership, pk: int) -> Series | None:
    """Return a series of a programme that the member may open (1 query)."""
    return (
        Series.objects.filter(programme__in=rules.visible_programmes(membership).values("pk"))
        .select_related("programme__region", "programme__owner")
        .filter(pk=pk)
        .first()
    )


def series_page(series: Series, membership: Membership, *, page: int) -> SeriesPage:
    """Return what the page of a series shows (at most 6 queries); counts are made in SQL."""
    found = _counted(series.activities.all())
    totals = found.aggregate(
        held=Count("pk", filter=Q(state=ActivityState.HELD)),
        planned=Count("pk", filter=Q(state=ActivityState.PLANNED)),
        all_came=Coalesce(Sum("came"), 0),
        all_issued=Coalesce(Sum("issued"), 0),
        first=Min("number"),
        last=Max("number"),
    )
    shown: Any = Paginator(
        with_sources(found)
        .select_related("minutes", "region")
        .order_by(F("number").asc(nulls_last=True), F("day").asc(nulls_last=True), "pk"),
        PER_PAGE,
    ).get_page(page)
    activities: list[Any] = list(shown.object_list)
    keys = {
        activity.pk: keys_of(activity.pk, _minutes_pk(activity), activity.batch_pks)
        for activity in activities
    }
    uses = uses_of([key for found_keys in keys.values() for key in found_keys], membership)
    shown.object_list = [
        _step(activity, sum(1 for use in uses if use.source in keys[activity.pk]))
        for activity in activities
    ]
    return SeriesPage(
        series=series,
        steps=shown,
        upcoming=series.activities.filter(state=ActivityState.PLANNED, day__gte=today())
        .order_by("day", "number")
        .first(),
        first=totals["first"],
        last=totals["last"],
        may_edit=rules.may_edit_programme(membership, series.programme),
        held=totals["held"],
        planned=totals["planned"],
        came=totals["all_came"],
        certificates=totals["all_issued"],
    )


def _counted(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """Count who came and what was issued; no row of a registration leaves the database."""
    came = Registration.objects.filter(activity=OuterRef("pk"), entered_at__isnull=False)
    issued = Certificate.objects.filter(batch__activity=OuterRef("pk"), revoked_at=None)
    return activities.annotate(
        came=_count(came.values("activity")), issued=_count(issued.values("batch__activity"))
    )


def _count(rows: QuerySet) -> Coalesce:  # type: ignore[type-arg]
    counted = rows.order_by().annotate(rows=Count("pk")).values("rows")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _minutes_pk(activity: Activity) -> int | None:
    minutes = getattr(activity, "minutes", None)
    return minutes.pk if minutes else None


def _step(activity: Activity, uses: int) -> Step:
    minutes = getattr(activity, "minutes", None)
    return Step(
        activity=activity,
        when=days_of(activity),
        hours=hours_of(activity),
        came=activity.came,  # type: ignore[attr-defined]
        minutes=str(MinutesState(minutes.state).label) if minutes else "",
        certificates=activity.issued,  # type: ignore[attr-defined]
        uses=uses,
    )
