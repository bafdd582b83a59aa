"""The tables as CSV: UTF-8, commas, decimal points, exact figures."""

import csv
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from martabat.assessments.exact import exact
from martabat.assessments.models import Assessment, Cycle
from martabat.assessments.tables import rows
from martabat.interface.cells import harmless

ANSWERS = (
    "region_code", "region", "province", "award_year", "data_year", "indicator", "status",
    "decided_by", "version", "value", "numerator", "denominator", "choice", "not_applicable",
    "reason", "note", "evidence", "example",
)  # fmt: skip
SCORES = (
    "region_code", "region", "province", "award_year", "data_year", "participating", "step",
    "indicators", "filled", "with_evidence", "accepted", "corrected", "returned",
    "provisional_score", "range_low", "range_high", "predicate", "example",
)  # fmt: skip
# Lines that go out at once: a chunk for every line would cost more than the line.
BATCH = 500


def answers(assessments: QuerySet[Assessment], cycle: Cycle) -> Iterator[str]:
    """Yield every answer of every region (2 queries)."""
    known = {row.code: row for row in rows.regions(assessments)}
    yield from _batched(
        ANSWERS, (_answer(row, known[row.region], cycle) for row in rows.answers(assessments))
    )


def scores(assessments: QuerySet[Assessment], cycle: Cycle) -> Iterator[str]:
    """Yield the summary of every region (1 query)."""
    yield from _batched(SCORES, (_score(row, cycle) for row in rows.regions(assessments)))


def _answer(row: rows.AnswerRow, region: rows.RegionRow, cycle: Cycle) -> list[object]:
    return [
        row.region, region.name, region.province, cycle.award_year, cycle.data_year,
        row.indicator, row.status, row.decided_by, row.version,
        exact(row.value), exact(row.numerator), exact(row.denominator),
        row.choice, int(row.not_applicable), harmless(row.reason), harmless(row.note),
        row.evidence, int(region.example),
    ]  # fmt: skip


def _score(row: rows.RegionRow, cycle: Cycle) -> list[object]:
    return [
        row.code, row.name, row.province, cycle.award_year, cycle.data_year,
        int(row.participating), row.step, row.total, row.filled, row.evidenced, row.accepted,
        row.corrected, row.returned, exact(row.score), exact(row.low), exact(row.high),
        row.predicate, int(row.example),
    ]  # fmt: skip


class _Lines:
    """What the CSV writer writes to: it collects lines."""

    def __init__(self) -> None:
        self.waiting: list[str] = []

    def write(self, line: str) -> None:
        self.waiting.append(line)

    def taken(self) -> str:
        text, self.waiting = "".join(self.waiting), []
        return text


def _batched(heads: Iterable[str], rows: Iterable[list[object]]) -> Iterator[str]:
    lines = _Lines()
    writer = csv.writer(lines)
    writer.writerow(heads)
    for row in rows:
        writer.writerow(row)
        if len(lines.waiting) >= BATCH:
            yield lines.taken()
    yield lines.taken()
