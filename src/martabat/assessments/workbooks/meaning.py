"""What one cell says to one indicator: a value, or why it is not taken."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from martabat.assessments.forms.answering import NOTE_LENGTH, input_text, number_in
from martabat.assessments.queries.questions import Part, Question
from martabat.assessments.workbooks.columns import CLEAR, tidy
from martabat.interface.dates import date_long
from martabat.interface.numbers import number

Value = Decimal | str | bool | None
YES = frozenset({"ya", "yes", "y", "benar", "true"})
NO = frozenset({"tidak", "no", "t", "n", "salah", "false", "bukan"})
CLEARS = frozenset({CLEAR, "clear"})
SHOWN = 120
_LETTER = re.compile(r"([a-z0-9]{1,3})\s*[.):]?(?:\s+(?P<rest>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says. `computed`: it is the result of a formula as the file keeps it."""

    value: Value
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell is not taken: what was found there and what was expected."""

    found: str
    expected: str


def meaning_of(question: Question, name: str, kind: str, text: str, formula: str) -> Said | Wrong:
    """Return what a cell of the column `name` says to a question."""
    found = shown(kind, text)
    refused = _unreadable(kind, found)
    if refused:
        return refused
    if kind == "text" and text.casefold() in CLEARS:
        return Said(False if name == "not_applicable" else None)
    try:
        value = _value(question, name, kind, text)
    except ValueError as error:
        return Wrong(found, str(error))
    return Said(value, bool(formula))


def shown(kind: str, text: str) -> str:
    """Return what stands in a cell, as a person sees it."""
    match kind:
        case "number":
            return input_text(Decimal(text), integer=False)
        case "percent":
            return f"{input_text(Decimal(text) * 100, integer=False)} %"
        case "date":
            return _day(text)
        case "bool":
            return "TRUE" if text == "1" else "FALSE"
        case "formula":
            return _("rumus tanpa hasil")
        case "merged":
            return _("sel gabungan %(cells)s") % {"cells": text}
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _day(text: str) -> str:
    try:
        return date_long(date.fromisoformat(text))
    except ValueError:
        return text


def _unreadable(kind: str, found: str) -> Wrong | None:
    match kind:
        case "error":
            return Wrong(found, _("Rumus di sel ini gagal. Ganti dengan nilainya."))
        case "formula":
            return Wrong(
                found,
                _(
                    "Rumus ini belum pernah dihitung. Buka di Excel atau LibreOffice, simpan,"
                    " lalu unggah lagi; atau ganti dengan nilainya."
                ),
            )
        case "merged":
            return Wrong(
                found,
                _("Sel digabung, sehingga tidak jelas milik siapa isinya. Pisahkan selnya."),
            )
    return None


def _value(question: Question, name: str, kind: str, text: str) -> Value:
    if name in {"reason", "note"}:
        return _words(kind, text)
    if name == "not_applicable":
        return _ticked(question, kind, text)
    if name == "answer" and question.options:
        return _choice(question, kind, text)
    wanted = "value" if name == "answer" else name
    part = next((item for item in question.parts if item.name == wanted), None)
    if part is None:
        raise ValueError(_misplaced(question))
    return _number(question, part, kind, text)


def _misplaced(question: Question) -> str:
    if question.kind == "ratio":
        return _("Isi pembilang dan penyebutnya; hasilnya dihitung otomatis.")
    return _("Indikator ini dijawab di kolom Jawaban, tanpa pembilang dan penyebut.")


def _words(kind: str, text: str) -> str:
    said = _day(text) if kind == "date" else tidy(text)
    if len(said) > NOTE_LENGTH:
        raise ValueError(
            _("Teks ini lebih panjang dari %(most)s huruf.") % {"most": number(NOTE_LENGTH)}
        )
    return shown(kind, text) if kind in {"number", "percent", "bool"} else said


def _ticked(question: Question, kind: str, text: str) -> bool:
    said = _yes_or_no(kind, text)
    if said is None:
        raise ValueError(_("Tulis Ya atau Tidak."))
    if said and not question.na_allowed:
        raise ValueError(_("Indikator ini berlaku di setiap daerah. Kosongkan sel ini."))
    return said


def _yes_or_no(kind: str, text: str) -> bool | None:
    if kind == "bool":
        return text == "1"
    said = text.casefold().strip(" .") if kind == "text" else ""
    return True if said in YES else False if said in NO else None


def _choice(question: Question, kind: str, text: str) -> str:
    """Return the key of a choice, written as its letter, its words or both."""
    if question.kind == "yes_no":
        said = _yes_or_no(kind, text)
        if said is None:
            raise ValueError(_("Tulis Ya atau Tidak."))
        return "yes" if said else "no"
    wanted = " ".join(text.split()).casefold() if kind in {"text", "number"} else ""
    options = question.indicator.options
    # A workbook may have been made in the other language.
    words = {_plain(said): item.letter for item in options for said in (item.text.id, item.text.en)}
    if wanted and _plain(wanted) in words:
        return words[_plain(wanted)]
    letters = {item.letter.casefold(): item.letter for item in options}
    found = _LETTER.fullmatch(wanted)
    if found and found[1] in letters:
        letter = letters[found[1]]
        rest = _plain(found["rest"] or "")
        if not rest or words.get(rest) == letter:
            return letter
    raise ValueError(
        _("Pilih dari daftar: %(letters)s.")
        % {"letters": ", ".join(letter for letter, _word in question.options)}
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _number(question: Question, part: Part, kind: str, text: str) -> Decimal | None:
    if kind == "date":
        raise ValueError(
            _(
                "Excel membaca isi sel ini sebagai tanggal. Ubah format sel menjadi angka, lalu"
                " ketik lagi."
            )
        )
    if kind == "bool":
        raise ValueError(_("Tulis dengan angka saja, misalnya 93,9."))
    if kind == "text":
        return number_in(text, part, question.unit)
    exact = Decimal(text)
    if kind == "percent":
        if question.indicator.unit.id != "persen" or part.name != "value":
            raise ValueError(
                _("Sel ini berformat persen, padahal satuannya %(unit)s. Tulis angkanya saja.")
                % {"unit": part.unit or question.unit}
            )
        exact *= 100
    return number_in(format(exact, "f").replace(".", ","), part, question.unit)
