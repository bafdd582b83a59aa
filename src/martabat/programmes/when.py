"""How the time of an activity or programme is written, and where it stands among others."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from martabat.interface import dates
from martabat.interface.dates import NOTHING
from martabat.programmes.models import Activity, Programme

_MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)


def span_of_days(start: dt.date | None, end: dt.date | None = None) -> str:
    """Write some days: `17–19 Oktober 2023`, `30 November – 2 Desember 2016`."""
    if start is None:
        return NOTHING
    if end is None or end == start:
        return dates.date_long(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}\u2013{dates.date_long(end)}"
    if start.year == end.year:
        first = dates.date_long(start).rsplit(" ", 1)[0]
        return f"{first} \u2013 {dates.date_long(end)}"
    return f"{dates.date_long(start)} \u2013 {dates.date_long(end)}"


def days_of(activity: Activity) -> str:
    """Write when an activity is, with its weekday where it is one day; what is unknown is said."""
    if activity.day is None:
        return activity.when_text or _("tanggal belum tercatat")
    if activity.last_day is None or activity.last_day == activity.day:
        return dates.date(activity.day)
    return span_of_days(activity.day, activity.last_day)


def hours_of(activity: Activity) -> str:
    """Write its hours in its own zone: `09.00–12.00 WIB`; empty where none are known."""
    if activity.starts_at is None:
        return ""
    if activity.ends_at is None:
        return dates.clock(activity.starts_at, activity.zone)
    first = dates.clock(activity.starts_at, activity.zone, label=False)
    return f"{first}\u2013{dates.clock(activity.ends_at, activity.zone)}"


def line_of(activity: Activity) -> str:
    """Write day, place and hours or zone in one line, as under a heading."""
    # Whose it is need not be where it is, so the region stands only where no place is known.
    place = activity.venue or (activity.region.name if activity.region else "")
    hours = hours_of(activity) or (activity.zone_label if activity.day else "")
    return " \u00b7 ".join(part for part in (days_of(activity), place, hours) if part)


def days_of_programme(programme: Programme) -> str:
    """Write the days of a programme, or what a source says of them; may be empty."""
    if programme.start is None:
        return programme.when_text
    return span_of_days(programme.start, programme.end)


def guessed_day(text: str) -> dt.date | None:
    """Return the first day of a month that a source names ("Januari 2023"), only to sort by."""
    found = re.search(r"([a-z]+)?\s*\b((?:19|20)\d\d)\b", text.casefold())
    if found is None:
        return None
    month = found.group(1)
    return dt.date(int(found.group(2)), _MONTHS.index(month) + 1 if month in _MONTHS else 1, 1)
