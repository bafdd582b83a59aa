"""Tiles of the boards' maps: every region one equal tile, coloured by one of five steps."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.assessments.queries.boards.rows import BoardRow, Scale
from martabat.interface.numbers import NOTHING, number, percent, span

CHECKED, LATE, RANGE = "diperiksa", "terlambat", "kisaran"
PROGRESS, PREDICATE = "kemajuan", "predikat"
PROVINCE_MODES: dict[str, str | Promise] = {
    CHECKED: gettext_lazy("Diperiksa"),
    LATE: gettext_lazy("Terlambat"),
    RANGE: gettext_lazy("Kisaran nilai"),
}
NATION_MODES: dict[str, str | Promise] = {
    PROGRESS: gettext_lazy("Kemajuan"),
    LATE: gettext_lazy("Terlambat"),
    PREDICATE: gettext_lazy("Predikat"),
}
LONG_WORD = 7
# A syllable ends after its vowel before consonant and vowel, or between two consonants.
BOUNDARY = re.compile(
    r"([aeiou](?:(?:ng|n|m|r|l|s|k|t|p|h)(?=[bcdfghjklmnpqrstvwyz][aeiou]))?)"
    r"(?=(?:ng|ny|sy|kh|[bcdfghjklmnpqrstvwyz])[aeiou])",
    re.IGNORECASE,
)
STEP_WORDS = {
    "filling": gettext_lazy("Pengisian"),
    "endorsement": gettext_lazy("Pengesahan"),
    "forwarding": gettext_lazy("Pengantar"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: its place, its words, its colour from 0 (nothing yet) to 5."""

    code: str
    name: str
    figure: str
    step: int
    late: bool
    column: int
    row: int
    href: str


Legend = list[tuple[int, str]]


def region_tile(row: BoardRow, mode: str, scale: Scale) -> Tile:
    """Return the tile of a regency or city in a map of its province."""
    if not row.participating:
        figure, step = _("Tidak ikut"), 0
    elif mode == LATE:
        figure, step = _lateness(row.days_late)
    elif mode == RANGE:
        figure, step = _range(row, scale)
    else:
        figure, step = _checked(row)
    return Tile(
        code=row.code,
        name=hyphenated(row.short_name),
        figure=figure,
        step=step,
        late=row.days_late > 0,
        column=row.column,
        row=row.row,
        href=row.href,
    )


def region_legend(mode: str, scale: Scale) -> Legend:
    """Return what the five steps of a province's map mean."""
    if mode == LATE:
        return [
            (0, _("tidak ikut")),
            (1, _("tidak terlambat")),
            (2, _("1–7 hari")),
            (3, _("8–14 hari")),
            (4, _("15–30 hari")),
            (5, _("lebih dari 30 hari")),
        ]
    if mode == RANGE:
        limit = number(scale.threshold)
        return [
            (0, _("belum terisi")),
            (1, _("pasti di bawah %(limit)s") % {"limit": limit}),
            (3, _("masih bisa ke dua arah")),
            (5, _("pasti mencapai %(limit)s") % {"limit": limit}),
        ]
    return [
        (0, _("belum mulai")),
        (1, _("1–24 %")),
        (2, _("25–49 %")),
        (3, _("50–74 %")),
        (4, _("75–99 %")),
        (5, percent(100)),
    ]


def province_legend(mode: str) -> Legend:
    """Return what the five steps of the nation's map mean."""
    nothing = _("tidak ada") if mode == LATE else _("belum ada")
    return [
        (0, nothing),
        (1, _("di bawah %(share)s") % {"share": percent(25)}),
        (2, _("25–49 %")),
        (3, _("50–74 %")),
        (4, _("75–99 %")),
        (5, _("semua")),
    ]


def share_step(part: int, whole: int) -> int:
    """Return the step of a share: 0 nothing, 1 below a quarter, … 5 everything."""
    if not whole or not part:
        return 0
    return 5 if part >= whole else 1 + min(3, 4 * part // whole)


def hyphenated(name: str) -> str:
    """Return a name with a soft hyphen in the middle of its long words, for narrow tiles.

    Browsers have no Indonesian hyphenation; its syllables are regular enough for one rule.
    """
    return " ".join(_in_two(word) if len(word) > LONG_WORD else word for word in name.split())


def _in_two(word: str) -> str:
    ends = [found.end() for found in BOUNDARY.finditer(word) if 2 < found.end() < len(word) - 2]
    if not ends:
        return word
    middle = min(ends, key=lambda end: abs(end - len(word) / 2))
    return f"{word[:middle]}\u00ad{word[middle:]}"


def _checked(row: BoardRow) -> tuple[str, int]:
    if not row.at_verifiers:
        return str(STEP_WORDS[row.step]), 0
    share = 100 * row.checked // row.total if row.total else 0
    return percent(share), share_step(row.checked, row.total)


def _lateness(days: int) -> tuple[str, int]:
    if not days:
        return NOTHING, 1
    figure = _("%(days)s hari") % {"days": number(days)}
    return figure, 2 if days <= 7 else 3 if days <= 14 else 4 if days <= 30 else 5


def _range(row: BoardRow, scale: Scale) -> tuple[str, int]:
    if row.low is None or row.high is None:
        return NOTHING, 0
    if not row.filled:
        return str(STEP_WORDS.get(row.step, NOTHING)), 0
    figure = span(_whole(row.low), _whole(row.high)) if row.open else number(row.low, 1)
    if scale.threshold is None:
        return figure, 3
    if row.low >= scale.threshold:
        return figure, 5
    return figure, 1 if row.high < scale.threshold else 3


def _whole(value: Decimal) -> int:
    """Cut to whole points: rounding up might show a boundary as reached."""
    return int(value)
