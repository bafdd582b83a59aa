"""The open cells of a row, each with the list or the limits that its indicator asks for."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from martabat.assessments.queries.questions import Part, Question
from martabat.assessments.workbooks.columns import (
    CLEAR,
    DIGITS,
    HEADS,
    PLACE,
    number_text,
)
from martabat.assessments.workbooks.content import BookRow
from martabat.assessments.workbooks.formulas import ratio_formula, ratio_of
from martabat.documents.sheets.cells import reference
from martabat.interface.numbers import number

MOST_TITLE, MOST_MESSAGE = 32, 255


def write_entries(
    page: Any, place: int, row: BookRow, styles: Mapping[str, Any], lists: Mapping[str, str]
) -> None:
    """Write all that somebody fills in of one indicator."""
    _answer(page, place, row, styles, lists)
    for name in ("numerator", "denominator"):
        part = next((part for part in row.question.parts if part.name == name), None)
        if part is None:
            page.write_blank(place, PLACE[name], None, styles["unused"])
        else:
            value = getattr(row.given, name)
            _number_cell(page, place, name, part, value, styles, row.question)
    _not_applicable(page, place, row, styles)
    page.write_string(place, PLACE["note"], row.given.note, styles["entry"])


def choices(question: Question) -> list[str]:
    """Return what the list of a choice offers, the word that empties it last."""
    if question.kind == "yes_no":
        return [_("Ya"), _("Tidak"), CLEAR]
    return [*(f"{letter}. {word}" for letter, word in question.options), CLEAR]


def choice_text(question: Question, choice: str) -> str:
    """Return a chosen answer as its list writes it."""
    if not choice:
        return ""
    word = question.words.get(choice, "")
    return word if question.kind == "yes_no" else f"{choice}. {word}"


def _answer(
    page: Any, place: int, row: BookRow, styles: Mapping[str, Any], lists: Mapping[str, str]
) -> None:
    question, column = row.question, PLACE["answer"]
    if question.kind == "ratio":
        page.write_formula(
            place, column, ratio_formula(question, place), styles["result"], ratio_of(row)
        )
        return
    if not question.options:
        part = question.parts[0]
        _number_cell(page, place, "answer", part, row.given.value, styles, question)
        return
    page.write_string(place, column, choice_text(question, row.given.choice), styles["entry"])
    page.data_validation(
        place,
        column,
        place,
        column,
        {
            "validate": "list",
            "source": lists[question.code],
            **_messages(
                _("Pilih dari daftar"),
                _("Klik panah di samping sel, lalu pilih satu jawaban."),
                _("Jawaban ini tidak ada di daftar"),
                _("Pilih satu dari jawaban di daftar."),
            ),
        },
    )


def _number_cell(
    page: Any,
    place: int,
    name: str,
    part: Part,
    value: Decimal | None,
    styles: Mapping[str, Any],
    question: Question,
) -> None:
    column = PLACE[name]
    style = styles["entry_whole" if part.integer else "entry_number"]
    if value is None:
        page.write_blank(place, column, None, style)
    elif Decimal(f"{value:.{DIGITS}g}") == value:
        page.write_number(place, column, float(value), style)
    else:
        # A longer number would come back as another one.
        page.write_string(place, column, number_text(value), style)
    unit = part.unit or question.unit
    cell = reference(place, column)
    limits, said = _limits(question, name)
    tests = [f"{cell}{limit}" for limit in limits] + (
        [f"{cell}=INT({cell})"] if part.integer else []
    )
    kind = _("Bilangan bulat") if part.integer else _("Angka, boleh dengan koma")
    message = _("Satuan: %(unit)s. %(kind)s, %(limits)s.") % {
        "unit": unit,
        "kind": kind,
        "limits": said,
    }
    clears = f'LOWER(TRIM({cell}))="{CLEAR}"'
    page.data_validation(
        place,
        column,
        place,
        column,
        {
            "validate": "custom",
            "value": f"=IF(ISNUMBER({cell}),AND({','.join(tests)}),{clears})",
            **_messages(
                part.label,
                message,
                _("Bukan angka yang diminta"),
                message,
            ),
        },
    )


def _not_applicable(page: Any, place: int, row: BookRow, styles: Mapping[str, Any]) -> None:
    column = PLACE["not_applicable"]
    if not row.question.na_allowed:
        page.write_blank(place, column, None, styles["unused"])
        page.write_blank(place, PLACE["reason"], None, styles["unused"])
        return
    said = _("Ya") if row.given.not_applicable else ""
    page.write_string(place, column, said, styles["entry"])
    page.write_string(place, PLACE["reason"], row.given.reason, styles["entry"])
    page.data_validation(
        place,
        column,
        place,
        column,
        {
            "validate": "list",
            "source": [_("Ya"), _("Tidak")],
            **_messages(
                str(HEADS["not_applicable"]),
                _("Pilih Ya hanya bila indikator ini tidak mungkin ada di daerah Anda, lalu tulis"
                  " alasannya di kolom berikut."),
                _("Pilih Ya atau Tidak"),
                _("Pilih Ya atau Tidak dari daftar."),
            ),
        },
    )  # fmt: skip


def _messages(title: str, text: str, error_title: str, error: str) -> dict[str, str]:
    return {
        "input_title": _short(title, MOST_TITLE),
        "input_message": _short(text, MOST_MESSAGE),
        "error_title": _short(error_title, MOST_TITLE),
        "error_message": _short(error, MOST_MESSAGE),
    }


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _limits(question: Question, name: str) -> tuple[list[str], str]:
    """Return the tests of a number's limits, and the limits in words; nothing here is negative."""
    indicator = question.indicator
    least = indicator.minimum if name == "answer" else None
    most = indicator.maximum if name == "answer" else None
    lowest = Fraction(0) if least is None else least
    if most is None:
        return [f">={_plain_number(lowest)}"], _("paling kecil %(least)s") % {
            "least": number(lowest, 2, trim=True)
        }
    return [f">={_plain_number(lowest)}", f"<={_plain_number(most)}"], _(
        "%(least)s sampai %(most)s"
    ) % {"least": number(lowest, 2, trim=True), "most": number(most, 2, trim=True)}


def _plain_number(value: Fraction) -> str:
    exact = value.numerator / value.denominator
    return str(int(exact)) if exact == int(exact) else repr(exact)
