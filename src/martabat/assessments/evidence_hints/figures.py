"""Find a number in a text, in any shape in which Indonesian offices write it.

`93,9` `93.9` `93,90 %` `1.234` `1234` `1,234.5` and "sembilan puluh tiga koma sembilan" are each
read in every sense that they may have: "1.234" is 1234 or, from a foreign program, 1,234.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

# A list begins with 1, 2, 3, so a small whole number stands on every page and proves nothing.
SMALLEST = 10
MOST_DIGITS = 15
FEWEST_SWAPPED = 3
_TOKEN = re.compile(r"(?:(?<=\bRp)|(?<![\w.,]))\d{1,15}(?:[.,]\d{1,12}){0,5}(?![\w])")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:[.,](\d+))?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A number at a place of a text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A number to look for.

    `rounded`: it comes from a division, so a text may show it with fewer places. `percent`: a
    spreadsheet may hold it as its hundredth.
    """

    value: Decimal
    rounded: bool = False
    percent: bool = False

    @property
    def telling(self) -> bool:
        """Whether finding it means anything."""
        return self.value != self.value.to_integral_value() or abs(self.value) >= SMALLEST

    def fits(self, token: str) -> bool:
        """Whether a number of the text may be this one."""
        return any(self._is(reading) for reading in readings(token))

    def _is(self, reading: Decimal) -> bool:
        value = abs(self.value)
        if reading == value:
            return True
        if self.percent and reading < 1 and _places(reading) >= 3:
            return _rounds_to(value / 100, reading)
        return self.rounded and _places(reading) >= 1 and _rounds_to(value, reading)


def find(body: str, wanted: Wanted) -> Found | None:
    """Return the first place where a text has this number, in digits or in words."""
    for begun in _beginning(wanted).finditer(body):
        match = _TOKEN.match(body, begun.start())
        if match is not None and wanted.fits(match.group()):
            return Found(match.start(), match.end(), match.group())
    return _in_words(body, wanted)


@lru_cache(maxsize=256)
def _beginning(wanted: Wanted) -> re.Pattern[str]:
    """Return what the first digits of the number look like, for long texts are mostly other."""
    value = abs(wanted.value)
    shapes = [value.normalize()]
    if wanted.rounded:
        shapes += [_rounded(value, places) for places in range(1, 7)]
    if wanted.percent:
        shapes += [_rounded(value / 100, places) for places in range(3, 9)]
    digits = {_digits(format(shape, "f"))[:3] for shape in shapes}
    leads = "|".join("[.,]?".join(lead) for lead in sorted(digits))
    return re.compile(rf"(?<!\d)(?:{leads})")


def swapped(body: str, wanted: Wanted) -> Found | None:
    """Return a number in which two digits have changed places: "5.216" where 5.612 was answered."""
    digits = _digits(format(abs(wanted.value).normalize(), "f"))
    if len(digits) < FEWEST_SWAPPED:
        return None
    for found in tokens(body):
        other = _digits(found.text)
        if (
            other[0] != "0"
            and sorted(other) == sorted(digits)
            and sum(one != two for one, two in zip(digits, other, strict=True)) == 2
        ):
            return found
    return None


def tokens(body: str) -> Iterator[Found]:
    """Yield every number of a text; dates as 12.03.2023 and numbers of letters are none."""
    for match in _TOKEN.finditer(body):
        if readings(match.group()):
            yield Found(match.start(), match.end(), match.group())


@lru_cache(maxsize=4096)
def readings(written: str) -> tuple[Decimal, ...]:
    """Return what a number as it is written may mean; nothing where it is no number."""
    if written.isdigit():
        # "007" is a code.
        return (Decimal(written),) if written == "0" or written[0] != "0" else ()
    found = []
    grouped = _GROUPED.match(written)
    if grouped and written[0] != "0":
        sign, places = grouped.groups()
        if places is None:
            found.append(Decimal(written.replace(sign, "")))
        elif written[-len(places) - 1] != sign:
            whole = written[: -len(places) - 1].replace(sign, "")
            found.append(Decimal(f"{whole}.{places}"))
    signs = [mark for mark in written if mark in ".,"]
    if len(signs) == 1:
        whole, places = written.split(signs[0])
        if whole == "0" or whole[0] != "0":
            found.append(Decimal(f"{whole}.{places}"))
    return tuple(found)


def in_words(value: Decimal) -> str:
    """Write a number in words, "sembilan puluh tiga koma sembilan"; empty where nobody would."""
    from num2words import num2words

    value = abs(value).normalize()
    whole, _dot, places = format(value, "f").partition(".")
    if len(whole) > MOST_DIGITS or len(places) > 3:
        return ""
    words = num2words(int(whole), lang="id")
    if places:
        digits = " ".join(num2words(int(digit), lang="id") for digit in places)
        words = f"{words} koma {digits}"
    return str(words)


def _in_words(body: str, wanted: Wanted) -> Found | None:
    if not wanted.telling:
        return None
    words = in_words(wanted.value)
    # "dua puluh" must not be found within "dua puluh tiga" or "seratus dua puluh".
    if not words or words.split()[-1] not in body.casefold():
        return None
    pattern = _words_pattern(words)
    match = pattern.search(body)
    return Found(match.start(), match.end(), match.group()) if match else None


@lru_cache(maxsize=256)
def _words_pattern(words: str) -> re.Pattern[str]:
    digit = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
    more = rf"(?:{digit}|puluh|belas|ratus|ribu|juta|miliar|sepuluh|seratus|seribu|koma)"
    inner = r"\s+".join(map(re.escape, words.split()))
    before = "".join(
        rf"(?<!\b{word} )" for word in ("puluh", "belas", "ratus", "ribu", "juta", "seratus")
    )
    return re.compile(rf"{before}\b{inner}\b(?!\s+{more}\b)", re.IGNORECASE)


def _digits(token: str) -> str:
    return re.sub(r"\D", "", token)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _rounds_to(value: Decimal, reading: Decimal) -> bool:
    return _rounded(value, _places(reading)) == reading


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def snippet(body: str, start: int, end: int, around: int = 40) -> str:
    """Return what stands around a place, cut between words."""
    left = max(0, start - around)
    right = min(len(body), end + around)
    if left:
        left = min(start, body.find(" ", left) + 1 or left)
    if right < len(body):
        right = max(end, body.rfind(" ", end, right) if " " in body[end:right] else right)
    inner = " ".join(body[left:right].split())
    return f"{'… ' if left else ''}{inner}{' …' if right < len(body) else ''}"
