"""Rows of a workbook as values, each with its place; what is wrong is noted on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from martabat.instruments.document import Path_
from martabat.instruments.workbook import layout
from martabat.instruments.workbook.columns import Sheet
from martabat.instruments.workbook.findings import Finding, Level, Place
from martabat.instruments.workbook.meaning import Wrong, meaning_of
from martabat.instruments.workbook.reading import Line, Tables

Row = dict[str, Any]


class Reader:
    """Reads rows. `places` gives the cell of every field of the document that is being built."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.findings: list[Finding] = list(tables.findings)
        self.places: dict[Path_, Place] = {}

    def find(self, code: str, place: Place, level: Level = "error", /, **words: object) -> None:
        """Note something."""
        said = {key: str(word) for key, word in words.items()}
        self.findings.append(Finding(code, place, said, level))

    def row(self, sheet: Sheet, line: Line, before: Mapping[str, Any] | None = None) -> Row:
        """Return the values of a row; `before` speaks for columns that the workbook lacks."""
        row: Row = {}
        for column in sheet.columns:
            if not line.has(column.name):
                if before and column.name in before:
                    row[column.name] = before[column.name]
                continue
            cell = line.cells.get(column.name)
            place = line.place(column.name)
            if cell is None:
                if column.needed:
                    sourceless = sheet is layout.HEAD and column.name == "source"
                    code = "no_source" if sourceless else "missing"
                    self.find(code, place, head=column.head)
                continue
            try:
                value = meaning_of(column, cell)
            except Wrong as wrong:
                # The later cells of a joined range add nothing to what its first one says.
                if cell.kind != "merged" or cell.text:
                    self.find(wrong.code, place, **wrong.words)
                continue
            if cell.formula:
                self.find("computed", place, "notice")
            row[column.name] = value
        return row

    def absent(self, sheet: Sheet, *, based: bool) -> None:
        """Say once which columns a table lacks."""
        table = self.tables.tables.get(sheet.name)
        if table is None:
            if based:
                self.find("absent_sheet", Place(sheet.name), "notice", sheet=sheet.name)
            return
        for column in sheet.columns:
            if column.name in table.refs or column.name == "about":
                continue
            place = Place(table.title)
            if column.needed:
                self.find("no_column", place, head=column.head)
            elif based:
                self.find("absent_column", place, "notice", head=column.head)

    def put(self, path: Path_, sheet: Sheet, line: Line) -> None:
        """Remember where the fields of a part stand."""
        for column in reversed(sheet.columns):
            steps = column.name.split(".")
            for length in range(1, len(steps) + 1):
                self.places[(*path, *steps[:length])] = line.place(column.name)
        self.places[path] = line.place(sheet.key)

    def place_of(self, path: Path_) -> Place:
        """Return the cell of a field, or of the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(layout.HEAD.name))


def text_in(row: Row, name: str) -> dict[str, str] | None:
    """Return a text in the languages that a row gives it; None where it gives no Indonesian."""
    if f"{name}.id" not in row:
        return None
    found = {"id": row[f"{name}.id"]}
    if f"{name}.en" in row:
        found["en"] = row[f"{name}.en"]
    return found


def filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that say something."""
    return {key: value for key, value in fields.items() if value is not None and value != {}}
