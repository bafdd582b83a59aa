"""Days of a register whose writers mixed orders: `06/05/2025` is read by what else the row says."""

import datetime as dt
import itertools
import re
from dataclasses import dataclass
from typing import Literal

Order = Literal["dmy", "mdy", "iso"]
MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PARTS = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text as a day."""

    day: dt.date
    order: Order
    short_year: bool


@dataclass(frozen=True, slots=True)
class Span:
    """Start and end as read; `unsure` where both orders are possible and nothing decides."""

    start: Reading | None
    end: Reading | None
    unsure: bool


def readings(text: str) -> list[Reading]:
    """Return every day that a text can mean: none, one, or two where day and month can swap."""
    found = _PARTS.fullmatch(text.strip())
    if found is None:
        return []
    first, second, third = (int(part) for part in found.groups())
    if len(found[1]) == 4:
        return [Reading(day, "iso", False) for day in [_day(first, second, third)] if day]
    short = len(found[3]) <= 2
    year = 2000 + third if short else third
    ways: list[tuple[dt.date | None, Order]] = [
        (_day(year, second, first), "dmy"),
        (_day(year, first, second), "mdy"),
    ]
    days = {day: Reading(day, order, short) for day, order in reversed(ways) if day}
    return sorted(days.values(), key=lambda reading: reading.order)


def read_span(
    start: str, end: str, *, months: frozenset[int], years: int | None, usual: Order | None
) -> Span:
    """Choose how to read both days of a row.

    `months` are those that the row's own numbers name (`…/VI/2025`), `years` its length, `usual`
    the order that days of this register have where only one is possible.
    """
    firsts: list[Reading | None] = [*readings(start)] or [None]
    lasts: list[Reading | None] = [*readings(end)] or [None]
    pairs = itertools.product(firsts, lasts)
    scored = [(_fit(first, last, months, years, usual), first, last) for first, last in pairs]
    best = max(scored, key=lambda item: item[0])
    level = [item for item in scored if item[0][:2] == best[0][:2]]
    unsure = len({(item[1] and item[1].day, item[2] and item[2].day) for item in level}) > 1
    return Span(best[1], best[2], unsure and best[0][2] == 0)


def _fit(
    start: Reading | None,
    end: Reading | None,
    months: frozenset[int],
    years: int | None,
    usual: Order | None,
) -> tuple[int, int, int]:
    """Say how well a pair fits: the month of the number, the length, the register's order."""
    month = int(start is not None and start.day.month in months)
    length = int(
        start is not None
        and end is not None
        and years is not None
        and abs((end.day - start.day).days - 365.25 * years) <= 2
    )
    return month, length, sum(item is not None and item.order == usual for item in (start, end))


def usual_order(texts: list[str]) -> Order | None:
    """Return the order of the days that can be read in one way only, if they agree mostly."""
    sure = [found[0].order for text in texts if len(found := readings(text)) == 1]
    day_first, month_first = sure.count("dmy"), sure.count("mdy")
    if day_first == month_first:
        return None
    return "dmy" if day_first > month_first else "mdy"


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
