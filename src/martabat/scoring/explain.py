"""Why this score: the tree of a result in machine words, which templates put into sentences.

`how` of a step: {rule, applicable, of, scale_to?}. `how` of an indicator: {state, rule, index?,
condition?, share?, max_points, arithmetic, next?}; `next` = the next better answer: {condition or
option, share, points, gain, gain_total}.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from martabat.scoring.aggregate import Span, Value, contribution
from martabat.scoring.evaluate import Evaluated, Outcome, Result
from martabat.scoring.model import Indicator, Text
from martabat.scoring.paths import Path, Step, total_with
from martabat.scoring.values import Bands, Choice, Direct, Goalposts, YesNo


@dataclass(frozen=True, eq=False)
class Explanation:
    """One step of the ladder, from the total down to an indicator."""

    code: str
    title: Text
    kind: str
    value: Value
    low: Value
    high: Value
    maximum: Fraction
    weight: Fraction
    contribution: Value
    how: Mapping[str, Any]
    children: tuple[Explanation, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the step and all below it as JSON-serialisable data."""
        return {
            "code": self.code,
            "title": {"id": self.title.id, "en": self.title.en},
            "kind": self.kind,
            "value": number(self.value),
            "exact": None if self.value is None else str(self.value),
            "low": number(self.low),
            "high": number(self.high),
            "maximum": number(self.maximum),
            "weight": number(self.weight),
            "contribution": number(self.contribution),
            "how": plain(self.how),
            "children": [child.to_json() for child in self.children],
        }

    def find(self, code: str) -> Explanation | None:
        """Return the step with a code, here or below."""
        if self.code == code:
            return self
        return next((found for child in self.children if (found := child.find(code))), None)


def number(value: Value) -> float | int | None:
    """Return an exact figure as a JSON number."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def plain(data: Any) -> Any:
    """Return nested data with fractions as JSON numbers."""
    if isinstance(data, Fraction):
        return number(data)
    if isinstance(data, Mapping):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [plain(value) for value in data]
    return data


def explain(result: Result) -> Explanation:
    """Return the explanation tree of a result, from the raw total downwards."""
    return _step(result.evaluated, (), Fraction(1), result.raw)


def _step(evaluated: Evaluated, path: Path, weight: Fraction, added: Value) -> Explanation:
    node, values = evaluated.node, evaluated.values
    children = []
    for index, child in enumerate(evaluated.children):
        here = (*path, (evaluated, index))
        adds = contribution(node, values, index)
        if isinstance(child, Evaluated):
            children.append(_step(child, here, node.weights[index], adds))
        else:
            children.append(_leaf(child, here, node.weights[index], adds))
    how: dict[str, Any] = {
        "rule": node.rule,
        "applicable": sum(value is not None for value in values),
        "of": len(values),
    }
    if node.scale_to is not None:
        how["scale_to"] = node.scale_to
    low, high = _ends(evaluated.span)
    return Explanation(
        node.code, node.title, node.kind, evaluated.value, low, high, node.best, weight, added,
        how, tuple(children),
    )  # fmt: skip


def _leaf(outcome: Outcome, path: Path, weight: Fraction, added: Value) -> Explanation:
    indicator, reading = outcome.indicator, outcome.reading
    how: dict[str, Any] = {
        "state": reading.state,
        "open": outcome.open,
        "rule": indicator.rule.kind,
        "max_points": indicator.max_points,
    }
    if reading.how:
        how["because"] = reading.how
    if reading.measured is not None:
        how["measured"] = reading.measured
    if reading.fired is not None:
        how |= {"index": reading.fired.index, "condition": reading.fired.condition}
        how |= {"share": reading.fired.share, "points": outcome.points}
        if reading.fired.gap:
            how["gap"] = True
        if reading.fired.clamped:
            how["clamped"] = True
    better = next_better(indicator, outcome.points)
    if better is not None and outcome.open:
        points = better["points"]
        how["next"] = better | {"gain_total": gain(path, outcome.points, points)}
    low, high = _ends(outcome.span)
    return Explanation(
        indicator.code, indicator.short, "indicator", outcome.points, low, high,
        indicator.max_points, weight, added, how,
    )  # fmt: skip


def _ends(span: Span | None) -> tuple[Value, Value]:
    return (None, None) if span is None else (span.low, span.high)


def next_better(indicator: Indicator, points: Value) -> dict[str, Any] | None:
    """Return the least better answer than what brings `points` now; None at the top."""
    share = (points or Fraction(0)) / indicator.max_points
    rule = indicator.rule
    found: dict[str, Any] | None = None
    if isinstance(rule, Bands):
        better = [
            (band.share, index) for index, band in enumerate(rule.bands) if band.share > share
        ]
        if better:
            best_share, index = min(better, key=lambda pair: pair[0])
            found = {"condition": rule.bands[index].condition, "index": index, "share": best_share}
    elif isinstance(rule, Choice):
        better_letters = [(s, letter) for letter, s in rule.shares.items() if s > share]
        if better_letters:
            best_share, letter = min(better_letters)
            found = {"condition": letter, "share": best_share}
    elif isinstance(rule, YesNo):
        if rule.best > share:
            found = {"condition": "yes" if rule.yes >= rule.no else "no", "share": rule.best}
    elif isinstance(rule, Goalposts) and share < 1:
        found = {"condition": f"={float(rule.high):g}", "share": Fraction(1)}
    elif isinstance(rule, Direct) and rule.best > share:
        found = {"condition": f"={float(rule.maximum):g}", "share": rule.best}
    if found is None:
        return None
    won = found["share"] * indicator.max_points
    return found | {"points": won, "gain": won - (points or Fraction(0))}


def gain(path: Sequence[Step], before: Value, after: Value) -> Value:
    """Return what the raw total gains when one indicator's points change; others stay."""
    if before == after:
        return Fraction(0)
    old, new = path[0][0].value, total_with(path, after)
    return None if old is None or new is None else new - old


def result_json(result: Result) -> dict[str, Any]:
    """Return a result as JSON-serialisable data: figures, ledger, groups and the whole tree."""

    def name(predicate: Any) -> str | None:
        return predicate.name if predicate else None

    return {
        "instrument": result.instrument.name,
        "version": result.instrument.version,
        "status": result.instrument.status,
        **{
            key: number(getattr(result, key))
            for key in ("score", "raw", "adjusted", "low", "high")
        },
        "exact": {
            key: None if getattr(result, key) is None else str(getattr(result, key))
            for key in ("score", "raw", "adjusted", "low", "high")
        },
        "predicate": name(result.predicate),
        "predicate_low": name(result.predicate_low),
        "predicate_high": name(result.predicate_high),
        "ledger": [
            {"rule": line.rule, "kind": line.kind, "value": number(line.value),
             "reason": line.reason}
            for line in result.ledger
        ],
        "groups": groups_json(result),
        "tree": result.tree.to_json(),
    }  # fmt: skip


def groups_json(result: Result) -> dict[str, Any]:
    """Return the group scores as JSON-serialisable data."""

    def part(score: Any) -> dict[str, Any]:
        return {
            "score": number(score.score),
            "low": number(score.low),
            "high": number(score.high),
            "maximum": number(score.maximum),
        }

    return {
        code: part(score) | {"by_type": {kind: part(p) for kind, p in score.by_type.items()}}
        for code, score in result.groups.items()
    }
