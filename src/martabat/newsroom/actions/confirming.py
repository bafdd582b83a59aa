"""Turning what was read into records, as somebody decided: all of it in one go, or nothing.

A value of the record is never overwritten unwatched: an empty one may be filled, an equal one is
left, a different one becomes a claim of the release, or replaces the record's, which then stays as
a claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.agreements import rules as agreement_rules
from martabat.interface.dates import today
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.newsroom import comparing, rules
from martabat.newsroom.actions.claims import add_claim, kept_source, tell_agreement
from martabat.newsroom.actions.keeping import keep_text
from martabat.newsroom.comparing import FIELDS
from martabat.newsroom.keys import key_of
from martabat.newsroom.kinds import ReadingState, Topic
from martabat.newsroom.models import Following, ReleaseReading, TakingPart
from martabat.organisations.models import Membership
from martabat.programmes import rules as programme_rules
from martabat.programmes.actions.activities import change_activity, mark_held
from martabat.programmes.actions.contents import (
    AppearanceGiven,
    SourceGiven,
    set_appearances,
    set_sources,
)
from martabat.programmes.actions.planning import plan_activity
from martabat.programmes.kinds import ActivityState
from martabat.programmes.models import Activity, Programme, Series


class What(StrEnum):
    """What becomes of a value that was read."""

    TAKE = "take"
    CLAIM = "claim"
    REPLACE = "replace"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class FieldGiven:
    """A value as somebody left or changed it, and what becomes of it."""

    value: Any
    what: What


@dataclass(frozen=True, slots=True)
class OfficeGiven:
    """An organisation that took part; `organisation` is the key of a known one."""

    name: str
    organisation: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonGiven:
    """Somebody who took part."""

    part: str
    name: str
    title: str = ""
    acting_for: str = ""
    what: What = What.TAKE


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityGiven:
    """What was decided about one activity of the text; without activity and programme: nothing."""

    place: int
    activity: Activity | None = None
    programme: Programme | None = None
    fields: dict[str, FieldGiven]
    series: Series | None = None
    offices: Sequence[OfficeGiven] = ()
    people: Sequence[PersonGiven] = ()
    # "agreement:5" or "activity:7".
    follows: str = ""
    held: bool = False


@transaction.atomic
def confirm_reading(
    *, by: Membership, reading: ReleaseReading, given: Sequence[ActivityGiven]
) -> list[Activity]:
    """Write what was decided: activities, people, claims, the source with its text.

    Raises `Refused` where nothing was chosen, the reading is closed already, or a record has
    changed since the page was opened.
    """
    locked = open_reading(by, reading)
    wanted = [one for one in given if one.activity or one.programme]
    if not wanted:
        raise Refused(
            _("Pilih kegiatan untuk sekurangnya satu temuan, atau buang hasil bacaan ini."),
            code="nothing",
        )
    made = [_write(by, locked, one) for one in wanted]
    locked.document = keep_text(by=by, reading=locked, region=made[0].region)
    locked.state = ReadingState.CONFIRMED
    locked.closed_by, locked.closed_at = by.user, timezone.now()
    locked.save(update_fields=["document", "state", "closed_by", "closed_at"])
    locked.activities.set(made)
    record(
        subject=locked.subject,
        verb="reading.confirmed",
        actor=by.actor,
        data={
            "sha256": locked.sha256,
            "activities": [activity.pk for activity in made],
            "document": locked.document_id,
        },
    )
    return made


@transaction.atomic
def discard_reading(*, by: Membership, reading: ReleaseReading) -> ReleaseReading:
    """Drop a reading; nothing was written, so nothing is undone."""
    locked = open_reading(by, reading)
    locked.state = ReadingState.DISCARDED
    locked.closed_by, locked.closed_at = by.user, timezone.now()
    locked.save(update_fields=["state", "closed_by", "closed_at"])
    record(
        subject=locked.subject,
        verb="reading.discarded",
        actor=by.actor,
        data={"sha256": locked.sha256},
    )
    return locked


def open_reading(by: Membership, reading: ReleaseReading) -> ReleaseReading:
    """Lock a reading that still waits; raise for who may not, or where it is closed."""
    locked = ReleaseReading.objects.select_for_update().get(pk=reading.pk)
    if not rules.may_open_reading(by, locked):
        raise PermissionDenied
    if locked.state != ReadingState.PENDING:
        raise Refused(_("Hasil bacaan ini sudah selesai diputuskan."), code="closed")
    return locked


def _write(by: Membership, reading: ReleaseReading, given: ActivityGiven) -> Activity:
    made = _add if given.activity is None else _change
    activity = made(by, reading, given)
    _write_people(by, reading, activity, given)
    _write_offices(reading, activity, given)
    _write_following(by, activity, given.follows)
    _write_source(by, reading, activity)
    over = activity.day is None or activity.day <= today(activity.zone)
    if given.held and over and activity.state == ActivityState.PLANNED:
        activity = mark_held(by=by, activity=activity)
    record(
        subject=activity.subject,
        verb="activity.from_release",
        actor=by.actor,
        data={"reading": reading.pk, "sha256": reading.sha256},
    )
    return activity


def _add(by: Membership, reading: ReleaseReading, given: ActivityGiven) -> Activity:
    assert given.programme is not None
    taken = {
        topic: one.value
        for topic, one in given.fields.items()
        if one.what == What.TAKE and one.value not in (None, "")
    }
    number = taken.pop(Topic.NUMBER, None)
    kind = taken.pop(Topic.KIND)
    return plan_activity(
        by=by,
        programme=given.programme,
        kind=kind,
        title=taken.pop(Topic.TITLE, str(kind)),
        region=taken.pop(Topic.REGION, None),
        series=given.series,
        number=number if given.series else None,
        example=reading.example,
        **_days(taken),
    )


def _days(taken: dict[str, Any]) -> dict[str, Any]:
    """Return the columns by their names; a last day that is the first one says nothing."""
    columns = {str(topic): value for topic, value in taken.items()}
    if "day" not in columns or columns.get("last_day") == columns["day"]:
        columns.pop("last_day", None)
    return columns


def _change(by: Membership, reading: ReleaseReading, given: ActivityGiven) -> Activity:
    assert given.activity is not None
    activity = (
        Activity.objects.select_for_update(of=("self",))
        .select_related("programme", "series", "region")
        .get(pk=given.activity.pk)
    )
    if not programme_rules.may_edit_activity(by, activity):
        raise PermissionDenied
    changes: dict[str, Any] = {}
    day = given.fields[Topic.DAY]
    if day.what != What.LEAVE:
        tell_agreement(by=by, reading=reading, activity=activity, day=day.value)
    for topic in FIELDS:
        one = given.fields[topic]
        if one.value in (None, "") or one.what == What.LEAVE:
            continue
        held = getattr(activity, topic)
        match comparing.beside(topic, held, one.value), one.what:
            case "empty", _what:
                changes[topic.value] = one.value
            case "same", _what:
                continue
            case "differs", What.TAKE:
                raise Refused(
                    _(
                        "%(topic)s pada catatan berubah sejak halaman ini dibuka."
                        " Muat ulang halaman, lalu periksa lagi."
                    )
                    % {"topic": topic.label},
                    code="changed",
                )
            case "differs", What.REPLACE:
                add_claim(activity, topic, held, source=kept_source(activity))
                add_claim(activity, topic, one.value, reading=reading, used=True)
                changes[topic.value] = one.value
            case "differs", _what:
                add_claim(activity, topic, held, source=kept_source(activity), used=True)
                add_claim(activity, topic, one.value, reading=reading)
    if "number" in changes:
        if activity.series is None and given.series is not None:
            changes["series"] = given.series
        elif activity.series is None:
            del changes["number"]
    if changes:
        activity = change_activity(by=by, activity=activity, **changes)
    return activity


def _write_people(
    by: Membership, reading: ReleaseReading, activity: Activity, given: ActivityGiven
) -> None:
    recorded = list(activity.appearances.select_related("item").order_by("position", "pk"))
    people = [
        AppearanceGiven(
            part=one.part, name=one.name, title=one.title, institution=one.institution,
            acting_for=one.acting_for, item=one.item,
        )
        for one in recorded
    ]  # fmt: skip
    before = list(people)
    for person in given.people:
        if person.what == What.LEAVE or not (person.name or person.title):
            continue
        at = next(
            (at for at, one in enumerate(people) if comparing.alike(one.name, person.name)), None
        )
        if at is None:
            people.append(
                AppearanceGiven(
                    part=person.part, name=person.name, title=person.title,
                    acting_for=person.acting_for,
                )
            )  # fmt: skip
        elif person.what == What.TAKE:
            people[at] = replace(
                people[at],
                title=people[at].title or person.title,
                acting_for=people[at].acting_for or person.acting_for,
            )
        else:
            old, new = _said(people[at]), _said(person)
            replacing = person.what == What.REPLACE
            add_claim(activity, Topic.PERSON, old, source=kept_source(activity))
            add_claim(activity, Topic.PERSON, new, reading=reading)
            if replacing:
                people[at] = replace(
                    people[at], part=person.part, title=person.title, acting_for=person.acting_for
                )
    if people != before:
        set_appearances(by=by, activity=activity, people=people)


@override("id")
def _said(person: AppearanceGiven | PersonGiven) -> str:
    text = ", ".join(part for part in (person.name, person.title) if part)
    if person.acting_for:
        return _("%(person)s, mewakili %(other)s") % {"person": text, "other": person.acting_for}
    return text


def _write_offices(reading: ReleaseReading, activity: Activity, given: ActivityGiven) -> None:
    there = {comparing.folded(one.name) for one in activity.taking_part.all()}
    position = len(there)
    for office in given.offices:
        if comparing.folded(office.name) in there:
            continue
        there.add(comparing.folded(office.name))
        position += 1
        TakingPart.objects.create(
            activity=activity,
            name=office.name,
            organisation_id=office.organisation,
            reading=reading,
            position=position,
        )


def _write_following(by: Membership, activity: Activity, follows: str) -> None:
    kind, _colon, text = follows.partition(":")
    key = key_of(text)
    if key is None:
        return
    if kind == "agreement":
        agreement = agreement_rules.visible(by).filter(pk=key).first()
        if agreement is None:
            raise PermissionDenied
        Following.objects.update_or_create(
            activity=activity, defaults={"agreement": agreement, "earlier": None}
        )
    else:
        earlier = (
            programme_rules.visible_activities(by).filter(pk=key).exclude(pk=activity.pk)
        ).first()
        if earlier is None:
            raise PermissionDenied
        Following.objects.update_or_create(
            activity=activity, defaults={"agreement": None, "earlier": earlier}
        )


@override("id")
def _write_source(by: Membership, reading: ReleaseReading, activity: Activity) -> None:
    sources = [
        SourceGiven(name=one.name, dated=one.dated, url=one.url, note=one.note)
        for one in activity.sources.order_by("pk")
    ]
    new = SourceGiven(
        name=reading.source_name[:200],
        dated=reading.dated,
        url=reading.url,
        note=_("Dibaca dari rilis; SHA-256 teksnya %(hash)s.") % {"hash": reading.sha256},
    )
    if any(one.name == new.name and one.url == new.url and one.note == new.note for one in sources):
        return
    set_sources(by=by, activity=activity, sources=[*sources, new])
