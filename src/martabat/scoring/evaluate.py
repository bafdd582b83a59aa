"""From answers to a score with its honest range: the exact kernel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from martabat.scoring.aggregate import Span, Value, combine, combine_spans
from martabat.scoring.answers import BLANK, Adjustment, Answer, Reading, read
from martabat.scoring.finish import LedgerLine, adjust, finish
from martabat.scoring.model import Indicator, Instrument, Node, Predicate


@dataclass(frozen=True, eq=False)
class Outcome:
    """What one indicator brings now, and what it can still bring."""

    indicator: Indicator
    reading: Reading
    points: Value
    """None = drops out."""
    span: Span | None
    open: bool


@dataclass(frozen=True, eq=False)
class Evaluated:
    """A node of the tree with its value and range."""

    node: Node
    value: Value
    span: Span | None
    children: tuple[Evaluated | Outcome, ...]

    @property
    def values(self) -> list[Value]:
        """Values of the children, None = dropped out."""
        return [c.value if isinstance(c, Evaluated) else c.points for c in self.children]

    def outcomes(self) -> Iterator[Outcome]:
        """All indicators below, in order."""
        for child in self.children:
            if isinstance(child, Evaluated):
                yield from child.outcomes()
            else:
                yield child


@dataclass(frozen=True)
class PartScore:
    """Score of a group, or of a type within it, on its own scale up to `maximum`."""

    score: Value
    low: Value
    high: Value
    maximum: Fraction


@dataclass(frozen=True)
class GroupScore(PartScore):
    """Score of a right, with its parts by indicator type where the instrument has such."""

    by_type: Mapping[str, PartScore]


@dataclass(frozen=True, eq=False)
class Result:
    """A score, its range, and everything needed to explain it.

    `raw`: unrounded, before adjustment lines. `adjusted`: unrounded, after them and their limits.
    `score`: after cap and rounding; provisional: every filled answer taken as accepted, blanks by
    the missing policy. `low`, `high`: what the score can still become while anything is open.
    Predicates are decided on unrounded figures. None everywhere = no score can be formed.
    """

    instrument: Instrument
    score: Value
    raw: Value
    adjusted: Value
    low: Value
    high: Value
    raw_low: Value
    raw_high: Value
    predicate: Predicate | None
    predicate_low: Predicate | None
    predicate_high: Predicate | None
    groups: Mapping[str, GroupScore]
    ledger: tuple[LedgerLine, ...]
    outcomes: Mapping[str, Outcome]
    evaluated: Evaluated

    @property
    def open(self) -> list[str]:
        """Codes of the indicators that can still change."""
        return [code for code, outcome in self.outcomes.items() if outcome.open]

    @cached_property
    def tree(self) -> Any:
        """The explanation tree (`martabat.scoring.explain.Explanation`), built when asked for."""
        from martabat.scoring.explain import explain

        return explain(self)

    def to_json(self) -> dict[str, Any]:
        """Return the whole result as JSON-serialisable data, exact figures beside floats."""
        from martabat.scoring.explain import result_json

        return result_json(self)


def outcome_of(instrument: Instrument, indicator: Indicator, answer: Answer) -> Outcome:
    """Return what an answer brings, and what the indicator can still bring while it is open."""
    reading = read(instrument, indicator, answer)
    points = _points(instrument, indicator, reading)
    if answer.settled:
        span = None if points is None else Span(points, points)
        return Outcome(indicator, reading, points, span, open=False)
    return Outcome(indicator, reading, points, open_spans(instrument)[indicator.code], open=True)


@lru_cache(maxsize=64)
def open_spans(instrument: Instrument) -> dict[str, Span]:
    """Return what each indicator can become while it is open; the same for all regions."""
    spans = {}
    for code, indicator in instrument.indicators.items():
        ends = [indicator.worst, indicator.best]
        optional = False
        # A blank may stay blank: what a blank does belongs to what is possible.
        for state in ("blank", "na") if indicator.na_allowed else ("blank",):
            if state == "blank" and instrument.missing == "no_score":
                continue
            possible = _points(instrument, indicator, Reading(state))
            if possible is None:
                optional = True
            else:
                ends.append(possible)
        spans[code] = Span(min(ends), max(ends), optional)
    return spans


def _points(instrument: Instrument, indicator: Indicator, reading: Reading) -> Value:
    if reading.fired is not None:
        return reading.fired.share * indicator.max_points
    if reading.state == "na":
        return {"zero": Fraction(0), "full": indicator.max_points}.get(instrument.not_applicable)
    if instrument.missing == "worst":
        return indicator.worst
    return Fraction(0) if instrument.missing == "zero" else None


def evaluate_node(node: Node, outcomes: Mapping[str, Outcome]) -> Evaluated:
    """Return a node's value and range, with those of everything below it."""
    children = tuple(
        evaluate_node(child, outcomes) if isinstance(child, Node) else outcomes[child.code]
        for child in node.children
    )
    values = [c.value if isinstance(c, Evaluated) else c.points for c in children]
    return Evaluated(
        node, combine(node, values), combine_spans(node, [c.span for c in children]), children
    )


def evaluate(
    instrument: Instrument,
    answers: Mapping[str, Answer],
    adjustments: Sequence[Adjustment] = (),
) -> Result:
    """Score one region exactly. Codes that are missing in `answers` are blank.

    Raises KeyError for a code that the instrument does not have.
    """
    unknown = answers.keys() - instrument.indicators.keys()
    if unknown:
        raise KeyError(f"{instrument.name} has no indicator {sorted(unknown)[0]!r}")
    outcomes = {
        code: outcome_of(instrument, indicator, answers.get(code, BLANK))
        for code, indicator in instrument.indicators.items()
    }
    total = evaluate_node(instrument.tree, outcomes)
    raw, span = total.value, total.span
    if instrument.missing == "no_score" and _incomplete(outcomes, settled=False):
        raw = None
        if _incomplete(outcomes, settled=True):
            span = None
    raw_low = span.low if span else None
    raw_high = span.high if span else None
    ledger, moved = adjust(instrument, adjustments)
    now, low, high = (finish(instrument, value, moved) for value in (raw, raw_low, raw_high))
    return Result(
        instrument=instrument,
        score=now.score,
        raw=raw,
        adjusted=now.adjusted,
        low=low.score,
        high=high.score,
        raw_low=raw_low,
        raw_high=raw_high,
        predicate=now.predicate,
        predicate_low=low.predicate,
        predicate_high=high.predicate,
        groups=_group_scores(instrument, total, outcomes),
        ledger=ledger,
        outcomes=outcomes,
        evaluated=total,
    )


def _incomplete(outcomes: Mapping[str, Outcome], *, settled: bool) -> bool:
    """Whether an indicator has no usable answer; with `settled`, one that cannot get it either."""
    return any(
        o.reading.state in {"blank", "invalid"} and (not settled or not o.open)
        for o in outcomes.values()
    )


def _part(evaluated: Evaluated) -> PartScore:
    span = evaluated.span
    return PartScore(
        evaluated.value,
        span.low if span else None,
        span.high if span else None,
        evaluated.node.best,
    )


def _group_scores(
    instrument: Instrument, total: Evaluated, outcomes: Mapping[str, Outcome]
) -> dict[str, GroupScore]:
    in_tree = {id(e.node): e for e in _evaluated_nodes(total)}
    scores = {}
    for code, node in instrument.group_nodes.items():
        evaluated = in_tree.get(id(node)) or evaluate_node(node, outcomes)
        by_type: dict[str, PartScore] = {
            child.node.type: _part(child)
            for child in evaluated.children
            if isinstance(child, Evaluated) and child.node.type
        }
        part = _part(evaluated)
        scores[code] = GroupScore(part.score, part.low, part.high, part.maximum, by_type)
    return scores


def _evaluated_nodes(evaluated: Evaluated) -> Iterator[Evaluated]:
    yield evaluated
    for child in evaluated.children:
        if isinstance(child, Evaluated):
            yield from _evaluated_nodes(child)
