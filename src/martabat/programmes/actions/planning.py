"""Programmes, series and activities: making and changing them."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from martabat.agreements.models import Agreement
from martabat.journal.actions import record
from martabat.organisations.models import Membership, Organisation
from martabat.programmes import rules
from martabat.programmes.models import Activity, Organiser, Programme, Series
from martabat.regions.models import Region


@transaction.atomic
def add_programme(
    *,
    by: Membership,
    kind: str,
    name: str,
    year: int,
    region: Region | None,
    host: str,
    organisers: Sequence[tuple[str, Organisation | None]] = (),
    agreements: Sequence[Agreement] = (),
    owner: Organisation | None = None,
    example: bool = False,
    **fields: Any,
) -> Programme:
    """Make a programme with its organisers in order; `fields` are further columns of it."""
    if not rules.may_plan(by):
        raise PermissionDenied
    programme = Programme.objects.create(
        kind=kind,
        name=name.strip(),
        year=year,
        region=region,
        host=host,
        owner=owner or by.organisation,
        example=example,
        **fields,
    )
    Organiser.objects.bulk_create(
        Organiser(programme=programme, position=position, name=label, organisation=organisation)
        for position, (label, organisation) in enumerate(organisers, start=1)
    )
    programme.agreements.set(agreements)
    if not rules.may_edit_programme(by, programme):
        raise PermissionDenied
    record(
        subject=programme.subject,
        verb="programme.added",
        actor=by.actor,
        data={"kind": kind, "name": programme.name, "year": year},
    )
    return programme


@transaction.atomic
def add_series(*, by: Membership, programme: Programme, name: str, purpose: str = "") -> Series:
    """Add a series at the end of a programme's series."""
    if not rules.may_edit_programme(by, programme):
        raise PermissionDenied
    series = Series.objects.create(
        programme=programme,
        name=name.strip(),
        purpose=purpose,
        position=programme.series.count() + 1,
    )
    record(
        subject=programme.subject,
        verb="series.added",
        actor=by.actor,
        data={"series": series.pk, "name": series.name},
    )
    return series


@transaction.atomic
def plan_activity(
    *,
    by: Membership,
    programme: Programme,
    kind: str,
    title: str,
    owner: Organisation | None = None,
    region: Region | None = None,
    zone: str = "",
    example: bool = False,
    **fields: Any,
) -> Activity:
    """Plan an activity, in the region and zone of its programme unless others are given.

    `fields` are further columns of `Activity` (series, number, theme, day, starts_at, venue …).
    """
    if not rules.may_edit_programme(by, programme):
        raise PermissionDenied
    region = region or programme.region
    activity = Activity.objects.create(
        programme=programme,
        kind=kind,
        title=title.strip(),
        owner=owner or by.organisation,
        region=region,
        zone=zone or (region.time_zone if region else "Asia/Jakarta"),
        example=example,
        **fields,
    )
    record(
        subject=activity.subject,
        verb="activity.planned",
        actor=by.actor,
        data={
            "programme": programme.pk,
            "kind": kind,
            "title": activity.title,
            "day": activity.day,
        },
    )
    return activity
