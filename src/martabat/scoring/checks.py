"""What the machine says about an answer before a person judges it: findings as data.

A finding has a kind (block, warn, explain, letter, cross, na, zero, document), a code and
parameters; templates word it. Nothing here decides: a person does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from martabat.scoring.answers import BLANK, Answer, as_bool, measured, read
from martabat.scoring.checks_model import Check, Condition, FindingKind
from martabat.scoring.explain import number
from martabat.scoring.model import Indicator, Instrument

Scalar = Fraction | str | None


@dataclass(frozen=True)
class Finding:
    """One remark on the answer to `indicator`.

    Codes: compare, between, integer, near, change, in (the condition that spoke, with `left`,
    `right`, `left_value`, `right_value`, `within`); na_not_allowed, not_a_choice, not_yes_or_no,
    not_a_number, zero_denominator, outside_all_bands, gap, out_of_range.
    """

    kind: FindingKind
    code: str
    indicator: str
    params: Mapping[str, Any] = field(default_factory=dict)


def check_answer(
    instrument: Instrument,
    code: str,
    answer: Answer,
    *,
    previous: Answer | None = None,
    answers: Mapping[str, Answer] | None = None,
) -> list[Finding]:
    """Return the findings on one answer.

    `previous` is last year's answer to the same indicator, `answers` are this year's other answers.
    A blank answer has no findings.
    """
    if answer.blank:
        return []
    indicator = instrument.indicators[code]
    reading = read(instrument, indicator, answer)
    found: list[Finding] = []
    if answer.not_applicable:
        if reading.state == "na":
            letters = any(check.effect == "na" and check.letter for check in indicator.checks)
            return [Finding("letter", "na", code)] if letters else []
        return [Finding("block", "na_not_allowed", code)]
    if reading.state == "invalid":
        found.append(Finding("block", reading.how, code, _said(answer)))
    elif reading.fired is not None and reading.fired.gap:
        found.append(Finding("warn", "gap", code, {"condition": reading.fired.condition}))
    elif reading.fired is not None and reading.fired.clamped:
        found.append(Finding("warn", "out_of_range", code, _said(answer)))
    found += _range_findings(indicator, answer)
    facts = _Facts(instrument, code, answer, previous, answers or {})
    nobody = reading.how == "zero_denominator" and reading.state != "invalid"
    for check in indicator.checks:
        # "0 of 0" was provided for: what a denominator must be otherwise does not matter then.
        if not (nobody and check.must and check.condition.left == "denominator"):
            found += _apply(check, facts)
    return found


def check_all(
    instrument: Instrument,
    answers: Mapping[str, Answer],
    previous: Mapping[str, Answer] | None = None,
) -> dict[str, list[Finding]]:
    """Return the findings on all answers of a region, by code; only codes that have any."""
    previous = previous or {}
    found = {
        code: check_answer(instrument, code, answer, previous=previous.get(code), answers=answers)
        for code, answer in answers.items()
    }
    return {code: findings for code, findings in found.items() if findings}


def disagrees(instrument: Instrument, code: str, answers: Mapping[str, Answer]) -> bool:
    """Whether a figure differs from what another indicator gives for the same quantity.

    The same as a finding of kind "cross", without looking at anything else.
    """
    answer = answers.get(code, BLANK)
    if answer.blank or answer.not_applicable:
        return False
    facts = _Facts(instrument, code, answer, None, answers)
    return any(
        _apply(check, facts)
        for check in instrument.indicators[code].checks
        if check.effect == "cross"
    )


@dataclass(frozen=True)
class _Facts:
    """Everything that a condition can look at."""

    instrument: Instrument
    code: str
    answer: Answer
    previous: Answer | None
    answers: Mapping[str, Answer]

    def get(self, name: str) -> Scalar:
        """Return a field of this answer or of another; None when it is not there."""
        other, _, own = name.rpartition(".")
        if other:
            indicator = self.instrument.indicators[other]
            return _field(indicator, self.answers.get(other, BLANK), own)
        indicator = self.instrument.indicators[self.code]
        return self._change(indicator) if own == "change" else _field(indicator, self.answer, own)

    def _change(self, indicator: Indicator) -> Fraction | None:
        """Return the change of the measured value against last year, in percent."""
        if self.previous is None:
            return None
        now, before = measured(indicator, self.answer), measured(indicator, self.previous)
        if now is None or not before:
            return None
        return (now - before) / abs(before) * 100


def _field(indicator: Indicator, answer: Answer, name: str) -> Scalar:
    if name == "numerator":
        return answer.numerator
    if name == "denominator":
        return answer.denominator
    if name == "answer":
        if indicator.answer == "yes_no":
            said = as_bool(answer.value)
            return None if said is None else "yes" if said else "no"
        return str(answer.value).strip().lower() if answer.value is not None else None
    return measured(indicator, answer)


def _apply(check: Check, facts: _Facts) -> list[Finding]:
    holds, params = _holds(check.condition, facts)
    if holds is None or holds == check.must:
        return []
    if check.answer:
        given = facts.get("answer")
        if given is None or given == check.answer:
            return []
        params["expected"] = check.answer
    condition = check.condition
    named = "change" if condition.left == "change" else condition.operator
    code = "compare" if named in {"eq", "lt", "le", "gt", "ge"} else named
    found = [Finding(check.effect, code, facts.code, params)]
    if check.letter:
        found.append(Finding("letter", code, facts.code, params))
    return found


def _holds(condition: Condition, facts: _Facts) -> tuple[bool | None, dict[str, Any]]:
    """Return whether a condition holds (None = it cannot be told yet) and what was compared."""
    left = facts.get(condition.left)
    right: Any = condition.right
    params: dict[str, Any] = {
        "left": condition.left,
        "operator": condition.operator,
        "right": _json(right),
        "left_value": _json(left),
    }
    if left is None:
        return None, params
    if isinstance(right, str):
        right = facts.get(right)
        if right is None:
            return None, params
        params["right_value"] = _json(right)
    if condition.within is not None:
        params["within"] = number(condition.within)
    if condition.operator == "in":
        return left in right, params
    assert isinstance(left, Fraction)
    if condition.left == "change" and condition.operator == "gt":
        left = abs(left)
    return _compare(left, condition, right), params


def _compare(left: Fraction, condition: Condition, right: Any) -> bool:
    match condition.operator:
        case "integer":
            return left.denominator == 1
        case "between":
            return bool(right[0] <= left <= right[1])
        case "near":
            assert condition.within is not None
            larger = max(abs(left), abs(right))
            return bool(abs(left - right) <= larger * condition.within / 100)
        case "eq":
            return bool(left == right)
        case "lt":
            return bool(left < right)
        case "le":
            return bool(left <= right)
        case "gt":
            return bool(left > right)
        case _:
            return bool(left >= right)


def _range_findings(indicator: Indicator, answer: Answer) -> Sequence[Finding]:
    """Block a value outside the range that makes sense, unless a check of its own says so."""
    value = measured(indicator, answer)
    if value is None or any(c.condition.operator == "between" for c in indicator.checks):
        return []
    low, high = indicator.minimum, indicator.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        params = {"value": number(value), "min": number(low), "max": number(high)}
        return [Finding("block", "out_of_range", indicator.code, params)]
    return []


def _said(answer: Answer) -> dict[str, Any]:
    return {"value": _json(answer.value)}


def _json(value: Any) -> Any:
    if isinstance(value, Fraction):
        return number(value)
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    return value
