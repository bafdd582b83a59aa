"""The stages that boards filter by, and counting the regions in each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from martabat.assessments.models import Assessment
from martabat.assessments.queries.lateness import Calendar
from martabat.assessments.steps import Step

ALL = ""
ABSENT = "tidak-ikut"
LATE = "terlambat"


@dataclass(frozen=True)
class Stage:
    """One way to filter a board; steps that are told apart elsewhere may be one here."""

    key: str
    label: str | Promise
    steps: tuple[Step, ...] = ()


STAGES = (
    Stage(ALL, _("Semua")),
    Stage("pengisian", _("Pengisian"), (Step.FILLING,)),
    Stage("pengesahan", _("Pengesahan & provinsi"), (Step.ENDORSEMENT, Step.FORWARDING)),
    Stage("kanwil", _("Verifikasi Kanwil"), (Step.KANWIL,)),
    Stage("nasional", _("Nasional"), (Step.NATIONAL, Step.PANEL, Step.DECREE)),
    Stage("terbit", _("Terbit"), (Step.PUBLISHED,)),
    Stage(ABSENT, _("Tidak ikut")),
    Stage(LATE, _("Terlambat")),
)
BY_KEY = {stage.key: stage for stage in STAGES}
OF_STEP = {step: stage.key for stage in STAGES for step in stage.steps}
REACHED_NATION = (Step.NATIONAL, Step.PANEL, Step.DECREE, Step.PUBLISHED)


def in_stage(key: str, calendar: Calendar) -> Q:
    """Return the filter of the assessments in a stage."""
    if key == ALL:
        return Q()
    if key == ABSENT:
        return Q(participating=False)
    if key == LATE:
        return calendar.late()
    return Q(participating=True, step__in=BY_KEY[key].steps)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many assessments of a province stand at a step."""

    province: str
    step: str
    participating: bool
    number: int
    late: int
    stale: int


def counted(found: QuerySet[Assessment], calendar: Calendar) -> list[Counted]:
    """Count assessments by province and step, in one query."""
    rows = (
        found.order_by()
        .values_list("region__province_id", "step", "participating")
        .annotate(
            number=Count("pk"),
            late=Count("pk", filter=calendar.late()),
            stale=Count("pk", filter=Q(summary__stale=True)),
        )
    )
    return [Counted(*row) for row in rows]


def stage_counts(groups: list[Counted]) -> Mapping[str, int]:
    """Add groups up to the number of each stage."""
    counts: Counter[str] = Counter()
    for group in groups:
        counts[ALL] += group.number
        counts[LATE] += group.late
        counts[OF_STEP[Step(group.step)] if group.participating else ABSENT] += group.number
    return counts


def numbers_by_province(groups: list[Counted]) -> dict[str, dict[str, Any]]:
    """Add groups up for every province: all, taking part, late, and at the national level."""
    found: dict[str, dict[str, Any]] = {}
    for group in groups:
        numbers = found.setdefault(
            group.province, {"regions": 0, "participating": 0, "late": 0, "reached": 0}
        )
        numbers["regions"] += group.number
        numbers["late"] += group.late
        if group.participating:
            numbers["participating"] += group.number
            if group.step in REACHED_NATION:
                numbers["reached"] += group.number
    return found
