"""Dates and times as people here write them, in the zone of the region they belong to."""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

Day = dt.date | dt.datetime

NOTHING = "\u2013"
DEFAULT_ZONE = "Asia/Jakarta"
LABELS = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
# The label alone is what pages often have at hand.
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def _language() -> str:
    return "en_GB" if (get_language() or "id")[:2] == "en" else "id"


@lru_cache(maxsize=8192)
def _format(day: dt.date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=language)


@lru_cache(maxsize=16)
def _zone(name: str) -> tuple[ZoneInfo, str]:
    name = ZONES.get(name, name)
    return ZoneInfo(name), LABELS.get(name, "")


def local(value: dt.datetime, zone: str | None = None) -> dt.datetime:
    """Give a moment in the zone of a region; a naive one is taken as already there."""
    info, _label = _zone(zone or DEFAULT_ZONE)
    return value.replace(tzinfo=info) if timezone.is_naive(value) else value.astimezone(info)


def _day(value: Day, zone: str | None = None) -> dt.date:
    return local(value, zone).date() if isinstance(value, dt.datetime) else value


def date(value: Day | None, zone: str | None = None) -> str:
    """Write a whole date: `Jumat, 31 Maret 2023`."""
    if value is None:
        return NOTHING
    return _format(_day(value, zone), "EEEE, d MMMM y", _language())


def date_long(value: Day | None, zone: str | None = None) -> str:
    """Write a date without its weekday: `31 Maret 2023`."""
    return NOTHING if value is None else _format(_day(value, zone), "d MMMM y", _language())


def date_short(value: Day | None, zone: str | None = None) -> str:
    """Write a near date: `31 Mar`."""
    return NOTHING if value is None else _format(_day(value, zone), "d MMM", _language())


def date_near(value: Day | None, zone: str | None = None) -> str:
    """Write a near date with its weekday: `Jumat 31 Mar`."""
    return NOTHING if value is None else _format(_day(value, zone), "EEEE d MMM", _language())


def month_short(value: Day | None) -> str:
    """Write a month for the small calendar leaf: `Mar`."""
    return NOTHING if value is None else _format(_day(value), "MMM", _language())


def month_year(value: Day | None) -> str:
    """Write a month of a year: `September 2023`."""
    return NOTHING if value is None else _format(_day(value), "MMMM y", _language())


def _clock(moment: dt.datetime) -> str:
    colon = ":" if _language() == "en_GB" else "."
    return f"{moment.hour:02}{colon}{moment.minute:02}"


def clock(value: dt.datetime | None, zone: str | None = None, label: bool = True) -> str:
    """Write a time with its zone: `14.07 WIB`."""
    if value is None:
        return NOTHING
    text = _clock(local(value, zone))
    return f"{text} {_zone(zone or DEFAULT_ZONE)[1]}".rstrip() if label else text


def datetime(value: dt.datetime | None, zone: str | None = None) -> str:
    """Write a moment: `Jumat, 31 Maret 2023, 14.07 WIB`."""
    return NOTHING if value is None else f"{date(value, zone)}, {clock(value, zone)}"


def datetime_short(value: dt.datetime | None, zone: str | None = None) -> str:
    """Write a near moment: `31 Mar, 14.07`."""
    if value is None:
        return NOTHING
    return f"{date_short(value, zone)}, {clock(value, zone, label=False)}"


def today(zone: str | None = None) -> dt.date:
    """Give the date that a region's calendar shows now; in the demonstration, the day it plays."""
    if settings.DEMONSTRATION:
        return settings.DEMONSTRATION_DAY
    return local(timezone.now(), zone).date()


def days_left(value: Day | None, now: Day | None = None, zone: str | None = None) -> str:
    """Say how far a due date is: `Terlambat 2 hari`, `Hari ini`, `Besok`, `6 hari lagi`."""
    if value is None:
        return NOTHING
    days = (_day(value, zone) - (today(zone) if now is None else _day(now, zone))).days
    if days == 0:
        return _("Hari ini")
    if days == 1:
        return _("Besok")
    if days < 0:
        return ngettext("Terlambat %(days)s hari", "Terlambat %(days)s hari", -days) % {
            "days": -days
        }
    return ngettext("%(days)s hari lagi", "%(days)s hari lagi", days) % {"days": days}


def is_late(value: Day | None, now: Day | None = None, zone: str | None = None) -> bool:
    """Tell whether a due date has passed."""
    if value is None:
        return False
    return _day(value, zone) < (today(zone) if now is None else _day(now, zone))
