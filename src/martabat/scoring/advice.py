"""What raises the score most, and the fewest indicators that reach the next predicate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

from martabat.scoring.aggregate import Value, combine, is_additive
from martabat.scoring.answers import Adjustment, Answer
from martabat.scoring.evaluate import Outcome, Result, evaluate
from martabat.scoring.model import Instrument, Node, Predicate
from martabat.scoring.paths import paths, total_with

SEARCH_LIMIT = 20_000
"""Combinations tried before a smallest set is called "not proven"."""


@dataclass(frozen=True)
class Gain:
    """What one open indicator can still bring to the raw total, others staying as they are."""

    code: str
    gain: Fraction
    now: Value
    best: Value
    """Points of the indicator at its best; None = best when not applicable."""


@dataclass(frozen=True)
class Advice:
    """Gains, greatest first, and a smallest set of open indicators that reaches the target.

    `missing` is the distance from the adjusted score to the target. `proven` is False where the
    instrument does not add up and the search was cut short: the set is then small, not smallest.
    """

    gains: tuple[Gain, ...]
    target: Predicate | None
    threshold: Fraction | None
    missing: Fraction | None
    reachable: bool
    codes: tuple[str, ...]
    proven: bool


def advise(
    instrument: Instrument,
    answers: Mapping[str, Answer],
    adjustments: Sequence[Adjustment] = (),
    target: Predicate | Fraction | None = None,
    *,
    result: Result | None = None,
) -> Advice:
    """Return the advice for one region. `target`: a predicate or a score; else the next predicate.

    Pass `result` when the answers were evaluated already.
    """
    result = result or evaluate(instrument, answers, adjustments)
    search = _Search(result)
    gains = sorted(search.gains(), key=lambda g: (-g.gain, g.code))
    predicate, threshold, strict = _target(instrument, result, target)
    if threshold is None or result.raw is None or result.adjusted is None:
        return Advice(tuple(gains), predicate, threshold, None, False, (), True)
    missing = max(threshold - result.adjusted, Fraction(0))
    needed = threshold - (result.adjusted - result.raw)
    search.aim(needed, strict=strict)
    if search.enough(result.raw):
        return Advice(tuple(gains), predicate, threshold, missing, True, (), True)
    useful = [g for g in gains if search.moves(g)]
    over_cap = instrument.cap.clamp(threshold) != threshold
    if over_cap or not search.enough(search.total([g.code for g in useful])):
        return Advice(tuple(gains), predicate, threshold, missing, False, (), True)
    codes, proven = search.smallest(useful)
    return Advice(tuple(gains), predicate, threshold, missing, True, tuple(codes), proven)


def _target(
    instrument: Instrument, result: Result, target: Predicate | Fraction | None
) -> tuple[Predicate | None, Fraction | None, bool]:
    if isinstance(target, Fraction | int):
        return None, Fraction(target), False
    if target is None and result.adjusted is not None:
        target = instrument.next_predicate(instrument.cap.clamp(result.adjusted))
    if target is None:
        return None, None, False
    return target, target.threshold, target.strict


class _Search:
    """Totals with some open indicators at their best, the others as they are now."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.tree = result.instrument.tree
        self.paths = paths(result.evaluated)
        self.now: dict[str, Value] = {code: o.points for code, o in result.outcomes.items()}
        self.best: dict[str, Value] = {}
        self.needed, self.strict = Fraction(0), False

    def aim(self, needed: Fraction, *, strict: bool) -> None:
        """Say which raw total is wanted."""
        self.needed, self.strict = needed, strict

    def enough(self, total: Value) -> bool:
        """Whether a raw total reaches the target."""
        return total is not None and (total > self.needed if self.strict else total >= self.needed)

    def gains(self) -> list[Gain]:
        """Return what each open indicator can bring by itself, and note its best state."""
        raw = self.result.raw or Fraction(0)
        found = []
        for code, outcome in self.result.outcomes.items():
            if not outcome.open:
                continue
            best, total = self._best(code, outcome)
            self.best[code] = best
            gain = max((total or Fraction(0)) - raw, Fraction(0))
            found.append(Gain(code, gain, outcome.points, best))
        return found

    def _best(self, code: str, outcome: Outcome) -> tuple[Value, Value]:
        assert outcome.span is not None
        options: list[Value] = [outcome.span.high]
        if outcome.span.optional:
            options.append(None)
        path = self.paths[code]
        totals = [(total_with(path, option), option) for option in options]
        total, option = max(totals, key=lambda pair: Fraction(-1) if pair[0] is None else pair[0])
        return option, total

    def total(self, codes: Sequence[str]) -> Value:
        """Return the raw total with these indicators at their best."""
        return _value(self.tree, {**self.now, **{code: self.best[code] for code in codes}})

    def moves(self, gain: Gain) -> bool:
        """Whether the indicator's best differs from what it is now."""
        return self.best[gain.code] != self.now[gain.code]

    def smallest(self, useful: Sequence[Gain]) -> tuple[list[str], bool]:
        """Return a smallest set that reaches the target, and whether that is proven."""
        codes = [gain.code for gain in useful]
        # Weights stay fixed when nobody drops in or out; then gains add up and the greatest first
        # is optimal: any k indicators bring at most what the k greatest bring.
        fixed = all(self.now[c] is not None and self.best[c] is not None for c in codes)
        if is_additive(self.tree) and fixed:
            total = self.total([])
            for size, gain in enumerate(useful, 1):
                total = None if total is None else total + gain.gain
                if self.enough(total):
                    return codes[:size], True
        return self._search(codes)

    def _search(self, codes: list[str]) -> tuple[list[str], bool]:
        small = self._thin_out(codes)
        tried = 0
        for size in range(1, len(small)):
            tried += comb(len(codes), size)
            if tried > SEARCH_LIMIT:
                return small, False
            for chosen in combinations(codes, size):
                if self.enough(self.total(chosen)):
                    return list(chosen), True
        return small, True

    def _thin_out(self, codes: list[str]) -> list[str]:
        """Take away what is not needed, least useful first: no member of the rest is idle."""
        kept = list(codes)
        for code in reversed(codes):
            rest = [c for c in kept if c != code]
            if self.enough(self.total(rest)):
                kept = rest
        return kept


def _value(node: Node, points: Mapping[str, Value]) -> Value:
    return combine(
        node,
        [
            _value(child, points) if isinstance(child, Node) else points[child.code]
            for child in node.children
        ],
    )
