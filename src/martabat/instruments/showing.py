"""An instrument as lines of text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from martabat.scoring.explain import number
from martabat.scoring.model import Indicator, Instrument, Leaf, Limits, Node, Text
from martabat.scoring.values import Bands, Choice, Direct, Goalposts, YesNo


def described(instrument: Instrument, language: str = "id") -> Iterator[str]:
    """Return everything that decides a score, right by right."""

    def to(text: Text | None) -> str:
        return text.to(language) if text else ""

    yield f"{instrument.name} (version {instrument.version})"
    yield to(instrument.title)
    yield f"status: {instrument.status}" + (f" ({to(instrument.mark)})" if instrument.mark else "")
    if instrument.note:
        yield to(instrument.note)
    years = (instrument.valid_from or "…", instrument.valid_to or "…")
    yield f"in force: {years[0]}–{years[1]}"
    yield f"blank: {instrument.missing}; not applicable: {instrument.not_applicable}"
    rounding = instrument.rounding
    shown = f"rounded to {rounding.decimals} decimals ({rounding.mode})"
    yield f"cap: {_limits(instrument.cap)}; {shown}"
    for kind in instrument.adjustments:
        unsure = "" if kind.confirmed else " (not confirmed)"
        yield f"adjustment {kind.code}: {to(kind.title)}, limits {_limits(kind.limits)}{unsure}"
    for predicate in instrument.predicates:
        boundary = "below" if predicate.threshold is None else (
            f"{'above' if predicate.strict else 'from'} {number(predicate.threshold)}"
        )  # fmt: skip
        unsure = "" if predicate.confirmed else " (not confirmed)"
        yield f"predicate {predicate.name}: {boundary}{unsure}"
    yield ""
    yield from _steps(instrument.tree, 0)
    for group in instrument.groups:
        yield ""
        yield f"{group.code} {to(group.title)}"
        for indicator in group.indicators:
            yield f"  {indicator.code}  {to(indicator.short)} [{to(indicator.unit)}]"
            yield f"      {_rule(indicator)}"
    if instrument.gaps:
        yield ""
        yield "not known:"
        for gap in instrument.gaps:
            yield f"  - {to(gap)}"


def _limits(limits: Limits) -> str:
    ends = ["…" if end is None else str(number(end)) for end in (limits.minimum, limits.maximum)]
    return "unknown" if ends == ["…", "…"] else f"{ends[0]} to {ends[1]}"


def _steps(node: Node, depth: int) -> Iterator[str]:
    scale = "" if node.scale_to is None else f", stretched to {number(node.scale_to)}"
    members = []
    for child, weight in zip(node.children, node.weights, strict=True):
        members.append(child.code if weight == 1 else f"{child.code} × {number(weight)}")
    yield f"{'  ' * depth}{node.code} = {node.rule} of {', '.join(members)}{scale}"
    for child in node.children:
        if not isinstance(child, Leaf):
            yield from _steps(child, depth + 1)


def _rule(indicator: Indicator) -> str:
    """Return the value rule in one line."""
    rule, full = indicator.rule, number(indicator.max_points)
    if isinstance(rule, Bands):
        parts = [f"{band.condition}: {number(band.share)}" for band in rule.bands]
        parts += [f"{gap.condition}: {number(gap.share)} (gap)" for gap in rule.gaps]
        return f"bands {'; '.join(parts)} × {full}"
    if isinstance(rule, Choice):
        return f"choice {'; '.join(f'{k}: {number(v)}' for k, v in rule.shares.items())} × {full}"
    if isinstance(rule, YesNo):
        return f"yes: {number(rule.yes)}; no: {number(rule.no)} × {full}"
    if isinstance(rule, Direct):
        return f"direct, {number(rule.minimum)} to {number(rule.maximum)}"
    assert isinstance(rule, Goalposts)
    return f"{rule.kind} from {number(rule.low)} to {number(rule.high)} × {full}"
