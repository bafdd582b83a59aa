"""Boards as CSV: UTF-8, commas, decimal points, one row a region."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

from martabat.assessments.models import Cycle
from martabat.assessments.queries.boards.rows import BoardRow
from martabat.assessments.queries.lateness import Calendar

COLUMNS = (
    "region_code",
    "region",
    "province",
    "award_year",
    "data_year",
    "participating",
    "step",
    "due_on",
    "days_late",
    "indicators",
    "filled",
    "with_evidence",
    "checked",
    "checked_national",
    "returned",
    "provisional_score",
    "range_low",
    "range_high",
    "example",
)


class _Line:
    """What the CSV writer writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def download(
    rows: Iterable[BoardRow], cycle: Cycle, calendar: Calendar, filename: str
) -> StreamingHttpResponse:
    """Return a response that sends the rows while they are read."""
    return StreamingHttpResponse(
        _lines(rows, cycle, calendar),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )


def _lines(rows: Iterable[BoardRow], cycle: Cycle, calendar: Calendar) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    for row in rows:
        yield writer.writerow(
            [
                row.code,
                row.name,
                row.province,
                cycle.award_year,
                cycle.data_year,
                "yes" if row.participating else "no",
                row.step,
                calendar.due_on(row.step) or "",
                row.days_late,
                row.total,
                row.filled,
                row.evidenced,
                row.checked,
                row.checked_national,
                row.returned,
                "" if row.score is None else row.score,
                "" if row.low is None else row.low,
                "" if row.high is None else row.high,
                "yes" if row.example else "no",
            ]
        )
