"""What minutes say, as one plain value: read by pages, printed, and sealed when approved.

Codes and ISO dates instead of words, so that the seal does not depend on a language. Participants
are counted by institution; no participant is named.
"""

from typing import TypedDict

from martabat.journal.hashing import digest
from martabat.programmes.models import Minutes
from martabat.programmes.queries.attendance_figures import attendance_of
from martabat.programmes.queries.rights import Right
from martabat.regions.models import Region


class AttendanceContent(TypedDict):
    """Counts of offices and people, and the institutions that came."""

    invited: int
    offices: int
    represented: int
    people: int
    institutions: list[str]
    unnamed: int
    groups: list[str]


class PointContent(TypedDict):
    """A point with its tags: rights and regions as pairs of code and name."""

    kind: str
    heading: str
    text: str
    rights: list[list[str]]
    regions: list[list[str]]


class FollowUpContent(TypedDict):
    """What is to be done, by whom, until when."""

    text: str
    who: str
    due_on: str


class MinutesContent(TypedDict):
    """Everything that the chair approves."""

    activity: int
    title: str
    theme: str
    office: str
    region: str
    venue: str
    number: str
    invitation_number: str
    day: str
    last_day: str
    starts_at: str
    ends_at: str
    zone: str
    agenda: list[str]
    chair: list[str]
    taker: list[str]
    attendance: AttendanceContent
    points: list[PointContent]
    follow_ups: list[FollowUpContent]


def content_of(minutes: Minutes, known: dict[str, Right]) -> MinutesContent:
    """Return what minutes say now (7 queries); `known` are the rights in Indonesian.

    Approved minutes keep what they said: ask `shown` instead.
    """
    activity = minutes.activity
    came = attendance_of(activity)
    return {
        "activity": activity.pk,
        "title": activity.title,
        "theme": activity.theme,
        "office": activity.owner.name,
        "region": activity.region.name if activity.region else "",
        "venue": activity.venue,
        "number": minutes.number,
        "invitation_number": minutes.invitation_number,
        "day": _text(activity.day),
        "last_day": _text(activity.last_day),
        "starts_at": _text(activity.starts_at),
        "ends_at": _text(activity.ends_at),
        "zone": activity.zone,
        "agenda": [item.title for item in activity.agenda.all()],
        "chair": [minutes.chair, minutes.chair_title],
        "taker": [minutes.taker, minutes.taker_title],
        "attendance": {
            "invited": came.invited,
            "offices": came.offices,
            "represented": came.represented,
            "people": came.people,
            "institutions": list(came.institutions),
            "unnamed": came.unnamed,
            "groups": list(came.groups),
        },
        "points": [
            {
                "kind": point.kind,
                "heading": point.heading,
                "text": point.text,
                "rights": [
                    [code, known[code].title if code in known else ""] for code in point.rights
                ],
                "regions": [[region.code, place_name(region)] for region in point.regions.all()],
            }
            for point in minutes.points.prefetch_related("regions")
            if point.text
        ],
        "follow_ups": [
            {"text": item.text, "who": item.who, "due_on": _text(item.due_on)}
            for item in activity.follow_ups.all()
        ],
    }


def seal(content: MinutesContent) -> str:
    """Return the SHA-256 of the canonical text of minutes."""
    return digest(content)


def place_name(region: Region) -> str:
    """Return the name of a region as minutes write it: "Provinsi Jambi", "Kota Jambi"."""
    return f"Provinsi {region.name}" if region.is_province else region.name


def _text(value: object) -> str:
    return value.isoformat() if value is not None and hasattr(value, "isoformat") else ""
