"""Programmes, series and activities: making them."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements.models import Agreement
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership, Organisation
from martabat.programmes import rules
from martabat.programmes.kinds import ProgrammeKind
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
    """Make a programme with its organisers in order; `fields` are further columns of it.

    Raises PermissionDenied for a region that the member's office does not look after, and
    `Refused` where the tradition has an edition of that year.
    """
    if not rules.may_plan_in(by, region):
        raise PermissionDenied
    check_edition(kind=kind, tradition=fields.get("tradition", ""), year=year)
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


def check_edition(*, kind: str, tradition: str, year: int, but: int | None = None) -> None:
    """Raise `Refused` where another edition of the tradition has the year; `but` is oneself."""
    if kind != ProgrammeKind.EDITION:
        return
    there = Programme.objects.filter(kind=kind, tradition=tradition, year=year).exclude(pk=but or 0)
    other = there.first()
    if other is not None:
        raise Refused(
            _("%(tradition)s tahun %(year)s sudah tercatat sebagai %(name)s.")
            % {"tradition": tradition or _("Edisi"), "year": year, "name": other.name},
            code="edition",
        )


@transaction.atomic
def add_series(*, by: Membership, programme: Programme, name: str, purpose: str = "") -> Series:
    """Add a series at the end of a programme's series."""
    if not rules.may_edit_programme(by, programme):
        raise PermissionDenied
    Programme.objects.select_for_update().get(pk=programme.pk)
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
    Raises `Refused` where its number in the series is taken.
    """
    if not rules.may_edit_programme(by, programme):
        raise PermissionDenied
    check_place(
        programme=programme, series=fields.get("series"), number=fields.get("number"), but=None
    )
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


def check_place(
    *, programme: Programme, series: Series | None, number: int | None, but: int | None
) -> None:
    """Lock a series and raise `Refused` where a number in it is taken; `but` is oneself."""
    if series is None:
        return
    locked = Series.objects.select_for_update().get(pk=series.pk)
    if locked.programme_id != programme.pk:
        raise Refused(_("Rangkaian ini milik program lain."), code="series")
    if number is None:
        return
    taken = Activity.objects.filter(series=series, number=number).exclude(pk=but or 0).first()
    if taken is not None:
        raise Refused(
            _(
                "Urutan %(number)s dalam %(series)s sudah dipakai %(title)s."
                " Urutan kosong: %(free)s."
            )
            % {
                "number": number,
                "series": locked.name,
                "title": taken.title,
                "free": next_number(locked),
            },
            code="number",
        )


def next_number(series: Series) -> int:
    """Return the number after the last one of a series."""
    last = (
        Activity.objects.filter(series=series, number__isnull=False)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    return (last or 0) + 1
