"""Months, weekdays and numbers as Indonesian texts write them."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

MONTHS = {
    **dict.fromkeys(("januari", "jan", "january"), 1),
    **dict.fromkeys(("februari", "pebruari", "feb", "febr", "peb", "february"), 2),
    **dict.fromkeys(("maret", "mar", "mrt", "march"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    **dict.fromkeys(("mei", "mai", "may"), 5),
    **dict.fromkeys(("juni", "jun", "june"), 6),
    **dict.fromkeys(("juli", "jul", "july"), 7),
    **dict.fromkeys(("agustus", "agust", "agts", "agt", "ags", "agu", "aug", "august"), 8),
    **dict.fromkeys(("september", "sept", "sep"), 9),
    **dict.fromkeys(("oktober", "okt", "october", "oct"), 10),
    **dict.fromkeys(("november", "nopember", "nov", "nop"), 11),
    **dict.fromkeys(("desember", "des", "december", "dec"), 12),
}
# As in `datetime.date.weekday`.
WEEKDAYS = {
    **dict.fromkeys(("senin", "monday"), 0),
    **dict.fromkeys(("selasa", "selsa", "seelasa", "tuesday"), 1),
    **dict.fromkeys(("rabu", "wednesday"), 2),
    **dict.fromkeys(("kamis", "kemis", "thursday"), 3),
    **dict.fromkeys(("jumat", "jum'at", "jumaat", "friday"), 4),
    **dict.fromkeys(("sabtu", "saturday"), 5),
    **dict.fromkeys(("minggu", "ahad", "sunday"), 6),
}
# For patterns: a weekday, a month written out or shortened.
WEEKDAY = (
    r"(?:senin|selasa|selsa|seelasa|rabu|kamis|kemis|jum['’‘\";]?\ ?at|jumaat|sabtu|minggu|ahad"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
MONTH = (
    r"(?:januari|january|jan|februari|pebruari|february|febr|feb|peb|maret|march|mar|mrt|april|apr"
    r"|mei|mai|may|juni|june|jun|juli|july|jul|agustus|august|agust|agts|agt|ags|agu|aug"
    r"|september|sept|sep|oktober|october|okt|oct|november|nopember|nov|nop"
    r"|desember|december|des|dec)"
)
# Ordinary words that are like the name of a month.
_NO_MONTHS = frozenset(("menit", "meter", "orang", "marga", "maris", "juta", "desa", "deras"))
_LIKE = 84.0

_UNITS = {
    "nol": 0,
    "satu": 1,
    "kesatu": 1,
    "pertama": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
}
NUMBER_WORD = (
    r"(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh"
    r"|seratus|ratus|seribu|ribu)"
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@lru_cache(maxsize=4096)
def month(word: str) -> int | None:
    """Return the number of a month, also where a letter is missing, wrong or doubled."""
    small = word.casefold().rstrip(".")
    if small in MONTHS:
        return MONTHS[small]
    if len(small) < 5 or small in _NO_MONTHS:
        return None
    best = process.extractOne(small, MONTHS.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return MONTHS[best[0]] if best and len(best[0]) > 3 else None


def weekday(word: str) -> int | None:
    """Return the number of a weekday, Monday is 0."""
    small = re.sub(r"[’‘\";]", "'", word.casefold()).replace(" ", "")
    return WEEKDAYS.get(small)


def number(words: str) -> int | None:
    """Return the number that Indonesian words say ("dua ribu dua puluh tiga"), None for others."""
    total = current = 0
    for word in words.casefold().replace("-", " ").split():
        if word in _UNITS:
            current += _UNITS[word]
        elif word == "belas":
            current += 10
        elif word == "puluh":
            current = current // 10 * 10 + (current % 10) * 10
        elif word in ("ratus", "seratus"):
            current = 100 if word == "seratus" else current * 100
        elif word in ("ribu", "seribu"):
            total += 1000 * (1 if word == "seribu" else current)
            current = 0
        else:
            return None
    return total + current


def roman(numeral: str) -> int | None:
    """Return the value of a Roman number up to LXXXIX."""
    total = 0
    values = [_ROMAN.get(letter, 0) for letter in numeral.upper()]
    if not values or 0 in values:
        return None
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total
