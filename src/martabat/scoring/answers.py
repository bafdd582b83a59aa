"""Answers and adjustment lines: what goes into a score beside the instrument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from martabat.scoring.model import Indicator, Instrument
from martabat.scoring.values import Choice, Fired, YesNo

YES = frozenset({"ya", "yes", "y", "true", "1"})
NO = frozenset({"tidak", "no", "n", "t", "false", "0"})


@dataclass(frozen=True)
class Answer:
    """What a region said to one indicator.

    A number or ratio has `value` or `numerator` and `denominator` (which win); a choice its letter;
    yes/no a bool. `settled` = accepted, cannot change any more; everything else is open.
    """

    value: Fraction | str | bool | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    not_applicable: bool = False
    settled: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing was said."""
        return self.value is None and self.numerator is None and not self.not_applicable


BLANK = Answer()
Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Adjustment:
    """A signed line after the indicators, with its reason; `kind` as the instrument names it."""

    value: Fraction
    reason: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Reading:
    """An answer read through its indicator: a measured value and what the rule made of it.

    `state`: "blank", "filled", "na" (not applicable), or "invalid" (said, but not usable).
    """

    state: str
    measured: Fraction | str | bool | None = None
    fired: Fired | None = None
    how: str = ""


def as_bool(value: Fraction | str | bool | None) -> bool | None:
    """Return a yes/no answer as a bool; None when it is neither."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    return True if word in YES else False if word in NO else None


def measured(indicator: Indicator, answer: Answer) -> Fraction | None:
    """Return numerator / denominator × multiplier, or the value given; None without a number."""
    if answer.numerator is not None and answer.denominator:
        return answer.numerator / answer.denominator * indicator.multiplier
    value = answer.value
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return None
    return Fraction(value)


def read(instrument: Instrument, indicator: Indicator, answer: Answer) -> Reading:
    """Return what an answer says, and what the indicator's value rule makes of it."""
    if answer.not_applicable:
        allowed = indicator.na_allowed and instrument.not_applicable != "not_allowed"
        return Reading("na") if allowed else Reading("invalid", how="na_not_allowed")
    if answer.blank:
        return Reading("blank")
    rule = indicator.rule
    fired: Fired | None
    if isinstance(rule, Choice):
        letter = str(answer.value).strip().lower()
        fired = rule.fire(letter)
        return _reading(letter, fired, "not_a_choice")
    if isinstance(rule, YesNo):
        said = as_bool(answer.value)
        fired = None if said is None else rule.fire(said)
        return _reading(said, fired, "not_yes_or_no")
    if answer.numerator is not None and answer.denominator == 0:
        if answer.numerator != 0:
            return Reading("invalid", how="zero_denominator")
        if indicator.zero_denominator == "na":
            return Reading("na", how="zero_denominator")
        if indicator.zero_denominator == "zero":
            return Reading("filled", Fraction(0), Fired(Fraction(0)), "zero_denominator")
        return Reading("invalid", how="zero_denominator")
    number = measured(indicator, answer)
    if number is None:
        return Reading("invalid", how="not_a_number")
    return _reading(number, rule.fire(number), "outside_all_bands")


def _reading(value: Fraction | str | bool | None, fired: Fired | None, problem: str) -> Reading:
    if fired is None:
        return Reading("invalid", value, how=problem)
    return Reading("filled", value, fired)
