"""Making and changing workbooks of instruments as a clerk would, for the tests of them."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from martabat.documents.sheets import xlsx
from martabat.documents.sheets.cells import Cell
from martabat.documents.sheets.taking import take
from martabat.documents.tests.offices import converted
from martabat.instruments.document import read_document
from martabat.instruments.package import PACKAGES
from martabat.instruments.workbook.building import Built, base_of, build
from martabat.instruments.workbook.columns import bare
from martabat.instruments.workbook.reading import tables_of
from martabat.instruments.workbook.writing import document_file


@dataclass(frozen=True)
class Percent:
    """A number in a cell that is shown as a percentage: 0.6 is 60 %."""

    share: float


@dataclass(frozen=True)
class Formula:
    """A formula and the result that the file keeps; without one it was never computed."""

    text: str
    result: Any = ""


def package(name: str) -> dict[str, Any]:
    """Return the document of a shipped package."""
    return read_document(PACKAGES / f"{name}.yaml").data


def one_right() -> dict[str, Any]:
    """Return the package of 2021 with its first right alone: small, with every kind of cell."""
    data = package("peduli-ham-2021")
    data["groups"] = data["groups"][:1]
    for indicator in data["groups"][0]["indicators"]:
        indicator["checks"] = [check for check in indicator["checks"] if ".de" not in str(check)]
    return data


class Book:
    """The cells of a workbook, to be changed and written again."""

    def __init__(self, content: bytes, base: dict[str, Any] | None = None) -> None:
        self.base = base
        self.sheets: dict[str, dict[tuple[int, int], Any]] = {}
        self.merges: list[tuple[str, str]] = []
        for grid in xlsx.read(io.BytesIO(content)):
            self.sheets[grid.name] = {at: _value(cell) for at, cell in grid.cells.items()}

    @classmethod
    def of(cls, name: str, new: str = "instrumen-uji", **more: Any) -> "Book":
        """Return a shipped package as its next version, under a new name."""
        data = {**package(name), "name": new, **more}
        return cls(document_file(data, base=name))

    def copy(self) -> "Book":
        """Return another with the same cells."""
        made = Book.__new__(Book)
        made.base, made.merges = self.base, list(self.merges)
        made.sheets = {name: dict(cells) for name, cells in self.sheets.items()}
        return made

    def put(self, sheet: str, reference: str, value: Any) -> "Book":
        """Write a cell; None empties it."""
        at = xl_cell_to_rowcol(reference)
        self.sheets[sheet].pop(at, None)
        if value is not None:
            self.sheets[sheet][at] = value
        return self

    def head(self, label: str, value: Any) -> "Book":
        """Write a line of the sheet of keys and values."""
        row = next(
            r for (r, c), text in self.sheets["Instrumen"].items() if c == 0 and text == label
        )
        return self.put("Instrumen", f"B{row + 1}", value)

    def where(self, sheet: str, label: str, row: int) -> str:
        """Return the cell of a column, by its head, in a row counted as Excel does."""
        for column in range(60):
            if bare(str(self.sheets[sheet].get((2, column), ""))) == bare(label):
                return xl_rowcol_to_cell(row - 1, column)
        raise KeyError(label)

    def set(self, sheet: str, label: str, row: int, value: Any) -> "Book":
        """Write a cell under a head."""
        return self.put(sheet, self.where(sheet, label, row), value)

    def get(self, sheet: str, label: str, row: int) -> Any:
        """Return what stands under a head."""
        return self.sheets[sheet].get(xl_cell_to_rowcol(self.where(sheet, label, row)))

    def rows(self, sheet: str) -> Iterable[int]:
        """Return the rows of a table, as Excel counts them."""
        return sorted({row + 1 for row, _column in self.sheets[sheet] if row > 2})

    def drop_row(self, sheet: str, row: int) -> "Book":
        """Delete a row; those below move up."""
        moved = {}
        for (r, c), value in self.sheets[sheet].items():
            if r != row - 1:
                moved[(r - 1 if r >= row else r, c)] = value
        self.sheets[sheet] = moved
        return self

    def rename(self, sheet: str, new: str) -> "Book":
        """Give a sheet another name."""
        self.sheets = {new if name == sheet else name: cells for name, cells in self.sheets.items()}
        return self

    def merge(self, sheet: str, reference: str) -> "Book":
        """Join cells."""
        self.merges.append((sheet, reference))
        return self

    def content(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            formats = {
                Percent: book.add_format({"num_format": "0%"}),
                date: book.add_format({"num_format": "yyyy-mm-dd"}),
            }
            for name, cells in self.sheets.items():
                page = book.add_worksheet(name)
                for (row, column), value in cells.items():
                    _write(page, row, column, value, formats)
                for sheet, reference in self.merges:
                    if sheet == name:
                        first, last = (xl_cell_to_rowcol(end) for end in reference.split(":"))
                        value = cells.get(first)
                        page.merge_range(*first, *last, value if value is not None else "")
        return out.getvalue()

    def read(self, base: dict[str, Any] | None = None) -> Built:
        """Return what is read of it; the base is the shipped package that it names."""
        return read_content(self.content(), base=base or self.base)


def read_content(content: bytes, *, base: Any = None, name: str = "buku.xlsx") -> Built:
    """Return what is built of a file."""
    tables = tables_of(take(io.BytesIO(content), filename=name).grids)
    named = base_of(tables)
    if base is None and (PACKAGES / f"{named}.yaml").is_file():
        base = package(named)
    if base is not None and base["name"] != named:
        base = None
    return build(tables, base=base)


def opened_again(books: Mapping[str, bytes], form: str) -> dict[str, bytes]:
    """Return workbooks that LibreOffice opened and saved in a form (`xlsx`, `ods`)."""
    return dict(zip(books, converted(books.values(), "xlsx", form), strict=True))


def _value(cell: Cell) -> Any:
    match cell.kind:
        case "number":
            return float(cell.text) if "." in cell.text else int(cell.text)
        case "percent":
            return Percent(float(cell.text))
    return cell.text


def _write(page: Any, row: int, column: int, value: Any, formats: dict[Any, Any]) -> None:
    if isinstance(value, Formula):
        page.write_formula(row, column, value.text, None, value.result)
    elif isinstance(value, Percent):
        page.write_number(row, column, value.share, formats[Percent])
    elif isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, formats[date])
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, str(value))
