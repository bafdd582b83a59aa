"""The lists of releases and of readings."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from martabat.newsroom import rules
from martabat.newsroom.kinds import ReadingState, ReleaseState
from martabat.newsroom.models import Release, ReleaseReading
from martabat.organisations.models import Membership

PER_PAGE = 25
WRITTEN, READ = "tulisan", "bacaan"


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody wants to see."""

    part: str = WRITTEN
    state: str = ""
    text: str = ""
    page: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything was left out."""
        return bool(self.state or self.text)


def filters_of(query: dict[str, str]) -> Filters:
    """Return the filters that an address asks for; what is unknown is left out."""
    part = READ if query.get("bagian") == READ else WRITTEN
    states = ReadingState.values if part == READ else ReleaseState.values
    state = query.get("keadaan", "")
    return Filters(
        part=part,
        state=state if state in states else "",
        text=query.get("q", "").replace("\0", "").strip()[:100],
        page=query.get("halaman", ""),
    )


def releases(membership: Membership, filters: Filters) -> QuerySet[Release]:
    """Return the releases that a member may open, the newest first."""
    found = rules.visible_releases(membership)
    for word in filters.text.split()[:8]:
        found = found.filter(
            Q(title__icontains=word)
            | Q(activity__title__icontains=word)
            | Q(activity__theme__icontains=word)
        )
    return found.filter(state=filters.state) if filters.state else found


def readings(membership: Membership, filters: Filters) -> QuerySet[ReleaseReading]:
    """Return the readings of the member's organisation, the newest first."""
    found = rules.visible_readings(membership)
    for word in filters.text.split()[:8]:
        found = found.filter(Q(text__icontains=word) | Q(publisher__icontains=word))
    return found.filter(state=filters.state) if filters.state else found


def page_of(membership: Membership, filters: Filters) -> Page[Any]:
    """Return one page of the list that was asked for (2 queries)."""
    found: QuerySet[Any]
    if filters.part == READ:
        found = (
            readings(membership, filters)
            .defer("found")
            .select_related("by")
            .annotate(written=Count("activities"))
        )
    else:
        found = releases(membership, filters).select_related("activity__region", "checked_by")
    return Paginator(found.order_by("-pk"), PER_PAGE).get_page(filters.page)


def counts(membership: Membership) -> dict[str, int]:
    """Return how many releases there are, how many readings, and how many of these wait."""
    waiting = Q(state=ReadingState.PENDING)
    read = rules.visible_readings(membership).aggregate(
        all=Count("pk"), waiting=Count("pk", filter=waiting)
    )
    return {
        WRITTEN: rules.visible_releases(membership).count(),
        READ: read["all"],
        "waiting": read["waiting"],
    }
