"""All summaries at once say what each summary alone says."""

from decimal import Decimal

import pytest

from martabat.assessments.actions.national_summaries import recompute_cycle
from martabat.assessments.actions.summaries import recompute
from martabat.assessments.models import Summary

pytestmark = pytest.mark.django_db


def figures(assessment):
    fields = Summary.objects.filter(pk=assessment.pk).values().get()
    return {name: value for name, value in fields.items() if name != "computed_at"}


def test_the_nation_at_once_equals_every_region_alone(way, people):
    way.answer("05-H-02", numerator=Decimal(4100), denominator=Decimal(4201))
    way.answer("06-H-01", numerator=Decimal(3), denominator=Decimal(3000))
    way.answer("07-H-03", numerator=Decimal(3))
    way.answer("10-H-04", denominator=Decimal(7))
    way.to_kanwil(answered=60)
    code = way.codes[3]
    way.decide(code, "return", people.verifier, reason="Angka berbeda dengan bukti.")
    recompute(way.assessment.pk)
    alone = figures(way.assessment)
    assert recompute_cycle(way.assessment.cycle) == 4
    assert figures(way.assessment) == alone
    assert alone["conflicting"] > 0


def test_a_figure_that_no_float_carries_is_computed_exactly(way):
    way.answer("01-P-01", numerator=Decimal("12345678901234567890"), denominator=Decimal(7))
    recompute(way.assessment.pk)
    alone = figures(way.assessment)
    recompute_cycle(way.assessment.cycle)
    assert figures(way.assessment) == alone
