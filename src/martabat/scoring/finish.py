"""From the raw total to the published figure: signed lines, limits, cap, predicate, rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from martabat.scoring.answers import Adjustment
from martabat.scoring.model import Instrument, Predicate, Rounding

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class LedgerLine:
    """One line between raw and adjusted. `rule`: "line" (a signed line with its reason), or
    "limit" (what the limit of a kind, or of all lines, takes back).
    """  # noqa: D205

    rule: str
    kind: str
    value: Fraction
    reason: str = ""


@dataclass(frozen=True)
class Finished:
    """A total after adjustment, cap and rounding, with its predicate."""

    adjusted: Fraction | None = None
    capped: Fraction | None = None
    score: Fraction | None = None
    predicate: Predicate | None = None


def adjust(
    instrument: Instrument, adjustments: Sequence[Adjustment]
) -> tuple[tuple[LedgerLine, ...], Fraction]:
    """Return the ledger and what it moves the raw score by, within the limits.

    Raises ValueError for a kind of adjustment that the instrument does not name.
    """
    kinds = {kind.code: kind for kind in instrument.adjustments}
    ledger = []
    sums: dict[str, Fraction] = {}
    for line in adjustments:
        if line.kind and line.kind not in kinds:
            raise ValueError(f"{instrument.name} has no adjustment kind {line.kind!r}")
        value = Fraction(line.value)
        ledger.append(LedgerLine("line", line.kind, value, line.reason))
        sums[line.kind] = sums.get(line.kind, Fraction(0)) + value
    for code, value in sums.items():
        held = kinds[code].limits.clamp(value) if code else value
        if held != value:
            ledger.append(LedgerLine("limit", code, held - value))
            sums[code] = held
    total = sum(sums.values(), Fraction(0))
    held = instrument.adjustment_limits.clamp(total)
    if held != total:
        ledger.append(LedgerLine("limit", "", held - total))
    return tuple(ledger), held


def finish(instrument: Instrument, raw: Fraction | None, moved: Fraction) -> Finished:
    """Return what a raw total becomes after `moved` points of adjustment."""
    if raw is None:
        return Finished()
    adjusted = raw + moved
    capped = instrument.cap.clamp(adjusted)
    predicate = instrument.predicate_of(capped)
    return Finished(adjusted, capped, shown(instrument, capped, predicate), predicate)


def shown(instrument: Instrument, capped: Fraction, predicate: Predicate | None) -> Fraction:
    """Return the score as it is shown: rounded, but never lifted over a predicate's boundary.

    74.996 must not stand as "75.00, Cukup Peduli": it is shown as 74.99.
    """
    score = rounded(capped, instrument.rounding)
    if score > capped and instrument.predicate_of(score) is not predicate:
        return rounded(capped, Rounding(instrument.rounding.decimals, "down"))
    return score


def rounded(value: Fraction, rounding: Rounding) -> Fraction:
    """Round a score to the instrument's decimals."""
    scale = 10**rounding.decimals
    scaled = value * scale
    if rounding.mode == "half_even":
        return Fraction(round(scaled), scale)
    if rounding.mode == "down":
        return Fraction(floor(scaled), scale)
    return Fraction(floor(scaled + HALF), scale)
