"""The sheet of one right: a row per indicator, its input cells open, everything else locked."""

import textwrap
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.queries.questions import Part, Question
from martabat.assessments.workbooks.columns import CLEAR, HEADS, reference
from martabat.assessments.workbooks.content import BookRow, BookSheet, Content

HEAD_ROW = 4
FIRST_ROW = HEAD_ROW + 1
COLUMNS = tuple(HEADS)
PLACE = {name: place for place, name in enumerate(COLUMNS)}
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
MOST_TITLE, MOST_MESSAGE = 32, 255
DIGITS = 15
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
    page.autofilter(HEAD_ROW, 0, last, len(COLUMNS) - 1)
    page.freeze_panes(FIRST_ROW, 2)
    page.print_area(0, 0, last, len(COLUMNS) - 1)
    return filled


def filled_word() -> str:
    """Return the word of an answered indicator."""
    return _("Terisi")


def blank_word() -> str:
    """Return the word of an indicator without an answer."""
    return _("Kosong")


def _top(page: Any, sheet: BookSheet, content: Content, styles: Mapping[str, Any]) -> None:
    for name, width in WIDTHS.items():
        page.set_column(PLACE[name], PLACE[name], width)
    page.write_string(0, 0, sheet.title, styles["title"])
    page.write_string(1, 0, _whose(sheet, content), styles["second"])
    page.write_string(
        2,
        0,
        _("Isi sel kuning saja. Sel yang dibiarkan kosong tidak mengubah apa pun; tulis")
        + f" “{CLEAR}” "
        + _("untuk menghapus jawaban yang sudah ada."),
        styles["second"],
    )
    page.set_row(HEAD_ROW, 34)
    for name, title in HEADS.items():
        text = str(title)
        if name == "before":
            text = _("Tahun lalu (%(year)s)") % {"year": content.data_year - 1}
        page.write_string(HEAD_ROW, PLACE[name], text, styles["head"])


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
    _answer(page, place, row, styles, lists)
    for name in ("numerator", "denominator"):
        part = _part_of(question, name)
        if part is None:
            page.write_blank(place, PLACE[name], None, styles["unused"])
        else:
            _number_cell(page, place, name, part, getattr(row.given, name), styles, question)
    _not_applicable(page, place, row, styles)
    page.write_string(place, PLACE["note"], row.given.note, styles["entry"])
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
    elif Decimal(f"{float(value):.{DIGITS}g}") == value:
        page.write_number(place, column, float(value), style)
    else:
        # Excel keeps fifteen digits; a longer number would come back as another one.
        page.write_string(place, column, format(value.normalize(), "f").replace(".", ","), style)
    unit = part.unit or question.unit
    cell = reference(place, column)
    least = question.indicator.minimum if name == "answer" else Fraction(0)
    lowest = _plain_number(Fraction(0) if least is None else least)
    whole = f",{cell}=INT({cell})" if part.integer else ""
    fits = f"AND({cell}>={lowest}{whole})"
    clears = f'LOWER(TRIM({cell}))="{CLEAR}"'
    message = _("Satuan: %(unit)s. %(rule)s") % {
        "unit": unit,
        "rule": _("Bilangan bulat, paling kecil %(least)s.") % {"least": lowest}
        if part.integer
        else _("Angka, boleh dengan koma, paling kecil %(least)s.") % {"least": lowest},
    }
    page.data_validation(
        place,
        column,
        place,
        column,
        {
            "validate": "custom",
            "value": f"=IF(ISNUMBER({cell}),{fits},{clears})",
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


def _part_of(question: Question, name: str) -> Part | None:
    return next((part for part in question.parts if part.name == name), None)


def _plain_number(value: Fraction) -> str:
    exact = value.numerator / value.denominator
    return str(int(exact)) if exact == int(exact) else repr(exact)


def ratio_formula(question: Question, place: int) -> str:
    """Return the formula of a ratio's result; empty while a number is missing."""
    top, bottom = (reference(place, PLACE[name]) for name in ("numerator", "denominator"))
    factor = question.indicator.multiplier
    times = "" if factor == 1 else f"*{factor.numerator}"
    times += "" if factor.denominator == 1 else f"/{factor.denominator}"
    result = f'IF({bottom}<>0,{top}/{bottom}{times},"")'
    return f'=IF(AND(ISNUMBER({top}),ISNUMBER({bottom})),{result},"")'


def ratio_of(row: BookRow) -> float | str:
    """Return the result of a ratio as its formula would compute it."""
    given = row.given
    if given.numerator is None or not given.denominator:
        return ""
    exact = Fraction(given.numerator) / Fraction(given.denominator)
    return float(exact * row.question.indicator.multiplier)


def state_formula(question: Question, place: int) -> str:
    """Return the formula that tells whether an indicator is answered, as `Given.blank` does."""
    names = ("numerator", "denominator") if question.kind == "ratio" else ("answer",)
    given = ",".join(
        f'{cell}<>"",LOWER(TRIM({cell}))<>"{CLEAR}"'
        for cell in (reference(place, PLACE[name]) for name in names)
    )
    absent = reference(place, PLACE["not_applicable"])
    return f'=IF(OR(AND({given}),{absent}="{_("Ya")}"),"{filled_word()}","{blank_word()}")'
