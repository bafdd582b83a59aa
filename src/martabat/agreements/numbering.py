"""How a number is written: a pattern with places, as regions write theirs (`domain` 2.5)."""

import csv
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from martabat.journal.refusals import Refused

PLACES = ("number", "classification", "unit", "month_roman", "month", "year")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PLACE = re.compile(r"\{([^{}]*)\}")
CODES = Path(__file__).parent / "data" / "classification_codes.csv"


@dataclass(frozen=True, slots=True)
class Code:
    """A classification code with its words, as one public list has it; regions differ."""

    code: str
    name: str


def written(
    pattern: str,
    *,
    running: int,
    on: dt.date,
    classification: str = "",
    unit: str = "",
    padding: int = 1,
) -> str:
    """Write a number by its pattern: `100.3.7.1/91/DISKAN/2025`."""
    values = {
        "number": str(running).zfill(padding),
        "classification": classification,
        "unit": unit,
        "month_roman": ROMAN[on.month - 1],
        "month": f"{on.month:02}",
        "year": str(on.year),
    }
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), pattern)


def check_pattern(pattern: str, *, classification: str, unit: str) -> None:
    """Refuse a pattern that cannot give every paper a number of its own."""
    used = _PLACE.findall(pattern)
    unknown = [name for name in used if name not in PLACES]
    if unknown:
        raise Refused(
            _("{%(name)s} tidak dikenal. Pakai: %(known)s.")
            % {"name": unknown[0], "known": ", ".join(f"{{{place}}}" for place in PLACES)},
            code="pattern",
        )
    rest = _PLACE.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise Refused(_("Kurung kurawal pada pola tidak berpasangan."), code="pattern")
    if "number" not in used:
        raise Refused(_("Pola harus memuat {number}, nomor urutnya."), code="pattern")
    if "classification" in used and not classification:
        raise Refused(_("Pola memuat kode klasifikasi: isi kodenya."), code="classification")
    if "unit" in used and not unit:
        raise Refused(_("Pola memuat kode unit: isi kodenya."), code="unit")


@cache
def codes() -> tuple[Code, ...]:
    """Return the classification codes that offices choose from; others may be typed."""
    with CODES.open(encoding="utf-8", newline="") as file:
        return tuple(Code(row["kode"], row["uraian"]) for row in csv.DictReader(file))
