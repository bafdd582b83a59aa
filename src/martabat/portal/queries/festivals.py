"""Festivals, programmes and activities as the public sees them: no participant, no inner work."""

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from martabat.agreements.models import Agreement, AgreementClaim, Party
from martabat.programmes import disputes
from martabat.programmes.kinds import ActivityState, ProgrammeKind, RegistrationState
from martabat.programmes.models import Activity, Programme, ProgrammeClaim
from martabat.programmes.places import is_open
from martabat.programmes.queries.nested import objects, rows
from martabat.programmes.queries.timeline import place_of
from martabat.programmes.when import days_of, days_of_programme, hours_of

PER_PAGE = 20
MOST_STOPS = 100
CLAIM = ("topic", "value", "source", "url", "note", "used", "position")


@dataclass(frozen=True, slots=True)
class Edition:
    """A line in the list of editions."""

    programme: Programme
    days: str
    disputed: bool


def editions() -> list[Edition]:
    """Return every public edition, the newest first (1 query)."""
    topics = ProgrammeClaim.objects.filter(programme=OuterRef("pk")).order_by("position", "pk")
    found = (
        Programme.objects.filter(public=True, kind=ProgrammeKind.EDITION)
        .select_related("region")
        .annotate(claim_rows=rows(topics, *CLAIM))
        .order_by("-year", "pk")[:MOST_STOPS]
    )
    return [
        Edition(
            programme,
            days_of_programme(programme),
            bool(disputes.disputes(objects(ProgrammeClaim, programme.claim_rows), {})),  # type: ignore[attr-defined]
        )
        for programme in found
    ]


def programme(**wanted: object) -> Programme | None:
    """Return a public programme with its claims and organisers (2 queries)."""
    claims = ProgrammeClaim.objects.filter(programme=OuterRef("pk")).order_by("position", "pk")
    return (
        Programme.objects.filter(public=True, **wanted)
        .select_related("region")
        .prefetch_related("organisers")
        .annotate(claim_rows=rows(claims, *CLAIM))
        .order_by("pk")
        .first()
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """A public activity in the course of a programme."""

    pk: int
    title: str
    when: str
    more: str
    done: bool
    open: bool
    example: bool


@dataclass(frozen=True, slots=True)
class FestivalPage:
    """Everything on the public page of a programme."""

    programme: Programme
    days: str
    used: dict[str, disputes.Value]
    disputes: list[disputes.Dispute]
    agreements: list[Agreement]
    stops: list[Stop]


def festival_page(programme: Programme) -> FestivalPage:
    """Return what the public page of a programme shows (3 queries); from `programme`."""
    claims = objects(ProgrammeClaim, programme.claim_rows)  # type: ignore[attr-defined]
    agreements = _agreements(programme)
    return FestivalPage(
        programme=programme,
        days=days_of_programme(programme),
        used=disputes.used_values(claims),
        disputes=[*disputes.disputes(claims, {}), *_of_agreements(agreements)],
        agreements=agreements,
        stops=[_stop(activity) for activity in _activities(programme)],
    )


def _activities(programme: Programme) -> list[Activity]:
    """Return the public activities in the order in which they took place."""
    found = list(
        programme.activities.filter(public=True)
        .exclude(state=ActivityState.CANCELLED)
        .select_related("series")
        .order_by("day", "number", "starts_at", "pk")[:MOST_STOPS]
    )
    return sorted(found, key=lambda activity: place_of(activity, found))


def _agreements(programme: Programme) -> list[Agreement]:
    claims = AgreementClaim.objects.filter(agreement=OuterRef("pk")).order_by("position", "pk")
    return list(
        Agreement.objects.filter(programmes=programme, public=True)
        .annotate(
            claim_rows=rows(claims, *CLAIM),
            party_rows=rows(
                Party.objects.filter(agreement=OuterRef("pk")).order_by("position"), "name"
            ),
        )
        .order_by("signed_on", "pk")
    )


def _of_agreements(agreements: list[Agreement]) -> list[disputes.Dispute]:
    found: list[disputes.Dispute] = []
    for agreement in agreements:
        claims = objects(AgreementClaim, agreement.claim_rows)  # type: ignore[attr-defined]
        kind = agreement.get_kind_display()
        labels = {
            claim.topic: disputes.label_of_agreement(claim.topic, kind=kind, day="")
            for claim in claims
        }
        found += disputes.disputes(claims, labels)
    return found


def _stop(activity: Activity) -> Stop:
    more = activity.get_kind_display()
    if activity.series and activity.number:
        more = _("%(kind)s, %(series)s sesi ke-%(number)s") % {
            "kind": more,
            "series": activity.series.name,
            "number": activity.number,
        }
    return Stop(
        pk=activity.pk,
        title=activity.title,
        when=days_of(activity),
        more=more,
        done=activity.state == ActivityState.HELD,
        open=is_open(activity),
        example=activity.example,
    )


def public_activities(*, region: str, today: dt.date, past: bool) -> QuerySet[Activity]:
    """Return public activities of a region or of all, those to come or those that were."""
    coming = Q(day__gte=today) | Q(last_day__gte=today)
    found = (
        Activity.objects.filter(public=True, programme__public=True)
        .exclude(state=ActivityState.CANCELLED)
        .select_related("region", "programme")
    )
    if region:
        found = found.filter(Q(region=region) | Q(region__province=region))
    if past:
        return found.filter(day__isnull=False).exclude(coming).order_by("-day", "-pk")
    return found.filter(coming).order_by("day", "starts_at", "pk")


@dataclass(frozen=True, slots=True)
class Line:
    """An activity in a list."""

    activity: Activity
    when: str
    hours: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of activities."""

    page: Page[Activity]
    lines: list[Line]


def listing(*, region: str, today: dt.date, past: bool, page: object) -> Listing:
    """Return a page of public activities (2 queries)."""
    found = public_activities(region=region, today=today, past=past)
    shown = Paginator(found, PER_PAGE).get_page(page)  # type: ignore[arg-type]
    return Listing(shown, [Line(item, days_of(item), hours_of(item)) for item in shown])


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """Everything on the public page of an activity; people only as a number."""

    activity: Activity
    when: str
    hours: str
    open: bool
    full: bool
    came: int
    # Whether those who came are invented.
    example: bool


def activity_page(pk: int) -> ActivityPage | None:
    """Return a public activity with agenda, speakers and photographs (5 queries)."""
    activity = (
        Activity.objects.filter(pk=pk, public=True, programme__public=True)
        .select_related("programme", "series", "region")
        .prefetch_related("agenda", "appearances", "sources", "objectives")
        .annotate(
            taken=Count(
                "registrations",
                filter=Q(registrations__state=RegistrationState.REGISTERED),
            ),
            came=Count("registrations", filter=Q(registrations__entered_at__isnull=False)),
            invented=Count("registrations", filter=Q(registrations__example=True)),
        )
        .first()
    )
    if activity is None:
        return None
    taken: int = activity.taken  # type: ignore[attr-defined]
    return ActivityPage(
        activity=activity,
        when=days_of(activity),
        hours=hours_of(activity),
        open=is_open(activity),
        full=activity.capacity is not None and taken >= activity.capacity,
        came=activity.came,  # type: ignore[attr-defined]
        example=activity.invented > 0,  # type: ignore[attr-defined]
    )
