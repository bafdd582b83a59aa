"""Reading a CSV of values, row by row, into a table for the batch kernel.

Columns `region_code,indicator,value[,numerator,denominator]` in any order, rows in any order.
Numbers are written as machines do (a dot is the decimal point; 19/3 and 6⅓ are understood). Given
values count as accepted; what is missing, or has no value, is open. Every bad row is reported with
its line, what was found and what was expected; with any bad row nothing is scored.
"""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain
from typing import Any

import numpy as np

from martabat.scoring.answers import Answer, as_bool
from martabat.scoring.batch import Table
from martabat.scoring.model import Indicator, Instrument
from martabat.scoring.numbers import NumberError, parse_number
from martabat.scoring.values import Bands, Choice, Direct, YesNo

REQUIRED = ("region_code", "indicator", "value")
OPTIONAL = ("numerator", "denominator")
NOT_APPLICABLE = frozenset({"na", "n/a", "tb", "tidak berlaku"})
MOST_PROBLEMS = 50
REPORT_EVERY = 20_000

# Up to 15 digits a float stands for exactly the decimal that was written.
_PLAIN = re.compile(r"\d{1,15}|\d{1,9}\.\d{1,6}")

Number = tuple[float, Fraction | None]
"""A float, and the exact value where the float is not it."""


class ValuesError(Exception):
    """A file of values that cannot be scored; `problems` are sentences with line numbers."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class BadCellError(Exception):
    """One cell that is not what its column asks for."""

    def __init__(self, column: str, found: str, expected: str) -> None:
        shown = f'"{found}"' if found else "nothing"
        super().__init__(f"{column}: found {shown}, expected {expected}")


@dataclass
class Values:
    """What a file said: region codes in order of appearance, and their table."""

    regions: list[str]
    table: Table


@dataclass
class _Cells:
    """Cells as they come, until the number of regions is known."""

    rows: array[int] = field(default_factory=lambda: array("q"))
    columns: array[int] = field(default_factory=lambda: array("q"))
    values: array[float] = field(default_factory=lambda: array("d"))
    tops: array[float] = field(default_factory=lambda: array("d"))
    bottoms: array[float] = field(default_factory=lambda: array("d"))
    not_applicable: array[int] = field(default_factory=lambda: array("b"))
    exact: dict[tuple[int, int], Answer] = field(default_factory=dict)


def read_values(
    lines: Iterable[str],
    instrument: Instrument,
    *,
    known_regions: frozenset[str] | None,
    file: str = "values",
    progress: Callable[[int], object] = lambda _: None,
) -> Values:
    """Read a file of values. `known_regions` None = any code; `progress` gets the rows read so far.

    Raises ValuesError.
    """
    return _Reader(instrument, known_regions, file).read(lines, progress)


class _Reader:
    """Reads rows; keeps what it has seen, so that a value given twice is found."""

    def __init__(
        self, instrument: Instrument, known_regions: frozenset[str] | None, file: str
    ) -> None:
        self.instrument = instrument
        self.known = known_regions
        self.file = file
        self.indicators = list(instrument.indicators.values())
        self.columns = {indicator.code: i for i, indicator in enumerate(self.indicators)}
        self.rows: dict[str, int] = {}
        self.lines: dict[int, int] = {}
        self.cells = _Cells()

    def read(self, lines: Iterable[str], progress: Callable[[int], object]) -> Values:
        """Read all rows; raise ValuesError with every problem found."""
        reader, places = self._open(lines)
        width = max(place for place in places if place is not None) + 1
        problems: list[str] = []
        count = 0
        for count, row in enumerate(reader, 1):  # noqa: B007
            if not row:
                continue
            try:
                if len(row) < width:
                    raise BadCellError("row", ",".join(row), f"{width} columns")
                self._take(
                    [None if place is None else row[place].strip() for place in places],
                    reader.line_num,
                )
            except BadCellError as error:
                problems.append(f"{self.file}:{reader.line_num}: {error}")
                if len(problems) >= MOST_PROBLEMS:
                    problems.append(
                        f"{self.file}: more than {MOST_PROBLEMS} bad rows; stopped here"
                    )
                    break
            if count % REPORT_EVERY == 0:
                progress(count)
        if not problems and not self.rows:
            problems.append(f"{self.file}:1: found no values, expected at least one row")
        if problems:
            raise ValuesError(problems)
        progress(count)
        return Values(list(self.rows), self._table())

    def _open(self, lines: Iterable[str]) -> tuple[Any, list[int | None]]:
        stream = iter(lines)
        first = next(stream, "").removeprefix("\ufeff")
        delimiter = ";" if ";" in first and "," not in first else ","
        reader = csv.reader(chain([first], stream), delimiter=delimiter)
        header = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in REQUIRED if name not in header]
        if missing:
            found = ", ".join(header) or "nothing"
            raise ValuesError(
                [f"{self.file}:1: found columns {found}, expected {', '.join(REQUIRED)}"
                 f"[, {', '.join(OPTIONAL)}]"]
            )  # fmt: skip
        return reader, [header.index(n) if n in header else None for n in (*REQUIRED, *OPTIONAL)]

    def _take(self, cells: list[str | None], line: int) -> None:
        region, code, value, top, bottom = cells
        assert region is not None
        assert code is not None
        row = self._row(region)
        column = self.columns.get(code)
        if column is None:
            raise BadCellError(
                "indicator", code, f"a code of {self.instrument.name}, such as "
                f"{self.indicators[0].code}"
            )  # fmt: skip
        key = row * len(self.indicators) + column
        if key in self.lines:
            raise BadCellError("indicator", code, f"once per region (already in line "
                               f"{self.lines[key]})")  # fmt: skip
        self.lines[key] = line
        self._answer(row, column, value or "", top or "", bottom or "")

    def _row(self, region: str) -> int:
        row = self.rows.get(region)
        if row is None:
            if not region:
                raise BadCellError("region_code", "", "a region code, such as 61.72")
            if self.known is not None and region not in self.known:
                raise BadCellError(
                    "region_code", region, "a code of the region register "
                    "(or --any-unit for other units)"
                )  # fmt: skip
            row = self.rows[region] = len(self.rows)
        return row

    def _answer(self, row: int, column: int, value: str, top: str, bottom: str) -> None:
        indicator = self.indicators[column]
        if not (value or top or bottom):
            return
        if value.lower() in NOT_APPLICABLE:
            if not indicator.na_allowed:
                raise BadCellError("value", value, f"an answer ({indicator.code} always applies)")
            self._keep(row, column, not_applicable=True)
            return
        if isinstance(indicator.rule, Choice | YesNo):
            self._keep(row, column, value=_index(indicator, value))
            return
        if top or bottom:
            self._ratio(row, column, indicator, top, bottom)
            return
        number, exact = self._number("value", value)
        _check_limits(indicator, value, number)
        self._keep(row, column, value=number)
        if exact is not None:
            self.cells.exact[row, column] = Answer(exact, settled=True)

    def _ratio(self, row: int, column: int, indicator: Indicator, top: str, bottom: str) -> None:
        if indicator.answer != "ratio":
            raise BadCellError("numerator", top, f"nothing ({indicator.code} has no denominator)")
        upper, exact_upper = self._number("numerator", top)
        lower, exact_lower = self._number("denominator", bottom)
        if lower == 0 and indicator.zero_denominator == "invalid":
            raise BadCellError("denominator", bottom, "a number above 0")
        if lower == 0 and upper != 0:
            raise BadCellError("numerator", top, "0, as the denominator is 0")
        if lower < 0:
            raise BadCellError("denominator", bottom, "a number not below 0")
        if lower:
            _check_limits(indicator, f"{top}/{bottom}", upper / lower * float(indicator.multiplier))
        self._keep(row, column, top=upper, bottom=lower)
        if exact_upper is not None or exact_lower is not None:
            self.cells.exact[row, column] = Answer(
                numerator=parse_number(top, machine=True),
                denominator=parse_number(bottom, machine=True),
                settled=True,
            )

    def _number(self, column: str, text: str) -> Number:
        if _PLAIN.fullmatch(text):
            return float(text), None
        try:
            exact = parse_number(text, machine=True)
        except NumberError as error:
            hint = " (a dot is the decimal point)" if "," in text else ""
            raise BadCellError(column, text, f"a number, as 93.9 or 19/3{hint}") from error
        number = float(exact)
        return number, None if Fraction(repr(number)) == exact else exact

    def _keep(
        self,
        row: int,
        column: int,
        *,
        value: float = np.nan,
        top: float = np.nan,
        bottom: float = np.nan,
        not_applicable: bool = False,
    ) -> None:
        cells = self.cells
        cells.rows.append(row)
        cells.columns.append(column)
        cells.values.append(value)
        cells.tops.append(top)
        cells.bottoms.append(bottom)
        cells.not_applicable.append(not_applicable)

    def _table(self) -> Table:
        cells = self.cells
        table = Table.blank(self.instrument, len(self.rows))
        at = (np.array(cells.rows, dtype=np.int64), np.array(cells.columns, dtype=np.int64))
        table.values[at] = cells.values
        table.numerators[at] = cells.tops
        table.denominators[at] = cells.bottoms
        table.not_applicable[at] = np.array(cells.not_applicable, dtype=bool)
        table.settled[at] = True
        table.exact = cells.exact
        return table


def _index(indicator: Indicator, value: str) -> float:
    """Return the index of a choice's letter, or 1 and 0 for yes and no."""
    rule = indicator.rule
    if isinstance(rule, YesNo):
        said = as_bool(value)
        if said is None:
            raise BadCellError("value", value, "ya, tidak, yes or no")
        return float(said)
    assert isinstance(rule, Choice)
    fired = rule.fire(value)
    if fired is None or fired.index is None:
        raise BadCellError("value", value, f"one of {', '.join(rule.shares)}")
    return float(fired.index)


def _check_limits(indicator: Indicator, text: str, value: float) -> None:
    """Refuse what the rule or the range of the indicator cannot take."""
    rule = indicator.rule
    low, high = indicator.minimum, indicator.maximum
    if isinstance(rule, Direct):
        low, high = rule.minimum, rule.maximum
    if (low is not None and value < float(low)) or (high is not None and value > float(high)):
        wanted = f"at least {_plain(low)}" if high is None else f"at most {_plain(high)}"
        if low is not None and high is not None:
            wanted = f"{_plain(low)} to {_plain(high)}"
        raise BadCellError("value", text, f"a number, {wanted} ({indicator.unit.id})")
    if isinstance(rule, Bands) and rule.gaps and rule.fire(Fraction(repr(value))) is None:
        raise BadCellError("value", text, "a number that a band of the indicator holds")


def _plain(value: Fraction | None) -> str:
    return "" if value is None else f"{float(value):g}"
