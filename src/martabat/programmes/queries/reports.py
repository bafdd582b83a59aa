"""What the report of an activity or of a whole edition says, in a fixed number of queries.

Figures of participants are counts; nobody who only took part is named. Speakers and officials, who
act in public, are. Minutes speak here only once the chair has approved them.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count, F, Q

from martabat.agreements.models import Agreement, AgreementClaim
from martabat.documents.models import Document
from martabat.interface import dates
from martabat.organisations.models import Membership
from martabat.programmes import disputes
from martabat.programmes.kinds import (
    MinutesState,
    PointKind,
)
from martabat.programmes.models import (
    Activity,
    AgendaItem,
    Appearance,
    Certificate,
    FollowUp,
    Minutes,
    Objective,
    Photo,
    Programme,
    Source,
)
from martabat.programmes.queries.report_figures import Came, Tested, came_to, tested_at, total_of
from martabat.programmes.queries.sources import keys_of, with_sources
from martabat.programmes.uses import Use, uses_of

MOST_ACTIVITIES: Final = 200
MOST_PHOTOS: Final = 12


@dataclass(frozen=True, slots=True)
class ToDo:
    """A follow-up: what, who, until when, and how many of the offices have done it."""

    text: str
    who: str
    due_on: dt.date | None
    done: int
    owed: int
    late: bool


@dataclass(frozen=True, slots=True)
class ActivityReport:
    """One activity."""

    activity: Activity
    agenda: tuple[tuple[AgendaItem, tuple[Appearance, ...]], ...] = ()
    people: tuple[Appearance, ...] = ()
    objectives: tuple[Objective, ...] = ()
    came: Came = Came()
    conclusions: tuple[str, ...] = ()
    minutes_state: str = ""
    tested: Tested | None = None
    follow_ups: tuple[ToDo, ...] = ()
    certificates: int = 0
    photos: tuple[Photo, ...] = ()
    sources: tuple[Source, ...] = ()
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionReport:
    """A programme with everything that was held in it."""

    programme: Programme
    organisers: tuple[str, ...]
    objectives: tuple[Objective, ...]
    agreements: tuple[Agreement, ...]
    disputes: tuple[disputes.Dispute, ...]
    activities: tuple[ActivityReport, ...]
    more_activities: int
    uses: tuple[Use, ...]
    totals: Came = field(default_factory=Came)


def activity_report(activity: Activity, membership: Membership | None) -> ActivityReport:
    """Return the report of one activity (16 queries), with the uses that the member may read."""
    return _reports([activity], membership)[0]


def edition_report(programme: Programme, membership: Membership | None) -> EditionReport:
    """Return the report of a programme with its activities in order (21 queries)."""
    found = list(
        with_sources(programme.activities.all())
        .select_related("series", "region", "owner", "agreement")
        .order_by(F("day").asc(nulls_last=True), "starts_at", "number", "pk")[: MOST_ACTIVITIES + 1]
    )
    more = 0
    if len(found) > MOST_ACTIVITIES:
        found = found[:MOST_ACTIVITIES]
        more = programme.activities.count() - MOST_ACTIVITIES
    for activity in found:
        activity.programme = programme
    activities = tuple(_reports(found, membership))
    agreements = tuple(programme.agreements.order_by("signed_on", "pk").prefetch_related("parties"))
    own = uses_of([f"agreement:{agreement.pk}" for agreement in agreements], membership)
    return EditionReport(
        programme=programme,
        organisers=tuple(item.name for item in programme.organisers.all()),
        objectives=tuple(programme.objectives.all()),
        agreements=agreements,
        disputes=tuple(_disputes(programme, agreements)),
        activities=activities,
        more_activities=more,
        uses=(*own, *(use for item in activities for use in item.uses)),
        totals=total_of([item.came for item in activities]),
    )


def _reports(activities: Sequence[Activity], membership: Membership | None) -> list[ActivityReport]:
    keys = [activity.pk for activity in activities]
    agenda = _grouped(AgendaItem.objects.filter(activity__in=keys).order_by("position"))
    people = _grouped(Appearance.objects.filter(activity__in=keys).order_by("position", "pk"))
    objectives = _grouped(Objective.objects.filter(activity__in=keys))
    photos = _grouped(
        Photo.objects.filter(activity__in=keys)
        .filter(Q(document=None) | Q(document__withdrawn=False))
        .select_related("document__blob")
        .order_by("position", "pk")
    )
    sources = _grouped(Source.objects.filter(activity__in=keys).order_by("pk"))
    came = came_to(keys)
    conclusions, states, minutes = _minutes(keys)
    tested = tested_at(keys)
    follow_ups = _follow_ups(keys)
    certificates = dict(
        Certificate.objects.filter(batch__activity__in=keys, revoked_at=None)
        .values_list("batch__activity")
        .annotate(count=Count("pk"))
        .order_by()
    )
    uses = _uses(activities, minutes, membership)
    return [
        ActivityReport(
            activity=activity,
            agenda=tuple(
                (item, tuple(who for who in people[activity.pk] if who.item_id == item.pk))
                for item in agenda[activity.pk]
            ),
            people=tuple(people[activity.pk]),
            objectives=tuple(objectives[activity.pk]),
            came=came[activity.pk],
            conclusions=conclusions.get(activity.pk, ()),
            minutes_state=states.get(activity.pk, ""),
            tested=tested.get(activity.pk),
            follow_ups=tuple(follow_ups[activity.pk]),
            certificates=certificates.get(activity.pk, 0),
            photos=tuple(photos[activity.pk]),
            sources=tuple(sources[activity.pk]),
            uses=tuple(uses[activity.pk]),
        )
        for activity in activities
    ]


def _grouped(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.activity_id].append(row)
    return found


def _minutes(
    keys: Sequence[int],
) -> tuple[dict[int, tuple[str, ...]], dict[int, str], dict[int, int]]:
    conclusions, states, pks = {}, {}, {}
    for minutes in Minutes.objects.filter(activity__in=keys):
        states[minutes.activity_id], pks[minutes.activity_id] = minutes.state, minutes.pk
        if minutes.state == MinutesState.APPROVED:
            points = (minutes.content or {}).get("points", [])
            conclusions[minutes.activity_id] = tuple(
                point["text"] for point in points if point["kind"] == PointKind.CONCLUSION
            )
    return conclusions, states, pks


def _follow_ups(keys: Sequence[int]) -> dict[int, list[ToDo]]:
    found: dict[int, list[ToDo]] = defaultdict(list)
    today = dates.today()
    rows = (
        FollowUp.objects.filter(activity__in=keys)
        .annotate(owed=Count("shares"), done=Count("shares", filter=~Q(shares__done_on=None)))
        .order_by("position", "pk")
    )
    for item in rows:
        still_open = not item.owed or item.done < item.owed
        late = item.due_on is not None and item.due_on < today and still_open
        found[item.activity_id].append(
            ToDo(item.text, item.who, item.due_on, item.done, item.owed, late)
        )
    return found


def _uses(
    activities: Sequence[Activity], minutes: Mapping[int, int], membership: Membership | None
) -> dict[int, list[Use]]:
    keys = [activity.pk for activity in activities]
    if all(hasattr(activity, "batch_pks") for activity in activities):
        # They were found together with what makes up their sources.
        rows = [(one.pk, minutes.get(one.pk), one.batch_pks) for one in activities]  # type: ignore[attr-defined]
    else:
        found_rows = with_sources(Activity.objects.filter(pk__in=keys))
        rows = list(found_rows.values_list("pk", "minutes__pk", "batch_pks"))  # type: ignore[misc]
    owner = {
        source: pk for pk, minutes, batches in rows for source in keys_of(pk, minutes, batches)
    }
    found: dict[int, list[Use]] = defaultdict(list)
    for use in uses_of(list(owner), membership):
        found[owner[use.source]].append(use)
    return found


def _disputes(programme: Programme, agreements: Sequence[Agreement]) -> list[disputes.Dispute]:
    found = disputes.disputes(programme.claims.all(), {})
    claims: dict[int, list[AgreementClaim]] = defaultdict(list)
    for claim in AgreementClaim.objects.filter(agreement__in=agreements).order_by("position", "pk"):
        claims[claim.agreement_id].append(claim)
    for agreement in agreements:
        said = claims[agreement.pk]
        labels = {
            claim.topic: disputes.label_of_agreement(
                claim.topic,
                kind=agreement.get_kind_display(),
                day=dates.date_long(agreement.signed_on) if agreement.signed_on else "",
            )
            for claim in said
        }
        found += disputes.disputes(said, labels)
    return found


def pictures(reports: Sequence[ActivityReport]) -> dict[int, Document]:
    """Return the pictures that a report shows, by the key of the photo; the first ones only."""
    found = [
        (photo.pk, photo.document)
        for report in reports
        for photo in report.photos
        if photo.document is not None
    ]
    return dict(found[:MOST_PHOTOS])
