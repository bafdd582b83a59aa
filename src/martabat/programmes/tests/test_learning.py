"""What may be said of a test before and after, and what not."""

import math
from statistics import fmean, stdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from martabat.programmes.learning import (
    FEWEST,
    Change,
    Pair,
    Verdict,
    change_of,
    learning_of,
    small_sample_correction,
    t_distribution,
    t_quantile,
)

# Two-sided 95 % and 99 % (NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2).
TABLE = [
    (1, 12.706, 63.657),
    (2, 4.303, 9.925),
    (3, 3.182, 5.841),
    (4, 2.776, 4.604),
    (5, 2.571, 4.032),
    (6, 2.447, 3.707),
    (7, 2.365, 3.499),
    (8, 2.306, 3.355),
    (9, 2.262, 3.250),
    (10, 2.228, 3.169),
    (15, 2.131, 2.947),
    (20, 2.086, 2.845),
    (29, 2.045, 2.756),
    (30, 2.042, 2.750),
    (60, 2.000, 2.660),
    (100, 1.984, 2.626),
]
scores = st.integers(0, 10).map(lambda right: right / 10)
pairs = st.lists(st.tuples(scores, scores), min_size=FEWEST, max_size=60)


@pytest.mark.parametrize(("freedom", "at_95", "at_99"), TABLE)
def test_quantiles_are_those_of_the_published_table(freedom, at_95, at_99):
    assert t_quantile(0.975, freedom) == pytest.approx(at_95, abs=0.0006)
    assert t_quantile(0.995, freedom) == pytest.approx(at_99, abs=0.0006)
    assert t_quantile(0.025, freedom) == pytest.approx(-at_95, abs=0.0006)


def test_many_degrees_of_freedom_come_to_the_normal_distribution():
    assert t_quantile(0.975, 100_000) == pytest.approx(1.959988, abs=2e-5)


@given(st.floats(0.001, 0.999), st.integers(1, 400))
def test_the_quantile_is_the_inverse_of_the_distribution(probability, freedom):
    found = t_distribution(t_quantile(probability, freedom), freedom)
    assert found == pytest.approx(probability, abs=1e-9)


def test_impossible_questions_are_refused():
    for probability, freedom in ((0.0, 5), (1.0, 5), (0.5, 0)):
        with pytest.raises(ValueError):
            t_quantile(probability, freedom)


def test_a_worked_example():
    """Ten people, reckoned by hand: squares 0.096, s 0.103280, reach 2.262157 s / root 10."""
    before = [0.4, 0.5, 0.6, 0.3, 0.5, 0.4, 0.7, 0.5, 0.6, 0.4]
    after = [0.6, 0.8, 0.7, 0.6, 0.7, 0.5, 0.8, 0.9, 0.9, 0.6]
    change = change_of(list(zip(before, after, strict=True)))
    assert change.change == pytest.approx(0.22)
    assert change.low == pytest.approx(0.14612, abs=1e-5)
    assert change.high == pytest.approx(0.29388, abs=1e-5)
    assert change.effect == pytest.approx(1.9476, abs=1e-4)
    assert change.verdict is Verdict.ROSE
    assert change.few


@given(pairs)
def test_the_interval_holds_the_mean_and_the_mean_is_that_of_differences(given_pairs):
    change = change_of(given_pairs)
    differences = [after - before for before, after in given_pairs]
    assert change.change == pytest.approx(fmean(differences), abs=1e-12)
    assert change.low - 1e-12 <= change.change <= change.high + 1e-12
    assert change.after - change.before == pytest.approx(change.change, abs=1e-12)


@given(pairs, st.floats(-3, 3))
def test_the_same_added_to_everybody_changes_nothing(given_pairs, shift):
    moved = change_of([(before + shift, after + shift) for before, after in given_pairs])
    change = change_of(given_pairs)
    assert moved.change == pytest.approx(change.change, abs=1e-9)
    assert moved.high - moved.low == pytest.approx(change.high - change.low, abs=1e-6)


@given(pairs)
def test_before_and_after_exchanged_turn_the_sign(given_pairs):
    change = change_of(given_pairs)
    turned = change_of([(after, before) for before, after in given_pairs])
    assert turned.change == pytest.approx(-change.change, abs=1e-12)
    assert turned.low == pytest.approx(-change.high, abs=1e-9)
    assert turned.high == pytest.approx(-change.low, abs=1e-9)
    opposite = {Verdict.ROSE: Verdict.FELL, Verdict.FELL: Verdict.ROSE}
    assert turned.verdict is opposite.get(change.verdict, change.verdict)
    if change.effect is not None:
        assert turned.effect == pytest.approx(-change.effect, abs=1e-9)


@given(pairs)
def test_direct_computing_agrees(given_pairs):
    differences = [after - before for before, after in given_pairs]
    assume(stdev(differences) > 1e-6)
    change = change_of(given_pairs)
    error = stdev(differences) / math.sqrt(len(differences))
    within = (change.high - change.change) / error
    freedom = len(differences) - 1
    assert t_distribution(within, freedom) == pytest.approx(0.975, abs=1e-7)
    assert change.effect == pytest.approx(
        small_sample_correction(freedom) * fmean(differences) / stdev(differences)
    )


@given(st.lists(st.tuples(scores, scores), max_size=FEWEST - 1))
def test_too_few_people_give_no_figures(given_pairs):
    change = change_of(given_pairs)
    assert change == Change(len(given_pairs))
    assert change.verdict is Verdict.TOO_FEW


def test_an_interval_across_zero_is_unsure():
    change = change_of([(0.5, 0.6), (0.5, 0.4), (0.6, 0.7), (0.4, 0.3), (0.5, 0.5), (0.5, 0.6)])
    assert change.low < 0 < change.high
    assert change.verdict is Verdict.UNSURE


def test_nobody_changed_or_all_alike():
    still = change_of([(0.5, 0.5)] * 6)
    assert (still.change, still.effect, still.verdict) == (0, None, Verdict.UNSURE)
    alike = change_of([(0.5, 0.75)] * 6)
    assert (alike.low, alike.high, alike.verdict) == (0.25, 0.25, Verdict.ROSE)


def some(group, count):
    return [Pair(group, 0.4, 0.5 + (place % 3) / 10) for place in range(count)]


def test_a_small_group_shows_nothing_and_cannot_be_worked_out():
    learning = learning_of(some("ASN", 20) + some("Aparat penegak hukum", 8) + some("Lainnya", 3))
    shown = {item.group: item for item in learning.groups}
    assert shown["Lainnya"].change == Change(3)
    # The total less ASN less the others would give the three away.
    assert shown["Aparat penegak hukum"].hidden
    assert shown["Aparat penegak hukum"].change.change is None
    assert shown["ASN"].change.change is not None
    assert learning.total.count == 31


def test_small_groups_that_are_many_together_hide_each_other():
    learning = learning_of(some("ASN", 20) + some("A", 3) + some("B", 4))
    figures = {item.group: item.change.change is not None for item in learning.groups}
    assert figures == {"A": False, "ASN": True, "B": False}
    assert not any(item.hidden for item in learning.groups)


def test_people_who_answered_once_are_reported_apart():
    learning = learning_of(some("ASN", 6), only_before=[0.2] * 7, only_after=[0.9, 1.0])
    assert (learning.only_before.count, learning.only_before.mean) == (7, pytest.approx(0.2))
    assert (learning.only_after.count, learning.only_after.mean) == (2, None)
    assert learning.total.before == pytest.approx(0.4)
