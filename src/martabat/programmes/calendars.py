"""Activities as calendar entries (RFC 5545, RFC 5546), in the zone where they take place."""

import hashlib
import json
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from martabat.interface.dates import today
from martabat.programmes.hours import zone_of
from martabat.programmes.kinds import ActivityState
from martabat.programmes.models import Activity

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
# As long as an activity is taken to last when nobody says so.
USUAL = timedelta(hours=2)


def calendar_of(
    activity: Activity,
    *,
    method: str = REQUEST,
    sequence: int = 0,
    link: str = "",
    guests: tuple[str, ...] = (),
) -> bytes:
    """Return the .ics file of an activity; empty if not even its day is known.

    The UID never changes, so that a later file with a higher `sequence` replaces an earlier one,
    and one with `CANCEL` takes it out of the calendar.
    """
    if activity.day is None:
        return b""
    calendar = Calendar()
    calendar.add("prodid", "-//Martabat//Undangan//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if activity.starts_at is not None:
        calendar.add_component(_zone(activity.zone))
    calendar.add_component(_event(activity, method, sequence, link, guests))
    return calendar.to_ical()


def uid_of(activity: Activity) -> str:
    """Return what names the activity in every calendar of the world."""
    return f"kegiatan-{activity.pk}-{int(activity.created_at.timestamp())}@martabat"


def digest_of(activity: Activity) -> str:
    """Return a hash of all that a calendar shows; another hash means that guests must be told."""
    facts = [
        activity.title,
        activity.day,
        activity.last_day,
        activity.starts_at,
        activity.ends_at,
        activity.zone,
        activity.venue,
        activity.address,
        activity.online_link,
    ]
    return hashlib.sha256(json.dumps(facts, default=_plain).encode()).hexdigest()


def has_begun(activity: Activity, now: datetime | None = None) -> bool:
    """Whether it is too late to say whether one comes; never where no day is known."""
    if activity.state == ActivityState.HELD:
        return True
    if activity.starts_at is not None and (now or not settings.DEMONSTRATION):
        return activity.starts_at <= (now or timezone.now())
    # Without an hour, and in the demonstration, whose clock knows days only.
    return activity.day is not None and activity.day <= _today(activity, now)


def is_over(activity: Activity, now: datetime | None = None) -> bool:
    """Whether nobody can come any more."""
    if activity.state == ActivityState.HELD:
        return True
    return activity.until is not None and activity.until < _today(activity, now)


def _event(
    activity: Activity, method: str, sequence: int, link: str, guests: tuple[str, ...]
) -> Event:
    event = Event()
    event.add("uid", uid_of(activity))
    event.add("dtstamp", timezone.now())
    event.add("sequence", sequence)
    event.add("summary", activity.title)
    start, end = _span(activity)
    event.add("dtstart", start)
    event.add("dtend", end)
    place = ", ".join(filter(None, [activity.venue, activity.address])) or activity.online_link
    if place:
        event.add("location", place)
    lines = [activity.theme, activity.online_link, link]
    if any(lines):
        event.add("description", "\n".join(filter(None, lines)))
    if activity.online_link or link:
        event.add("url", link or activity.online_link)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("class", "PUBLIC" if activity.public else "PRIVATE")
    if method != PUBLISH:
        event.add("organizer", _person(settings.DEFAULT_FROM_EMAIL, activity.owner.name))
        for guest in guests:
            event.add("attendee", _person(guest, guest), encode=False)
    return event


def _span(activity: Activity) -> tuple[date, date]:
    """Return begin and end: moments in the activity's zone, or whole days where no hour is set."""
    day = activity.day
    assert day is not None  # noqa: S101 - a file without a day is never made
    last = activity.last_day or day
    if activity.starts_at is None:
        return day, last + timedelta(days=1)
    zone = zone_of(activity)
    start = activity.starts_at.astimezone(zone)
    end = (activity.ends_at or activity.starts_at + USUAL).astimezone(zone)
    # The hours are those of the first day; the last one ends at the same hour.
    return start, datetime.combine(max(last, end.date()), end.time(), zone)


@lru_cache(maxsize=3)
def _zone(name: str) -> Timezone:
    # None of the three zones knows summer time; their offsets have not changed since 1988.
    return Timezone.from_tzid(name, first_date=date(1990, 1, 1), last_date=date(2038, 1, 1))


def _person(address: str, name: str) -> vCalAddress:
    who = vCalAddress(f"MAILTO:{address}")
    who.params["CN"] = vText(name)
    return who


def _today(activity: Activity, now: datetime | None) -> date:
    return now.astimezone(zone_of(activity)).date() if now else today(activity.zone)


def _plain(value: date) -> str:
    return value.isoformat()
