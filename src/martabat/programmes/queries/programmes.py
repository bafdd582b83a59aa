"""One programme: what its page shows, in a number of queries that does not grow."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _

from martabat.agreements import rules as agreement_rules
from martabat.agreements.kinds import FOUNDATIONS, Capacity
from martabat.agreements.models import Agreement, AgreementClaim, Party
from martabat.interface import dates
from martabat.organisations.models import Membership
from martabat.programmes import disputes as told
from martabat.programmes import rules
from martabat.programmes.kinds import ActivityKind, ActivityState
from martabat.programmes.models import (
    Activity,
    Objective,
    Organiser,
    Programme,
    ProgrammeClaim,
    Series,
)
from martabat.programmes.queries.nested import objects, rows
from martabat.programmes.queries.sources import keys_of, with_sources
from martabat.programmes.queries.timeline import Stop, timeline
from martabat.programmes.uses import Use, uses_of
from martabat.programmes.when import days_of_programme

CLAIM = ("topic", "value", "source", "url", "note", "used", "position")


@dataclass(frozen=True, slots=True)
class Link:
    """An agreement in the chain from commitment to proof."""

    kind: str
    day: str
    place: str
    parties: int
    href: str
    example: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """The parties of the agreement that a programme rests on, and whose signers are unknown."""

    kind: str
    parties: tuple[tuple[str, str, str], ...]
    # Kinds of other agreements whose signatories no source names, and where to enter them.
    unnamed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """Everything on the page of a programme."""

    programme: Programme
    days: str
    organisers: list[Organiser]
    objectives: list[Objective]
    chain: list[Link]
    signed: Signed | None
    activities: int
    kinds: list[str]
    undecided: int
    disputes: list[told.Dispute]
    used: dict[str, told.Value]
    uses: list[Use]
    indicators: int
    years: list[tuple[int, int]]
    series: list[Series]
    timeline: list[Stop]
    more_activities: int
    may_edit: bool


def find(membership: Membership, pk: int) -> Programme | None:
    """Return a programme that a member may open, with its small lists (1 query)."""
    of_it = OuterRef("pk")
    return (
        rules.visible_programmes(membership)
        .select_related("region__province", "owner")
        .annotate(
            organiser_rows=rows(
                Organiser.objects.filter(programme=of_it).order_by("position"),
                "position",
                "part",
                "name",
                "organisation_id",
            ),
            objective_rows=rows(
                Objective.objects.filter(programme=of_it).order_by("position", "pk"),
                "text",
                "measure",
                "target",
                "result",
            ),
            claim_rows=rows(
                ProgrammeClaim.objects.filter(programme=of_it).order_by("position", "pk"), *CLAIM
            ),
        )
        .filter(pk=pk)
        .first()
    )


def programme_page(programme: Programme, membership: Membership) -> ProgrammePage:
    """Return what the page of a programme shows (at most 8 queries); from `find`."""
    agreements = _agreements(programme, membership)
    rows_of_activities = list(
        with_sources(Activity.objects.filter(programme=programme)).values_list(
            "pk", "kind", "state", "minutes__pk", "batch_pks"
        )
    )
    keys = [f"agreement:{agreement.pk}" for agreement in agreements]
    for pk, _kind, _state, minutes, batches in rows_of_activities:
        keys += keys_of(pk, minutes, batches)
    uses = uses_of(keys, membership)
    claims = objects(ProgrammeClaim, programme.claim_rows)  # type: ignore[attr-defined]
    stops = timeline(programme, agreements)
    kinds = Counter(kind for _pk, kind, *_rest in rows_of_activities)
    shown = sum(1 for stop in stops if stop.state)
    return ProgrammePage(
        programme=programme,
        days=days_of_programme(programme),
        organisers=objects(Organiser, programme.organiser_rows),  # type: ignore[attr-defined]
        objectives=objects(Objective, programme.objective_rows),  # type: ignore[attr-defined]
        chain=[_link(agreement) for agreement in agreements],
        signed=_signed(agreements),
        activities=len(rows_of_activities),
        kinds=[str(ActivityKind(kind).label) for kind, _count in kinds.most_common(4)],
        undecided=sum(
            1 for _pk, _kind, state, *_rest in rows_of_activities if state == ActivityState.PLANNED
        ),
        disputes=[*told.disputes(claims, {}), *_of_agreements(agreements)],
        used=told.used_values(claims),
        uses=uses,
        indicators=len({use.indicator_code for use in uses}),
        years=sorted({(use.award_year, use.data_year) for use in uses}),
        series=_series(programme),
        timeline=stops,
        more_activities=len(rows_of_activities) - shown,
        may_edit=rules.may_edit_programme(membership, programme),
    )


def _agreements(programme: Programme, membership: Membership) -> list[Agreement]:
    """Return the agreements that the member may see, the oldest first (2 queries)."""
    claims = AgreementClaim.objects.filter(agreement=OuterRef("pk")).order_by("position", "pk")
    return list(
        agreement_rules.visible(membership)
        .filter(programmes=programme)
        .annotate(claim_rows=rows(claims, *CLAIM))
        .prefetch_related(Prefetch("parties", Party.objects.order_by("agreement_id", "position")))
        .order_by("signed_on", "pk")
    )


def _series(programme: Programme) -> list[Series]:
    held = Q(activities__state=ActivityState.HELD)
    return list(
        programme.series.annotate(
            total=Count("activities"), held=Count("activities", filter=held)
        ).order_by("position", "pk")
    )


def _link(agreement: Agreement) -> Link:
    if agreement.signed_on:
        day = dates.date_long(agreement.signed_on)
    else:
        day = agreement.signed_text or _("belum ditandatangani")
    return Link(
        kind=agreement.get_kind_display(),
        day=day,
        place=agreement.place,
        parties=len(agreement.parties.all()),
        href=agreement.get_absolute_url(),
        example=agreement.example,
    )


def _signed(agreements: list[Agreement]) -> Signed | None:
    chosen = next((one for one in agreements if one.kind in FOUNDATIONS), None)
    chosen = chosen or next(iter(agreements), None)
    if chosen is None:
        return None
    return Signed(
        kind=chosen.get_kind_display(),
        parties=tuple(
            (party.name, party.signatory, _capacity(party)) for party in chosen.parties.all()
        ),
        unnamed=tuple(
            (one.get_kind_display(), one.get_absolute_url())
            for one in agreements
            if one.signed_on and not any(party.signatory for party in one.parties.all())
        ),
    )


def _capacity(party: Party) -> str:
    """Write the title of a signatory, and in what capacity: "Pj. Wali Kota (penjabat)"."""
    if party.capacity == Capacity.DEFINITIVE or not party.title:
        return party.title
    if party.capacity == Capacity.PROXY:
        return _("%(title)s, dengan surat kuasa") % {"title": party.title}
    prefix = {Capacity.PJ: "Pj.", Capacity.PLT: "Plt.", Capacity.PLH: "Plh."}[
        Capacity(party.capacity)
    ]
    bare = party.title.removeprefix(prefix).strip()
    word = {
        Capacity.PJ: _("penjabat"),
        Capacity.PLT: _("pelaksana tugas"),
        Capacity.PLH: _("pelaksana harian"),
    }[Capacity(party.capacity)]
    return f"{prefix} {bare} ({word})"


def _of_agreements(agreements: list[Agreement]) -> list[told.Dispute]:
    found: list[told.Dispute] = []
    for agreement in agreements:
        claims: list[Any] = objects(AgreementClaim, agreement.claim_rows)  # type: ignore[attr-defined]
        kind = agreement.get_kind_display()
        day = dates.date_short(agreement.signed_on) if agreement.signed_on else ""
        labels = {
            claim.topic: told.label_of_agreement(claim.topic, kind=kind, day=day)
            for claim in claims
        }
        found += told.disputes(claims, labels)
    return found
