"""Value rules on whole columns: what each answer of each region brings, and can still bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from martabat.scoring.answers import Answer, read
from martabat.scoring.batch_tree import Arrays
from martabat.scoring.evaluate import outcome_of
from martabat.scoring.model import Indicator, Instrument
from martabat.scoring.values import Band, Bands, Choice, Direct, Goalposts, YesNo

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
NEAR = 1e-9
WHOLE = 2.0**53
"""Below this, float64 holds every whole number, so comparing products of whole numbers is exact."""


@dataclass
class Cells:
    """The arrays of a table, regions × indicators."""

    values: Floats
    not_applicable: Bools
    settled: Bools
    numerators: Floats
    denominators: Floats


@dataclass
class Column:
    """One indicator of all regions; `top`/`bottom` form a ratio, bottom is 1 for a plain value."""

    top: Floats
    bottom: Floats
    ratio: Bools


def leaf_arrays(
    instrument: Instrument,
    cells: Cells,
    exact: Callable[[int, int], Answer],
    forced: set[tuple[int, int]],
) -> tuple[dict[str, Arrays], Bools, Bools]:
    """Return points and range per indicator, and which regions are (for ever) incomplete.

    Cells in `forced`, and those too near an edge, are read by the exact kernel (`exact`).
    """
    rows = cells.values.shape[0]
    incomplete = np.zeros(rows, dtype=bool)
    hopeless = np.zeros(rows, dtype=bool)
    forced_rows: dict[int, list[int]] = {}
    for row, column in forced:
        forced_rows.setdefault(column, []).append(row)
    leaves = {}
    for index, (code, indicator) in enumerate(instrument.indicators.items()):
        points, unsure, said_na = _points(instrument, indicator, cells, index)
        unsure[forced_rows.get(index, [])] = True
        for row in np.flatnonzero(unsure).tolist():
            reading = read(instrument, indicator, exact(row, index))
            said_na[row] = reading.state == "na"
            points[row] = np.nan
            if reading.fired is not None:
                points[row] = float(reading.fired.share * indicator.max_points)
        blank = np.isnan(points) & ~said_na
        incomplete |= blank
        settled = cells.settled[:, index]
        hopeless |= blank & settled
        leaves[code] = _leaf(instrument, indicator, points, blank, said_na, settled)
    return leaves, incomplete, hopeless


def _leaf(
    instrument: Instrument,
    indicator: Indicator,
    points: Floats,
    blank: Bools,
    said_na: Bools,
    settled: Bools,
) -> Arrays:
    """Apply the policies for blanks and "not applicable", and open what is not settled."""
    policy = _policies(instrument)[indicator.code]
    value = np.where(blank, policy.blank, points)
    value = np.where(said_na, policy.not_applicable, value)
    low = np.where(settled, value, policy.low)
    high = np.where(settled, value, policy.high)
    return Arrays(value, low, high, ~settled & policy.optional)


class _Policy(NamedTuple):
    """What a blank, "not applicable" and an open answer are, in floats."""

    blank: float
    not_applicable: float
    low: float
    high: float
    optional: bool


@lru_cache(maxsize=64)
def _policies(instrument: Instrument) -> dict[str, _Policy]:
    policies = {}
    for code, indicator in instrument.indicators.items():
        blank = outcome_of(instrument, indicator, Answer())
        said_na = outcome_of(instrument, indicator, Answer(not_applicable=True))
        assert blank.span is not None
        points = [np.nan if o.points is None else float(o.points) for o in (blank, said_na)]
        low, high, optional = blank.span
        policies[code] = _Policy(points[0], points[1], float(low), float(high), optional)
    return policies


def _points(
    instrument: Instrument, indicator: Indicator, cells: Cells, index: int
) -> tuple[Floats, Bools, Bools]:
    """Return points (NaN = no usable answer), where they are unsure, and where n/a was said."""
    said_na = cells.not_applicable[:, index].copy()
    if not indicator.na_allowed or instrument.not_applicable == "not_allowed":
        allowed = np.zeros_like(said_na)
    else:
        allowed = said_na
    values = np.where(said_na, np.nan, cells.values[:, index])
    rule = indicator.rule
    if isinstance(rule, Choice | YesNo):
        shares = list(rule.shares.values()) if isinstance(rule, Choice) else [rule.no, rule.yes]
        worth = np.array([float(share * indicator.max_points) for share in shares])
        chosen = np.where(np.isnan(values), 0, values).astype(np.int64)
        points = np.where(np.isnan(values), np.nan, worth[chosen])
        return points, np.zeros(points.shape, dtype=bool), allowed
    tops = np.where(said_na, np.nan, cells.numerators[:, index])
    bottoms = np.where(said_na, np.nan, cells.denominators[:, index])
    given = ~np.isnan(tops)
    none = given & (bottoms == 0)
    nobody = none & (tops == 0)
    ratio = given & ~np.isnan(bottoms) & ~none
    column = Column(
        np.where(ratio, tops, np.where(none, np.nan, values)),
        np.where(ratio, bottoms, 1.0),
        ratio,
    )
    if isinstance(rule, Bands):
        points, unsure = _bands(rule, indicator, column)
    else:
        points, unsure = _formula(rule, indicator, column)
    if indicator.zero_denominator == "zero":
        points = np.where(nobody, 0.0, points)
    elif indicator.zero_denominator == "na":
        allowed = allowed | nobody
    return points, unsure, allowed


def _bands(rule: Bands, indicator: Indicator, column: Column) -> tuple[Floats, Bools]:
    """First band that holds, comparing products instead of quotients."""
    edges = [e for band in (*rule.bands, *rule.gaps) for e in (band.lower, band.upper) if e]
    # One whole factor makes all edges and the multiplier whole numbers: then counts of people
    # compare exactly, and only fractional figures can be unsure.
    scale = lcm(indicator.multiplier.denominator, *(e.denominator for e in edges))
    unsure = np.zeros(column.top.shape, dtype=bool)
    top, bottom = column.top, column.bottom
    factor = np.where(column.ratio, float(indicator.multiplier * scale), 1.0)
    if rule.precision is not None:
        top, near = _rounded(column, float(indicator.multiplier), rule.precision)
        bottom, factor = np.ones_like(top), np.ones_like(top)
        unsure |= near
    per_edge = np.where(column.ratio & (rule.precision is None), float(scale), 1.0)
    compare = _Comparison(top * factor, bottom, per_edge, column.ratio, unsure)
    points = np.full(top.shape, np.nan)
    free = ~np.isnan(top)
    for band in (*rule.bands, *rule.gaps):
        held = free & compare.holds(band)
        points[held] = float(band.share * indicator.max_points)
        free &= ~held
    return points, unsure & ~np.isnan(top)


@dataclass
class _Comparison:
    """Compares `left / bottom` with an edge as `left` with `edge × per_edge × bottom`."""

    left: Floats
    bottom: Floats
    per_edge: Floats
    ratio: Bools
    unsure: Bools

    def holds(self, band: Band) -> Bools:
        held = np.ones(self.left.shape, dtype=bool)
        if band.lower is not None:
            above, equal = self._against(band.lower)
            held &= above if band.lower_open else above | equal
        if band.upper is not None:
            above, equal = self._against(band.upper)
            held &= ~above & ~equal if band.upper_open else ~above
        return held

    def _against(self, edge: Fraction) -> tuple[Bools, Bools]:
        """Return where left is above the edge and where equal; note where that is unsure."""
        if not self.ratio.any():
            return self.left > float(edge), self.left == float(edge)
        right = float(edge) * self.per_edge * self.bottom
        # Dividing by a negative denominator turns the order round; that is the exact kernel's.
        size = np.maximum(np.abs(self.left), np.abs(right))
        whole = (size < WHOLE) & (self.left == np.floor(self.left)) & (right == np.floor(right))
        whole &= self.bottom == np.floor(self.bottom)
        near = np.abs(self.left - right) <= NEAR * size
        self.unsure |= self.ratio & ((near & ~whole) | (self.bottom < 0))
        return self.left > right, self.left == right


def _rounded(column: Column, multiplier: float, precision: int) -> tuple[Floats, Bools]:
    """Return values at the precision of the bands, and where the rounding is a near tie."""
    scale = 10.0**precision
    value = np.where(column.ratio, column.top * multiplier / column.bottom, column.top) * scale
    floor = np.floor(value + 0.5)
    near = np.abs(value + 0.5 - np.round(value + 0.5)) <= NEAR * np.maximum(1.0, np.abs(value))
    return floor / scale, near


def _formula(
    rule: Goalposts | Direct, indicator: Indicator, column: Column
) -> tuple[Floats, Bools]:
    """Return points of continuous rules: no edge can be missed, so none is unsure."""
    full = float(indicator.max_points)
    value = np.where(
        column.ratio, column.top * float(indicator.multiplier) / column.bottom, column.top
    )
    sure = np.zeros(value.shape, dtype=bool)
    if isinstance(rule, Direct):
        return np.clip(value, float(rule.minimum), float(rule.maximum)), sure
    low, high = float(rule.low), float(rule.high)
    held = np.clip(value, min(low, high), max(low, high))
    if rule.logarithmic:
        return np.log(held / low) / np.log(high / low) * full, sure
    return (held - low) / (high - low) * full, sure
