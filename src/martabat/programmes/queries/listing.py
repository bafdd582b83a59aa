"""Lists of activities and programmes, filtered by what stands in the address, page by page."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import ActivityState
from martabat.programmes.models import Activity, Invitation, Programme
from martabat.programmes.when import days_of, days_of_programme, hours_of

PER_PAGE = 25
# What of the list is shown; the words of the address.
NEXT, PAST, UNDATED, CANCELLED, ALL = "berikutnya", "sudah", "tanpa-tanggal", "batal", "semua"
STATES = (NEXT, PAST, UNDATED, CANCELLED, ALL)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; every field comes from the address."""

    state: str = ""
    kind: str = ""
    region: str = ""
    region_text: str = ""
    text: str = ""
    programme: int | None = None
    # Also public activities of others.
    everywhere: bool = False
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether anything but the scope was asked for."""
        return bool(self.state or self.kind or self.region or self.text or self.programme)


@dataclass(frozen=True, slots=True)
class Row:
    """An activity in a list."""

    activity: Activity
    when: str
    hours: str
    place: str


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme in a list."""

    programme: Programme
    days: str
    activities: int
    held: int


def activities(membership: Membership, filters: Filters) -> QuerySet[Activity]:
    """Return the activities asked for, whatever their state."""
    found = rules.visible_activities(membership) if filters.everywhere else mine(membership)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.region:
        found = found.filter(Q(region=filters.region) | Q(region__province=filters.region))
    if filters.programme:
        found = found.filter(programme=filters.programme)
    for word in filters.text.split()[:8]:
        found = found.filter(
            Q(title__icontains=word)
            | Q(theme__icontains=word)
            | Q(venue__icontains=word)
            | Q(programme__name__icontains=word)
        )
    return found


def mine(membership: Membership) -> QuerySet[Activity]:
    """Return the activities that concern the member: held, invited to, or of the region."""
    own = membership.organisation_id
    seen = rules.visible_activities(membership)
    if membership.organisation.region_id is None and membership.role in rules.READERS:
        return seen
    invited = Invitation.objects.filter(organisation=own).values("activity")
    programmes = mine_of_programmes(membership).values("pk")
    concerns = Q(owner=own) | Q(pk__in=invited) | Q(programme__in=programmes)
    code = membership.organisation.region_id
    if code is not None:
        concerns |= Q(region=code) | Q(region__province=code)
    return seen.filter(concerns)


def mine_of_programmes(membership: Membership) -> QuerySet[Programme]:
    """Return the programmes that the member's office keeps or holds, or of the region."""
    own, code = membership.organisation_id, membership.organisation.region_id
    seen = rules.visible_programmes(membership)
    if code is None and membership.role in rules.READERS:
        return seen
    held = Programme.objects.filter(organisers__organisation=own).values("pk")
    concerns = Q(owner=own) | Q(pk__in=held)
    if code is not None:
        concerns |= Q(region=code) | Q(region__province=code)
    return seen.filter(concerns)


def counts(found: QuerySet[Activity], today: dt.date) -> dict[str, int]:
    """Return how many activities there are of each state of the list (1 query)."""
    return found.aggregate(
        **{state: Count("pk", filter=_in_state(state, today)) for state in STATES}
    )


def listed(found: QuerySet[Activity], state: str, today: dt.date, page: int) -> Page[Row]:
    """Return one page of the activities in a state: the next first, else the newest first."""
    order = ("day", "starts_at", "pk") if state == NEXT else (F("day").desc(nulls_last=True), "-pk")
    rows = (
        found.filter(_in_state(state, today))
        .select_related("region", "programme", "series")
        .order_by(*order)
    )
    shown: Any = Paginator(rows, PER_PAGE).get_page(page)
    shown.object_list = [row_of(activity) for activity in shown.object_list]
    return cast("Page[Row]", shown)


def row_of(activity: Activity) -> Row:
    """Say of an activity what lists show."""
    # Whose it is need not be where it is, so the region stands only where no place is known.
    place = activity.venue or (activity.region.name if activity.region else "")
    return Row(activity, days_of(activity), hours_of(activity), place)


def programmes(
    membership: Membership, *, text: str = "", tradition: str = "", everywhere: bool, page: int
) -> Page[ProgrammeRow]:
    """Return one page of programmes, the newest first (2 queries)."""
    found = rules.visible_programmes(membership) if everywhere else mine_of_programmes(membership)
    if tradition:
        found = found.filter(tradition=tradition)
    for word in text.split()[:8]:
        found = found.filter(
            Q(name__icontains=word) | Q(host__icontains=word) | Q(theme__icontains=word)
        )
    shown: Any = Paginator(_counted(found), PER_PAGE).get_page(page)
    shown.object_list = [_programme_row(programme) for programme in shown.object_list]
    return cast("Page[ProgrammeRow]", shown)


def latest_programmes(membership: Membership, limit: int) -> list[ProgrammeRow]:
    """Return the member's newest programmes (1 query)."""
    return [_programme_row(found) for found in _counted(mine_of_programmes(membership))[:limit]]


def _counted(found: QuerySet[Programme]) -> QuerySet[Programme]:
    held = Q(activities__state=ActivityState.HELD)
    return (
        found.select_related("region")
        .annotate(total=Count("activities"), held=Count("activities", filter=held))
        .order_by("-year", "-pk")
    )


def _programme_row(programme: Programme) -> ProgrammeRow:
    return ProgrammeRow(
        programme,
        days_of_programme(programme),
        programme.total,  # type: ignore[attr-defined]
        programme.held,  # type: ignore[attr-defined]
    )


def _in_state(state: str, today: dt.date) -> Q:
    kept = ~Q(state=ActivityState.CANCELLED)
    to_come = Q(day__gte=today) | Q(last_day__gte=today)
    match state:
        case "berikutnya":
            return kept & to_come
        case "sudah":
            return kept & Q(day__isnull=False) & ~Q(day__gte=today) & ~_lasts(today)
        case "tanpa-tanggal":
            return kept & Q(day=None)
        case "batal":
            return ~kept
        case _:
            return Q()


def _lasts(today: dt.date) -> Q:
    return Q(last_day__isnull=False, last_day__gte=today)
