"""Entering and changing an agreement: its heading, parties and clauses."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from martabat.agreements import rules, workflow
from martabat.agreements.kinds import Body, Capacity, Stage
from martabat.agreements.models import Agreement, Clause, Party
from martabat.journal.actions import record
from martabat.organisations.models import Membership, Organisation
from martabat.regions.models import Region


@dataclass(frozen=True, kw_only=True)
class PartyGiven:
    """A party as somebody entered it; parties stand in the order in which they are given.

    `pk` names the party that is meant where an agreement has it already.
    """

    name: str
    pk: int | None = None
    body: str = Body.REGION
    organisation: Organisation | None = None
    address: str = ""
    signatory: str = ""
    title: str = ""
    capacity: str = Capacity.DEFINITIVE
    proxy_letter: str = ""
    number: str = ""
    signed_on: dt.date | None = None
    signed_place: str = ""


@dataclass(frozen=True, kw_only=True)
class ClauseGiven:
    """A clause as somebody entered it."""

    topic: str
    text: str
    title: str = ""


@transaction.atomic
def add_agreement(
    *,
    by: Membership,
    kind: str,
    title: str,
    region: Region | None,
    parties: Sequence[PartyGiven],
    clauses: Sequence[ClauseGiven] = (),
    parent: Agreement | None = None,
    relation: str = "",
    signed_on: dt.date | None = None,
    stage: str = "",
    owner: Organisation | None = None,
    example: bool = False,
    **fields: Any,
) -> Agreement:
    """Enter an agreement. One that was signed already starts at its implementation.

    `fields` are further columns of `Agreement` (category, summary, place, start, end, public …).
    """
    if not rules.may_add(by):
        raise PermissionDenied
    agreement = Agreement(
        kind=kind,
        title=title.strip(),
        region=region,
        owner=owner or by.organisation,
        parent=parent,
        relation=relation if parent else "",
        signed_on=signed_on,
        stage=stage or _begins_at(kind, signed_on, bool(fields.get("needs_council"))),
        example=example,
        **fields,
    )
    if not rules.may_edit(by, agreement) and by.organisation != agreement.owner:
        raise PermissionDenied
    agreement.save()
    _write_parties(agreement, parties)
    _write_clauses(agreement, clauses)
    record(
        subject=agreement.subject,
        verb="agreement.added",
        actor=by.actor,
        data={
            "kind": agreement.kind,
            "title": agreement.title,
            "parent": agreement.parent_id,
            "signed_on": agreement.signed_on,
            "parties": [given.name for given in parties],
        },
    )
    return agreement


def _write_parties(agreement: Agreement, parties: Sequence[PartyGiven]) -> None:
    Party.objects.bulk_create(
        Party(agreement=agreement, position=position, **(vars(given) | {"pk": None}))
        for position, given in enumerate(parties, start=1)
    )


def _write_clauses(agreement: Agreement, clauses: Sequence[ClauseGiven]) -> None:
    Clause.objects.bulk_create(
        Clause(
            agreement=agreement,
            position=position,
            topic=given.topic,
            title=given.title,
            text=given.text,
        )
        for position, given in enumerate(clauses, start=1)
    )


def _begins_at(kind: str, signed_on: dt.date | None, needs_council: bool) -> Stage:
    if signed_on:
        return Stage.IMPLEMENTATION
    return workflow.first_stage(kind, needs_council)


is_signed = workflow.is_signed
