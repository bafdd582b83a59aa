"""How children's values make a node's value, and how their ranges make its range.

A value of None is "not applicable": the child drops out and its weight goes to the rest. A `Span`
holds what a still open child can become; `optional` says that it can also drop out. As every
indicator has one place in the tree, the spans of children are independent and, for the monotone
rules here, the ends of a node's span are really reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from martabat.scoring.model import Node
from martabat.scoring.precise import weighted_geometric_mean

Value = Fraction | None
Pair = tuple[Fraction, Fraction]


class Span(NamedTuple):
    """Lowest and highest value that is possible; `optional` = it may also drop out."""

    low: Fraction
    high: Fraction
    optional: bool = False


def combine(node: Node, values: Sequence[Value]) -> Value:
    """Return the node's value; None when no child is applicable."""
    present = [i for i, value in enumerate(values) if value is not None]
    if not present:
        return None
    if len(present) == len(values) and node.whole is not None:
        return _add_up(node, values)  # type: ignore[arg-type]
    return _average(node, [_pair(node, i, values[i]) for i in present]) * node.factor


def combine_spans(node: Node, spans: Sequence[Span | None]) -> Span | None:
    """Return what the node can become, given what its children can become (None = drops out)."""
    kept = [(i, span) for i, span in enumerate(spans) if span is not None]
    if not kept:
        return None
    fixed = [(i, span) for i, span in kept if not span.optional]
    loose = [(i, span) for i, span in kept if span.optional]
    if len(fixed) == len(spans) and node.whole is not None:
        return Span(
            _add_up(node, [span.low for _, span in fixed]),
            _add_up(node, [span.high for _, span in fixed]),
        )
    low = _extreme(
        node,
        [_pair(node, i, span.low) for i, span in fixed],
        sorted((_pair(node, i, span.low) for i, span in loose), key=_by_value),
        highest=False,
    )
    high = _extreme(
        node,
        [_pair(node, i, span.high) for i, span in fixed],
        sorted((_pair(node, i, span.high) for i, span in loose), key=_by_value, reverse=True),
        highest=True,
    )
    return Span(low * node.factor, high * node.factor, optional=not fixed)


def contribution(node: Node, values: Sequence[Value], index: int) -> Value:
    """Return what a child adds to the node's value; None where the rule does not add up."""
    if values[index] is None or node.rule in {"weighted_geometric_mean", "minimum"}:
        return None
    weight, value = _pair(node, index, values[index])
    return weight * value * node.factor / applicable_weight(node, values)


def applicable_weight(node: Node, values: Sequence[Value]) -> Fraction:
    """Return the sum of weights of the children that did not drop out."""
    return sum(
        (s for s, value in zip(node.shares, values, strict=True) if value is not None), Fraction(0)
    )


def is_additive(node: Node) -> bool:
    """Whether every step from the indicators to this node adds weighted values."""
    return all(n.rule in {"sum", "mean", "weighted_mean"} for n in node.walk())


def _add_up(node: Node, values: Sequence[Fraction]) -> Fraction:
    """Combine children none of which dropped out; the usual case, and several times faster."""
    assert node.whole is not None
    weighted = values if node.even else [w * v for w, v in zip(node.weights, values, strict=True)]
    total = sum(weighted, Fraction(0))
    return total if node.whole == 1 else total * node.whole


def _by_value(pair: Pair) -> Fraction:
    return pair[1]


def _pair(node: Node, index: int, value: Value) -> Pair:
    """Return a child's weight and value as they enter the node's average."""
    assert value is not None
    if node.rule == "sum":
        return node.shares[index], value / node.children[index].best
    return node.shares[index], value


def _average(node: Node, pairs: Sequence[Pair]) -> Fraction:
    if node.rule == "minimum":
        return min(value for _, value in pairs)
    if node.rule == "weighted_geometric_mean":
        return weighted_geometric_mean(pairs)
    total = sum((weight * value for weight, value in pairs), Fraction(0))
    return total / sum((weight for weight, _ in pairs), Fraction(0))


def _extreme(
    node: Node, fixed: Sequence[Pair], loose: Sequence[Pair], *, highest: bool
) -> Fraction:
    """Return the extreme average over all choices of which loose children stay.

    An average is moved most by the most extreme values, so the best choice is a prefix of the
    loose ones in order of value; with nothing fixed, at least one must stay.
    """
    pick = max if highest else min
    best: Fraction | None = _average(node, fixed) if fixed else None
    chosen = list(fixed)
    for pair in loose:
        chosen.append(pair)
        average = _average(node, chosen)
        if best is not None and pick(best, average) == best and average != best:
            break
        best = average if best is None else pick(best, average)
    assert best is not None
    return best
