"""Reading the preview of a register."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from martabat.agreements.kinds import Body, Kind
from martabat.agreements.models import RegisterImport
from martabat.agreements.register.findings import DEFECTS, Finding
from martabat.organisations.models import Membership

PER_PAGE = 50
ALL, DOUBTFUL, LEFT = "", "diragukan", "dilewati"


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the preview shows it."""

    place: int
    raw: dict[str, str]
    read: dict[str, Any]
    kind: str
    body: str
    start: date | None
    end: date | None
    findings: tuple[Finding, ...]
    taken: bool
    corrected: bool
    agreement: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """One page of a preview with its counts; `defects` is what was found how often."""

    page: Page[Any]
    lines: tuple[Line, ...]
    total: int
    taken: int
    doubtful: int
    defects: tuple[tuple[str, int], ...]


def registers_of(membership: Membership) -> QuerySet[RegisterImport]:
    """Return the imports of one's own organisation, without their rows."""
    return (
        RegisterImport.objects.filter(organisation=membership.organisation_id)
        .defer("rows")
        .select_related("by")
    )


def preview_of(register: RegisterImport, *, only: str, page: object) -> Preview:
    """Return a page of the rows, those filtered that the clerk asked for."""
    rows = register.rows
    wanted = [
        row
        for row in rows
        if only == ALL
        or (only == DOUBTFUL and row["findings"])
        or (only == LEFT and not row["taken"])
        or any(finding["code"] == only for finding in row["findings"])
    ]
    shown = Paginator(wanted, PER_PAGE).get_page(page)  # type: ignore[arg-type]
    found = Counter(finding["code"] for row in rows for finding in row["findings"])
    return Preview(
        page=shown,
        lines=tuple(line_of(row) for row in shown),
        total=len(rows),
        taken=sum(row["taken"] for row in rows),
        doubtful=sum(bool(row["findings"]) for row in rows),
        defects=tuple((code, found[code]) for code in DEFECTS if found[code]),
    )


def line_of(row: dict[str, Any]) -> Line:
    """Return one kept row as the preview shows it."""
    read = row["read"]
    return Line(
        place=row["place"],
        raw=row["raw"],
        read=read,
        kind=str(Kind(read["kind"]).label),
        body=str(Body(read["body"]).label),
        start=date.fromisoformat(read["start"]) if read["start"] else None,
        end=date.fromisoformat(read["end"]) if read["end"] else None,
        findings=tuple(Finding(item["code"], item["words"]) for item in row["findings"]),
        taken=row["taken"],
        corrected=row["corrected"],
        agreement=row["agreement"],
    )
