"""Loading what public sources say of earlier years."""

import csv
from collections.abc import Iterator
from importlib.resources import files

from django.db import transaction

from martabat.assessments.models import NationalClaim, RegionClaim, Source

DATA = files("martabat.assessments") / "data"


@transaction.atomic
def load_history() -> int:
    """Load the published results that ship with Martabat; loading again changes nothing twice.

    Returns how many claims there are. They are reference data, not decisions, and so are not
    journalled.
    """
    Source.objects.bulk_create(
        [Source(**row) for row in _rows("sources.csv")],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["title", "url"],
    )
    claims = [*_claims("region_predicates.csv"), *_claims("region_scores.csv")]
    RegionClaim.objects.bulk_create(
        claims,
        update_conflicts=True,
        unique_fields=["region", "award_year", "source", "instrument"],
        update_fields=["data_year", "predicate", "score"],
    )
    national = [
        NationalClaim(
            award_year=int(row["award_year"]),
            data_year=_number(row["data_year"]),
            caring=_number(row["peduli"]),
            participants=_number(row["participants"]),
            note=row["note"],
            source_id=row["source"],
        )
        for row in _rows("national.csv")
    ]
    NationalClaim.objects.bulk_create(
        national,
        update_conflicts=True,
        unique_fields=["award_year"],
        update_fields=["data_year", "caring", "participants", "note", "source"],
    )
    return len(claims) + len(national)


def _claims(name: str) -> Iterator[RegionClaim]:
    for row in _rows(name):
        yield RegionClaim(
            region_id=row["region_code"],
            award_year=int(row["award_year"]),
            data_year=_number(row["data_year"]),
            instrument=row.get("instrument", ""),
            predicate=row["predicate"],
            score=row.get("score") or None,
            source_id=row["source"],
        )


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> int | None:
    return int(text) if text else None
