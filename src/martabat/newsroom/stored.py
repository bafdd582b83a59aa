"""A reading as it is kept in the database, and back."""

import datetime as dt
from typing import Any

from martabat.newsroom.reading.values import (
    FollowsUp,
    Found,
    FoundDate,
    Person,
    ReadActivity,
    Reading,
    Span,
)

Plain = dict[str, Any]


def plain(reading: Reading) -> Plain:
    """Return all that was read, without the text, as data that JSON holds."""
    return {
        "activities": [_activity(one) for one in reading.activities],
        "dates": [_date(one) for one in reading.dates],
    }


def restored(data: Plain, text: str) -> Reading:
    """Return the reading of a text from what `plain` gave."""
    return Reading(
        text=text,
        activities=tuple(_read_activity(one) for one in data["activities"]),
        dates=tuple(_read_date(one) for one in data["dates"]),
    )


def _activity(one: ReadActivity) -> Plain:
    return {
        "kind": _found(one.kind),
        "date": _date(one.date) if one.date else None,
        "venue": _maybe(one.venue),
        "region": _maybe(one.region),
        "theme": _maybe(one.theme),
        "organisations": [_found(found) for found in one.organisations],
        "persons": [_person(person) for person in one.persons],
        "follows_up": {
            "kind": one.follows_up.kind,
            "day": _day(one.follows_up.day),
            "span": _span(one.follows_up.span),
            "confidence": one.follows_up.confidence,
        }
        if one.follows_up
        else None,
        "series_position": _maybe(one.series_position),
        "credits": [_found(found) for found in one.credits],
    }


def _read_activity(data: Plain) -> ReadActivity:
    follows = data["follows_up"]
    return ReadActivity(
        kind=_read_found(data["kind"]),
        date=_read_date(data["date"]) if data["date"] else None,
        venue=_read_maybe(data["venue"]),
        region=_read_maybe(data["region"]),
        theme=_read_maybe(data["theme"]),
        organisations=tuple(_read_found(one) for one in data["organisations"]),
        persons=tuple(_read_person(one) for one in data["persons"]),
        follows_up=FollowsUp(
            kind=follows["kind"],
            day=_read_day(follows["day"]),
            span=Span(*follows["span"]),
            confidence=follows["confidence"],
        )
        if follows
        else None,
        series_position=_read_maybe(data["series_position"]),
        credits=tuple(_read_found(one) for one in data["credits"]),
    )


def _person(person: Person) -> Plain:
    return {
        "name": person.name,
        "name_full": person.name_full,
        "span": _span(person.span),
        "position": _maybe(person.position),
        "acting_for": _maybe(person.acting_for),
        "confidence": person.confidence,
    }


def _read_person(data: Plain) -> Person:
    return Person(
        name=data["name"],
        span=Span(*data["span"]),
        name_full=data["name_full"],
        position=_read_maybe(data["position"]),
        acting_for=_read_maybe(data["acting_for"]),
        confidence=data["confidence"],
    )


def _date(one: FoundDate) -> Plain:
    return {
        "span": _span(one.span),
        "day": _day(one.day),
        "last_day": _day(one.last_day),
        "weekday_ok": one.weekday_ok,
        "likely": _day(one.likely),
        "basis": one.basis,
        "role": one.role,
        "confidence": one.confidence,
    }


def _read_date(data: Plain) -> FoundDate:
    return FoundDate(
        span=Span(*data["span"]),
        day=_read_day(data["day"]),
        last_day=_read_day(data["last_day"]),
        weekday_ok=data["weekday_ok"],
        likely=_read_day(data["likely"]),
        basis=data["basis"],
        role=data["role"],
        confidence=data["confidence"],
    )


def _found(found: Found[Any]) -> Plain:
    return {"value": found.value, "span": _span(found.span), "confidence": found.confidence}


def _read_found(data: Plain) -> Found[Any]:
    return Found(data["value"], Span(*data["span"]), data["confidence"])


def _maybe(found: Found[Any] | None) -> Plain | None:
    return _found(found) if found else None


def _read_maybe(data: Plain | None) -> Found[Any] | None:
    return _read_found(data) if data else None


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
