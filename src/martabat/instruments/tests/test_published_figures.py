"""The kernel reproduces what was published."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from martabat.instruments.tests.figures import DATA, example_answers, rows, shipped
from martabat.scoring import Answer, evaluate, parse_number
from martabat.scoring.batch import Table, evaluate_table

SHARED = Path(__file__).resolve().parents[5] / "shared" / "data"


def settled(value):
    return Answer(Fraction(value), settled=True)


def test_the_example_answers_give_the_ten_right_scores_and_the_total():
    result = evaluate(shipped("peduli-ham-2021"), example_answers())
    rights = [float(group.score) for group in result.groups.values()]
    assert rights == [73.0, 68.5, 65.0, 72.5, 78.0, 67.5, 68.0, 58.0, 60.5, 64.5]
    assert result.raw == result.score == Fraction("67.55")
    assert result.low == result.high == result.score
    assert result.predicate.name == "Cukup Peduli HAM"
    assert not result.predicate.confirmed


def test_the_example_in_batch():
    table = Table.of(shipped("peduli-ham-2021"), [example_answers()])
    batch = evaluate_table(table)
    assert batch.raw[0] == batch.score[0] == 67.55
    assert [g[0, 0] for g in batch.groups.values()] == [
        73.0, 68.5, 65.0, 72.5, 78.0, 67.5, 68.0, 58.0, 60.5, 64.5,
    ]  # fmt: skip


def test_unverified_answers_leave_the_whole_range_open():
    result = evaluate(shipped("peduli-ham-2021"), example_answers(settled=False))
    assert (result.score, result.low, result.high) == (Fraction("67.55"), 0, 100)


def test_singkawang_2022():
    answers = {
        row["indicator"]: Answer(parse_number(row["value"], machine=True), settled=True)
        for row in rows("indeks_kota_toleran_singkawang.csv")
    }
    result = evaluate(shipped("indeks-kota-toleran"), answers)
    assert result.raw == Fraction(79, 12)
    assert result.score == Fraction("6.583")
    variables = [round(float(group.score), 2) for group in result.groups.values()]
    assert variables == [6.67, 6.5, 6.5, 6.0]


@pytest.mark.parametrize("row", rows("komnas_penilaian_ham.csv"))
def test_komnas_ham_2025_beside_the_published(row):
    answers = {code: settled(row[code]) for code in ("survey", "expert")}
    result = evaluate(shipped("penilaian-ham-komnas-2025"), answers)
    assert result.raw == result.score == Fraction(row["final_recomputed_60_40"])
    published = Fraction(row["final_published"])
    assert Fraction("0.02") < published - result.raw < Fraction("0.05")


GOOD_2013 = ["110", "19", "0", "5", "25", "91", "2", "60"]


@pytest.mark.parametrize(
    ("points", "score"),
    [
        ([10] * 10 + [8, 8, 8, 6, 4, 0], "83.75"),
        ([10] * 13 + [8, 4, 0], "88.75"),
        ([8] * 16, "80"),
    ],
)
def test_2013_fractions(points, score):
    """134/160 Batang, 142/160 Purbalingga, 128/160 Brebes, through the values of the bands."""
    instrument = shipped("peduli-ham-2013")
    answers = {}
    for (code, indicator), wanted in zip(instrument.indicators.items(), points, strict=True):
        answers[code] = settled(value_worth(indicator, wanted))
    result = evaluate(instrument, answers)
    assert result.raw == Fraction(sum(points) * 100, 160) == Fraction(score)
    assert result.predicate.name == "Peduli HAM"


def value_worth(indicator, points):
    if indicator.rule.kind == "direct":
        return points
    band = next(b for b in indicator.rule.bands if b.share * 10 == points)
    edge = band.lower if band.lower is not None else band.upper
    return edge + Fraction(1, 10) if band.lower_open else edge


@pytest.mark.parametrize(
    ("code", "value", "points"),
    [
        ("1", "110", 10), ("1", "110.4", 10), ("1", "110.5", 8), ("1", "229", 2), ("1", "230", 0),
        ("2", "23", 8), ("2", "33", 0), ("3", "0", 10), ("3", "0.001", 8), ("3", "4", 2),
        ("3", "4.1", 0), ("4", "5", 10), ("4", "5.04", 10), ("4", "5.05", 8), ("5", "29", 2),
        ("5", "29.1", 0), ("6", "91", 10), ("6", "51", 2), ("6", "50", 0), ("6", "49", 0),
        ("7", "6", 2), ("8", "59", 8), ("8", "24", 4), ("8", "23", 0), ("9", "7.5", "7.5"),
    ],
)  # fmt: skip
def test_2013_bands(code, value, points):
    instrument = shipped("peduli-ham-2013")
    result = evaluate(instrument, {code: settled(value)})
    assert result.outcomes[code].points == Fraction(points)
    batch = evaluate_table(Table.of(instrument, [{code: settled(value)}]))
    assert batch.raw[0] == pytest.approx(float(result.raw))


@pytest.mark.parametrize("row", rows("peduli_scores.csv"))
def test_the_predicate_of_every_published_score(row):
    instrument = shipped(row["instrument"])
    predicate = instrument.predicate_of(Fraction(row["score"]))
    assert predicate.name == row["predicate"]


NAMES = ["Peduli HAM", "Cukup Peduli HAM", "Mulai Peduli HAM", "Kurang Peduli HAM"]


@pytest.mark.parametrize("name", ["peduli-ham-2021", "peduli-ham-2016"])
@pytest.mark.parametrize(("boundary", "place"), [(75, 0), (65, 1), (50, 2)])
def test_boundaries_and_a_hair_below(name, boundary, place):
    instrument = shipped(name)
    hair = Fraction(1, 10**15)
    assert instrument.predicate_of(Fraction(boundary)).name == NAMES[place]
    assert instrument.predicate_of(boundary - hair).name == NAMES[place + 1]


def test_a_hair_below_is_not_shown_as_if_it_were_reached():
    """74.996 with Cukup Peduli must not stand as 75.00."""
    instrument = shipped("peduli-ham-2016")
    answers = dict.fromkeys(instrument.indicators, settled("74.996"))
    result = evaluate(instrument, answers)
    assert result.raw == Fraction("74.996")
    assert (result.score, result.predicate.name) == (Fraction("74.99"), "Cukup Peduli HAM")
    assert evaluate_table(Table.of(instrument, [answers])).score[0] == 74.99


def test_only_75_is_confirmed_for_2021():
    confirmed = {p.name: p.confirmed for p in shipped("peduli-ham-2021").predicates}
    assert [name for name, sure in confirmed.items() if sure] == ["Peduli HAM"]


def test_2016_is_the_mean_of_seven_rights_by_10_30_60():
    instrument = shipped("peduli-ham-2016")
    worth = {"structure": 100, "process": 50, "outcome": 10}
    answers = {code: settled(worth[i.type]) for code, i in instrument.indicators.items()}
    result = evaluate(instrument, answers)
    assert len(result.groups) == 7
    assert result.raw == 10 + 15 + 6


def test_the_sample_is_marked_and_complete():
    instrument = shipped("peduli-ham-2021")
    assert instrument.status == "sample"
    assert instrument.mark.id == "contoh, bukan lampiran resmi"
    assert len(instrument.indicators) == 120
    assert all(len(group.indicators) == 12 for group in instrument.groups)
    for indicator in instrument.indicators.values():
        assert 0 < len(indicator.short.id) <= 60
        assert 0 < len(indicator.short.en) <= 60
        assert indicator.text.en
        assert indicator.unit.en
    assert len({i.short.id for i in instrument.indicators.values()}) == 120


@pytest.mark.skipif(not SHARED.exists(), reason="the sources are not beside the repository")
@pytest.mark.parametrize("name", ["peduli_scores.csv", "komnas_penilaian_ham.csv"])
def test_the_copies_are_those_of_the_sources(name):
    assert (SHARED / name).read_bytes() == (DATA / name).read_bytes()
