"""Offices, and who holds them."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction

from martabat.journal.actions import SYSTEM, record
from martabat.organisations.models import Membership, Organisation, Person, Position
from martabat.organisations.rules import may_add_organisation, may_keep_positions
from martabat.regions.models import Region


@transaction.atomic
def add_organisation(
    *,
    by: Membership | None,
    name: str,
    kind: str,
    region: Region | None,
    parent: Organisation | None = None,
) -> Organisation:
    """Add an office or institution; `by` is empty on the command line."""
    if by is not None and not may_add_organisation(by, kind, region.pk if region else None):
        raise PermissionDenied
    organisation = Organisation.objects.create(
        name=name.strip(), kind=kind, region=region, parent=parent
    )
    _record(organisation, "organisation.added", by, {"name": organisation.name, "kind": kind})
    return organisation


@transaction.atomic
def appoint(
    *,
    by: Membership | None,
    organisation: Organisation,
    name: str,
    title: str,
    capacity: str = Position.Capacity.DEFINITIVE,
    start: dt.date,
    end: dt.date | None = None,
    person: Person | None = None,
) -> Position:
    """Write down that somebody holds an office, definitively or acting.

    What came before stays as it was: two people may hold one office in turn, and a Plt. may
    stand beside a head who is away.
    """
    if by is not None and not may_keep_positions(by, organisation):
        raise PermissionDenied
    position = Position.objects.create(
        person=person or Person.objects.create(name=name.strip()),
        organisation=organisation,
        title=title.strip(),
        capacity=capacity,
        start=start,
        end=end,
    )
    _record(organisation, "position.begun", by, {"position": position.pk, "start": start})
    return position


@transaction.atomic
def end_position(*, by: Membership | None, position: Position, end: dt.date) -> Position:
    """Write down when somebody left an office. Nothing that was signed before is touched."""
    if by is not None and not may_keep_positions(by, position.organisation):
        raise PermissionDenied
    position.end = end
    position.full_clean(validate_unique=False)
    position.save(update_fields=["end"])
    _record(position.organisation, "position.ended", by, {"position": position.pk, "end": end})
    return position


def _record(
    organisation: Organisation, verb: str, by: Membership | None, data: dict[str, object]
) -> None:
    record(
        subject=f"organisation:{organisation.pk}",
        verb=verb,
        actor=by.actor if by else SYSTEM,
        data=data,
    )
