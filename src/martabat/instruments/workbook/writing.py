"""Making the .xlsx of an instrument: locked heads, lists for choices, wrapped texts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from martabat.instruments.workbook import example, layout
from martabat.instruments.workbook.columns import YES, Column, Sheet
from martabat.instruments.workbook.styles import STYLES
from martabat.instruments.workbook.telling import Row, told

TOP = 2
"""Row of the heads, counted from 0."""
SPARE = 400
WIDE = 300
"""Letters beyond which a table is printed on several sheets of A3 side by side."""
"""Rows below the last that still offer lists."""
_EDITING = {
    "insert_rows": True,
    "delete_rows": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


def version_file(data: Mapping[str, Any]) -> bytes:
    """Return a version as a workbook that becomes the next one by editing it.

    Name and version stand empty, because a version never changes; the base is this one.
    """
    rows = told(data, base=data["name"])
    for name in ("name", "version"):
        rows[layout.HEAD.name][0].pop(name)
    return _file(rows, f"Dibuat dari {data['name']}", examples=False)


def empty_file() -> bytes:
    """Return a workbook without an instrument, with rows that show how to fill in."""
    return _file({layout.HEAD.name: [example.HEAD], **example.ROWS}, "Buku kosong", examples=True)


def document_file(data: Mapping[str, Any], *, base: str = "") -> bytes:
    """Return a document whole, its own name included."""
    return _file(told(data, base=base), data["name"], examples=False)


def _file(rows: Mapping[str, list[Row]], title: str, *, examples: bool) -> bytes:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_numbers": False}) as book:
        book.set_properties({"title": title, "company": "Martabat"})
        styles = {name: book.add_format(style) for name, style in STYLES.items()}
        _guide(book.add_worksheet(layout.GUIDE), styles)
        _head(book.add_worksheet(layout.HEAD.name), rows[layout.HEAD.name][0], styles)
        for sheet in layout.TABLES:
            page = book.add_worksheet(sheet.name)
            _table(page, sheet, rows.get(sheet.name, []), styles, examples=examples)
    return out.getvalue()


def _guide(page: Any, styles: Mapping[str, Any]) -> None:
    page.hide_gridlines(2)
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 96)
    page.write_string(0, 0, "Instrumen dari Excel", styles["title"])
    for place, (head, text) in enumerate(example.GUIDE, start=2):
        page.write_string(place, 0, head, styles["heading"])
        page.write_string(place, 1, text, styles["text"])
        page.set_row(place, _height([(text, 96)]))
    page.protect("", _EDITING)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _head(page: Any, row: Row, styles: Mapping[str, Any]) -> None:
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 60, styles["column"])
    page.set_column(2, 2, 70)
    page.write_string(0, 0, layout.HEAD.title, styles["title"])
    page.write_string(1, 0, layout.HEAD.about, styles["second"])
    for place, text in enumerate(("Keterangan", "Isian", "Petunjuk")):
        page.write_string(TOP, place, text, styles["head"])
    for place, column in enumerate(layout.HEAD.columns, start=TOP + 1):
        wanted = " Wajib diisi." if column.needed else ""
        page.write_string(place, 0, column.head, styles["key"])
        page.write_string(place, 2, f"{column.hint}{wanted}".strip(), styles["hint"])
        value = row.get(column.name)
        _write(page, place, 1, column, value, styles, kept="entry_line")
        page.set_row(place, _height([(value, 60), (f"{column.hint}{wanted}", 70)]))
        _list(page, column, place, 1, place)
    page.freeze_panes(TOP + 1, 1)
    _finish(page)


def _table(
    page: Any,
    sheet: Sheet,
    rows: Sequence[Row],
    styles: Mapping[str, Any],
    *,
    examples: bool,
) -> None:
    last = TOP + len(rows) + SPARE
    for at, column in enumerate(sheet.columns):
        kind = {"code": "column_code", "share": "column_share"}.get(column.kind, "column")
        page.set_column(at, at, column.width, styles[kind])
        style = styles["head_needed" if column.needed else "head"]
        page.write_string(TOP, at, column.head, style)
        if column.hint:
            page.write_comment(TOP, at, column.hint, {"x_scale": 1.6, "y_scale": 0.8})
        _list(page, column, TOP + 1, at, last)
    # Title and explanation stand over the table, in cells that are locked.
    page.set_row(0, 24)
    page.write_string(0, 0, sheet.title, styles["title"])
    page.write_string(1, 0, sheet.about, styles["second"])
    page.set_row(TOP, 48)
    for place, row in enumerate(rows, start=TOP + 1):
        page.set_row(place, _height([(row.get(c.name), c.width) for c in sheet.columns]))
        for at, column in enumerate(sheet.columns):
            kept = "" if not examples else "example"
            _write(page, place, at, column, row.get(column.name), styles, kept=kept)
    page.autofilter(TOP, 0, TOP + max(len(rows), 1), len(sheet.columns) - 1)
    page.freeze_panes(TOP + 1, sheet.frozen)
    _finish(page)
    if sum(column.width for column in sheet.columns) > WIDE:
        page.set_paper(8)
        page.fit_to_pages(4, 0)
        page.repeat_columns(0, sheet.frozen - 1)


def _finish(page: Any) -> None:
    page.protect("", _EDITING)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(TOP)


def _write(
    page: Any,
    row: int,
    at: int,
    column: Column,
    value: Any,
    styles: Mapping[str, Any],
    *,
    kept: str = "",
) -> None:
    """Write a cell; `kept` is the kind of style where it is not that of an entry in a table."""
    style = styles[_style(column, value, kept)]
    if value is None:
        page.write_blank(row, at, None, style)
    elif isinstance(value, bool):
        page.write_string(row, at, YES["yes" if value else "no"], style)
    elif column.kind == "choice":
        page.write_string(row, at, column.choices[value], style)
    elif isinstance(value, int | float):
        page.write_number(row, at, value, style)
    else:
        page.write_string(row, at, str(value), style)


def _style(column: Column, value: Any, kept: str) -> str:
    if kept == "entry_line":
        return kept
    first = kept or "entry"
    if column.kind == "share" and isinstance(value, int | float):
        whole = (Fraction(str(value)) * 100).denominator == 1
        return f"{first}_share" if whole or kept else "entry_share_fine"
    if column.kind in {"number", "whole"}:
        return f"{first}_number"
    return "entry_code" if column.kind == "code" and not kept else first


def _height(texts: Iterable[tuple[Any, float]]) -> float:
    """Return the height of a row that shows its texts in columns so wide; some never grow alone."""
    lines = 1
    for value, width in texts:
        if isinstance(value, str):
            parts = value.split("\n")
            lines = max(lines, sum(1 + int(len(part) * 1.12 / width) for part in parts))
    return min(15.0 * lines + 1, 400)


def _list(page: Any, column: Column, first: int, at: int, last: int) -> None:
    if column.kind in {"choice", "yes"}:
        words = list((column.choices or YES).values())
        rule: dict[str, Any] = {"validate": "list", "source": words}
        rule |= {"error_title": "Pilih dari daftar", "error_message": ", ".join(words)[:255]}
        page.data_validation(first, at, last, at, rule)
    elif column.kind == "share":
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
        rule |= {
            "error_title": "Bagian nilai",
            "error_message": "Dari 0 sampai 1, atau 0 % sampai 100 %.",
        }
        page.data_validation(first, at, last, at, rule)
    elif column.name == "group":
        source = f"={layout.RIGHTS.name}!$A${TOP + 2}:$A${TOP + SPARE}"
        page.data_validation(
            first, at, last, at, {"validate": "list", "source": source, "error_type": "warning"}
        )
