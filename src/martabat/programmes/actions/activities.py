"""Changing an activity: its facts, its day, whether it took place; copying it."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.interface.dates import today
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import hours, rules
from martabat.programmes.actions.planning import check_place, next_number
from martabat.programmes.actions.registration import fill_places
from martabat.programmes.kinds import ActivityState
from martabat.programmes.models import Activity, AgendaItem, Appearance, Objective, Series
from martabat.programmes.signals import activity_cancelled, activity_moved

CHANGEABLE = frozenset(
    {
        "series",
        "number",
        "kind",
        "title",
        "theme",
        "day",
        "last_day",
        "starts_at",
        "ends_at",
        "when_text",
        "zone",
        "venue",
        "address",
        "mode",
        "online_link",
        "region",
        "agreement",
        "summary",
        "results",
        "registration",
        "capacity",
        "registration_until",
        "self_check_in",
        "public",
    }
)
# A change of these is told to whoever was invited.
_WHEN_AND_WHERE = frozenset({"day", "last_day", "starts_at", "ends_at", "venue", "online_link"})
# What a copy on another day takes along.
_COPIED = (
    "programme",
    "series",
    "within",
    "kind",
    "title",
    "theme",
    "zone",
    "venue",
    "address",
    "mode",
    "online_link",
    "region",
    "agreement",
    "summary",
    "example",
)


@transaction.atomic
def change_activity(*, by: Membership, activity: Activity, **fields: Any) -> Activity:
    """Change columns of an activity; what stays as it was leaves no journal entry."""
    locked = lock(by, activity)
    if unknown := fields.keys() - CHANGEABLE:
        raise TypeError(f"not changeable: {', '.join(sorted(unknown))}")
    changed = {name: value for name, value in fields.items() if getattr(locked, name) != value}
    if not changed:
        return locked
    before = (locked.day, locked.zone)
    for name, value in changed.items():
        setattr(locked, name, value)
    if changed.keys() & {"day", "zone"}:
        changed |= _take_hours_along(locked, before, given=fields.keys())
    if changed.keys() & {"series", "number"}:
        check_place(
            programme=locked.programme, series=locked.series, number=locked.number, but=locked.pk
        )
    if locked.state == ActivityState.HELD:
        _check_past(locked.day)
    locked.save(update_fields=list(changed))
    record(
        subject=locked.subject,
        verb="activity.changed",
        actor=by.actor,
        data={name: getattr(value, "pk", value) for name, value in changed.items()},
    )
    if changed.keys() & _WHEN_AND_WHERE and locked.state == ActivityState.PLANNED:
        activity_moved.send(Activity, activity=locked, by=by)
    if "capacity" in changed:
        fill_places(activity=locked)
    return locked


@transaction.atomic
def mark_held(*, by: Membership, activity: Activity) -> Activity:
    """Say that an activity took place; its day may be unknown, but not still to come."""
    locked = lock(by, activity)
    if locked.state == ActivityState.CANCELLED:
        raise Refused(
            _("Kegiatan ini dibatalkan. Jadwalkan kembali lebih dahulu."), code="cancelled"
        )
    _check_past(locked.day)
    return _set_state(by, locked, ActivityState.HELD)


@transaction.atomic
def plan_again(*, by: Membership, activity: Activity) -> Activity:
    """Take back that an activity was held or cancelled."""
    return _set_state(by, lock(by, activity), ActivityState.PLANNED)


@transaction.atomic
def cancel_activity(*, by: Membership, activity: Activity, reason: str) -> Activity:
    """Cancel an activity, with a reason; everything it holds stays. Whoever was invited is told."""
    locked = lock(by, activity)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan pembatalan."), code="reason")
    if locked.state == ActivityState.HELD:
        raise Refused(
            _("Kegiatan ini sudah terlaksana, sehingga tidak dapat dibatalkan."), code="held"
        )
    if locked.state == ActivityState.CANCELLED:
        return locked
    _set_state(by, locked, ActivityState.CANCELLED, reason)
    activity_cancelled.send(Activity, activity=locked, by=by, reason=reason)
    return locked


@transaction.atomic
def copy_activity(*, by: Membership, activity: Activity, day: dt.date) -> Activity:
    """Plan the same activity on another day, with its agenda and people.

    The copy takes the next number of the series; invitations, registrations and all that the
    first one left stay with the first.
    """
    source = lock(by, activity)
    shift = day - source.day if source.day else dt.timedelta(0)
    series = (
        Series.objects.select_for_update().get(pk=source.series_id) if source.series_id else None
    )
    copy = Activity(
        **{name: getattr(source, name) for name in _COPIED},
        owner=by.organisation,
        number=next_number(series) if series and source.number is not None else None,
        day=day,
        last_day=source.last_day + shift if source.last_day else None,
        starts_at=hours.moved(source.starts_at, shift, source.zone) if source.day else None,
        ends_at=hours.moved(source.ends_at, shift, source.zone) if source.day else None,
    )
    copy.save()
    items = _copy_agenda(source, copy, shift)
    Appearance.objects.bulk_create(
        Appearance(
            activity=copy,
            item=items.get(person.item_id),
            position=person.position,
            part=person.part,
            name=person.name,
            title=person.title,
            institution=person.institution,
            acting_for=person.acting_for,
        )
        for person in source.appearances.all()
    )
    Objective.objects.bulk_create(
        Objective(
            activity=copy,
            position=aim.position,
            text=aim.text,
            measure=aim.measure,
            target=aim.target,
        )
        for aim in source.objectives.all()
    )
    record(
        subject=copy.subject,
        verb="activity.copied",
        actor=by.actor,
        data={"from": source.pk, "day": day, "number": copy.number},
    )
    return copy


def lock(by: Membership, activity: Activity) -> Activity:
    """Lock an activity that is to be changed; raise PermissionDenied for who may not."""
    locked = (
        Activity.objects.select_for_update(of=("self",))
        .select_related("programme", "series")
        .get(pk=activity.pk)
    )
    if not rules.may_edit_activity(by, locked):
        raise PermissionDenied
    return locked


def _take_hours_along(
    locked: Activity, before: tuple[dt.date | None, str], *, given: Collection[str]
) -> dict[str, Any]:
    """Let agenda and hours show the same clock on the new day and in the new zone.

    Returns the columns of the activity that changed with it; hours that were given stay as given.
    """
    day, zone = before
    shift = locked.day - day if locked.day and day else dt.timedelta(0)

    def there(value: dt.datetime | None) -> dt.datetime | None:
        if value is None or locked.day is None:
            return None
        return hours.moment(hours.day(value, zone) + shift, hours.clock(value, zone), locked.zone)

    items = list(locked.agenda.filter(starts_at__isnull=False))
    for item in items:
        item.starts_at = there(item.starts_at)
    AgendaItem.objects.bulk_update(items, ["starts_at"])
    moved = {
        name: there(getattr(locked, name)) for name in ("starts_at", "ends_at") if name not in given
    }
    for name, value in moved.items():
        setattr(locked, name, value)
    return moved


def _copy_agenda(
    source: Activity, copy: Activity, shift: dt.timedelta
) -> dict[int | None, AgendaItem]:
    """Return the new items by the key of the old ones."""
    old = list(source.agenda.all())
    new = AgendaItem.objects.bulk_create(
        AgendaItem(
            activity=copy,
            position=item.position,
            starts_at=hours.moved(item.starts_at, shift, source.zone),
            title=item.title,
            note=item.note,
        )
        for item in old
    )
    return {before.pk: after for before, after in zip(old, new, strict=True)}


def _set_state(
    by: Membership, locked: Activity, state: ActivityState, reason: str = ""
) -> Activity:
    if locked.state == state:
        return locked
    before, locked.state, locked.cancelled_reason = locked.state, state, reason
    locked.save(update_fields=["state", "cancelled_reason"])
    record(
        subject=locked.subject,
        verb=f"activity.{state}",
        actor=by.actor,
        data={"before": before, **({"reason": reason} if reason else {})},
    )
    return locked


def _check_past(day: dt.date | None) -> None:
    if day is not None and day > today():
        raise Refused(
            _("Kegiatan yang tanggalnya belum tiba tidak dapat dicatat terlaksana."), code="future"
        )
