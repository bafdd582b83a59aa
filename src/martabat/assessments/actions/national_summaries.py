"""Computing all summaries of a cycle at once: arrays instead of objects."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from martabat import scoring
from martabat.assessments.actions.summaries import summarised
from martabat.assessments.models import Adjustment, Answer, Assessment, Cycle, Summary
from martabat.assessments.scores import (
    PLACES,
    compared_indicators,
    instrument_of,
    scoring_adjustments,
    two_offices_disagree,
)
from martabat.scoring.batch import BatchResult, Floats, Table, evaluate_table
from martabat.scoring.values import Choice

# One row a region, its answers as arrays in the instrument's order. `inexact` marks regions with
# a figure that no float carries; they are left to the exact kernel.
READ = """
    SELECT assessment_id,
        array_agg(value::float8 ORDER BY position),
        array_agg(numerator::float8 ORDER BY position),
        array_agg(denominator::float8 ORDER BY position),
        array_agg(choice ORDER BY position),
        array_agg(not_applicable ORDER BY position),
        array_agg(status IN ('accepted', 'corrected') ORDER BY position),
        bool_or(value::float8::numeric <> value OR numerator::float8::numeric <> numerator
            OR denominator::float8::numeric <> denominator),
        count(*),
        count(*) FILTER (WHERE value IS NOT NULL OR numerator IS NOT NULL OR choice <> ''
            OR not_applicable),
        count(*) FILTER (WHERE evidence_count > 0),
        count(*) FILTER (WHERE decided_by <> '' AND status NOT IN ('filled', 'blank')),
        count(*) FILTER (WHERE decided_by = 'national' AND status NOT IN ('filled', 'blank')),
        count(*) FILTER (WHERE status = 'accepted'),
        count(*) FILTER (WHERE status = 'corrected'),
        count(*) FILTER (WHERE status = 'returned')
    FROM assessments_answer
    WHERE assessment_id = ANY(%s)
    GROUP BY assessment_id
    ORDER BY assessment_id
"""
COUNTS = ("total", "filled", "evidenced", "checked", "checked_national", "accepted", "corrected",
          "returned")  # fmt: skip
FIGURES = ("score", "low", "high", "predicate", "groups", "conflicting", "computed_at")


@transaction.atomic
def recompute_cycle(cycle: Cycle) -> int:
    """Compute every summary of a cycle; return how many regions it has.

    All assessments of the cycle are held meanwhile (well under a second for the nation), so that
    every save is either seen here or turns its summary stale afterwards.
    """
    held = list(
        Assessment.objects.select_for_update(no_key=True)
        .filter(cycle=cycle)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if not held:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(READ, [held])
        rows = cursor.fetchall()
    lines = _lines(held)
    instrument = instrument_of(cycle)
    result = evaluate_table(
        _table(instrument, rows),
        {
            place: scoring_adjustments(lines[row[0]])
            for place, row in enumerate(rows)
            if row[0] in lines
        },
    )
    conflicts = _conflicts(cycle, held)
    now = timezone.now()
    summaries = [
        _summary(result, place, row, conflicts.get(row[0], 0), now)
        for place, row in enumerate(rows)
    ]
    exactly = [place for place, row in enumerate(rows) if row[7]]
    for place in exactly:
        assessment = Assessment.objects.select_related("cycle").get(pk=rows[place][0])
        summaries[place] = summarised(assessment, list(assessment.answers.all()))
    Summary.objects.bulk_create(
        summaries,
        update_conflicts=True,
        unique_fields=["assessment"],
        update_fields=[*COUNTS, *FIGURES, "stale"],
    )
    return len(held)


def _table(instrument: scoring.Instrument, rows: Sequence[Sequence[Any]]) -> Table:
    shape = (len(rows), len(instrument.indicators))
    values = np.array([row[1] for row in rows], dtype=float).reshape(shape)
    for column, indicator in enumerate(instrument.indicators.values()):
        places = _choices(indicator)
        if places:
            values[:, column] = [places.get(row[4][column], np.nan) for row in rows]
    return Table(
        instrument,
        values,
        np.array([row[5] for row in rows], dtype=bool).reshape(shape),
        np.array([row[6] for row in rows], dtype=bool).reshape(shape),
        np.array([row[2] for row in rows], dtype=float).reshape(shape),
        np.array([row[3] for row in rows], dtype=float).reshape(shape),
    )


def _choices(indicator: scoring.Indicator) -> dict[str, int]:
    if indicator.answer == "yes_no":
        return {"no": 0, "yes": 1}
    if isinstance(indicator.rule, Choice):
        return {letter: place for place, letter in enumerate(indicator.rule.shares)}
    return {}


def _lines(assessments: Sequence[int]) -> dict[int, list[Adjustment]]:
    found: dict[int, list[Adjustment]] = defaultdict(list)
    for line in Adjustment.objects.filter(assessment__in=assessments, withdrawn_at=None):
        found[line.assessment_id].append(line)
    return found


def _conflicts(cycle: Cycle, assessments: Sequence[int]) -> dict[int, int]:
    """Return how many figures two offices disagree on, by assessment."""
    found: dict[int, list[Answer]] = defaultdict(list)
    codes = compared_indicators(cycle.instrument_id)
    answers = Answer.objects.filter(assessment__in=assessments, indicator__in=codes)
    for answer in answers.exclude(numerator=None, value=None):
        found[answer.assessment_id].append(answer)
    return {
        pk: len(two_offices_disagree(Assessment(pk=pk, cycle=cycle), given))
        for pk, given in found.items()
    }


def _summary(
    result: BatchResult, place: int, row: Sequence[Any], conflicting: int, now: datetime
) -> Summary:
    predicate = int(result.predicate[place])
    return Summary(
        assessment_id=row[0],
        stale=False,
        computed_at=now,
        score=_figure(result.score, place),
        low=_figure(result.low, place),
        high=_figure(result.high, place),
        predicate=result.instrument.predicates[predicate].code if predicate >= 0 else "",
        groups=[{"code": code, **_part(figures[place])} for code, figures in result.groups.items()],
        conflicting=conflicting,
        **dict(zip(COUNTS, row[8:], strict=True)),
    )


def _figure(figures: Floats, place: int) -> Decimal | None:
    return _decimal(float(figures[place]))


def _part(figures: Floats) -> dict[str, str | None]:
    return {
        name: None if (figure := _decimal(float(value))) is None else str(figure)
        for name, value in zip(("score", "low", "high"), figures, strict=True)
    }


def _decimal(value: float) -> Decimal | None:
    if np.isnan(value):
        return None
    return Decimal(repr(value)).quantize(PLACES, rounding=ROUND_HALF_UP)
