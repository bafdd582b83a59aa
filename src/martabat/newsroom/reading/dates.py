"""Dates as Indonesian offices write them, each checked against its weekday.

Always day, month, year. A year that is not written beside the date is taken from the text only
under the rules of `years`; what it is for is told in `date_roles`.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from martabat.newsroom.reading.calendar_words import (
    MONTH,
    NUMBER_WORD,
    WEEKDAY,
    month,
    number,
    weekday,
)
from martabat.newsroom.reading.values import Basis, FoundDate, Span

_FLAGS = re.IGNORECASE | re.VERBOSE
_TIME = r"(?:pagi|siang|sore|petang|malam|dini\ hari)"
_TO = (
    r"(?:-|–|—|s\s?[./]?\s?d\.?|hingga|hinggga|sampai(?:\s+dengan)?|dan|&|s\.?/?d\.?\s+tanggal"
    r"|sampai\s+tanggal|hingga\s+tanggal)"
)
# Weekday, time of the day, "hari … tanggal", an opening bracket.
_BEFORE = rf"""
(?:(?P<w1>\b{WEEKDAY})\b(?:\s+(?:legi|pahing|pon|wage|kliwon))?(?:\s+{_TIME})?(?:\s+(?:lalu
|kemarin|ini|tadi|esok|besok|depan|\(?hari\ ini\)?))?
   (?:\s*(?:{_TO}|,|/)\s*(?P<w2>{WEEKDAY})\b(?:\s+{_TIME})?)?
   \s*[,.:;/–-]?\s*(?:\(\s*)?(?:(?:tanggal|tgl\.?|pada\ tanggal|pada)\s*)?[,:]?\s*(?:\(\s*)?)?
"""
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_D1 = r"(?P<d1>0?[1-9]|[12]\d|3[01])"
_D2 = r"(?P<d2>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<m1>0?[1-9]|1[0-2])"
_FREE = r"(?(w1)|(?<![\w/])(?<![\d][.,-]))"

# As in "30 November hingga 2 Desember 2016", each with or without its year
_CROSS = re.compile(
    rf"""{_BEFORE}{_FREE}{_D1}\s*(?P<n1>{MONTH})\b\.?\s*(?:(?P<y1>20\d\d))?\s*{_TO}\s*
    (?:(?P<w3>{WEEKDAY})\b\s*[,(]?\s*)?{_D2}\s*(?P<n2>{MONTH})\b\.?(?:\s*,?\s*{_YEAR})?""",
    _FLAGS,
)
# As in "7 September 2023", "17-19 Oktober", "17, 18 dan 19 Oktober 2023", "4, 5, 6 Juni2023",
# "5/Maret/2024"
_LONG = re.compile(
    rf"""{_BEFORE}{_FREE}{_D1}
    (?:(?:(?:\s*,\s*\d{{1,2}}){{0,5}}\s*,?\s*{_TO}|(?:\s*,\s*\d{{1,2}}){{1,5}}\s*,)\s*{_D2})?
    (?:\s*|[-./]|\s+bulan\s+)(?P<n1>{MONTH}(?![a-z])|[a-z]{{5,9}}(?=\s*(?:19|20)\d\d))\.?
    (?:\s*,?\s*(?:tahun\s+)?[-./]?{_YEAR}|\s*['’](?P<ys>\d\d)(?!\d))?""",
    _FLAGS,
)
# "July 14, 2023"
_ENGLISH = re.compile(
    rf"""{_BEFORE}\b(?P<n1>{MONTH})\.?\s+{_D1}(?:st|nd|rd|th)?\s*,\s*{_YEAR}""", _FLAGS
)
# Day, month and year in digits, with slashes, dots or dashes; ranges too.
_FULL = re.compile(
    rf"""{_BEFORE}{_FREE}{_D1}(?:\s*{_TO}\s*{_D2})?\s?(?P<s>[/.-])(?P=s)?\s?{_M}\s?
    (?:(?P=s){{1,2}}|[/-](?=\s?(?:19|20)\d\d))\s?
    (?P<y>(?:19|20)\d\d|\d\d)(?![\d/]|[.-]\d)""",
    _FLAGS,
)
# As in "30/11 - 2/12/2024", "30/11/2024 s.d. 2/12/2024"
_FULL_CROSS = re.compile(
    rf"""{_BEFORE}{_FREE}{_D1}\s?/\s?{_M}(?:\s?/\s?(?P<y1>20\d\d|\d\d))?\s*{_TO}\s*
    {_D2}\s?/\s?(?P<m2>0?[1-9]|1[0-2])(?:\s?/\s?(?P<y>20\d\d|\d\d))?(?![\d/])""",
    _FLAGS,
)
# As in "(9/10)", "Kamis, 9/10", "(2-4/9)": without a year only with weekday or bracket
_SHORT = re.compile(
    rf"""(?:{_BEFORE}(?<=[\s(,.]){_D1}|(?:(?P<open>\()
    |(?P<comma>(?<=,)))\s*{_D1.replace("d1", "d3")})
    (?:\s*{_TO}\s*{_D2})?\s?/\s?{_M}(?![\d/])(?(open)\s*\))(?(comma)(?=\s*,))""",
    _FLAGS,
)
_ISO = re.compile(rf"(?<![\w/-]){_YEAR}-(?P<m1>0[1-9]|1[0-2])-(?P<d1>[0-3]\d)(?![\d-])")
_WORDS = re.compile(
    rf"""(?:\b(?P<w1>{WEEKDAY})\b\s*,?\s*)?(?:tanggal\s+)?
    (?P<d>\b{NUMBER_WORD}(?:\s+{NUMBER_WORD}){{0,2}})\s+(?:bulan\s+)?(?P<n1>{MONTH})\b\s*,?\s*
    (?:tahun\s+)?(?P<yw>dua\s+ribu(?:\s+{NUMBER_WORD}){{0,3}})""",
    _FLAGS,
)
_DIGITS = re.compile(r"\d+")
_AROUND = 80  # characters: a weekday, "hari", "tanggal" and brackets before a day are shorter
_THOUSANDS = re.compile(r"\bdua\s+ribu\b", re.IGNORECASE)
_RULE_BEFORE = re.compile(
    r"(?:\bno(?:mor|\.)?|\bpasal|\bayat|\bangka|\bbutir|\bhal\.?|\bskor|\bnilai)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_CODE_BEFORE = re.compile(r"[A-Z]\w*[./-]$|[\d)][./-]$")
_BARE_DAY = re.compile(
    rf"(?P<every>\b(?:setiap|tiap|saban|sepanjang|tiap-tiap)\s+(?:hari\s+)?)?\b(?P<w>{WEEKDAY})\b"
    rf"(?:\s+(?:pagi|siang|sore|malam))?",
    re.IGNORECASE | re.VERBOSE,
)
_BARE_BEFORE = re.compile(r"(?:\bhari(?:\s+ini)?,?|\bpada|,|\bmalam)\s*\(?$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\s*\)?\s*(?:-|–|—|s\s?[./]?\s?d\.?|hingga|sampai(?:\s+dengan)?)\s*\(?\s*", re.IGNORECASE
)
_AND = re.compile(_UNTIL.pattern.replace("hingga", "hingga|dan"), re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:pekan|minggu|bulan|beberapa (?:hari|waktu))\s+(?:lalu|kemarin|ini|yang lalu)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: `days` are the first and the last as (day, month); no year is None."""

    span: Span
    days: tuple[tuple[int, int], ...]
    year: int | None
    first_year: int | None = None
    weekday: int | None = None
    last_weekday: int | None = None


def find(text: str, *, year: int | None = None, years: Sequence[int] = ()) -> list[FoundDate]:
    """Return the dates of a text in its order.

    `year` is the year of publication where it is known from outside the text; `years` are those
    that the text itself allows for a date without a year, and are taken only when a written
    weekday agrees with exactly one of them.
    """
    found = [dated(written, year=year, years=years) for written in written_dates(text)]
    return [date for date in found if date is not None]


def written_dates(text: str) -> list[Written]:
    """Return every date as written, in the order of the text; none overlaps another."""
    taken: list[Written] = []
    for written in _candidates(text):
        if not any(written.span.overlaps(other.span) for other in taken):
            taken.append(written)
    return _joined(text, sorted(taken, key=lambda written: written.span.start))


def _joined(text: str, ordered: list[Written]) -> list[Written]:
    """Return the dates with "Rabu (8/11/23) – Kamis (9/11/23)" as one."""
    joined: list[Written] = []
    for written in ordered:
        last = joined[-1] if joined else None
        both = last is not None and last.weekday is not None and written.weekday is not None
        between = _AND if both else _UNTIL
        if last and between.fullmatch(text, last.span.end, written.span.start):
            ends = (written.days[-1], written.year or last.year)
            joined[-1] = Written(
                Span(last.span.start, written.span.end),
                (last.days[0], ends[0]),
                ends[1],
                last.year,
                last.weekday,
                written.weekday,
            )
        else:
            joined.append(written)
    return joined


def dated(
    written: Written, *, year: int | None = None, years: Sequence[int] = ()
) -> FoundDate | None:
    """Return the day of a written date; None where no calendar has it (31 April)."""
    if written.year is not None:
        return _with_year(written, written.year, "explicit")
    if year is not None:
        return _with_year(written, year, "text_year")
    if written.weekday is not None:
        fitting = [one for one in sorted(set(years)) if _agrees(written, one)]
        if len(fitting) == 1:
            return _with_year(written, fitting[0], "text_year")
    if not _possible(written):
        return None
    return FoundDate(span=written.span, day=None, basis="none", confidence=0.5)


def bare_days(text: str) -> list[FoundDate]:
    """Return weekdays alone and "pekan lalu": they date something without telling the day."""
    found = []
    for match in _BARE_DAY.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()]
        if not match["every"] and match["w"][0].isupper() and _BARE_BEFORE.search(before):
            found.append(Span(*match.span()))
    found += [Span(*match.span()) for match in _VAGUE.finditer(text)]
    return [
        FoundDate(span=span, day=None, basis="none", confidence=0.2)
        for span in sorted(found, key=lambda span: span.start)
    ]


def _candidates(text: str) -> Iterator[Written]:
    near = _near_digits(text)
    for pattern in (_FULL_CROSS, _FULL):
        for match in _within(pattern, text, near):
            yield from _numeric(text, match)
    for pattern in (_CROSS, _LONG, _ENGLISH):
        for match in _within(pattern, text, near):
            yield from _long(match)
    for match in _within(_ISO, text, near):
        day = (int(match["d1"]), int(match["m1"]))
        yield Written(Span(*match.span()), (day,), int(match["y"]))
    if _THOUSANDS.search(text):
        for match in _WORDS.finditer(text):
            yield from _in_words(match)
    for match in _within(_SHORT, text, near):
        yield from _short(text, match)


def _near_digits(text: str) -> list[tuple[int, int]]:
    """Return the stretches around digits: elsewhere no date in digits can stand."""
    near: list[tuple[int, int]] = []
    for match in _DIGITS.finditer(text):
        start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
        if near and start <= near[-1][1]:
            near[-1] = (near[-1][0], end)
        else:
            near.append((start, end))
    return near


def _within(
    pattern: re.Pattern[str], text: str, stretches: Sequence[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    for start, end in stretches:
        yield from pattern.finditer(text, start, end)


def _numeric(text: str, match: re.Match[str]) -> Iterator[Written]:
    groups = match.groupdict()
    if _is_number(text, match.start("d1")):
        return
    first = (int(groups["d1"]), int(groups["m1"]))
    days = [first]
    if groups["d2"]:
        days.append((int(groups["d2"]), int(groups.get("m2") or groups["m1"])))
    year = _four_digits(groups["y"])
    if year is None and groups["w1"] is None and text[match.end() : match.end() + 1] != ")":
        return
    yield Written(
        _closed(text, match),
        tuple(days),
        year,
        _four_digits(groups.get("y1")),
        *_weekdays(groups),
    )


def _long(match: re.Match[str]) -> Iterator[Written]:
    groups = match.groupdict()
    first_month = month(groups["n1"])
    if first_month is None:
        return
    last_month = month(groups["n2"]) if groups.get("n2") else first_month
    days = [(int(groups["d1"]), first_month)]
    if groups.get("d2") and last_month:
        days.append((int(groups["d2"]), last_month))
    year = groups.get("y") or groups.get("ys")
    yield Written(
        _closed(match.string, match),
        tuple(days),
        _four_digits(year),
        _four_digits(groups.get("y1")),
        *_weekdays(groups),
    )


def _in_words(match: re.Match[str]) -> Iterator[Written]:
    day, year, in_month = number(match["d"]), number(match["yw"]), month(match["n1"])
    if day and year and in_month and day <= 31:
        days = ((day, in_month),)
        yield Written(Span(*match.span()), days, year, None, *_weekdays(match.groupdict()))


def _short(text: str, match: re.Match[str]) -> Iterator[Written]:
    groups = match.groupdict()
    start = "d3" if groups["d3"] else "d1"
    if groups["w1"] is None and groups["open"] is None and groups["comma"] is None:
        return
    if _is_number(text, match.start(start)):
        return
    days = [(int(groups[start]), int(groups["m1"]))]
    if groups["d2"]:
        days.append((int(groups["d2"]), int(groups["m1"])))
    yield Written(_closed(text, match), tuple(days), None, None, *_weekdays(groups))


def _closed(text: str, match: re.Match[str]) -> Span:
    """Return the stretch with its closing bracket where its opening one belongs to it."""
    start, end = match.span()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    words = text[start:end]
    if words.count("(") > words.count(")"):
        tail = re.compile(r"\s*\)").match(text, end)
        if tail:
            end = tail.end()
    if words.startswith("(") and text[end - 1] == ")":
        inner = text[start + 1 : end - 1]
        return Span(start + 1 + len(inner) - len(inner.lstrip()), end - 1)
    return Span(start, end)


def _weekdays(groups: dict[str, str | None]) -> tuple[int | None, int | None]:
    first, last = groups.get("w1"), groups.get("w2") or groups.get("w3")
    return (weekday(first) if first else None, weekday(last) if last else None)


def _is_number(text: str, start: int) -> bool:
    """Whether what begins at `start` is a number of something else, not a date."""
    before = text[max(0, start - 24) : start]
    return bool(_RULE_BEFORE.search(before) or _CODE_BEFORE.search(before[-12:]))


def _four_digits(year: str | None) -> int | None:
    if not year:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year)


def _with_year(written: Written, year: int, basis: Basis) -> FoundDate | None:
    days = _days(written, year)
    if days is None:
        return None
    first, last = days
    ok = _weekday_ok(written, first, last)
    likely = None if ok is not False else _likely(first, written.weekday)
    return FoundDate(
        span=written.span,
        day=first,
        last_day=last if last != first else None,
        weekday_ok=ok,
        likely=likely,
        basis="conflict" if ok is False else basis,
        confidence={True: 1.0, None: 0.9, False: 0.4}[ok] * (1.0 if basis == "explicit" else 0.8),
    )


def _days(written: Written, year: int) -> tuple[dt.date, dt.date] | None:
    (day, in_month), (last_day, last_month) = written.days[0], written.days[-1]
    first_year = written.first_year or year
    if not written.first_year and (last_month, last_day) < (in_month, day):
        first_year = year - 1  # "30 Desember hingga 2 Januari 2025"
    try:
        first, last = dt.date(first_year, in_month, day), dt.date(year, last_month, last_day)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _weekday_ok(written: Written, first: dt.date, last: dt.date) -> bool | None:
    if written.weekday is None:
        return None
    return first.weekday() == written.weekday and (
        written.last_weekday is None or last.weekday() == written.last_weekday
    )


def _agrees(written: Written, year: int) -> bool:
    days = _days(written, year)
    return days is not None and _weekday_ok(written, *days) is True


def _possible(written: Written) -> bool:
    return _days(written, 2024) is not None


def _likely(day: dt.date, meant: int | None) -> dt.date | None:
    """Return the date that was probably meant: the day beside it, its month or year misprinted."""
    for other in _neighbours(day):
        if other.weekday() == meant:
            return other
    return None


def _neighbours(day: dt.date) -> Iterator[dt.date]:
    yield day + dt.timedelta(days=1)
    yield day - dt.timedelta(days=1)
    for months in (1, -1):
        in_month = day.month + months
        if 1 <= in_month <= 12 and day.day <= 28:
            yield day.replace(month=in_month)
    if day.day <= 28:
        for years in (1, -1):
            yield day.replace(year=day.year + years)
