"""A workbook as an .xlsx: how to fill it, how far it is, a sheet per right, and its keys."""

import io
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from martabat.assessments.workbooks.columns import KEY_SHEET, LIST_SHEET
from martabat.assessments.workbooks.content import BookSheet, Content
from martabat.assessments.workbooks.entries import choices
from martabat.assessments.workbooks.front import write_guide, write_summary
from martabat.assessments.workbooks.keys import lines_of
from martabat.assessments.workbooks.right_sheet import HEAD_ROW, write_right
from martabat.assessments.workbooks.styles import STYLES
from martabat.documents.sheets.cells import letters

# Whatever somebody typed stays text: nothing becomes a formula, a link or a number by itself.
_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
PROTECTION = {
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


def workbook_file(content: Content) -> bytes:
    """Return the workbook."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _AS_TEXT) as book:
        _properties(book, content)
        styles = {name: book.add_format(style) for name, style in STYLES.items()}
        guide = book.add_worksheet(pgettext("sheet", "Petunjuk"))
        summary = book.add_worksheet(_("Ringkasan"))
        pages = [book.add_worksheet(sheet.name) for sheet in content.sheets]
        lists = _lists(book, content.sheets)
        counts = []
        for page, sheet in zip(pages, content.sheets, strict=True):
            counts.append(write_right(page, sheet, content, styles, lists))
            _set_up(page, content)
            page.repeat_rows(HEAD_ROW)
        write_guide(guide, content, styles)
        write_summary(summary, content, counts, styles)
        for page in (guide, summary):
            _set_up(page, content)
        _keys(book, content)
    return file.getvalue()


def _properties(book: Any, content: Content) -> None:
    title = _("Buku kerja %(region)s, penilaian %(year)s") % {
        "region": content.region,
        "year": content.award_year,
    }
    made = content.made_at.replace(tzinfo=None)
    book.set_properties({"title": title, "author": content.made_by, "created": made})
    book.set_calc_mode("auto")


def _set_up(page: Any, content: Content) -> None:
    page.protect("", PROTECTION)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer(
        "&L{left}&C{mark}&R{right}".format(
            left=_plain(f"{content.region}, {content.award_year}"),
            mark=_plain(content.mark),
            right=_("Halaman &P dari &N"),
        )
    )


def _plain(text: str) -> str:
    """Write a text into a footer, where & begins a command."""
    return text.replace("&", "&&")[:80]


def _lists(book: Any, sheets: tuple[BookSheet, ...]) -> dict[str, str]:
    """Write the choices of each indicator into a hidden sheet; return the range of each."""
    page = book.add_worksheet(LIST_SHEET)
    page.very_hidden()
    ranges: dict[str, str] = {}
    rows = [row for sheet in sheets for row in sheet.rows if row.question.options]
    for place, row in enumerate(rows):
        words = choices(row.question)
        for column, word in enumerate(words):
            page.write_string(place, column, word)
        last = letters(len(words) - 1)
        ranges[row.question.code] = f"={LIST_SHEET}!$A${place + 1}:${last}${place + 1}"
    return ranges


def _keys(book: Any, content: Content) -> None:
    page = book.add_worksheet(KEY_SHEET)
    page.very_hidden()
    answers = {
        row.question.code: (row.version, row.given)
        for sheet in content.sheets
        for row in sheet.rows
    }
    for place, line in enumerate(lines_of(content.keys, answers)):
        for column, text in enumerate(line):
            if text:
                page.write_string(place, column, text)
