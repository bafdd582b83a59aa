"""Advice: gains, and sets that are really smallest."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings

from martabat.instruments.tests.figures import example_answers
from martabat.scoring import Adjustment, advise, evaluate
from martabat.scoring.advice import _Search
from martabat.scoring.tests import strategies as some


def test_the_example_on_its_way_to_peduli(peduli):
    answers = example_answers(settled=False)
    advice = advise(peduli, answers)
    assert advice.target.name == "Peduli HAM"
    assert advice.missing == Fraction("7.45")
    assert advice.proven
    best = {gain.code: gain.gain for gain in advice.gains}
    assert sum(best[code] for code in advice.codes) >= advice.missing
    assert sum(best[code] for code in advice.codes[:-1]) < advice.missing
    assert (advice.gains[0].code, advice.gains[0].gain) == ("08-H-06", Fraction("0.8"))


def test_a_target_of_choice_and_adjustments_count(peduli):
    answers = example_answers(settled=False)
    down = [Adjustment(Fraction("-1.5"), "tim penilai", "panel")]
    advice = advise(peduli, answers, down, target=Fraction(70))
    assert advice.missing == Fraction("3.95")
    assert advice.reachable


def test_what_is_settled_cannot_be_advised(peduli):
    advice = advise(peduli, example_answers())
    assert (advice.gains, advice.reachable, advice.codes) == ((), False, ())


def test_beyond_the_cap_nothing_can_be_reached(peduli):
    advice = advise(peduli, {}, target=Fraction(101))
    assert (advice.reachable, advice.codes) == (False, ())


def test_a_blank_form_on_its_way_to_peduli(peduli):
    """Ten-point outcome indicators first: 75 of the 100 points of every right are needed."""
    advice = advise(peduli, {}, target=Fraction(75))
    assert len(advice.codes) == 80
    assert advice.proven


@given(some.cases(max_size=5))
@settings(max_examples=100, deadline=None)
def test_no_smaller_set_reaches_the_target(case):
    instrument, answers = case
    result = evaluate(instrument, answers)
    advice = advise(instrument, answers, result=result)
    if not advice.codes:
        return
    search = _Search(result)
    search.gains()
    search.aim(advice.threshold, strict=advice.target.strict)
    assert search.enough(search.total(advice.codes))
    if advice.proven:
        codes = [g.code for g in advice.gains if search.moves(g)]
        for size in range(len(advice.codes)):
            for chosen in combinations(codes, size):
                assert not search.enough(search.total(chosen))


@given(some.cases())
@settings(max_examples=100, deadline=None)
def test_gains_are_not_negative_and_settled_answers_have_none(case):
    instrument, answers = case
    advice = advise(instrument, answers)
    assert all(gain.gain >= 0 for gain in advice.gains)
    assert {g.code for g in advice.gains} == {c for c, a in answers.items() if not a.settled}
    none = advise(instrument, {c: replace(a, settled=True) for c, a in answers.items()})
    assert none.gains == ()
