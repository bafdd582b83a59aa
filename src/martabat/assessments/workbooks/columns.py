"""The columns of a right's sheet: what they are called, and how they are found again."""

import re
from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FORMAT = 1
"""Version of the template. A newer one than this cannot be read; an older one is told."""

KEY_SHEET = "_martabat"
LIST_SHEET = "_pilihan"
CLEAR = "kosongkan"
"""The word that empties an answer: an empty cell only says that nobody touched it."""

HEADS: dict[str, str | Promise] = {
    "code": _("Kode"),
    "question": _("Pertanyaan"),
    "unit": _("Satuan"),
    "guidance": _("Bukti dan panduan"),
    "before": _("Tahun lalu"),
    "answer": _("Jawaban"),
    "numerator": _("Pembilang"),
    "denominator": _("Penyebut"),
    "not_applicable": _("Tidak berlaku"),
    "reason": _("Alasan tidak berlaku"),
    "note": _("Catatan"),
    "state": pgettext_lazy("column", "Keadaan"),
}
PLACE = {name: place for place, name in enumerate(HEADS)}
"""Where each column stands in a workbook of ours, counted from 0."""

INPUTS = ("answer", "numerator", "denominator", "not_applicable", "reason", "note")
ANSWERING = INPUTS[:-1]
"""What together is the answer; the note beside it is a thing of its own."""

# Both languages, whichever the reader has now: a workbook lives longer than a choice of language.
_FOUND: Mapping[str, tuple[str, ...]] = {
    "code": ("kode", "kodeindikator", "code"),
    "question": ("pertanyaan", "indikator", "question", "questions"),
    "unit": ("satuan", "unit"),
    "guidance": ("buktidanpanduan", "evidenceandguidance"),
    "before": ("tahunlalu", "lastyear"),
    "answer": ("jawaban", "isian", "answer"),
    "numerator": ("pembilang", "numerator"),
    "denominator": ("penyebut", "denominator"),
    "not_applicable": ("tidakberlaku", "notapplicable"),
    "reason": ("alasantidakberlaku", "alasan", "reasonwhynotapplicable", "reason"),
    "note": ("catatan", "note"),
    "state": ("keadaan", "state"),
}
_BY_WORD = {word: name for name, words in _FOUND.items() for word in words}


def column_named(text: str) -> str | None:
    """Return which of our columns a head names, in either language; None for a foreign one."""
    return _BY_WORD.get(re.sub(r"[^a-z]", "", text.lower()))


DIGITS = 15
"""How many digits of a number Excel keeps."""


def number_text(value: Decimal) -> str:
    """Return how a number is kept in a cell of ours, as `cells.Cell` gives it back.

    Longer numbers than Excel can keep are written as text, with a comma.
    """
    plain = format(value.normalize(), "f")
    return plain if Decimal(f"{value:.{DIGITS}g}") == value else plain.replace(".", ",")


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def tidy(text: str) -> str:
    """Return a text as both a database and an office file keep it, so that it compares equal."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    # LibreOffice keeps no tabs.
    return _CONTROL.sub("", re.sub(r" *\t[ \t]*", " ", lines)).strip()
