"""Cells as an office file holds them, and how much of a file is read at most."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _

from martabat.interface.numbers import number
from martabat.journal.refusals import Refused

MOST_SHEETS = 60
MOST_ROWS = 3000
MOST_COLUMNS = 200
MOST_CELLS = 300_000
MOST_TEXT = 20_000_000

Kind = Literal["number", "percent", "date", "text", "bool", "error", "formula", "merged"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty.

    `text`: a number with a decimal point (of a percent cell the share, 0.939), a day as
    `2023-07-15`, `1` or `0`, an error's name, or the text. Kind `formula`: one without a stored
    result. Kind `merged`: lies in joined cells that belong to more than one thing.
    """

    kind: Kind
    text: str
    formula: bool = False


@dataclass(slots=True)
class Grid:
    """The cells of one sheet by row and column, both counted from 0."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""


@dataclass(slots=True)
class Budget:
    """How much of a workbook may still be read; beyond it the file is refused in words."""

    cells: int = MOST_CELLS
    text: int = MOST_TEXT

    def spend_cell(self, grid: Grid) -> None:
        """Count one cell of the file, empty ones too."""
        self.cells -= 1
        if self.cells < 0:
            raise Refused(
                _("Lembar “%(sheet)s” terlalu penuh. Hapus yang bukan isian, lalu coba lagi.")
                % {"sheet": shown_name(grid.name)}
            )

    def spend_text(self, size: int) -> None:
        """Count letters."""
        self.text -= size
        if self.text < 0:
            raise Refused(_("Teks di dalam buku kerja ini terlalu panjang untuk dibaca."))


def put(grid: Grid, row: int, column: int, cell: Cell | None) -> None:
    """Place a cell; raise Refused beyond the rows and columns that are read."""
    if cell is None:
        return
    if row < 0 or column < 0:
        raise ValueError("place")
    if row >= MOST_ROWS:
        raise Refused(
            _("Lembar “%(sheet)s” berisi lebih dari %(most)s baris. Hapus yang bukan isian.")
            % {"sheet": shown_name(grid.name), "most": number(MOST_ROWS)}
        )
    if column >= MOST_COLUMNS:
        raise Refused(
            _("Lembar “%(sheet)s” berisi lebih dari %(most)s kolom. Hapus yang bukan isian.")
            % {"sheet": shown_name(grid.name), "most": number(MOST_COLUMNS)}
        )
    grid.cells[row, column] = cell


def shown_name(name: str) -> str:
    """Return the name of a sheet, cut where somebody made it endless."""
    return name if len(name) <= 60 else f"{name[:59]}…"


def plain_number(text: str) -> str:
    """Return a number of a file with the fifteen digits that Excel vouches for.

    Raises ValueError for anything else: Excel writes 93.9 as 93.900000000000006.
    """
    value = float(text)
    if value != value or value in {float("inf"), float("-inf")}:
        raise ValueError(text)
    exact = Decimal(f"{value:.15g}")
    return format(exact, "f") if abs(exact) < Decimal(10) ** 40 else f"{value:.15g}"


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: A, Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def reference(row: int, column: int) -> str:
    """Return `B14` for a row and a column counted from 0."""
    return f"{letters(column)}{row + 1}"
