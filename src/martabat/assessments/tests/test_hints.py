"""What the machine says to a verifier, and the wording of every shipped instrument."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from martabat.assessments import explaining
from martabat.assessments.actions import cycles
from martabat.assessments.actions.answering import save_answer
from martabat.assessments.hints import hints_on, sentence
from martabat.assessments.models import Answer
from martabat.assessments.published import content_of, read
from martabat.assessments.scores import compiled, instrument_of
from martabat.assessments.values import Given
from martabat.instruments.models import InstrumentVersion
from martabat.instruments.queries import get
from martabat.regions.models import Region
from martabat.scoring import Answer as Said
from martabat.scoring import Finding

pytestmark = pytest.mark.django_db
NAMES = [
    "peduli-ham-2013",
    "peduli-ham-2016",
    "peduli-ham-2021",
    "indeks-kota-toleran",
    "penilaian-ham-komnas-2025",
]


@pytest.fixture
def instrument(cycle):
    return instrument_of(cycle)


def hints(instrument, code, answers, previous=None, evidence=1):
    found = hints_on(instrument, code, answers, previous=previous, evidence_count=evidence)
    return [hint.text for hint in found]


def test_a_numerator_above_its_denominator(instrument):
    answers = {"01-P-04": Said(numerator=Fraction(13), denominator=Fraction(12))}
    assert "Pembilang 13 seharusnya paling banyak penyebut, yaitu 12." in hints(
        instrument, "01-P-04", answers
    )


def test_nothing_wrong_is_said_too(instrument):
    answers = {"01-P-04": Said(numerator=Fraction(9), denominator=Fraction(12))}
    found = hints_on(instrument, "01-P-04", answers, previous=None, evidence_count=1)
    assert [hint.good for hint in found] == [True]
    assert hints(instrument, "01-P-04", answers, evidence=0) == [
        "Jawaban ini tidak disertai bukti."
    ]


def test_a_blank_has_no_hints(instrument):
    assert hints(instrument, "01-P-04", {"01-P-04": Said()}) == []


def test_a_leap_against_last_year(instrument):
    now = {"01-P-01": Said(numerator=Fraction(400), denominator=Fraction(2))}
    before = Said(numerator=Fraction(200), denominator=Fraction(2))
    assert "Naik 100 % dari nilai tahun lalu; perlu penjelasan di catatan.".replace(
        " %", "\u00a0%"
    ) in hints(instrument, "01-P-01", now, previous=before)


def test_two_offices_that_disagree(instrument):
    answers = {
        "05-H-02": Said(numerator=Fraction(4000), denominator=Fraction(4201)),
        "06-H-01": Said(numerator=Fraction(3), denominator=Fraction(3124)),
    }
    text = " ".join(hints(instrument, "06-H-01", answers) + hints(instrument, "05-H-02", answers))
    assert "berbeda lebih dari" in text
    assert "4.201" in text


@pytest.mark.parametrize(
    ("kind", "code", "params"),
    [
        ("letter", "compare", {}),
        ("document", "in", {}),
        ("zero", "compare", {}),
        ("na", "compare", {}),
        ("block", "not_a_number", {}),
        ("warn", "gap", {"condition": ">1 <2"}),
        ("block", "out_of_range", {"value": 5, "min": 0, "max": 4}),
        ("block", "out_of_range", {"value": 5, "min": 6, "max": None}),
        ("block", "out_of_range", {"value": 5, "min": None, "max": 4}),
        ("warn", "out_of_range", {"value": "5"}),
        ("warn", "integer", {"left": "value", "operator": "integer", "left_value": 1.5}),
        (
            "warn",
            "between",
            {"left": "value", "operator": "between", "left_value": 7, "right": [1, 6]},
        ),
        (
            "cross",
            "near",
            {
                "left": "denominator",
                "operator": "near",
                "left_value": 7,
                "right": "05-H-02.denominator",
                "right_value": 9,
                "within": 0,
            },
        ),
        ("explain", "compare", {"left": "value", "operator": "gt", "left_value": 16, "right": 15}),
        ("warn", "in", {"left": "answer", "operator": "in", "left_value": "a", "right": ["b"]}),
    ],
)
def test_every_finding_is_a_sentence(kind, code, params):
    for language in ("id", "en"):
        with translation.override(language):
            text = sentence(Finding(kind, code, "01-P-01", params))
            assert text.endswith(".")
            assert "%(" not in text


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_instrument_can_be_explained(people, name):
    version = InstrumentVersion.objects.filter(name=name).first() or _loaded(name)
    cycle = cycles.open_cycle(
        instrument=version,
        data_year=2022,
        award_year=2023,
        dates={},
        membership=people.publisher,
        regions=Region.objects.filter(pk="61.72"),
    )
    assessment = cycle.assessments.get()
    for indicator in compiled(version.pk).indicators.values():
        given = {
            "yes_no": Given(choice="yes"),
            "choice": Given(choice=indicator.options[0].letter if indicator.options else ""),
            "ratio": Given(numerator=Decimal(1), denominator=Decimal(2)),
            "number": Given(value=Decimal(5)),
        }[indicator.answer]
        answer = Answer.objects.get(assessment=assessment, indicator=indicator.code)
        save_answer(
            assessment=assessment,
            indicator=indicator.code,
            given=given,
            membership=people.operator,
            expected_version=answer.version,
        )
    result = read(content_of(assessment))
    assert result.score is not None
    for indicator in result.indicators.values():
        assert explaining.reached(indicator).endswith(".")
        assert "%(" not in explaining.better(indicator)
        steps = result.tree.path_to(indicator.code)
        for step in steps[:-1]:
            assert explaining.step_arithmetic(step)
            assert "%(" not in explaining.dropped(step)
    assert explaining.standing(result)
    assert explaining.bar_thresholds(result) is not None
    assert explaining.total_title(result)


def _loaded(name):
    from martabat.instruments.actions import load_shipped

    load_shipped()
    return get(name)
