"""The sheet of one right: a row per indicator, its input cells open, everything else locked."""

import textwrap
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.queries.questions import Question
from martabat.assessments.workbooks.columns import HEADS, PLACE
from martabat.assessments.workbooks.content import BookRow, BookSheet, Content
from martabat.assessments.workbooks.entries import choice_text, write_entries
from martabat.assessments.workbooks.formulas import blank_word, filled_word, state_formula

HEAD_ROW = 4
FIRST_ROW = HEAD_ROW + 1
WIDTHS = {
    "code": 10,
    "question": 46,
    "unit": 13,
    "guidance": 34,
    "before": 13,
    "answer": 18,
    "numerator": 15,
    "denominator": 15,
    "not_applicable": 11,
    "reason": 24,
    "note": 30,
    "state": 11,
}
STATE_COLUMN = PLACE["state"]
FIGURES = frozenset({"before", "numerator", "denominator"})
LINE_HEIGHT = 15.0
MOST_HEIGHT = 400.0
# Letters in a line of a column as wide as 1: narrow letters are more frequent than wide ones.
LETTERS = 1.05


def write_right(
    page: Any,
    sheet: BookSheet,
    content: Content,
    styles: Mapping[str, Any],
    lists: Mapping[str, str],
) -> int:
    """Write one right; return how many of its indicators are filled."""
    _top(page, sheet, content, styles)
    filled = 0
    for place, row in enumerate(sheet.rows, FIRST_ROW):
        _row(page, place, row, styles, lists)
        filled += not row.given.blank
    last = FIRST_ROW + len(sheet.rows) - 1
    states = (FIRST_ROW, STATE_COLUMN, last, STATE_COLUMN)
    for word, style in ((filled_word(), "filled"), (blank_word(), "open")):
        page.conditional_format(
            *states,
            {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": styles[style]},
        )
    page.autofilter(HEAD_ROW, 0, last, len(HEADS) - 1)
    page.freeze_panes(FIRST_ROW, 2)
    page.print_area(0, 0, last, len(HEADS) - 1)
    return filled


def _top(page: Any, sheet: BookSheet, content: Content, styles: Mapping[str, Any]) -> None:
    for name, width in WIDTHS.items():
        page.set_column(PLACE[name], PLACE[name], width)
    page.write_string(0, 0, sheet.title, styles["title"])
    page.write_string(1, 0, _whose(sheet, content), styles["second"])
    page.write_string(
        2,
        0,
        _("Isi sel kuning saja. Sel yang dibiarkan kosong tidak mengubah apa pun.")
        + " "
        + _("Tulis “kosongkan” untuk menghapus jawaban yang sudah ada."),
        styles["second"],
    )
    page.set_row(HEAD_ROW, 34)
    for name, title in HEADS.items():
        text = str(title)
        if name == "before":
            text = _("Tahun lalu (%(year)s)") % {"year": content.data_year - 1}
        style = "head_number" if name in FIGURES else "head"
        page.write_string(HEAD_ROW, PLACE[name], text, styles[style])


def _whose(sheet: BookSheet, content: Content) -> str:
    parts = [
        content.region,
        content.office,
        _("penilaian %(award)s, data tahun %(data)s")
        % {"award": content.award_year, "data": content.data_year},
        ngettext("%(n)s indikator", "%(n)s indikator", len(sheet.rows)) % {"n": len(sheet.rows)},
        content.mark,
    ]
    return " · ".join(part for part in parts if part)


def _row(
    page: Any, place: int, row: BookRow, styles: Mapping[str, Any], lists: Mapping[str, str]
) -> None:
    question = row.question
    texts = (
        ("code", question.code, "code"),
        ("question", _question_text(question), "cell"),
        ("unit", question.unit, "cell"),
        ("guidance", _guidance(question), "quiet"),
        ("before", row.before, "before"),
    )
    for name, text, style in texts:
        page.write_string(place, PLACE[name], text, styles[style])
    long = [(name, text) for name, text, _style in texts]
    long += [("note", row.given.note), ("reason", row.given.reason)]
    if question.options:
        long.append(("answer", choice_text(question, row.given.choice)))
    page.set_row(place, max(height_of(text, WIDTHS[name]) for name, text in long))
    write_entries(page, place, row, styles, lists)
    page.write_formula(
        place,
        STATE_COLUMN,
        state_formula(question, place),
        styles["state"],
        blank_word() if row.given.blank else filled_word(),
    )


def height_of(text: str, width: float) -> float:
    """Return how high a row must be for a text that wraps: no program works it out by itself."""
    most = int(width * LETTERS)
    lines = sum(len(textwrap.wrap(line, most)) or 1 for line in text.split("\n"))
    return min(LINE_HEIGHT * lines + 3, MOST_HEIGHT)


def _question_text(question: Question) -> str:
    lines = [question.text]
    if question.kind == "choice":
        lines += [f"{letter}. {word}" for letter, word in question.options]
    if question.kind == "ratio":
        for head, part in zip((_("Pembilang"), _("Penyebut")), question.parts, strict=True):
            lines.append(f"{head}: {part.label}" + (f" ({part.unit})" if part.unit else ""))
        lines.append(_("Hasil: %(formula)s") % {"formula": question.formula})
    return "\n".join(lines)


def _guidance(question: Question) -> str:
    lines = [question.evidence]
    if question.usual_office:
        lines.append(_("Biasanya dari: %(office)s") % {"office": question.usual_office})
    if question.example:
        lines.append(_("Contoh: %(example)s") % {"example": question.example})
    return "\n".join(line for line in lines if line)
