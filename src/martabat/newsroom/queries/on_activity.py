"""What the page of an activity shows of this room: releases, readings, what sources dispute."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q
from django.db.models.functions import Left

from martabat.newsroom import rules
from martabat.newsroom.kinds import ReleaseState, Topic
from martabat.newsroom.models import ActivityClaim, Release, ReleaseReading
from martabat.organisations.models import Membership
from martabat.programmes.disputes import Dispute, disputes
from martabat.programmes.models import Activity
from martabat.programmes.queries.nested import objects, rows

MOST = 20


@dataclass(frozen=True, slots=True)
class OnActivity:
    """The part of an activity's page that this room keeps."""

    releases: list[Release]
    readings: list[ReleaseReading]
    disputes: list[Dispute]
    may_write: bool


def on_activity(activity: Activity, membership: Membership) -> OnActivity | None:
    """Return releases, readings and disputed facts of an activity (1 query)."""
    may_write = rules.may_write(membership, activity)
    releases, claims, readings = _told(activity, membership, may_write=may_write)
    if not (may_write or releases or readings or claims):
        return None
    labels = {topic.value: str(topic.label) for topic in Topic}
    return OnActivity(releases, readings, disputes(claims, labels), may_write)


def _told(
    activity: Activity, membership: Membership, *, may_write: bool
) -> tuple[list[Release], list[ActivityClaim], list[ReleaseReading]]:
    """Return releases and claims, and the readings that the member may open (1 query).

    The page of an activity gathers from every room; each may ask the database only once.
    """
    of_it = OuterRef("pk")
    seen = Q() if may_write else Q(state=ReleaseState.PUBLISHED)
    found: Any = (
        Activity.objects.filter(pk=activity.pk)
        .annotate(
            release_rows=rows(
                Release.objects.filter(seen, activity=of_it).order_by("-created_at", "-pk")[:MOST],
                "id", "title", "state", "published_at", "example",
            ),
            claim_rows=rows(
                ActivityClaim.objects.filter(activity=of_it).order_by("topic", "-used", "position"),
                "topic", "value", "source", "url", "note", "used", "position",
            ),
            reading_rows=rows(
                rules.visible_readings(membership)
                .filter(activities=of_it)
                .annotate(beginning=Left("text", 200))
                .order_by("-pk")[:MOST],
                "id", "publisher", "filename", "dated", "example", "beginning",
            ),
        )
        .values("release_rows", "claim_rows", "reading_rows")
        .get()
    )  # fmt: skip
    readings = [
        ReleaseReading(text=row.pop("beginning"), **row)
        # The database gives nothing where the member may see no reading at all.
        for row in found["reading_rows"] or []
    ]
    return (
        objects(Release, found["release_rows"]),
        objects(ActivityClaim, found["claim_rows"]),
        readings,
    )
