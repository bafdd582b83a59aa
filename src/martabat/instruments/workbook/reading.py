"""From the sheets of a file to the tables of an instrument, each cell with its place.

Sheets are known by their names, renamed ones by their heads; columns by their heads, wherever they
stand. What is not known is not read, and said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from martabat.documents.sheets.cells import Cell, Grid, reference, shown_name
from martabat.instruments.workbook import layout
from martabat.instruments.workbook.columns import EXAMPLE, Column, Sheet, bare
from martabat.instruments.workbook.findings import Finding, Level, Place
from martabat.instruments.workbook.meaning import shown

HEAD_ROWS = 30
IGNORED = frozenset({bare(layout.GUIDE), "contoh", "daftar", "guide"})
_ABOUT = "about"


@dataclass(slots=True)
class Line:
    """One row of a table, or all lines of the sheet of keys and values.

    `refs` gives the cell of every column, empty ones too.
    """

    sheet: str
    cells: dict[str, Cell]
    refs: dict[str, str]

    def place(self, name: str) -> Place:
        """Return where a field stands, and what is found there."""
        ref = self.refs.get(name) or next(iter(self.refs.values()), "")
        cell = self.cells.get(name)
        return Place(self.sheet, ref, shown(cell) if cell else "")

    def has(self, name: str) -> bool:
        """Whether the workbook has room for a field at all."""
        return name in self.refs


@dataclass(slots=True)
class Table:
    """One sheet as it was found."""

    sheet: Sheet
    title: str
    lines: list[Line] = field(default_factory=list)
    refs: dict[str, str] = field(default_factory=dict)
    """The cell of each head."""


@dataclass(slots=True)
class Tables:
    """All that a workbook says. `head` is empty where its sheet is missing."""

    head: Line
    tables: dict[str, Table] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, place: Place, level: Level = "error", /, **words: object) -> None:
        """Note something."""
        said = {key: str(word) for key, word in words.items()}
        self.findings.append(Finding(code, place, said, level))

    def lines(self, sheet: Sheet) -> list[Line]:
        """Return the rows of a sheet."""
        table = self.tables.get(sheet.name)
        return table.lines if table else []


def tables_of(grids: Sequence[Grid]) -> Tables:
    """Return what the sheets of a file say."""
    tables = Tables(Line(layout.HEAD.name, {}, {}))
    for sheet, grid in _sheets(grids, tables):
        if sheet is layout.HEAD:
            tables.head = _head(grid, tables)
        else:
            table = _table(sheet, grid, tables)
            if table is not None:
                tables.tables[sheet.name] = table
    return tables


def _sheets(grids: Sequence[Grid], tables: Tables) -> Iterator[tuple[Sheet, Grid]]:
    """Yield the sheets that are known, in our order."""
    named: dict[str, Grid] = {}
    left: list[Grid] = []
    for grid in grids:
        known = _named(grid.name)
        if known is None:
            left.append(grid)
        elif known.name in named:
            place = Place(shown_name(grid.name))
            tables.find("sheet_twice", place, sheet=shown_name(named[known.name].name))
        else:
            named[known.name] = grid
    for grid in left:
        if bare(grid.name) in IGNORED or not grid.cells:
            continue
        guessed = _by_heads(grid, named)
        place = Place(shown_name(grid.name))
        if guessed is None:
            tables.find("foreign_sheet", place, "notice")
        else:
            named[guessed.name] = grid
            tables.find("renamed", place, "notice", sheet=guessed.name)
    for sheet in (layout.HEAD, *layout.TABLES):
        if sheet.name in named:
            yield sheet, named[sheet.name]
        elif sheet.name in {layout.HEAD.name, layout.RIGHTS.name, layout.INDICATORS.name}:
            tables.find("no_sheet", Place(sheet.name), sheet=sheet.name)


def _named(name: str) -> Sheet | None:
    wanted = bare(name)
    for sheet in (layout.HEAD, *layout.TABLES):
        if wanted in {bare(sheet.name), *(bare(other) for other in sheet.others)}:
            return sheet
    return None


def _by_heads(grid: Grid, named: Mapping[str, Grid]) -> Sheet | None:
    """Return the sheet whose needed heads all stand in one row, if it is one sheet only."""
    if layout.HEAD.name not in named:
        keys = {bare(cell.text) for cell in grid.cells.values() if cell.kind == "text"}
        needed = {bare(column.head) for column in layout.HEAD.columns if column.needed}
        if len(needed & keys) >= len(needed) - 2:
            return layout.HEAD
    found = []
    for sheet in layout.TABLES:
        if sheet.name in named:
            continue
        _row, places = _heads(sheet, grid)
        # Own heads only: `Kode` alone would fit them all.
        own = {name for name, (_at, text) in places.items() if bare(text) == _own(sheet, name)}
        if all(column.name in own for column in sheet.columns if column.needed):
            found.append(sheet)
    return found[0] if len(found) == 1 else None


def _own(sheet: Sheet, name: str) -> str:
    return bare(sheet.column(name).head)


def _head(grid: Grid, tables: Tables) -> Line:
    """Read keys and values: the value stands in the column right of the keys."""
    title = shown_name(grid.name)
    words = {word: column for column in layout.HEAD.columns for word in column.words}
    line = Line(title, {}, {})
    keys: dict[int, int] = {}
    texts = {at: bare(cell.text) for at, cell in grid.cells.items() if cell.kind == "text"}
    for (_row, column), text in texts.items():
        if text in words:
            keys[column] = keys.get(column, 0) + 1
    if not keys:
        tables.find("no_columns", Place(title), head=layout.HEAD.columns[0].head)
        return line
    across = max(sorted(keys), key=lambda column: keys[column])
    merged = _merged(grid, rows=range(len(texts) and _last(grid) + 1), columns={across + 1})
    for (row, column), text in sorted(texts.items()):
        if column != across or text in {"isian", "keterangan"}:
            continue
        known = words.get(text)
        here = Place(title, reference(row, column), grid.cells[row, column].text)
        value = merged.get((row, column + 1)) or grid.cells.get((row, column + 1))
        if known is None:
            if value is not None:
                tables.find("foreign_line", here, "notice", head=here.found[:60])
        elif known.name in line.refs:
            tables.find("line_twice", here, head=known.head)
        else:
            line.refs[known.name] = reference(row, column + 1)
            if value is not None:
                line.cells[known.name] = value
    return line


def _last(grid: Grid) -> int:
    return max((row for row, _column in grid.cells), default=0)


def _table(sheet: Sheet, grid: Grid, tables: Tables) -> Table | None:
    title = shown_name(grid.name)
    top, heads = _heads(sheet, grid)
    if not heads:
        tables.find("no_columns", Place(title), head=sheet.column(sheet.key).head)
        return None
    table = Table(sheet, title)
    columns = {name: at for name, (at, _text) in heads.items()}
    table.refs = {name: reference(top, at) for name, at in columns.items()}
    _note_heads(table, grid, top, columns, tables)
    merged = _merged(grid, rows=range(top + 1, _last(grid) + 1), columns=set(columns.values()))
    examples = 0
    for row in sorted({row for row, _column in (*grid.cells, *merged) if row > top}):
        cells = {}
        for name, at in columns.items():
            cell = merged.get((row, at)) or grid.cells.get((row, at))
            if cell is not None and (cell.kind != "text" or cell.text.strip()):
                cells[name] = cell
        if not set(cells) - {_ABOUT}:
            continue
        if any(name in cells and bare(cells[name].text) == EXAMPLE for name in ("code", "gap.id")):
            examples += 1
            continue
        refs = {name: reference(row, at) for name, at in columns.items()}
        table.lines.append(Line(title, cells, refs))
    if examples:
        tables.find("examples", Place(title), "notice", n=examples)
    return table


def _heads(sheet: Sheet, grid: Grid) -> tuple[int, dict[str, tuple[int, str]]]:
    """Return the row of heads, and for each column of ours its place and its words there."""
    words: dict[str, Column] = {}
    for column in sheet.columns:
        for word in column.words:
            words.setdefault(word, column)
    best: tuple[int, dict[str, tuple[int, str]]] = (0, {})
    rows: dict[int, dict[str, tuple[int, str]]] = {}
    for (row, at), cell in sorted(grid.cells.items()):
        if row < HEAD_ROWS and cell.kind == "text":
            known = words.get(bare(cell.text))
            if known is not None:
                rows.setdefault(row, {}).setdefault(known.name, (at, cell.text))
    for row, found in rows.items():
        if len(found) > len(best[1]):
            best = (row, found)
    return best


def _note_heads(
    table: Table, grid: Grid, top: int, columns: Mapping[str, int], tables: Tables
) -> None:
    """Say which columns stand twice, are not known, or have no head though they hold texts."""
    words = {word: column for column in table.sheet.columns for word in column.words}
    taken = set(columns.values())
    said = set()
    for (row, at), cell in sorted(grid.cells.items()):
        if row < top or at in taken or at in said or not cell.text.strip():
            continue
        said.add(at)
        place = Place(table.title, reference(row, at), shown(cell))
        known = words.get(bare(cell.text)) if row == top else None
        if known is not None:
            tables.find("column_twice", place, head=known.head)
        elif row == top:
            tables.find("foreign_column", place, "notice", head=cell.text[:60])
        else:
            tables.find("headless_column", place, "warning")


def _merged(grid: Grid, *, rows: range, columns: set[int]) -> dict[tuple[int, int], Cell]:
    """Return the joined cells of a table: the first names the range, the others say nothing."""
    found: dict[tuple[int, int], Cell] = {}
    for first_row, first_column, last_row, last_column in grid.merges:
        if not rows or (first_row, first_column) not in grid.cells:
            continue
        spot = f"{reference(first_row, first_column)}:{reference(last_row, last_column)}"
        inside = [
            (row, column)
            for row in range(max(first_row, rows.start), min(last_row, rows.stop - 1) + 1)
            for column in sorted(columns)
            if first_column <= column <= last_column
        ]
        width = (last_row - first_row + 1) * (last_column - first_column + 1)
        # Joined with columns that are not read, a cell still says one thing.
        if width == 1 or (first_row == last_row and len(inside) == 1):
            continue
        for place, at in enumerate(inside):
            found[at] = Cell("merged", spot if place == 0 else "")
    return found
