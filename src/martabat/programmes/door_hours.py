"""When the door of an activity is open, by its own clocks."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from martabat.interface.dates import today
from martabat.programmes.hours import zone_of
from martabat.programmes.models import Activity


def clock(activity: Activity) -> dt.datetime:
    """Return the moment it is; the demonstration plays on its own day, at this time of the day."""
    now = timezone.now()
    if settings.DEMONSTRATION:
        local = now.astimezone(zone_of(activity))
        return dt.datetime.combine(
            today(activity.zone), local.time(), zone_of(activity)
        ).astimezone(dt.UTC)
    return now


def days(activity: Activity) -> list[dt.date]:
    """Return its days in order; empty where none is known."""
    first, last = activity.day, activity.until
    if first is None or last is None:
        return []
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


def door_day(activity: Activity) -> dt.date | None:
    """Return the day that the door is about now: today, else the next or the last one."""
    known = days(activity)
    now = clock(activity).astimezone(zone_of(activity)).date()
    return next((day for day in known if day >= now), known[-1] if known else None)


def self_check_in_window(
    activity: Activity, day: dt.date
) -> tuple[dt.datetime, dt.datetime] | None:
    """Return from when until when people may check themselves in on a day, or None.

    It opens some minutes before the start and closes with the end (or later, as set). A day
    without hours is open as a whole; of several days each has the hours of the first.
    """
    if day not in days(activity):
        return None
    zone = zone_of(activity)
    first = activity.day or day
    moved = day - first
    midnight = dt.datetime.combine(day, dt.time(), zone)
    opens = midnight
    if activity.starts_at:
        start = activity.starts_at.astimezone(zone).replace(tzinfo=None) + moved
        opens = start.replace(tzinfo=zone) - dt.timedelta(minutes=activity.self_check_in_before)
    closes = midnight + dt.timedelta(days=1)
    if activity.ends_at:
        local = activity.ends_at.astimezone(zone).replace(tzinfo=None)
        same_day = local.date() == first
        end = (local + moved if same_day else dt.datetime.combine(day, local.time())).replace(
            tzinfo=zone
        )
        closes = end + dt.timedelta(minutes=activity.self_check_in_after)
    return opens.astimezone(dt.UTC), closes.astimezone(dt.UTC)
