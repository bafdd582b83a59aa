"""What was read from a release as plain data, as `martabat release read --json` writes it."""

import datetime as dt
from typing import Any

from martabat.newsroom.reading.values import Found, Person, ReadActivity, Reading


def as_json(reading: Reading, *, file: str) -> dict[str, Any]:
    """Return the reading as one JSON object; an absent value is null, a list may be empty."""
    return {
        "file": file,
        "activities": [_activity(activity, reading.text) for activity in reading.activities],
        "mentions_dates": _mentioned(reading),
    }


def _activity(activity: ReadActivity, text: str) -> dict[str, Any]:
    date = activity.date
    follows = activity.follows_up
    return {
        "kind": activity.kind.value,
        "date": _day(date.day if date else None),
        "date_end": _day(date.last_day if date else None),
        "date_text": date.span.of(text) if date else None,
        "venue": _value(activity.venue),
        "region_code": _value(activity.region),
        "theme": _value(activity.theme),
        "organisations": [found.value for found in activity.organisations],
        "persons": [_person(person) for person in activity.persons],
        "follows_up": {"kind": follows.kind, "date": _day(follows.day)} if follows else None,
        "weekday_ok": date.weekday_ok if date else None,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "position": _value(person.position),
        "acting_for": _value(person.acting_for),
    }


def _mentioned(reading: Reading) -> list[str]:
    """Return every other full date in the order of the text, both ends of ranges included."""
    main = reading.activities[0].date if reading.activities else None
    days: list[dt.date] = []
    for date in reading.dates:
        ends = (date.last_day,) if main and date.span == main.span else (date.day, date.last_day)
        days.extend(day for day in ends if day is not None)
    own = main.day if main else None
    return [day.isoformat() for day in dict.fromkeys(days) if day != own]


def _value(found: Found[Any] | None) -> Any:
    return found.value if found else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
