"""Days and hours of activities: written in the activity's own zone, kept in UTC."""

import datetime as dt
from zoneinfo import ZoneInfo

from martabat.programmes.models import Activity


def zone_of(activity: Activity) -> ZoneInfo:
    """Return the zone in which its days begin and end."""
    return ZoneInfo(activity.zone)


def moment(day: dt.date, clock: dt.time, zone: str) -> dt.datetime:
    """Return the UTC moment when clocks in `zone` ("Asia/Makassar") show `clock` on `day`."""
    return dt.datetime.combine(day, clock, ZoneInfo(zone)).astimezone(dt.UTC)


def clock(value: dt.datetime, zone: str) -> dt.time:
    """Return what clocks in `zone` show at a moment."""
    return value.astimezone(ZoneInfo(zone)).time().replace(fold=0)


def day(value: dt.datetime, zone: str) -> dt.date:
    """Return the calendar day in `zone` at a moment."""
    return value.astimezone(ZoneInfo(zone)).date()


def moved(value: dt.datetime | None, days: dt.timedelta, zone: str) -> dt.datetime | None:
    """Return the same hour some days later, as clocks in `zone` show it."""
    if value is None:
        return None
    return moment(day(value, zone) + days, clock(value, zone), zone)
