"""The rows of the tables, read while they are written: memory does not grow with the nation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import QuerySet

from martabat import scoring
from martabat.assessments import rules
from martabat.assessments.models import Answer, Assessment, Cycle
from martabat.organisations.models import Membership

CHUNK = 4000


class AnswerRow(NamedTuple):
    """One answer, in the order in which the database is asked for it."""

    region: str
    indicator: str
    status: str
    decided_by: str
    version: int
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    choice: str
    not_applicable: bool
    reason: str
    note: str
    evidence: int


FIELDS = (
    "assessment__region_id", "indicator", "status", "decided_by", "version", "value", "numerator",
    "denominator", "choice", "not_applicable", "reason", "note", "evidence_count",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region with its summary; `groups` holds the score of each right by its code."""

    code: str
    name: str
    province: str
    participating: bool
    step: str
    example: bool
    total: int
    filled: int
    evidenced: int
    accepted: int
    corrected: int
    returned: int
    score: Decimal | None
    low: Decimal | None
    high: Decimal | None
    predicate: str
    groups: Mapping[str, str | None]


def seen_by(membership: Membership, cycle: Cycle) -> QuerySet[Assessment]:
    """Return the assessments of a cycle that somebody may have in tables."""
    return Assessment.objects.filter(rules.visible(membership), cycle=cycle)


def regions(assessments: QuerySet[Assessment]) -> Iterator[RegionRow]:
    """Yield a row for each region in the order of codes (1 query)."""
    rows = assessments.select_related("region__province", "summary").order_by("region_id")
    for item in rows.iterator(chunk_size=CHUNK):
        yield _region(item, getattr(item, "summary", None))


def _region(item: Assessment, summary: Any) -> RegionRow:
    def figure(name: str) -> Any:
        return getattr(summary, name, None)

    return RegionRow(
        code=item.region_id,
        name=item.region.name,
        province=item.region.province.name if item.region.province else "",
        participating=item.participating,
        step=item.step,
        example=item.example,
        total=figure("total") or 0,
        filled=figure("filled") or 0,
        evidenced=figure("evidenced") or 0,
        accepted=figure("accepted") or 0,
        corrected=figure("corrected") or 0,
        returned=figure("returned") or 0,
        score=figure("score"),
        low=figure("low"),
        high=figure("high"),
        predicate=figure("predicate") or "",
        groups={group["code"]: group["score"] for group in figure("groups") or []},
    )


def answers(assessments: QuerySet[Assessment]) -> Iterator[AnswerRow]:
    """Yield every answer, region by region, in the order of the instrument (1 query)."""
    rows = Answer.objects.filter(assessment__in=assessments.order_by().values("pk"))
    ordered = rows.order_by("assessment__region_id", "position").values_list(*FIELDS)
    for row in ordered.iterator(chunk_size=CHUNK):
        yield AnswerRow(*row)


def by_region(rows: Iterator[AnswerRow]) -> Iterator[tuple[str, dict[str, AnswerRow]]]:
    """Yield the code of each region with its answers by indicator."""
    for code, group in groupby(rows, key=lambda row: row.region):
        yield code, {row.indicator: row for row in group}


def shown(row: AnswerRow | None, multiplier: float) -> float | str | None:
    """Return an answer as one cell: a figure in the indicator's unit, a letter, or a word.

    Figures are rounded as machines round; the exact parts stand in the CSV.
    """
    if row is None:
        return None
    if row.not_applicable:
        return "tidak berlaku"
    if row.choice:
        return {"yes": "ya", "no": "tidak"}.get(row.choice, row.choice)
    if row.numerator is not None and row.denominator:
        return float(row.numerator) / float(row.denominator) * multiplier
    return None if row.value is None else float(row.value)


def multipliers(instrument: scoring.Instrument) -> dict[str, float]:
    """Return by what the quotient of each indicator is multiplied: 100 for per cent."""
    return {code: float(item.multiplier) for code, item in instrument.indicators.items()}
