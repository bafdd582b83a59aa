"""Reading regions."""

from collections.abc import Sequence

from django.db.models import QuerySet

from martabat.regions.models import Region
from martabat.regions.search import find_codes


def search(text: str, limit: int = 10) -> list[Region]:
    """Return the regions that `text` may mean, the best first, with their provinces."""
    return in_order(matching_codes(text)[:limit])


def matching_codes(text: str) -> tuple[str, ...]:
    """Return the codes of all regions that `text` may mean, the best first; no query."""
    return find_codes(text.strip())


def in_order(codes: Sequence[str]) -> list[Region]:
    """Return the regions with these codes in the same order, with their provinces."""
    found = Region.objects.select_related("province").in_bulk(codes)
    return [found[code] for code in codes if code in found]


def provinces() -> QuerySet[Region]:
    """Return the provinces in the order of their codes."""
    return Region.objects.filter(kind=Region.Kind.PROVINCE)


def regencies(province_code: str) -> QuerySet[Region]:
    """Return the regencies and cities of a province in the order of their codes."""
    return Region.objects.filter(province=province_code)


def all_regencies() -> QuerySet[Region]:
    """Return every regency and city of the country in the order of the codes."""
    return Region.objects.exclude(kind=Region.Kind.PROVINCE)
