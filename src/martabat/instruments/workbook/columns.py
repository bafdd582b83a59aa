"""The sheets and columns of an instrument's workbook: their heads, and how they are found again.

Heads are Indonesian, as the annex is; English names and the field names of packages are taken too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "code", "number", "share", "whole", "choice", "yes"]
FORMAT = 1
EXAMPLE = "contoh"
"""A row with this code shows how to fill in; it is not read."""

STATUS = {"official": "resmi", "sample": "contoh", "reconstructed": "rekonstruksi"}
MISSING = {
    "worst": "nilai terburuk",
    "zero": "nilai 0",
    "exclude": "tidak dihitung",
    "no_score": "tanpa nilai akhir",
}
NOT_APPLICABLE = {
    "redistribute": "poin dibagi ke indikator lain",
    "zero": "nilai 0",
    "full": "nilai penuh",
    "not_allowed": "tidak boleh",
}
ROUNDING = {"half_up": "setengah ke atas", "half_even": "setengah ke genap", "down": "ke bawah"}
CALCULATION = {
    "types": "rata-rata hak, poin per jenis",
    "sum": "jumlah semua indikator",
    "mean": "rata-rata hak, rata-rata indikator",
    "weighted": "rata-rata berbobot",
    "base": "seperti versi dasar",
}
TYPES = {"structure": "struktur", "process": "proses", "outcome": "hasil"}
RULES = {
    "bands": "rentang",
    "choice": "pilihan",
    "yes_no": "ya/tidak",
    "linear": "linear",
    "logarithmic": "logaritmik",
    "direct": "langsung",
}
ZERO = {"invalid": "tidak sah", "zero": "bernilai 0", "na": "tidak berlaku"}
DIRECTION = {"higher": "makin tinggi makin baik", "lower": "makin rendah makin baik"}
LOWER = {"ge": "≥", "gt": ">", "eq": "tepat"}
UPPER = {"le": "≤", "lt": "<"}
BOUNDARY = {">=": "≥", ">": ">"}
YES = {"yes": "ya", "no": "tidak"}
_MORE_WORDS = {
    ">=": "ge",
    "=>": "ge",
    "<=": "le",
    "=<": "le",
    "==": "eq",
    "=": "eq",
    "sama dengan": "eq",
    "higher": "higher",
    "structural": "structure",
    "outcome": "outcome",
    "ya / tidak": "yes_no",
    "y/t": "yes_no",
    "interval": "bands",
    "skala": "bands",
    "contoh, bukan lampiran resmi": "sample",
    "direkonstruksi": "reconstructed",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet, or one line of the sheet of keys and values.

    `name` leads into the document, as `text.id`.
    """

    name: str
    head: str
    kind: Kind = "text"
    width: int = 16
    choices: Mapping[str, str] = field(default_factory=dict)
    needed: bool = False
    others: tuple[str, ...] = ()
    hint: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Return every way in which this column may be named, bare."""
        return tuple(dict.fromkeys(bare(text) for text in (self.head, self.name, *self.others)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with a table."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    others: tuple[str, ...] = ()
    frozen: int = 1

    @property
    def key(self) -> str:
        """Return the column that names a row."""
        return self.columns[self.frozen - 1].name

    def column(self, name: str) -> Column:
        """Return a column by its name."""
        return next(column for column in self.columns if column.name == name)


def bare(text: str) -> str:
    """Return a head without case, spaces and signs."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def choice_named(choices: Mapping[str, str], text: str) -> str | None:
    """Return which choice a text names; None where it names none."""
    wanted = " ".join(text.split()).casefold().rstrip(".")
    for code, word in choices.items():
        if wanted in {code.casefold(), word.casefold()}:
            return code
    more = _MORE_WORDS.get(wanted)
    if more is None:
        return None
    boundary = {"ge": ">="}.get(more, more)
    return more if more in choices else boundary if boundary in choices else None


def both(name: str, head: str, width: int, **more: object) -> tuple[Column, Column]:
    """Return the columns of a text in two languages."""
    return (
        Column(f"{name}.id", head, width=width, others=(name,), **more),  # type: ignore[arg-type]
        Column(f"{name}.en", f"{head} (Inggris)", width=width, others=(f"{head} en",)),
    )
