"""Machine checks: findings as data."""

from __future__ import annotations

from fractions import Fraction

import pytest

from martabat.scoring import Answer, check_all, check_answer, disagrees


def ratio(top, bottom):
    return Answer(numerator=Fraction(top), denominator=Fraction(bottom))


def kinds(findings):
    return [(finding.kind, finding.code) for finding in findings]


def test_a_blank_has_no_findings(peduli):
    assert check_answer(peduli, "01-H-05", Answer()) == []


def test_more_served_than_asked_blocks(peduli):
    (finding,) = check_answer(peduli, "01-H-05", ratio(5, 3))
    assert (finding.kind, finding.code, finding.indicator) == ("block", "compare", "01-H-05")
    assert finding.params["left_value"] == 5
    assert finding.params["right_value"] == 3


def test_half_a_person_blocks(peduli):
    assert ("block", "integer") in kinds(check_answer(peduli, "01-H-05", ratio("2.5", 3)))


@pytest.mark.parametrize(
    ("code", "answer", "expected"),
    [
        ("01-P-04", ratio(0, 12), [("letter", "compare")]),
        ("01-P-04", ratio(3, 0), [("block", "zero_denominator"), ("block", "compare"),
                                  ("block", "compare")]),
        ("01-H-05", ratio(0, 0), [("na", "compare"), ("letter", "compare")]),
        ("01-H-01", ratio(0, 0), [("zero", "compare"), ("letter", "compare")]),
        ("03-H-01", ratio(0, 0), [("letter", "compare"), ("na", "compare"), ("letter", "compare")]),
        ("03-H-01", ratio(2, 10), [("block", "between")]),
        ("01-S-01", Answer("d"), [("letter", "in")]),
        ("01-S-01", Answer("a"), [("document", "in")]),
        ("01-S-02", Answer(True), [("document", "in")]),
        ("01-S-02", Answer("tidak"), [("letter", "in")]),
        ("01-S-01", Answer("z"), [("block", "not_a_choice")]),
        ("02-H-05", Answer(Fraction(101)), [("block", "between")]),
        ("01-P-02", Answer(Fraction(16)), [("explain", "compare")]),
        ("01-H-05", Answer(not_applicable=True), [("letter", "na")]),
        ("01-P-04", Answer(not_applicable=True), [("block", "na_not_allowed")]),
        ("08-H-02", ratio(99, 50), [("warn", "compare")]),
    ],
)  # fmt: skip
def test_findings(peduli, code, answer, expected):
    assert kinds(check_answer(peduli, code, answer)) == expected


def test_two_offices_disagree(peduli):
    answers = {"01-H-05": ratio(34, 36), "10-H-04": ratio(35, 38)}
    found = check_all(peduli, answers)
    assert kinds(found["01-H-05"]) == kinds(found["10-H-04"]) == [("cross", "near")]
    assert found["01-H-05"][0].params["right"] == "10-H-04.numerator"
    assert check_all(peduli, {"01-H-05": ratio(34, 36), "10-H-04": ratio(36, 38)}) == {}


def test_five_percent_is_still_agreement(peduli):
    close = {"05-H-02": ratio(900, 1000), "06-H-01": ratio(1, 950)}
    assert "05-H-02" not in check_all(peduli, close)
    far = close | {"06-H-01": ratio(1, 949)}
    assert kinds(check_all(peduli, far)["05-H-02"]) == [("cross", "near")]


def test_a_large_change_asks_for_a_note(peduli):
    now, before = ratio(90, 100), ratio(60, 100)
    found = check_answer(peduli, "02-H-01", now, previous=before)
    assert kinds(found) == [("explain", "change")]
    assert found[0].params["left_value"] == 50
    assert check_answer(peduli, "02-H-01", ratio(70, 100), previous=before) == []


def test_any_fall_asks_for_a_note_where_it_says_so(peduli):
    found = check_answer(peduli, "01-H-04", ratio(20, 124), previous=ratio(22, 124))
    assert kinds(found) == [("explain", "change")]
    assert check_answer(peduli, "01-H-04", ratio(23, 124), previous=ratio(22, 124)) == []


def test_no_maternal_death_expects_the_best_answer(peduli):
    answers = {"06-H-01": ratio(0, 4950), "06-P-04": Answer("b")}
    finding = check_answer(peduli, "06-P-04", answers["06-P-04"], answers=answers)[-1]
    assert (finding.kind, finding.params["expected"]) == ("warn", "a")


def test_an_uncovered_stretch_is_said():
    from martabat.scoring.tests.conftest import shipped

    old = shipped("peduli-ham-2013")
    assert kinds(check_answer(old, "6", Answer(Fraction(50)))) == [("warn", "gap")]
    assert kinds(check_answer(old, "6", Answer(Fraction(101)))) == [("block", "out_of_range")]


@pytest.mark.parametrize("births", [4201, 4200, 3990, 3000])
def test_two_offices_disagree_exactly_where_a_cross_finding_says_so(peduli, births):
    answers = {"05-H-02": ratio(3000, births), "06-H-01": ratio(3, 4201)}
    for code in answers:
        crossing = any(
            finding.kind == "cross"
            for finding in check_answer(peduli, code, answers[code], answers=answers)
        )
        assert disagrees(peduli, code, answers) == crossing
