"""Cycles with many regions for the tests of boards: summaries as the job would write them."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from martabat.assessments.models import Assessment, Cycle, CycleStep, Summary
from martabat.assessments.steps import Step
from martabat.instruments.actions import load_shipped
from martabat.instruments.queries import get
from martabat.interface import dates
from martabat.regions.models import Region

STEPS = [Step.KANWIL, Step.FILLING, Step.NATIONAL, Step.ENDORSEMENT, Step.FORWARDING, Step.PANEL]


def make_cycle(*, codes=None, count=None, award_year=2023, late_days=5, today=None) -> Cycle:
    """Make a cycle without answers; its filling was due `late_days` ago, the rest comes later."""
    load_shipped()
    today = today or dates.today()
    cycle = Cycle.objects.create(
        instrument=get("peduli-ham-2021"), data_year=award_year - 1, award_year=award_year
    )
    due = {step: today + timedelta(days=30 * step.position) for step in Step}
    due[Step.FILLING] = today - timedelta(days=late_days)
    CycleStep.objects.bulk_create(
        [CycleStep(cycle=cycle, step=step, due_on=due[step]) for step in Step]
    )
    regions = Region.objects.exclude(kind="province").order_by("code")
    regions = regions.filter(pk__in=codes) if codes else regions[:count]
    assessments = Assessment.objects.bulk_create(
        [
            Assessment(
                cycle=cycle,
                region=region,
                step=STEPS[place % len(STEPS)],
                step_since=timezone.now(),
            )
            for place, region in enumerate(regions)
        ]
    )
    Summary.objects.bulk_create(
        [summary(assessment, place) for place, assessment in enumerate(assessments)]
    )
    return cycle


def summary(assessment: Assessment, place: int = 0) -> Summary:
    """Make a believable summary, unsaved."""
    low = Decimal(place % 80)
    return Summary(
        assessment=assessment,
        stale=False,
        computed_at=timezone.now(),
        total=120,
        filled=100 + place % 20,
        evidenced=80,
        checked=place % 120,
        accepted=place % 120,
        returned=place % 5,
        score=low + 10,
        low=low,
        high=low + 20,
        predicate="kurang",
    )


def put(assessment: Assessment, step: Step, **summary_fields) -> Assessment:
    """Move an assessment to a step without the way there, for pages that only read."""
    Assessment.objects.filter(pk=assessment.pk).update(step=step)
    if summary_fields:
        Summary.objects.filter(pk=assessment.pk).update(**summary_fields)
    assessment.refresh_from_db()
    return assessment


def some_day(days: int) -> date:
    """Return a day relative to today."""
    return dates.today() + timedelta(days=days)
