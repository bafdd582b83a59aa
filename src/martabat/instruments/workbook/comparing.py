"""A document beside the version before: what is new, what is gone, what changed, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from martabat.instruments.workbook import layout
from martabat.instruments.workbook.columns import LOWER, UPPER, YES, Column, Sheet
from martabat.instruments.workbook.sameness import same
from martabat.instruments.workbook.telling import Row, told
from martabat.interface.numbers import number

State = Literal["new", "removed", "changed", "same"]
STATES: tuple[State, ...] = ("new", "removed", "changed")
_VALUES = "values"


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what it is called, what it said, what it says."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One right, indicator, predicate, kind of adjustment, gap, or the instrument's own lines."""

    part: str
    state: State
    code: str
    before: str
    title: str
    changes: tuple[Change, ...]


def differences(
    before: Mapping[str, Any], now: Mapping[str, Any], earlier: Mapping[str, str]
) -> list[Difference]:
    """Return everything that differs, in the order of the sheets; `earlier` gives old codes."""
    first, second = told(before), told(now)
    old, new = _values(first), _values(second)
    for rows, values in ((first, old), (second, new)):
        for row in rows[layout.INDICATORS.name]:
            row[_VALUES] = values.get(row.get("code", ""), "")
    found = [_head(first, second)]
    for sheet in (
        layout.RIGHTS,
        layout.INDICATORS,
        layout.PREDICATES,
        layout.ADJUSTMENTS,
        layout.UNKNOWNS,
    ):
        pairs = earlier if sheet is layout.INDICATORS else {}
        found += _rows(sheet, first[sheet.name], second[sheet.name], pairs)
    return [item for item in found if item.state != "same"]


def shown(column: Column, value: Any) -> str:
    """Return a value as the sheets show it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES["yes" if value else "no"]
    if column.choices:
        return column.choices.get(value, str(value))
    if isinstance(value, int | float) and column.kind == "whole":
        return str(value)
    return figure(value) if isinstance(value, int | float) else str(value)


def figure(value: Any) -> str:
    """Return a number of a document with all its decimals; a quotient as it is written."""
    text = str(value)
    return number(Fraction(text), 9, trim=True) if "/" not in text else text


def band_text(row: Row) -> str:
    """Return the condition of a row of values."""
    parts = []
    if "from" in row:
        parts.append(f"{LOWER.get(row.get('lower', ''), '?')} {figure(row['from'])}")
    if "to" in row:
        parts.append(f"{UPPER.get(row.get('upper', ''), '?')} {figure(row['to'])}")
    return " dan ".join(parts)


def share_text(value: Any) -> str:
    """Return a share in percent."""
    return f"{number(Fraction(str(value)) * 100, 2, trim=True)} %"


def values_text(rows: Sequence[Row]) -> str:
    """Return all values of an indicator, one a line."""
    lines = []
    for row in rows:
        said = ". ".join(part for part in (row.get("letter", ""), row.get("text.id", "")) if part)
        gap = " (celah naskah)" if row.get("gap") else ""
        lines.append(f"{said or band_text(row)}: {share_text(row.get('share', 0))}{gap}")
    return "\n".join(lines)


def _values(rows: Mapping[str, list[Row]]) -> dict[str, str]:
    by_code: dict[str, list[Row]] = {}
    for row in rows[layout.VALUES.name]:
        by_code.setdefault(row["code"], []).append(row)
    return {code: values_text(lines) for code, lines in by_code.items()}


def _head(first: Mapping[str, list[Row]], second: Mapping[str, list[Row]]) -> Difference:
    name = layout.HEAD.name
    changes = tuple(_changes(layout.HEAD, first[name][0], second[name][0]))
    state: State = "changed" if changes else "same"
    return Difference(name, state, "", "", layout.HEAD.title, changes)


def _rows(
    sheet: Sheet, before: Sequence[Row], now: Sequence[Row], earlier: Mapping[str, str]
) -> Iterator[Difference]:
    key = sheet.key
    old = {row[key]: row for row in before}
    met = set()
    # What is not known has no code: its text stands for it.
    named = sheet is not layout.UNKNOWNS
    for row in now:
        code = row.get(key, "")
        match = earlier.get(code, code)
        if match in old and match not in met:
            met.add(match)
            changes = tuple(_changes(sheet, old[match], row))
            state: State = "changed" if changes else "same"
            yield Difference(sheet.name, state, code * named, match * named, _title(row), changes)
        else:
            yield Difference(sheet.name, "new", code * named, "", _title(row), ())
    for code, row in old.items():
        if code not in met:
            yield Difference(sheet.name, "removed", code * named, code * named, _title(row), ())


def _title(row: Row) -> str:
    names = ("text.id", "title.id", "name.id", "gap.id")
    return str(next((row[name] for name in names if name in row), ""))


def _changes(sheet: Sheet, before: Row, now: Row) -> Iterator[Change]:
    for column in sheet.columns:
        first, second = before.get(column.name), now.get(column.name)
        last = column.name.rpartition(".")[2]
        if column.name in {"base", "about"} or same({last: first}, {last: second}):
            continue
        yield Change(column.head, shown(column, first), shown(column, second))
    if before.get(_VALUES, "") != now.get(_VALUES, ""):
        first, second = (str(row.get(_VALUES, "")).split("\n") for row in (before, now))
        yield Change(
            layout.VALUES.name,
            "; ".join(line for line in first if line not in second),
            "; ".join(line for line in second if line not in first),
        )
