"""Cells of an .ods, in one pass with bounds; see `xlsx` for why not with calamine."""

import zipfile
from typing import IO, Any

from martabat.documents.sheets.cells import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    Budget,
    Cell,
    Grid,
    plain_number,
    put,
)
from martabat.documents.sheets.xlsx import local, parts_of

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SPACES = 1000


def read(file: IO[bytes]) -> list[Grid]:
    """Return the sheets in the order of the workbook; any fault of the file is an exception."""
    with zipfile.ZipFile(file) as package, package.open("content.xml") as stream:
        grids = _Walk().through(stream)
    if not grids or len(grids) > MOST_SHEETS:
        raise ValueError("sheets")
    return grids


class _Walk:
    """Where the reading stands: which table, row and column come next."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.budget = Budget()
        self.row = self.repeated = self.column = 0
        self.inside = 0

    def through(self, stream: IO[bytes]) -> list[Grid]:
        tags = ("table", "table-row", "table-cell", "covered-table-cell")
        for event, item in parts_of(stream, *tags, starts=True):
            if not str(item.tag).startswith(_TABLE):
                continue
            what = local(item)
            if what == "table":
                self._table(event, item)
            elif self.inside != 1:
                # A table within a cell is a picture of another file, not ours.
                continue
            elif what == "table-row":
                self._row(event, item)
            elif event == "end":
                self._cells(item, covered=what != "table-cell")
        return self.grids

    def _table(self, event: str, item: Any) -> None:
        self.inside += 1 if event == "start" else -1
        if event == "start" and self.inside == 1:
            self.grids.append(Grid(str(item.get(f"{_TABLE}name", ""))))
            self.row = 0

    def _row(self, event: str, item: Any) -> None:
        if event == "start":
            self.column = 0
            self.repeated = _count(item, "number-rows-repeated")
            return
        self.row += self.repeated
        item.clear()
        while item.getprevious() is not None and local(item.getprevious()) == "table-row":
            del item.getparent()[item.getparent().index(item) - 1]

    def _cells(self, item: Any, *, covered: bool) -> None:
        grid = self.grids[-1]
        self.budget.spend_cell(grid)
        times = _count(item, "number-columns-repeated")
        cell = None if covered else self._cell(item)
        if cell is not None:
            for row in range(self.row, min(self.row + self.repeated, MOST_ROWS + 1)):
                for column in range(self.column, min(self.column + times, MOST_COLUMNS + 1)):
                    put(grid, row, column, cell)
        down = _count(item, "number-rows-spanned")
        across = _count(item, "number-columns-spanned")
        if not covered and (down > 1 or across > 1):
            last = (self.row + down - 1, self.column + across - 1)
            grid.merges.append((self.row, self.column, *last))
        self.column += times

    def _cell(self, item: Any) -> Cell | None:
        kind = item.get(f"{_OFFICE}value-type") or ""
        formula = item.get(f"{_TABLE}formula") is not None
        said = item.get(f"{_OFFICE}string-value")
        text = _said(item) if said is None else str(said)
        self.budget.spend_text(len(text))
        if item.get(f"{_CALC}value-type") == "error":
            return Cell("error", _said(item)[:20], formula)
        match kind:
            case "float" | "currency":
                return Cell("number", plain_number(item.get(f"{_OFFICE}value", "")), formula)
            case "percentage":
                return Cell("percent", plain_number(item.get(f"{_OFFICE}value", "")), formula)
            case "boolean":
                yes = item.get(f"{_OFFICE}boolean-value") == "true"
                return Cell("bool", "1" if yes else "0", formula)
            case "date":
                return Cell("date", str(item.get(f"{_OFFICE}date-value", ""))[:10], formula)
            case "time":
                return Cell("date", text[:20], formula)
        if not text.strip():
            return Cell("formula", "", formula) if formula and not kind else None
        return Cell("text", text, formula)


def _count(item: Any, name: str) -> int:
    return max(int(item.get(f"{_TABLE}{name}", "1")), 1)


def _said(item: Any) -> str:
    """Return the paragraphs of a cell, without remarks pinned to it."""
    return "\n".join(_paragraph(part) for part in item if part.tag == f"{_TEXT}p")


def _paragraph(item: Any) -> str:
    said = item.text or ""
    for part in item:
        if not isinstance(part.tag, str):
            pass
        elif part.tag == f"{_TEXT}s":
            said += " " * min(int(part.get(f"{_TEXT}c", "1")), _SPACES)
        elif part.tag == f"{_TEXT}tab":
            said += "\t"
        elif part.tag == f"{_TEXT}line-break":
            said += "\n"
        elif not part.tag.startswith(_OFFICE):
            said += _paragraph(part)
        said += part.tail or ""
    return said
