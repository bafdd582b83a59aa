"""Cells of an .xlsx, in one pass with bounds.

Calamine, which reads registers, tells neither that a cell is shown as a percentage nor that its
formula failed, and makes room for every cell up to the farthest: one cell in the last row and
column of a hostile sheet would ask for hundreds of gigabytes.
"""

import datetime as dt
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from martabat.documents.sheets.cells import MOST_SHEETS, Budget, Cell, Grid, plain_number, put

_PERCENTS = frozenset({9, 10})
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_DECORATION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAY_ZERO = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}


def read(file: IO[bytes]) -> list[Grid]:
    """Return the sheets in the order of the workbook; any fault of the file is an exception."""
    budget = Budget()
    with zipfile.ZipFile(file) as package:
        workbook = _start(package)
        sheets, old_dates = _sheets(package, workbook)
        targets = _targets(package, workbook)
        formats = _formats(package, targets)
        shared = _shared(package, targets, budget)
        return [
            _grid(package, name, targets[key][1], shared, formats, budget, old_dates=old_dates)
            for name, key in sheets
            if key in targets and targets[key][0] == "worksheet"
        ]


def parts_of(stream: IO[bytes], *tags: str, starts: bool = False) -> Iterator[tuple[str, Any]]:
    """Walk an XML part by the local names of its elements, without entities or network."""
    events = ("start", "end") if starts else ("end",)
    yield from etree.iterparse(
        stream,
        events=events,
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )


def local(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _start(package: zipfile.ZipFile) -> str:
    with package.open("_rels/.rels") as stream:
        for _event, item in parts_of(stream, "Relationship"):
            if item.get("Type", "").endswith("/officeDocument"):
                return str(item.get("Target", "")).lstrip("/")
    raise ValueError("no workbook")


def _sheets(package: zipfile.ZipFile, workbook: str) -> tuple[list[tuple[str, str]], bool]:
    found: list[tuple[str, str]] = []
    old_dates = False
    with package.open(workbook) as stream:
        for _event, item in parts_of(stream, "sheet", "workbookPr"):
            if local(item) == "workbookPr":
                old_dates = item.get("date1904", "0") in {"1", "true"}
                continue
            key = next((v for k, v in item.attrib.items() if str(k).endswith("}id")), "")
            found.append((str(item.get("name", "")), str(key)))
    if not found or len(found) > MOST_SHEETS:
        raise ValueError("sheets")
    return found, old_dates


def _targets(package: zipfile.ZipFile, workbook: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(workbook)
    found = {}
    with package.open(f"{folder}/_rels/{name}.rels".lstrip("/")) as stream:
        for _event, item in parts_of(stream, "Relationship"):
            target = str(item.get("Target", ""))
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            kind = str(item.get("Type", "")).rpartition("/")[2]
            found[str(item.get("Id", ""))] = (kind, path)
    return found


def _path_of(targets: dict[str, tuple[str, str]], kind: str) -> str | None:
    return next((path for known, path in targets.values() if known == kind), None)


def _formats(package: zipfile.ZipFile, targets: dict[str, tuple[str, str]]) -> list[str]:
    """Return "percent", "date" or "" for each style of a cell."""
    path = _path_of(targets, "styles")
    if path is None:
        return []
    codes: dict[int, str] = {}
    found: list[str] = []
    with package.open(path) as stream:
        for _event, item in parts_of(stream, "numFmt", "cellXfs"):
            if local(item) == "numFmt":
                codes[int(item.get("numFmtId", "0"))] = str(item.get("formatCode", ""))
                continue
            for style in item:
                key = int(style.get("numFmtId", "0"))
                found.append(_format(key, codes.get(key)))
    return found


def _format(key: int, code: str | None) -> str:
    if code is None:
        return "percent" if key in _PERCENTS else "date" if key in _DATES else ""
    bare = _DECORATION.sub("", code).lower()
    if "%" in bare:
        return "percent"
    return "date" if bare != "general" and re.search(r"[ymdhs]", bare) else ""


def _shared(
    package: zipfile.ZipFile, targets: dict[str, tuple[str, str]], budget: Budget
) -> list[str]:
    path = _path_of(targets, "sharedStrings")
    if path is None:
        return []
    found = []
    with package.open(path) as stream:
        for _event, item in parts_of(stream, "si"):
            text = _text(item)
            budget.spend_text(len(text) + 1)
            found.append(text)
            _forget(item)
    return found


def _text(item: Any) -> str:
    """Return the text of a string with its runs, without how it is pronounced."""
    said = [
        part.text or ""
        for part in item.iter("{*}t")
        if part.getparent() is None or local(part.getparent()) != "rPh"
    ]
    return _ESCAPED.sub(_unescaped, "".join(said))


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def _forget(item: Any) -> None:
    item.clear()
    while item.getprevious() is not None:
        del item.getparent()[0]


def _grid(
    package: zipfile.ZipFile,
    name: str,
    path: str,
    shared: list[str],
    formats: list[str],
    budget: Budget,
    *,
    old_dates: bool,
) -> Grid:
    grid = Grid(name)
    row, column = -1, -1
    with package.open(path) as stream:
        for event, item in parts_of(stream, "row", "c", "mergeCell", starts=True):
            what = local(item)
            if event == "start" and what == "row":
                row, column = int(item.get("r", row + 2)) - 1, -1
            elif event == "end" and what == "c":
                budget.spend_cell(grid)
                at = _REFERENCE.fullmatch(item.get("r", ""))
                column = _column(at[1]) if at else column + 1
                put(grid, row, column, _cell(item, shared, formats, budget, old_dates=old_dates))
            elif event == "end" and what == "mergeCell":
                budget.spend_cell(grid)
                span = _span(item.get("ref", ""))
                if span:
                    grid.merges.append(span)
            elif event == "end":
                _forget(item)
    return grid


def _cell(
    item: Any, shared: list[str], formats: list[str], budget: Budget, *, old_dates: bool
) -> Cell | None:
    kind = item.get("t", "n")
    value = next((part.text or "" for part in item if local(part) == "v"), "")
    formula = any(local(part) == "f" for part in item)
    if kind == "s":
        place = int(value) if value else -1
        if place < 0:
            return None
        value = shared[place]
    elif kind == "inlineStr":
        value = next((_text(part) for part in item if local(part) == "is"), "")
        budget.spend_text(len(value))
    elif kind == "str":
        value = _ESCAPED.sub(_unescaped, value)
        budget.spend_text(len(value))
    elif kind == "e":
        return Cell("error", value[:20], formula)
    elif not value:
        return Cell("formula", "", formula) if formula else None
    elif kind == "b":
        return Cell("bool", "1" if value in {"1", "true"} else "0", formula)
    elif kind == "d":
        return Cell("date", value[:10], formula)
    elif kind == "n":
        return _number(item, value, formats, formula, old_dates)
    else:
        raise ValueError(kind)
    return Cell("text", value, formula) if value.strip() else None


def _number(item: Any, value: str, formats: list[str], formula: bool, old_dates: bool) -> Cell:
    plain = plain_number(value)
    style = int(item.get("s", "0"))
    shown = formats[style] if 0 <= style < len(formats) else ""
    if shown == "date":
        try:
            day = _DAY_ZERO[old_dates] + dt.timedelta(days=float(plain))
        except OverflowError:
            return Cell("number", plain, formula)
        return Cell("date", day.date().isoformat(), formula)
    return Cell("percent" if shown == "percent" else "number", plain, formula)


def _column(text: str) -> int:
    place = 0
    for letter in text.upper():
        place = place * 26 + ord(letter) - 64
    return place - 1


def _span(text: str) -> tuple[int, int, int, int] | None:
    first, _colon, last = text.partition(":")
    one, two = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if one is None or two is None:
        return None
    rows = sorted((int(one[2]) - 1, int(two[2]) - 1))
    columns = sorted((_column(one[1]), _column(two[1])))
    return rows[0], columns[0], rows[1], columns[1]
