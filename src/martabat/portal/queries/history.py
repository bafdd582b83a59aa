"""A region's history: published results, claims of sources, and gaps said aloud."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files

from martabat.assessments.models import NationalClaim, Publication, RegionClaim
from martabat.regions.models import Region

STEP_OF_NAME = {
    "Peduli HAM": 5,
    "Cukup Peduli HAM": 3,
    "Mulai Peduli HAM": 2,
    "Kurang Peduli HAM": 1,
}
TOLERANCE = files("martabat.portal") / "data" / "indeks_kota_toleran.csv"


@dataclass(frozen=True)
class Row:
    """What one source says of one award year.

    With `source` empty nothing is known, of this year and of those back to `since`.
    """

    award_year: int
    data_year: int | None
    predicate: str = ""
    score: Decimal | None = None
    source: str = ""
    url: str = ""
    none_held: bool = False
    own: bool = False
    example: bool = False
    since: int | None = None

    @property
    def known(self) -> bool:
        """Whether anything is said of the year."""
        return self.own or bool(self.source)

    @property
    def step(self) -> int:
        """The step of colour that stands for the predicate."""
        return STEP_OF_NAME.get(self.predicate, 0)


@dataclass(frozen=True)
class OtherIndex:
    """A score by another measure, never added to ours."""

    year: str
    score: Decimal
    source: str


def history(region: Region, published: Sequence[Publication]) -> list[Row]:
    """Return every award year since the first that is known, newest first."""
    claims: dict[int, list[RegionClaim]] = {}
    for claim in RegionClaim.objects.filter(region=region).select_related("source"):
        claims.setdefault(claim.award_year, []).append(claim)
    nation = {item.award_year: item for item in NationalClaim.objects.select_related("source")}
    own = {
        item.assessment.cycle.award_year: item
        for item in sorted(published, key=lambda p: p.version)
    }
    years = {*claims, *nation, *own}
    if not years:
        return []
    rows: list[Row] = []
    for year in range(max(years), min(years) - 1, -1):
        for row in _rows(year, own.get(year), claims.get(year, []), nation.get(year)):
            if rows and not row.known and not rows[-1].known:
                rows[-1] = replace(rows[-1], since=year)
            else:
                rows.append(row)
    return rows


def _rows(
    year: int,
    own: Publication | None,
    claims: Sequence[RegionClaim],
    nation: NationalClaim | None,
) -> list[Row]:
    rows = [_own(year, own)] if own else []
    rows += [
        Row(
            award_year=year,
            data_year=claim.data_year,
            predicate=claim.predicate,
            score=claim.score,
            source=claim.source.title,
            url=claim.source.url,
        )
        for claim in claims
    ]
    if rows:
        return rows
    data_year = nation.data_year if nation else None
    if nation and nation.caring is None and nation.participants is None:
        return [
            Row(year, data_year, source=nation.source.title, url=nation.source.url, none_held=True)
        ]
    return [Row(year, data_year)]


def _own(year: int, publication: Publication) -> Row:
    predicates = {"peduli": "Peduli HAM", "cukup": "Cukup Peduli HAM", "mulai": "Mulai Peduli HAM"}
    return Row(
        award_year=year,
        data_year=publication.assessment.cycle.data_year,
        predicate=predicates.get(publication.predicate, "Kurang Peduli HAM"),
        score=publication.score,
        own=True,
        example=publication.assessment.example,
    )


def nation() -> list[NationalClaim]:
    """Return how many regions sources count in each award year, newest first."""
    return list(NationalClaim.objects.select_related("source").order_by("-award_year"))


def tolerance(region: Region) -> list[OtherIndex]:
    """Return the region's scores in the Indeks Kota Toleran, newest first."""
    return _tolerance().get(region.name.removeprefix("Kota "), []) if region.kind == "city" else []


@cache
def _tolerance() -> dict[str, list[OtherIndex]]:
    found: dict[str, list[OtherIndex]] = {}
    with TOLERANCE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["index"] == "IKT" and row["score"]:
                found.setdefault(row["city"], []).append(
                    OtherIndex(row["year"], Decimal(row["score"]), row["source"])
                )
    return {
        city: sorted(rows, key=lambda item: item.year, reverse=True) for city, rows in found.items()
    }
