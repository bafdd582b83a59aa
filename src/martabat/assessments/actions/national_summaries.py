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
from martabat.assessments.models import Adjustment, Assessment, Cycle, Summary
from martabat.assessments.scores import (
    PLACES,
    instrument_of,
    scoring_adjustments,
)
from martabat.scoring.batch import NEAR, BatchResult, Bools, Floats, Ints, Table, evaluate_table
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
        count(*) FILTER (WHERE value IS NOT NULL OR choice <> '' OR not_applicable
            OR (numerator IS NOT NULL AND denominator IS NOT NULL)),
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
    table = _table(instrument_of(cycle), rows)
    result = evaluate_table(
        table,
        {
            place: scoring_adjustments(lines[row[0]])
            for place, row in enumerate(rows)
            if row[0] in lines
        },
    )
    conflicts, unsure = _conflicts(table)
    now = timezone.now()
    summaries = [
        _summary(result, place, row, int(conflicts[place]), now) for place, row in enumerate(rows)
    ]
    for place in (place for place, row in enumerate(rows) if row[7] or unsure[place]):
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


def _conflicts(table: Table) -> tuple[Ints, Bools]:
    """Count figures on which two offices disagree, as `scores.two_offices_disagree` does.

    The second array marks regions where a float lies too near a tolerance to decide.
    """
    fields = {"numerator": table.numerators, "denominator": table.denominators}
    columns = {code: place for place, code in enumerate(table.instrument.indicators)}
    count = np.zeros(len(table.values), dtype=np.int64)
    unsure = np.zeros(len(table.values), dtype=bool)
    for code, column in columns.items():
        apart = np.zeros(len(table.values), dtype=bool)
        for check in table.instrument.indicators[code].checks:
            if check.effect != "cross":
                continue
            other, _, name = str(check.condition.right).rpartition(".")
            if check.condition.left not in fields or name not in fields:
                unsure[:] = True
                continue
            left = fields[check.condition.left][:, column]
            right = fields[name][:, columns[other]]
            distance = np.abs(left - right)
            within = float(check.condition.within or 0) / 100
            allowed = np.maximum(np.abs(left), np.abs(right)) * within
            apart |= distance > allowed
            unsure |= (allowed > 0) & np.isclose(distance, allowed, rtol=NEAR, atol=0)
        said = ~(np.isnan(table.values[:, column]) & np.isnan(table.numerators[:, column]))
        count += apart & said & ~table.not_applicable[:, column]
    return count, unsure


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
