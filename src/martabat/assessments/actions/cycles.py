"""Opening a cycle and setting its dates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules
from martabat.assessments.actions.locking import require
from martabat.assessments.models import Answer, Assessment, Cycle, CycleStep, Summary
from martabat.assessments.refusals import Refused
from martabat.assessments.scores import instrument_of
from martabat.assessments.steps import Step
from martabat.instruments.models import InstrumentVersion
from martabat.journal.actions import record
from martabat.organisations.models import Membership
from martabat.regions.models import Region


@transaction.atomic
def open_cycle(
    *,
    instrument: InstrumentVersion,
    data_year: int,
    award_year: int,
    dates: Mapping[str, date],
    membership: Membership,
    regions: Iterable[Region] | None = None,
    example: bool = False,
) -> Cycle:
    """Open a cycle for `regions` (every regency and city by default) with blank answers.

    `dates` gives the day by which each step should be done.
    """
    require(rules.may_run_cycles(membership))
    if Cycle.objects.filter(award_year=award_year).exists():
        raise Refused(_("Siklus tahun %(year)s sudah ada.") % {"year": award_year})
    if data_year >= award_year:
        raise Refused(_("Tahun data harus sebelum tahun penghargaan."))
    cycle = Cycle.objects.create(
        instrument=instrument, data_year=data_year, award_year=award_year, example=example
    )
    CycleStep.objects.bulk_create(
        [CycleStep(cycle=cycle, step=step, due_on=dates.get(step)) for step in Step]
    )
    chosen = list(
        regions if regions is not None else Region.objects.exclude(kind=Region.Kind.PROVINCE)
    )
    _start(cycle, chosen, example=example)
    record(
        subject=f"cycle:{cycle.pk}",
        verb="cycle.opened",
        actor=membership.actor,
        data={
            "instrument": instrument.name,
            "data_year": data_year,
            "award_year": award_year,
            "regions": len(chosen),
        },
    )
    return cycle


@transaction.atomic
def set_dates(*, cycle: Cycle, dates: Mapping[str, date | None], membership: Membership) -> None:
    """Change the days by which steps should be done."""
    require(rules.may_run_cycles(membership))
    for step, due_on in dates.items():
        CycleStep.objects.filter(cycle=cycle, step=step).update(due_on=due_on)
    record(
        subject=f"cycle:{cycle.pk}",
        verb="cycle.dates",
        actor=membership.actor,
        data={step: due_on.isoformat() if due_on else None for step, due_on in dates.items()},
    )


def _start(cycle: Cycle, regions: Sequence[Region], *, example: bool) -> None:
    now = timezone.now()
    assessments = Assessment.objects.bulk_create(
        [
            Assessment(cycle=cycle, region=region, step_since=now, example=example)
            for region in regions
        ]
    )
    codes = list(instrument_of(cycle).indicators)
    Answer.objects.bulk_create(
        [
            Answer(assessment=assessment, indicator=code, position=position)
            for assessment in assessments
            for position, code in enumerate(codes)
        ],
        batch_size=5000,
    )
    Summary.objects.bulk_create(
        [Summary(assessment=item, stale=False, total=len(codes)) for item in assessments]
    )
