"""Published results: of a region, of a province, of the nation."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from martabat.assessments.models import Publication
from martabat.assessments.published import PublishedResult, read
from martabat.regions.models import Region
from martabat.scoring import Text

STEPS = {"peduli": 5, "cukup": 3, "mulai": 2, "kurang": 1}


@dataclass(frozen=True)
class Result:
    """A publication and what it says."""

    publication: Publication
    content: PublishedResult
    versions: tuple[Publication, ...]

    @property
    def newest(self) -> bool:
        """Whether no later version stands beside it."""
        return self.publication.version == max(item.version for item in self.versions)


@dataclass(frozen=True)
class Standing:
    """The last published result of a region, in few words."""

    award_year: int
    score: Decimal
    predicate: str
    title: Text
    example: bool

    @property
    def step(self) -> int:
        """The step of colour that stands for the predicate."""
        return STEPS.get(self.predicate, 1)


def publications(region: str) -> QuerySet[Publication]:
    """Return all publications of a region, newest first, without their contents."""
    return (
        Publication.objects.filter(assessment__region=region)
        .select_related("assessment__cycle", "assessment__region")
        .defer("content")
        .order_by("-assessment__cycle__award_year", "-version")
    )


def result(region: str, award_year: int | None = None, version: int | None = None) -> Result | None:
    """Return the last published result of a region, or that of a year and version."""
    known = tuple(publications(region))
    wanted = [
        item
        for item in known
        if award_year in {None, item.assessment.cycle.award_year}
        and version in {None, item.version}
    ]
    if not wanted:
        return None
    chosen = wanted[0]
    return Result(
        publication=chosen,
        content=read(chosen.content),
        versions=tuple(item for item in known if item.assessment_id == chosen.assessment_id),
    )


def standings(province: str | None = None) -> dict[str, Standing]:
    """Return the last published result of every region that has one."""
    rows = Publication.objects.order_by(
        "assessment__region_id", "-assessment__cycle__award_year", "-version"
    ).distinct("assessment__region_id")
    if province is not None:
        rows = rows.filter(assessment__region__province=province)
    values = rows.values_list(
        "assessment__region_id",
        "assessment__cycle__award_year",
        "score",
        "predicate",
        "content__predicates",
        "assessment__example",
    )
    return {
        row[0]: Standing(row[1], row[2], row[3], _title(row[4], row[3]), row[5]) for row in values
    }


def counts_by_province() -> dict[str, int]:
    """Return how many regions of each province have a published result."""
    found: dict[str, int] = {}
    for code in Publication.objects.values_list("assessment__region_id", flat=True).distinct():
        found[code[:2]] = found.get(code[:2], 0) + 1
    return found


def regencies(province: str) -> list[Region]:
    """Return the regencies and cities of a province, in the order of their codes."""
    return list(Region.objects.filter(province=province).order_by("code"))


def _title(predicates: list[dict[str, Any]], code: str) -> Text:
    """Return what a predicate was called when it was published."""
    found = next((item["title"] for item in predicates if item["code"] == code), None)
    return Text(**found) if found else Text(code)
