"""When and where an activity is, as official papers in Indonesian write it; gaps where unknown."""

import datetime as dt

from django.utils.translation import override

from martabat.documents.word.contexts import GAP
from martabat.interface import dates
from martabat.programmes.models import Activity
from martabat.programmes.when import days_of, hours_of, span_of_days


def day_line(activity: Activity) -> str:
    """Write day and date: `Kamis, 16 Februari 2023`."""
    if activity.day is None:
        return activity.when_text or GAP
    with override("id"):
        return days_of(activity)


def hours_line(activity: Activity) -> str:
    """Write the hours with their zone: `09.00–12.00 WIB`."""
    with override("id"):
        return hours_of(activity) or GAP


def place_line(activity: Activity) -> str:
    """Write venue and address, and where to join from afar."""
    parts = [activity.venue, activity.address]
    if activity.online_link:
        parts.append(f"daring: {activity.online_link}")
    return ", ".join(part for part in parts if part) or GAP


def span_line(start: dt.date | None, end: dt.date | None) -> str:
    """Write some days: `Kamis, 16 Februari 2023`, `16–17 Februari 2023`."""
    if start is None:
        return GAP
    with override("id"):
        return dates.date(start) if end in {None, start} else span_of_days(start, end)
