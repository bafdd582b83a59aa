"""From answers in the database to the score: the only door between this room and `scoring`."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from martabat import scoring
from martabat.assessments.models import Adjustment, Answer, Assessment, Cycle
from martabat.assessments.models.answers import AnswerValue
from martabat.assessments.steps import SETTLED
from martabat.instruments import queries as instruments
from martabat.instruments.models import InstrumentVersion

PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Scored:
    """A score as pages and boards need it; `result` holds everything behind it."""

    score: Decimal | None
    low: Decimal | None
    high: Decimal | None
    predicate: str
    groups: list[dict[str, Any]]
    result: scoring.Result


@dataclass(frozen=True)
class AdjustmentLine:
    """A ground for adjustment that an instrument knows, and what it may still add or take."""

    code: str
    title: scoring.Text
    low: Decimal | None
    high: Decimal | None
    confirmed: bool

    def allows(self, points: Decimal) -> bool:
        """Whether a further line of so many points stays within the limits."""
        return (self.low is None or points >= self.low) and (
            self.high is None or points <= self.high
        )


@lru_cache(maxsize=64)
def compiled(instrument_id: int) -> scoring.Instrument:
    """Return the instrument with this key; a loaded version never changes, so it is kept."""
    return instruments.compiled(InstrumentVersion.objects.get(pk=instrument_id))


def instrument_of(cycle: Cycle) -> scoring.Instrument:
    """Return the instrument that a cycle uses."""
    return compiled(cycle.instrument_id)


def scoring_answer(
    indicator: scoring.Indicator, row: AnswerValue, *, settled: bool = False
) -> scoring.Answer:
    """Return what a row says, as the kernel reads it."""
    value: Fraction | str | bool | None = None
    if row.choice:
        value = row.choice == "yes" if indicator.answer == "yes_no" else row.choice
    elif row.value is not None:
        value = Fraction(row.value)
    return scoring.Answer(
        value=value,
        numerator=None if row.numerator is None else Fraction(row.numerator),
        denominator=None if row.denominator is None else Fraction(row.denominator),
        not_applicable=row.not_applicable,
        settled=settled,
    )


def scoring_answers(
    instrument: scoring.Instrument, answers: Sequence[Answer]
) -> dict[str, scoring.Answer]:
    """Return the answers of one assessment by indicator; only verdicts settle an answer."""
    return {
        row.indicator: scoring_answer(
            instrument.indicators[row.indicator], row, settled=row.status in SETTLED
        )
        for row in answers
    }


def adjustments_of(assessment: Assessment) -> list[Adjustment]:
    """Return the lines of the panel that count, in order."""
    return list(assessment.adjustments.filter(withdrawn_at=None).order_by("at", "pk"))


def scoring_adjustments(lines: Sequence[Adjustment]) -> list[scoring.Adjustment]:
    """Return the panel's lines as the kernel reads them."""
    return [
        scoring.Adjustment(value=Fraction(line.points), reason=line.reason, kind=line.line)
        for line in lines
    ]


def score_of(
    assessment: Assessment,
    answers: Sequence[Answer],
    adjustments: Sequence[Adjustment] | None = None,
) -> Scored:
    """Compute the provisional score and the honest range of one assessment, exactly."""
    instrument = instrument_of(assessment.cycle)
    lines = adjustments_of(assessment) if adjustments is None else adjustments
    result = scoring.evaluate(
        instrument, scoring_answers(instrument, answers), scoring_adjustments(lines)
    )
    return Scored(
        score=_decimal(result.score),
        low=_decimal(result.low),
        high=_decimal(result.high),
        predicate=result.predicate.code if result.predicate else "",
        groups=[
            {
                "code": code,
                "score": _text(group.score),
                "low": _text(group.low),
                "high": _text(group.high),
            }
            for code, group in result.groups.items()
        ],
        result=result,
    )


def two_offices_disagree(assessment: Assessment, answers: Sequence[Answer]) -> list[str]:
    """Return the indicators whose figure differs from what another office gave for the same."""
    instrument = instrument_of(assessment.cycle)
    given = scoring_answers(instrument, answers)
    return [
        code
        for code in _comparing(assessment.cycle.instrument_id)
        if scoring.disagrees(instrument, code, given)
    ]


@lru_cache(maxsize=64)
def _comparing(instrument_id: int) -> tuple[str, ...]:
    return tuple(
        code
        for code, indicator in compiled(instrument_id).indicators.items()
        if any(check.effect == "cross" for check in indicator.checks)
    )


def advice_of(assessment: Assessment, answers: Sequence[Answer]) -> scoring.Advice:
    """Return what each open answer could still bring and the shortest way to the top predicate.

    To the one above, where the boundary of the top one is not confirmed.
    """
    instrument = instrument_of(assessment.cycle)
    top = next(iter(instrument.predicates), None)
    return scoring.advise(
        instrument,
        scoring_answers(instrument, answers),
        scoring_adjustments(adjustments_of(assessment)),
        top if top is not None and top.confirmed else None,
    )


def adjustment_lines(assessment: Assessment) -> list[AdjustmentLine]:
    """Return the grounds for adjustment and what room their limits still leave."""
    used: dict[str, Decimal] = {}
    for line in adjustments_of(assessment):
        used[line.line] = used.get(line.line, Decimal(0)) + line.points
    return [
        AdjustmentLine(
            code=kind.code,
            title=kind.title,
            low=_room(kind.limits.minimum, used.get(kind.code)),
            high=_room(kind.limits.maximum, used.get(kind.code)),
            confirmed=kind.confirmed,
        )
        for kind in instrument_of(assessment.cycle).adjustments
    ]


def _room(limit: Fraction | None, used: Decimal | None) -> Decimal | None:
    found = _decimal(limit)
    return None if found is None else found - (used or 0)


def _decimal(value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(
        PLACES, rounding=ROUND_HALF_UP
    )


def _text(value: Fraction | None) -> str | None:
    found = _decimal(value)
    return None if found is None else str(found)
