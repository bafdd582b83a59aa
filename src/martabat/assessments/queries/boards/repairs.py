"""Answers that were returned to regions, and those whose day for it has passed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from martabat.assessments.models import Answer, Assessment, Decision
from martabat.assessments.queries.lateness import Calendar
from martabat.assessments.steps import AnswerStatus, Verdict


@dataclass(frozen=True, slots=True)
class Repairs:
    """The returned answers of one assessment that have a date."""

    dates: tuple[date, ...]
    today: date

    @property
    def late(self) -> int:
        """How many should have been mended before today."""
        return sum(day < self.today for day in self.dates)

    @property
    def first(self) -> date | None:
        """The earliest date."""
        return min(self.dates, default=None)


def repairs_of(found: QuerySet[Assessment], calendar: Calendar) -> Mapping[int, Repairs]:
    """Return the dated repairs of each assessment among `found`, in one query."""
    asked = Decision.objects.filter(answer=OuterRef("pk"), verdict=Verdict.RETURN)
    rows = (
        Answer.objects.filter(assessment__in=found.order_by(), status=AnswerStatus.RETURNED)
        .annotate(
            due_on=Subquery(asked.order_by("-at", "-pk").values("due_on")[:1]),
            zone=F("assessment__region__time_zone"),
        )
        .exclude(due_on=None)
        .order_by("assessment", "due_on")
        .values_list("assessment_id", "zone", "due_on")
    )
    grouped: dict[int, tuple[str, list[date]]] = {}
    for assessment, zone, due_on in rows:
        grouped.setdefault(assessment, (zone, []))[1].append(due_on)
    return {
        assessment: Repairs(dates=tuple(days), today=calendar.today[zone])
        for assessment, (zone, days) in grouped.items()
    }
