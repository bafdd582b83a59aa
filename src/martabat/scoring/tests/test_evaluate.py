"""The exact kernel: the range holds every completion, and its ends are reached."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from martabat.scoring import Answer, evaluate
from martabat.scoring.model import Leaf, Node
from martabat.scoring.tests import strategies as some


@given(some.cases(), some.adjustment_lines(), st.data())
@settings(max_examples=150, deadline=None)
def test_range_holds_every_completion(case, lines, data):
    instrument, answers = case
    before = evaluate(instrument, answers, lines)
    completed = {
        code: answers[code]
        if answers[code].settled
        else replace(data.draw(some.answers_to(indicator)), settled=True)
        for code, indicator in instrument.indicators.items()
    }
    after = evaluate(instrument, completed, lines)
    if after.score is None:
        return
    assert before.raw_low <= after.raw <= before.raw_high
    assert before.low <= after.score <= before.high
    order = list(instrument.predicates)
    assert (
        order.index(before.predicate_high)
        <= order.index(after.predicate)
        <= order.index(before.predicate_low)
    )


@given(some.cases())
@settings(max_examples=100, deadline=None)
def test_the_score_lies_in_its_range_and_a_settled_one_has_no_range(case):
    instrument, answers = case
    result = evaluate(instrument, answers)
    if result.score is not None:
        assert result.low <= result.score <= result.high
    fixed = evaluate(instrument, {c: replace(a, settled=True) for c, a in answers.items()})
    if fixed.score is not None:
        assert fixed.low == fixed.score == fixed.high


def end_states(instrument, code, answer):
    """Every outcome that could be an end: worst, best, blank, dropped out."""
    from martabat.scoring.aggregate import Span
    from martabat.scoring.answers import Reading
    from martabat.scoring.evaluate import outcome_of

    outcome = outcome_of(instrument, instrument.indicators[code], answer)
    if outcome.span is None:
        return [outcome]
    points = {outcome.span.low, outcome.span.high}
    states = [replace(outcome, points=p, span=Span(p, p)) for p in points]
    if outcome.span.optional:
        states.append(replace(outcome, points=None, span=None, reading=Reading("na")))
    return states


@given(some.cases(max_size=4))
@settings(max_examples=150, deadline=None)
def test_the_ends_are_reached_exactly(case):
    from itertools import product

    from martabat.scoring.evaluate import evaluate_node

    instrument, answers = case
    result = evaluate(instrument, answers)
    states = [end_states(instrument, code, answer) for code, answer in answers.items()]
    totals = [
        evaluate_node(instrument.tree, dict(zip(answers, chosen, strict=True))).value
        for chosen in product(*states)
    ]
    totals = [total for total in totals if total is not None]
    if totals and result.raw_low is not None:
        assert result.raw_low == min(totals)
        assert result.raw_high == max(totals)


@given(some.cases(), st.data())
@settings(max_examples=100, deadline=None)
def test_more_points_never_lower_the_score(case, data):
    from martabat.scoring.evaluate import evaluate_node

    instrument, answers = case
    result = evaluate(instrument, answers)
    code = data.draw(st.sampled_from(list(answers)))
    outcome = result.outcomes[code]
    if outcome.points is None or outcome.points >= outcome.indicator.max_points:
        return
    more = replace(outcome, points=outcome.indicator.max_points)
    after = evaluate_node(instrument.tree, {**result.outcomes, code: more})
    assert after.value >= result.evaluated.value


@given(some.cases(), some.adjustment_lines())
@settings(max_examples=100, deadline=None)
def test_the_explanation_is_json_and_adds_up(case, lines):
    import json

    instrument, answers = case
    result = evaluate(instrument, answers, lines)
    json.dumps(result.to_json())
    for node in walk(result.tree):
        adds = [child.contribution for child in node.children]
        if node.children and None not in adds and node.value is not None:
            assert sum(adds) == node.value
    if result.raw is not None:
        assert result.raw + sum(line.value for line in result.ledger) == result.adjusted


def walk(step):
    yield step
    for child in step.children:
        yield from walk(child)


def test_an_unknown_code_is_refused(peduli):
    with pytest.raises(KeyError, match="99-X-01"):
        evaluate(peduli, {"99-X-01": Answer(Fraction(1))})


def test_not_applicable_gives_its_points_to_the_same_type(peduli):
    """01-H-05 and 01-H-06 not applicable: the other four outcome indicators carry 60 points."""
    yes = {
        code: Answer(numerator=Fraction(95), denominator=Fraction(100), settled=True)
        for code in ("01-H-01", "01-H-02")
    }
    na = {code: Answer(not_applicable=True, settled=True) for code in ("01-H-05", "01-H-06")}
    result = evaluate(peduli, yes | na)
    assert result.groups["01"].by_type["outcome"].score == 30
    assert result.groups["01"].score == 30


def test_a_ratio_of_nothing(peduli):
    """0 of 0: not applicable, value 0, or no answer, as the indicator says."""
    nothing = Answer(numerator=Fraction(0), denominator=Fraction(0), settled=True)
    states = {
        code: evaluate(peduli, {code: nothing}).outcomes[code]
        for code in ("01-H-05", "01-H-01", "01-P-04")
    }
    assert [o.reading.state for o in states.values()] == ["na", "filled", "invalid"]
    assert [o.points for o in states.values()] == [None, 0, 0]


@pytest.mark.parametrize("code", ["01-H-05", "01-H-01"])
def test_five_of_nothing_is_no_answer(peduli, code):
    answer = Answer(numerator=Fraction(5), denominator=Fraction(0), settled=True)
    assert evaluate(peduli, {code: answer}).outcomes[code].reading.state == "invalid"


def test_a_geometric_mean_that_is_rational_is_exact():
    from martabat.scoring.aggregate import combine

    leaves = (Leaf("a", Fraction(9)), Leaf("b", Fraction(9)))
    node = Node("t", some.T, "total", "weighted_geometric_mean", leaves, (Fraction(1),) * 2)
    assert combine(node, [Fraction(4), Fraction(9)]) == 6
    assert combine(node, [Fraction(4), None]) == 4
    assert combine(node, [Fraction(0), Fraction(9)]) == 0
