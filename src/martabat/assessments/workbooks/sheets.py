"""From cells to rows: which indicator a row is about, and what stands in its input cells.

Found by the heads of columns and the codes of indicators, so that renamed sheets, moved rows and
further columns do no harm. Whatever is not understood is kept as a notice.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from martabat.assessments.workbooks.columns import (
    INPUTS,
    KEY_SHEET,
    LIST_SHEET,
    column_named,
    tidy,
)
from martabat.assessments.workbooks.keys import Keys
from martabat.assessments.workbooks.keys import read as read_keys
from martabat.documents.sheets.cells import Cell, Grid, reference, shown_name

HEAD_WITHIN = 60
SHOWN = 20
Filled = dict[str, list[str]]
"""Of each column with something in it: `[B14, kind, text, "1" for a formula]`."""


@dataclass(slots=True)
class Line:
    """One row of a sheet that names an indicator, or has input and names none."""

    sheet: str
    row: int
    code: str
    cells: Filled


@dataclass(slots=True)
class Book:
    """What a file holds: rows, keys if it has them, and what was noticed on the way."""

    lines: list[Line] = field(default_factory=list)
    keys: Keys | None = None
    notices: list[dict[str, Any]] = field(default_factory=list)


def book_of(grids: list[Grid], sheets: dict[str, str]) -> Book:
    """Find the rows of a file. `sheets` gives for each code the sheet that we put it into."""
    book = Book()
    known = {_plain(code): code for code in sheets}
    for grid in grids:
        if grid.name == KEY_SHEET or grid.cells.get((0, 0)) == Cell("text", "martabat"):
            if grid.cells:
                book.keys = book.keys or read_keys(grid)
        elif grid.name != LIST_SHEET:
            _rows(book, grid, sheets, known)
    return book


def _rows(book: Book, grid: Grid, sheets: dict[str, str], known: dict[str, str]) -> None:
    found = _head(grid)
    if found is None:
        if any(_plain(cell.text) in known for cell in grid.cells.values()):
            book.notices.append({"kind": "headless", "sheet": shown_name(grid.name)})
        return
    top, columns, foreign = found
    lines = _lines(grid, top, columns, known)
    if not lines:
        return
    name = shown_name(grid.name)
    if foreign:
        book.notices.append({"kind": "foreign", "sheet": name, "names": foreign[:SHOWN]})
    usual = {sheets[line.code] for line in lines if line.code in sheets}
    if len(usual) == 1 and grid.name not in usual:
        book.notices.append({"kind": "renamed", "sheet": name, "usual": usual.pop()})
    elif len(usual) > 1:
        book.notices.append({"kind": "mixed", "sheet": name})
    codes = [line.code for line in lines if line.code in sheets]
    order = {code: place for place, code in enumerate(sheets)}
    if codes != sorted(codes, key=order.__getitem__):
        book.notices.append({"kind": "moved", "sheet": name})
    book.lines += lines


def _head(grid: Grid) -> tuple[int, dict[str, int], list[str]] | None:
    """Return the row of the heads, the place of each column of ours, and foreign heads."""
    by_row: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), cell in grid.cells.items():
        if row < HEAD_WITHIN and cell.kind == "text":
            by_row[row][column] = cell.text
    for row in sorted(by_row):
        places: dict[str, int] = {}
        foreign = []
        for column, text in sorted(by_row[row].items()):
            name = column_named(text)
            if name is None or name in places:
                foreign.append(" ".join(text.split())[:40])
            else:
                places[name] = column
        if "code" in places and any(name in places for name in INPUTS):
            return row, places, foreign
    return None


def _lines(grid: Grid, top: int, columns: dict[str, int], known: dict[str, str]) -> list[Line]:
    inputs = {columns[name]: name for name in INPUTS if name in columns}
    place = columns["code"]
    rows: dict[int, Filled] = defaultdict(dict)
    codes: dict[int, str] = {}
    for (row, column), cell in grid.cells.items():
        if row <= top:
            continue
        if column == place:
            code = _plain(cell.text)
            codes[row] = known.get(code, code)
        elif column in inputs:
            rows[row][inputs[column]] = _filled(row, column, cell)
    joined = _joined(grid, top, {place: "code", **inputs}, set(codes) | set(rows))
    for (row, column), where in joined.items():
        if column in inputs:
            rows[row][inputs[column]] = [reference(row, column), "merged", where, ""]
    return [
        Line(shown_name(grid.name), row, codes.get(row, ""), dict(sorted(rows[row].items())))
        for row in sorted({*codes, *rows})
        if codes.get(row) or rows.get(row)
    ]


def _joined(
    grid: Grid, top: int, columns: dict[int, str], used: set[int]
) -> dict[tuple[int, int], str]:
    """Return the cells of ours that lie in joined cells with something in it, and which these are.

    Joined cells that hold one cell of ours, at their upper left, are harmless.
    """
    found: dict[tuple[int, int], str] = {}
    for first_row, first_column, last_row, last_column in grid.merges:
        if grid.cells.get((first_row, first_column)) is None:
            continue
        rows = [row for row in used if max(first_row, top + 1) <= row <= last_row]
        across = [column for column in columns if first_column <= column <= last_column]
        ours = [(row, column) for row in rows for column in across]
        if ours in ([], [(first_row, first_column)]):
            continue
        where = f"{reference(first_row, first_column)}:{reference(last_row, last_column)}"
        found |= dict.fromkeys(ours, where)
        # What stands under a joined code may belong to any of its rows.
        if columns.get(across[0]) == "code":
            found |= {(row, column): where for row in rows for column in columns}
    return {
        place: where
        for place, where in found.items()
        if place in grid.cells or _covers(grid, place)
    }


def _covers(grid: Grid, place: tuple[int, int]) -> bool:
    """Whether a place lies within joined cells."""
    row, column = place
    return any(a <= row <= c and b <= column <= d for a, b, c, d in grid.merges)


def _filled(row: int, column: int, cell: Cell) -> list[str]:
    text = tidy(cell.text) if cell.kind == "text" else cell.text
    return [reference(row, column), cell.kind, text, "1" if cell.formula else ""]


def _plain(text: str) -> str:
    """Return a code whatever dash, blank or capital somebody's program made of it."""
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    return re.sub(r"\s+", "", text).upper()[:40]
