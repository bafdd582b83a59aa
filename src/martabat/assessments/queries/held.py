"""Answers as they are kept, last year's, and what is asked of whom: one query each.

Plain tuples instead of model objects, because a table holds 120 of them and reads them twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, cast

from martabat import scoring
from martabat.assessments.models import Answer, Assessment, Delegation
from martabat.assessments.scores import compiled, two_offices_disagree
from martabat.assessments.values import Given


class Held(NamedTuple):
    """One answer as it is kept; it reads like `models.Answer`."""

    indicator: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    choice: str
    not_applicable: bool
    reason: str
    note: str
    status: str
    decided_by: str
    version: int
    evidence_count: int
    pk: int
    changed_at: datetime | None
    changed_by_id: int | None

    @property
    def blank(self) -> bool:
        """Whether nothing is answered; see `models.answers.AnswerValue.blank`."""
        return (
            self.value is None
            and (self.numerator is None or self.denominator is None)
            and not self.choice
            and not self.not_applicable
        )

    @property
    def begun(self) -> bool:
        """Whether half a ratio stands here."""
        return self.blank and (self.numerator is not None or self.denominator is not None)

    @property
    def given(self) -> Given:
        """What it says."""
        return Given(
            self.value,
            self.numerator,
            self.denominator,
            self.choice,
            self.not_applicable,
            self.reason,
            self.note,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which office an indicator is asked, and until when."""

    organisation_id: int
    organisation: str
    due_on: date
    times_asked: int
    last_asked_at: datetime
    opened_at: datetime | None

    def state(self, *, done: bool, today: date) -> str:
        """Return the state as `interface.statuses` names it."""
        if done:
            return "delegation.done"
        if self.due_on < today:
            return "delegation.late"
        return "delegation.running" if self.opened_at else "delegation.unopened"


_FIELDS = Held._fields


def held_answers(assessment: Assessment) -> dict[str, Held]:
    """Return all answers of an assessment by indicator (1 query)."""
    rows = Answer.objects.filter(assessment=assessment.pk).order_by("position")
    return {row[0]: Held._make(row) for row in rows.values_list(*_FIELDS)}


def last_year(
    assessment: Assessment, codes: Iterable[str] | None = None
) -> dict[str, tuple[scoring.Indicator, Held]]:
    """Return what the region answered a year earlier, by this year's codes (1 query).

    Where the instrument has changed since, its mapping tells which indicator stands for which.
    """
    instrument = compiled(assessment.cycle.instrument_id)
    rows = Answer.objects.filter(
        assessment__cycle__award_year=assessment.cycle.award_year - 1,
        assessment__region=assessment.region_id,
    ).order_by()
    wanted = None if codes is None else set(codes)
    if wanted is not None:
        old = {code for new in wanted for code in instrument.mapping.get(new, ())}
        rows = rows.filter(indicator__in=wanted | old)
    found: dict[str, tuple[scoring.Indicator, Held]] = {}
    earlier: scoring.Instrument | None = None
    held: dict[str, Held] = {}
    for row in rows.values_list(*_FIELDS, "assessment__cycle__instrument"):
        earlier = earlier or compiled(row[-1])
        held[row[0]] = Held._make(row[:-1])
    if earlier is None:
        return {}
    for code in instrument.indicators:
        before = earlier_code(instrument, earlier, code)
        if before in held:
            found[code] = (earlier.indicators[before], held[before])
    return found


def earlier_code(instrument: scoring.Instrument, earlier: scoring.Instrument, code: str) -> str:
    """Return the code that an indicator had in an earlier instrument; empty where it had none."""
    if earlier.name == instrument.name:
        return code
    if earlier.name != instrument.mapping_from:
        return ""
    old = instrument.mapping.get(code, ())
    return old[0] if len(old) == 1 else ""


def asked_of(assessment: Assessment) -> dict[str, Asked]:
    """Return what is asked of whom, by indicator (1 query)."""
    return {
        row[0]: Asked(*row[1:])
        for row in Delegation.objects.filter(assessment=assessment.pk).values_list(
            "indicator",
            "organisation",
            "organisation__name",
            "due_on",
            "times_asked",
            "last_asked_at",
            "opened_at",
        )
    }


def disagreeing(assessment: Assessment, held: Mapping[str, Held]) -> list[str]:
    """Return the indicators for which two offices give different figures."""
    compared = [held[code] for code in _compared(assessment.cycle.instrument_id) if code in held]
    return list(two_offices_disagree(assessment, cast(Sequence[Answer], compared)))


@lru_cache(maxsize=64)
def _compared(instrument_id: int) -> tuple[str, ...]:
    """Return the indicators that are compared with others, and those others."""
    found: set[str] = set()
    for code, indicator in compiled(instrument_id).indicators.items():
        for check in indicator.checks:
            if check.effect == "cross":
                found |= {code, str(check.condition.right).rpartition(".")[0]}
    return tuple(found)
