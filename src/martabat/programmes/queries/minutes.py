"""Reading minutes: the page, the sheet that is printed, and their part of an activity's page."""

import datetime as dt
from dataclasses import dataclass
from typing import cast

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.interface import dates
from martabat.interface.numbers import number
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import MinutesState, PointKind
from martabat.programmes.minutes_content import (
    AttendanceContent,
    MinutesContent,
    PointContent,
    content_of,
)
from martabat.programmes.models import Activity, Minutes
from martabat.programmes.queries.rights import EVERY, rights, tag

NOTHING = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class SheetPoint:
    """A point as it is printed; `heading` is the line of the agenda, `tags` rights and regions."""

    heading: str
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetFollowUp:
    """A follow-up as it is printed."""

    text: str
    who: str
    due: str


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """Minutes as people read them, every field a text in the reader's language.

    The fields of a notula stand in the order of the form that ministries use (domain 3.2).
    Empty fields hold an en dash, except `approved`, `sha256` and `unfinished`.
    """

    office: str
    region: str
    number: str
    title: str
    theme: str
    day: str
    hours: str
    place: str
    invitation_number: str
    agenda: tuple[str, ...]
    chair: str
    chair_title: str
    taker: str
    taker_title: str
    attendance: str
    participants: tuple[str, ...]
    discussion: tuple[SheetPoint, ...]
    conclusions: tuple[SheetPoint, ...]
    follow_ups: tuple[SheetFollowUp, ...]
    state: str
    status: str
    approved: str
    sha256: str
    unfinished: bool
    example: bool


def minutes_sheet(activity: Activity) -> MinutesSheet | None:
    """Return the minutes of an activity as texts (9 queries; 1 for approved ones), or None."""
    minutes = found(activity)
    return sheet_of(minutes) if minutes else None


def found(activity: Activity) -> Minutes | None:
    """Return the minutes of an activity with what their pages need (1 query)."""
    return (
        Minutes.objects.select_related(
            "activity__programme",
            "activity__owner",
            "activity__region",
            "approved_by",
            "chair_user",
        )
        .filter(activity=activity)
        .first()
    )


def content(minutes: Minutes) -> MinutesContent:
    """Return what minutes say: what was approved, or what stands there now (8 queries)."""
    if minutes.state == MinutesState.APPROVED:
        return cast(MinutesContent, minutes.content)
    return content_of(minutes, rights("id"))


def sheet_of(minutes: Minutes, known: MinutesContent | None = None) -> MinutesSheet:
    """Put the texts of minutes together; `known` spares asking for their content again."""
    held = known or content(minutes)
    points = held["points"]
    return MinutesSheet(
        office=held["office"],
        region=held["region"],
        number=held["number"] or NOTHING,
        title=held["title"],
        theme=held["theme"],
        day=_days(held),
        hours=_hours(held),
        place=held["venue"] or NOTHING,
        invitation_number=held["invitation_number"] or NOTHING,
        agenda=tuple(held["agenda"]),
        chair=held["chair"][0] or NOTHING,
        chair_title=held["chair"][1],
        taker=held["taker"][0] or NOTHING,
        taker_title=held["taker"][1],
        attendance=attendance_sentence(held["attendance"]),
        participants=_participants(held["attendance"]),
        discussion=tuple(_point(item) for item in points if item["kind"] == PointKind.DISCUSSION),
        conclusions=tuple(_point(item) for item in points if item["kind"] == PointKind.CONCLUSION),
        follow_ups=tuple(
            SheetFollowUp(
                item["text"],
                item["who"],
                dates.date_long(dt.date.fromisoformat(item["due_on"]))
                if item["due_on"]
                else NOTHING,
            )
            for item in held["follow_ups"]
        ),
        state=str(MinutesState(minutes.state).label),
        status=status_of(minutes),
        approved=dates.datetime(minutes.approved_at, minutes.activity.zone)
        if minutes.approved_at
        else "",
        sha256=minutes.sha256,
        unfinished=minutes.state != MinutesState.APPROVED,
        example=minutes.example or minutes.activity.example,
    )


def status_of(minutes: Minutes) -> str:
    """Return the code of the state for a chip."""
    if minutes.state == MinutesState.DRAFT and minutes.returned_reason:
        return "minutes.returned"
    return f"minutes.{minutes.state}"


def attendance_sentence(came: AttendanceContent) -> str:
    """Say how many came of how many invited."""
    people = ngettext("%(n)s orang hadir", "%(n)s orang hadir", came["people"]) % {
        "n": number(came["people"])
    }
    if not came["invited"]:
        return _("%(people)s.") % {"people": people}
    words = {
        "offices": number(came["offices"]),
        "invited": number(came["invited"]),
        "represented": number(came["represented"]),
        "people": people,
    }
    if came["represented"]:
        return (
            _(
                "Hadir %(offices)s dari %(invited)s kantor yang diundang, %(represented)s di"
                " antaranya diwakili; %(people)s."
            )
            % words
        )
    return _("Hadir %(offices)s dari %(invited)s kantor yang diundang; %(people)s.") % words


def _participants(came: AttendanceContent) -> tuple[str, ...]:
    lines = list(came["institutions"])
    if came["unnamed"]:
        lines.append(_("dan %(n)s lembaga lain") % {"n": number(came["unnamed"])})
    return tuple(lines)


def _point(item: PointContent) -> SheetPoint:
    words = [
        _("Semua hak") if code == EVERY else tag(title) or code for code, title in item["rights"]
    ]
    words += [name for _code, name in item["regions"]]
    return SheetPoint(item["heading"], item["text"], tuple(words))


def _days(held: MinutesContent) -> str:
    if not held["day"]:
        return NOTHING
    text = dates.date(dt.date.fromisoformat(held["day"]))
    if held["last_day"] and held["last_day"] != held["day"]:
        text = f"{text} \N{EN DASH} {dates.date(dt.date.fromisoformat(held['last_day']))}"
    return text


def _hours(held: MinutesContent) -> str:
    if not held["starts_at"]:
        return NOTHING
    zone = held["zone"]
    start = dt.datetime.fromisoformat(held["starts_at"])
    if not held["ends_at"]:
        return dates.clock(start, zone)
    end = dt.datetime.fromisoformat(held["ends_at"])
    return f"{dates.clock(start, zone, label=False)}\N{EN DASH}{dates.clock(end, zone)}"


@dataclass(frozen=True, slots=True)
class Point:
    """A point on an activity's page."""

    text: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnActivity:
    """The minutes' part of an activity's page: what was approved, or how far a draft has come.

    `exists` is False where an editor may begin them; `written` counts the points of a draft.
    """

    exists: bool
    status: str = ""
    discussion: tuple[Point, ...] = ()
    conclusions: tuple[str, ...] = ()
    more: int = 0
    written: int = 0
    may_write: bool = False
    example: bool = False


SHOWN = 12


def on_activity(activity: Activity, membership: Membership) -> OnActivity | None:
    """Return what an activity's page says of its minutes (1 query)."""
    minutes = (
        Minutes.objects.filter(activity=activity)
        .annotate(written=Count("points", filter=~Q(points__text="")))
        .first()
    )
    if minutes is None:
        return OnActivity(exists=False) if rules.may_edit_activity(membership, activity) else None
    minutes.activity = activity
    if not rules.may_view_minutes(membership, minutes):
        return None
    # A draft has an empty content: its points are read on its own page.
    points = cast(list[PointContent], minutes.content.get("points", []))
    talked = [item for item in points if item["kind"] == PointKind.DISCUSSION]
    decided = [item["text"] for item in points if item["kind"] == PointKind.CONCLUSION]
    return OnActivity(
        exists=True,
        status=status_of(minutes),
        discussion=tuple(Point(item["text"], _point(item).tags) for item in talked[:SHOWN]),
        conclusions=tuple(decided[:SHOWN]),
        more=max(len(talked) - SHOWN, 0),
        written=minutes.written,
        may_write=minutes.state == MinutesState.DRAFT
        and rules.may_edit_activity(membership, activity),
        example=minutes.example,
    )
