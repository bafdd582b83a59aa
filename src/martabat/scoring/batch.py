"""Many regions at once: NumPy float64 arrays, exact where a decision hangs on a hair.

A `Table` holds regions × indicators. Wherever a float lies so close to the edge of a band, to a
predicate's boundary or to a rounding tie that it could fall on the wrong side, or an answer was no
float to begin with, that cell or region is computed by the exact kernel. So batch and kernel never
differ in a decision, and agree to about 1e-12 elsewhere. A float stands for its shortest decimal:
99.4 means 497/5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from martabat.scoring.answers import Adjustment, Answer
from martabat.scoring.batch_rules import Cells, leaf_arrays
from martabat.scoring.batch_tree import Arrays, node_arrays
from martabat.scoring.evaluate import Result, evaluate
from martabat.scoring.finish import adjust
from martabat.scoring.model import Instrument, Limits
from martabat.scoring.values import Choice, YesNo

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

NEAR = 1e-9
"""Relative closeness at which a float may not decide."""


@dataclass
class Table:
    """Answers of many regions: rows = regions, columns = `instrument.indicators` in order.

    `values`: NaN = blank; a choice is the index of its letter, yes 1, no 0. Ratios may have
    `numerators` and `denominators` instead (NaN = not given). `exact` holds answers that no float
    carries (19/3, or more than 15 digits), by (row, column).
    """

    instrument: Instrument
    values: Floats
    not_applicable: Bools
    settled: Bools
    numerators: Floats
    denominators: Floats
    exact: Mapping[tuple[int, int], Answer] = field(default_factory=dict)

    @classmethod
    def blank(cls, instrument: Instrument, rows: int) -> Table:
        """Return a table without answers."""
        shape = (rows, len(instrument.indicators))
        return cls(
            instrument,
            np.full(shape, np.nan),
            np.zeros(shape, dtype=bool),
            np.zeros(shape, dtype=bool),
            np.full(shape, np.nan),
            np.full(shape, np.nan),
        )

    @classmethod
    def of(cls, instrument: Instrument, regions: Sequence[Mapping[str, Answer]]) -> Table:
        """Return the table of regions' answers."""
        table = cls.blank(instrument, len(regions))
        exact: dict[tuple[int, int], Answer] = {}
        columns = {code: i for i, code in enumerate(instrument.indicators)}
        for row, answers in enumerate(regions):
            for code, answer in answers.items():
                table._put(row, columns[code], code, answer, exact)
        table.exact = exact
        return table

    def _put(
        self,
        row: int,
        column: int,
        code: str,
        answer: Answer,
        exact: dict[tuple[int, int], Answer],
    ) -> None:
        self.settled[row, column] = answer.settled
        self.not_applicable[row, column] = answer.not_applicable
        rule = self.instrument.indicators[code].rule
        if answer.not_applicable or answer.blank:
            return
        if isinstance(rule, Choice | YesNo):
            fired = rule.fire(answer.value)  # type: ignore[arg-type]
            if fired is not None and fired.index is not None:
                self.values[row, column] = fired.index
            return
        parts = (answer.value, answer.numerator, answer.denominator)
        for target, part in zip(
            (self.values, self.numerators, self.denominators), parts, strict=True
        ):
            if part is not None and not isinstance(part, str):
                target[row, column] = float(part)
                if Fraction(repr(float(part))) != part:
                    exact[row, column] = answer

    def answer(self, row: int, column: int) -> Answer:
        """Return one cell as the exact kernel reads it."""
        if (row, column) in self.exact:
            return self.exact[row, column]
        code = self._codes[column]
        rule = self.instrument.indicators[code].rule
        settled = bool(self.settled[row, column])
        if self.not_applicable[row, column]:
            return Answer(not_applicable=True, settled=settled)
        value = _exact(self.values[row, column])
        if value is not None and isinstance(rule, Choice):
            return Answer(list(rule.shares)[int(value)], settled=settled)
        if value is not None and isinstance(rule, YesNo):
            return Answer(bool(value), settled=settled)
        return Answer(
            value,
            _exact(self.numerators[row, column]),
            _exact(self.denominators[row, column]),
            settled=settled,
        )

    def answers(self, row: int) -> dict[str, Answer]:
        """Return one region as the exact kernel reads it."""
        return {code: self.answer(row, column) for column, code in enumerate(self._codes)}

    @property
    def _codes(self) -> list[str]:
        return list(self.instrument.indicators)


def _exact(value: float) -> Fraction | None:
    return None if np.isnan(value) else Fraction(repr(float(value)))


@dataclass
class BatchResult:
    """One array per figure, one entry per region; NaN = no score. See `Result` for the meanings.

    `predicate*` are indexes into `instrument.predicates`, -1 = none. `groups` holds, per code,
    columns score, low, high.
    """

    instrument: Instrument
    score: Floats
    raw: Floats
    adjusted: Floats
    low: Floats
    high: Floats
    predicate: Ints
    predicate_low: Ints
    predicate_high: Ints
    groups: dict[str, Floats]
    recomputed: int = 0
    """Regions that the exact kernel decided."""


def evaluate_table(
    table: Table,
    adjustments: Mapping[int, Sequence[Adjustment]] | None = None,
    *,
    exact_up_to: int = 0,
) -> BatchResult:
    """Score all regions of a table. `adjustments`: signed lines by row.

    A table of at most `exact_up_to` cells goes through the exact kernel altogether, so that its
    figures are right to the last digit of a float.
    """
    instrument = table.instrument
    rows = table.values.shape[0]
    moved = np.zeros(rows)
    for row, lines in (adjustments or {}).items():
        moved[row] = float(adjust(instrument, lines)[1])
    cells = Cells(table.values, table.not_applicable, table.settled,
                  table.numerators, table.denominators)  # fmt: skip
    leaves, incomplete, hopeless = leaf_arrays(instrument, cells, table.answer, set(table.exact))
    made: dict[int, Arrays] = {}
    total = node_arrays(instrument.tree, leaves, made)
    groups = {
        code: made.get(id(node)) or node_arrays(node, leaves, made)
        for code, node in instrument.group_nodes.items()
    }
    raw, low, high = total.value, total.low, total.high
    if instrument.missing == "no_score":
        raw = np.where(incomplete, np.nan, raw)
        low, high = (np.where(hopeless, np.nan, end) for end in (low, high))
    finished = [_finish(instrument, figure, moved) for figure in (raw, low, high)]
    result = BatchResult(
        instrument=instrument,
        score=finished[0][0],
        raw=raw,
        adjusted=raw + moved,
        low=finished[1][0],
        high=finished[2][0],
        predicate=finished[0][1],
        predicate_low=finished[1][1],
        predicate_high=finished[2][1],
        groups={code: np.column_stack([g.value, g.low, g.high]) for code, g in groups.items()},
    )
    unsure = finished[0][2] | finished[1][2] | finished[2][2]
    unsure[[row for row, _ in table.exact]] = True
    unsure |= table.values.size <= exact_up_to
    for row in np.flatnonzero(unsure).tolist():
        lines = (adjustments or {}).get(row, ())
        _overwrite(result, row, evaluate(instrument, table.answers(row), lines))
    return result


def _finish(instrument: Instrument, raw: Floats, moved: Floats) -> tuple[Floats, Ints, Bools]:
    """Return score, predicate index, and where the floats may not decide."""
    capped = _clamp(instrument.cap, raw + moved)
    predicate = _predicates(instrument, capped)
    scale = 10.0**instrument.rounding.decimals
    scaled = capped * scale
    if instrument.rounding.mode == "half_even":
        rounded = np.round(scaled)
    elif instrument.rounding.mode == "down":
        rounded = np.floor(scaled)
    else:
        rounded = np.floor(scaled + 0.5)
    lifted = (rounded > scaled) & (_predicates(instrument, rounded / scale) != predicate)
    score = np.where(lifted, np.floor(scaled), rounded) / scale
    reach = NEAR * np.maximum(1.0, np.abs(scaled))
    tie = np.floor(scaled) + (0.0 if instrument.rounding.mode == "down" else 0.5)
    unsure = np.abs(scaled - tie) <= reach
    if instrument.rounding.mode == "down":
        unsure |= np.abs(scaled - np.round(scaled)) <= reach
    for item in instrument.predicates:
        if item.threshold is not None:
            unsure |= np.abs(capped - float(item.threshold)) <= NEAR * max(
                1.0, abs(float(item.threshold))
            )
    return score, predicate, unsure & ~np.isnan(raw)


def _clamp(limits: Limits, values: Floats) -> Floats:
    low = -np.inf if limits.minimum is None else float(limits.minimum)
    high = np.inf if limits.maximum is None else float(limits.maximum)
    clamped: Floats = np.clip(values, low, high)
    return clamped


def _predicates(instrument: Instrument, scores: Floats) -> Ints:
    found = np.full(scores.shape, -1, dtype=np.int64)
    for index in reversed(range(len(instrument.predicates))):
        item = instrument.predicates[index]
        if item.threshold is None:
            reached = ~np.isnan(scores)
        elif item.strict:
            reached = scores > float(item.threshold)
        else:
            reached = scores >= float(item.threshold)
        found[reached] = index
    return found


def _overwrite(result: BatchResult, row: int, exact: Result) -> None:
    """Put the exact kernel's figures in the place of a region's floats."""
    instrument = result.instrument
    for name in ("score", "raw", "adjusted", "low", "high"):
        value = getattr(exact, name)
        getattr(result, name)[row] = np.nan if value is None else float(value)
    for name in ("predicate", "predicate_low", "predicate_high"):
        predicate = getattr(exact, name)
        index = -1 if predicate is None else instrument.predicates.index(predicate)
        getattr(result, name)[row] = index
    for code, group in exact.groups.items():
        result.groups[code][row] = [
            np.nan if v is None else float(v) for v in (group.score, group.low, group.high)
        ]
    result.recomputed += 1
