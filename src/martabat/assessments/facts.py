"""The machine's facts behind an indicator's points, completed so that they can be put into words.

The kernel names the band that fired by its own condition; as the first band that holds decides,
the stretch that really brings these points ends where an earlier band begins.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from martabat import scoring
from martabat.scoring.evaluate import Evaluated
from martabat.scoring.explain import gain, next_better
from martabat.scoring.finish import finish
from martabat.scoring.values import Band, Bands, Goalposts


def indicator_facts(result: scoring.Result, indicator: scoring.Indicator) -> dict[str, Any]:
    """Return how an indicator came to its points, and what the next better answer would bring.

    `next` holds the stretch or option, its points, their gain, and `score_then`: the score that
    the region would have with it, everything else as it is.
    """
    outcome = result.outcomes[indicator.code]
    reading = outcome.reading
    facts: dict[str, Any] = {
        "state": reading.state,
        "open": outcome.open,
        "rule": indicator.rule.kind,
        "points": outcome.points,
        "max_points": indicator.max_points,
    }
    if reading.how:
        facts["because"] = reading.how
    if reading.measured is not None:
        facts["measured"] = reading.measured
    if reading.fired is not None:
        facts["share"] = reading.fired.share
        facts["gap"] = reading.fired.gap
        facts["clamped"] = reading.fired.clamped
        facts |= _described(indicator, reading.fired.index, reading.fired.condition)
    facts |= _following(result, indicator, outcome.points)
    return facts


def stretch(rule: Bands, index: int) -> str:
    """Return the values that a band really decides on, in machine words: ">=85 <95"."""
    band = rule.bands[index]
    lower, upper = (band.lower, band.lower_open), (band.upper, band.upper_open)
    for earlier in rule.bands[:index]:
        # Only an earlier band that is open to one side cuts something off at that side.
        if earlier.upper is None and earlier.lower is not None and _below(earlier.lower, upper[0]):
            upper = (earlier.lower, not earlier.lower_open)
        if earlier.lower is None and earlier.upper is not None and _above(earlier.upper, lower[0]):
            lower = (earlier.upper, not earlier.upper_open)
    return Band(band.share, lower[0], upper[0], lower[1], upper[1]).condition


def _below(bound: Fraction, upper: Fraction | None) -> bool:
    return upper is None or bound < upper


def _above(bound: Fraction, lower: Fraction | None) -> bool:
    return lower is None or bound > lower


def _described(
    indicator: scoring.Indicator, index: int | None, condition: str
) -> Mapping[str, Any]:
    """Return a band as the stretch it decides on, a choice by its words, goalposts by both ends."""
    rule = indicator.rule
    if isinstance(rule, Bands):
        return {"stretch": condition if index is None else stretch(rule, index)}
    if isinstance(rule, Goalposts):
        return {"goal_low": rule.low, "goal_high": rule.high}
    for option in indicator.options:
        if option.letter == condition:
            return {"condition": condition, "option": option.text}
    return {"condition": condition}


def _following(
    result: scoring.Result, indicator: scoring.Indicator, points: Fraction | None
) -> Mapping[str, Any]:
    better = next_better(indicator, points)
    if better is None:
        return {}
    found: dict[str, Any] = {
        **_described(indicator, better.get("index"), better["condition"]),
        "points": better["points"],
        "gain": better["gain"],
    }
    path = _path(result.evaluated, indicator.code)
    more = gain(path, points, better["points"]) if path else None
    if more is not None and result.raw is not None and result.adjusted is not None:
        moved = result.adjusted - result.raw
        found["gain_total"] = more
        found["score_then"] = finish(result.instrument, result.raw + more, moved).score
    return {"next": found}


def _path(evaluated: Evaluated, code: str) -> list[tuple[Evaluated, int]]:
    """Return the nodes from the total down to an indicator, each with the child that leads on."""
    for index, child in enumerate(evaluated.children):
        if isinstance(child, Evaluated):
            if below := _path(child, code):
                return [(evaluated, index), *below]
        elif child.indicator.code == code:
            return [(evaluated, index)]
    return []
