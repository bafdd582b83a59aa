"""Reading regions."""

from django.db.models import QuerySet

from martabat.regions.models import Region
from martabat.regions.search import find_codes


def search(text: str, limit: int = 10) -> list[Region]:
    """Return the regions that `text` may mean, the best first, with their provinces."""
    codes = find_codes(text.strip())[:limit]
    found = Region.objects.select_related("province").in_bulk(codes)
    return [found[code] for code in codes if code in found]


def count_matches(text: str) -> int:
    """Return how many regions `text` may mean."""
    return len(find_codes(text.strip()))


def provinces() -> QuerySet[Region]:
    """Return the provinces in the order of their codes."""
    return Region.objects.filter(kind=Region.Kind.PROVINCE)


def regencies(province_code: str) -> QuerySet[Region]:
    """Return the regencies and cities of a province in the order of their codes."""
    return Region.objects.filter(province=province_code)


def all_regencies() -> QuerySet[Region]:
    """Return every regency and city of the country in the order of the codes."""
    return Region.objects.exclude(kind=Region.Kind.PROVINCE)
