"""The course of a programme: its activities and signings in the order in which they took place."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef
from django.utils.translation import gettext as _

from martabat.agreements.models import Agreement
from martabat.interface import dates
from martabat.programmes.kinds import ActivityState, Part
from martabat.programmes.models import Activity, Appearance, Programme
from martabat.programmes.queries.nested import objects, rows
from martabat.programmes.when import days_of, guessed_day

MOST = 60


@dataclass(frozen=True, slots=True)
class Stop:
    """One station; `done` fills its dot."""

    when: str
    title: str
    lines: tuple[str, ...]
    href: str
    done: bool
    state: str
    example: bool


def timeline(programme: Programme, agreements: list[Agreement]) -> list[Stop]:
    """Return the stations of a programme, at most `MOST` activities (1 query).

    Whoever sees a programme sees its activities.

    A signing that no activity stands for is a station of its own. What has no day stands before
    the next numbered session of its series, or by the month that a source names, or last.
    """
    openers = Appearance.objects.filter(activity=OuterRef("pk"), part=Part.OPENER)
    found = list(
        Activity.objects.filter(programme=programme, within=None)
        .select_related("series", "region")
        .annotate(openers=rows(openers, "part", "name", "title", "institution", "acting_for"))
        .order_by("day", "number", "starts_at", "pk")[:MOST]
    )
    stops = [(place_of(activity, found), _stop(activity)) for activity in found]
    told = {activity.agreement_id for activity in found}
    stops += [
        ((agreement.signed_on, 0, 0), _signing(agreement))
        for agreement in agreements
        if agreement.signed_on is not None and agreement.pk not in told
    ]
    return [stop for _key, stop in sorted(stops, key=lambda pair: pair[0])]


def place_of(activity: Activity, others: Sequence[Activity]) -> tuple[dt.date, int, int]:
    """Return by what an activity is sorted among others, where sources name no day for it."""
    day = activity.day or guessed_day(activity.when_text)
    if day is None and activity.number is not None:
        day = min(
            (
                other.day
                for other in others
                if other.series_id == activity.series_id
                and other.day is not None
                and (other.number or 0) > activity.number
            ),
            default=None,
        )
    return (day or dt.date.max, activity.number or 0, activity.pk)


def _stop(activity: Activity) -> Stop:
    lines = []
    if activity.series is not None:
        lines.append(place_in_series(activity))
    lines += [
        opened_by(person)
        for person in objects(Appearance, activity.openers)  # type: ignore[attr-defined]
    ]
    if activity.theme:
        lines.append(_("Tema: %(theme)s.") % {"theme": activity.theme})
    if not lines and activity.venue:
        lines.append(activity.venue)
    return Stop(
        when=days_of(activity),
        title=activity.title,
        lines=tuple(lines),
        href=activity.get_absolute_url(),
        done=activity.state == ActivityState.HELD and bool(activity.day or activity.when_text),
        state=activity.state,
        example=activity.example,
    )


def _signing(agreement: Agreement) -> Stop:
    return Stop(
        when=days_of_signing(agreement),
        title=agreement.get_kind_display(),
        lines=(agreement.place,) if agreement.place else (),
        href=agreement.get_absolute_url(),
        done=True,
        state="",
        example=agreement.example,
    )


def days_of_signing(agreement: Agreement) -> str:
    """Write when an agreement was signed, as far as it is known."""
    if agreement.signed_on is None:
        return agreement.signed_text or _("tanggal belum tercatat")
    return dates.date(agreement.signed_on)


def place_in_series(activity: Activity) -> str:
    """Say which session of which series an activity is."""
    assert activity.series is not None
    if activity.number is None:
        return activity.series.name
    return _("%(series)s, sesi ke-%(number)s.") % {
        "series": activity.series.name,
        "number": activity.number,
    }


def named(person: Appearance) -> str:
    """Write who somebody is, as far as sources tell: title and name, or an office alone."""
    if person.name:
        return " ".join(part for part in (person.title, person.name) if part)
    place = ", ".join(part for part in (person.title, person.institution) if part)
    return _("%(office)s (nama tidak disebut sumber)") % {"office": place}


def opened_by(person: Appearance) -> str:
    """Say who opened an activity, and for whom."""
    if person.acting_for:
        return _("Dibuka %(person)s, mewakili %(other)s.") % {
            "person": named(person),
            "other": person.acting_for,
        }
    return _("Dibuka %(person)s.") % {"person": named(person)}
