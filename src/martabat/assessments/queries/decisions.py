"""What panel and publisher see: signed lines, who is ready for a decree, what is published."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language

from martabat import scoring
from martabat.assessments.models import (
    Adjustment,
    Assessment,
    Cycle,
    CycleStep,
    Decree,
    Publication,
)
from martabat.assessments.published import content_of
from martabat.assessments.reading import read
from martabat.assessments.results import PublishedResult
from martabat.assessments.scores import AdjustmentLine, adjustment_lines, compiled
from martabat.assessments.steps import Step
from martabat.instruments.models import InstrumentVersion
from martabat.instruments.queries import title_in

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel's page of one region."""

    result: PublishedResult
    lines: tuple[Adjustment, ...]
    withdrawn: tuple[Adjustment, ...]
    kinds: tuple[AdjustmentLine, ...]
    titles: dict[str, scoring.Text]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decree page of a cycle."""

    ready: Page[Assessment]
    decided: tuple[Decree, ...]
    published: Page[Assessment]
    waiting: int
    """How many regions are still before the decree."""
    unpublished: int


def panel_of(assessment: Assessment) -> Panel:
    """Return the score so far and the panel's lines (7 queries)."""
    rows = tuple(
        Adjustment.objects.filter(assessment=assessment)
        .select_related("document")
        .order_by("at", "pk")
    )
    kinds = tuple(adjustment_lines(assessment))
    return Panel(
        result=read(content_of(assessment)),
        lines=tuple(row for row in rows if row.withdrawn_at is None),
        withdrawn=tuple(row for row in rows if row.withdrawn_at is not None),
        kinds=kinds,
        titles={kind.code: kind.title for kind in kinds},
    )


def decisions_of(cycle: Cycle, *, ready: Any = 1, published: Any = 1) -> Decisions:
    """Return who is ready, the decrees, and what is published (7 queries)."""
    counts = cycle.assessments.aggregate(
        waiting=Count(
            "pk",
            filter=Q(participating=True) & ~Q(step__in=[Step.DECREE, Step.PUBLISHED]),
        ),
        unpublished=Count("pk", filter=Q(step=Step.DECREE, decree__isnull=False)),
    )
    return Decisions(
        ready=Paginator(ready_for_decree(cycle), PER_PAGE).get_page(ready),
        decided=tuple(decrees_of(cycle)),
        published=Paginator(published_in(cycle), PER_PAGE).get_page(published),
        waiting=counts["waiting"],
        unpublished=counts["unpublished"],
    )


def ready_for_decree(cycle: Cycle) -> QuerySet[Assessment]:
    """Return the assessments that the panel has closed and no decree decides on yet."""
    return (
        cycle.assessments.filter(step=Step.DECREE, decree=None)
        .select_related("region__province", "summary")
        .order_by("region")
    )


def decrees_of(cycle: Cycle) -> QuerySet[Decree]:
    """Return the decrees of a cycle with how many regions they decide on and are published."""
    return (
        Decree.objects.filter(cycle=cycle)
        .annotate(
            regions=Count("assessment"),
            done=Count("assessment", filter=Q(assessment__step=Step.PUBLISHED)),
        )
        .order_by("-dated", "-pk")
    )


def decree_with_counts(cycle: Cycle, pk: int) -> Decree | None:
    """Return one decree of a cycle with its counts."""
    return decrees_of(cycle).filter(pk=pk).first()


def unpublished_of(decree: Decree) -> QuerySet[Assessment]:
    """Return the assessments of a decree that are still to be published."""
    return (
        Assessment.objects.filter(decree=decree, step=Step.DECREE)
        .select_related("cycle", "region", "summary")
        .order_by("region")
    )


def published_in(cycle: Cycle) -> QuerySet[Assessment]:
    """Return the published assessments with their latest version, newest first."""
    latest = Publication.objects.filter(assessment=OuterRef("pk")).order_by("-version")
    return (
        cycle.assessments.filter(step=Step.PUBLISHED)
        .select_related("region__province", "decree")
        .annotate(
            version=Max("publications__version"),
            published_at=Max("publications__published_at"),
            published_score=Subquery(latest.values("score")[:1]),
            published_predicate=Subquery(latest.values("predicate")[:1]),
        )
        .order_by("-published_at", "region")
    )


def predicate_names(cycle: Cycle) -> dict[str, scoring.Text]:
    """Return the names of a cycle's predicates by code."""
    return {item.code: item.title for item in compiled(cycle.instrument_id).predicates}


def instruments() -> Sequence[InstrumentVersion]:
    """Return the instruments that a cycle may use, without their documents."""
    return list(InstrumentVersion.objects.defer("document").order_by("-valid_from", "name"))


def instrument_titles() -> list[tuple[str, str]]:
    """Return names and titles of the same instruments, in the reader's language."""
    found = InstrumentVersion.objects.order_by("-valid_from", "name")
    return list(found.values_list("name", title_in((get_language() or "id")[:2])))


def cycles() -> QuerySet[Cycle]:
    """Return all cycles with how many regions take part, newest first."""
    return Cycle.objects.select_related("instrument").annotate(
        heading=title_in((get_language() or "id")[:2], "instrument__"),
        regions=Count("assessments", filter=Q(assessments__participating=True)),
        done=Count("assessments", filter=Q(assessments__step=Step.PUBLISHED)),
    )


def dates_of(cycle: Cycle) -> dict[str, Any]:
    """Return the days by which the steps of a cycle should be done."""
    return dict(CycleStep.objects.filter(cycle=cycle).values_list("step", "due_on"))
