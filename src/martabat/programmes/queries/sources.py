"""The keys of records that others may cite: of one activity, and of several."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from martabat.programmes.models import Activity, CertificateBatch


def with_sources(activities: QuerySet[Activity]) -> QuerySet[Any]:
    """Add to each activity what `keys_of` needs."""
    batches = CertificateBatch.objects.filter(activity=OuterRef("pk")).order_by("pk")
    return activities.select_related("minutes").annotate(
        batch_pks=ArraySubquery(batches.values("pk"))
    )


def keys_of(pk: int, minutes: int | None, batches: Iterable[int]) -> list[str]:
    """Return the keys of one activity and of what it left."""
    return [
        f"activity:{pk}",
        f"attendance:{pk}",
        *([f"minutes:{minutes}"] if minutes else []),
        *(f"certificates:{batch}" for batch in batches),
    ]


def sources_of_activities(activities: QuerySet[Activity]) -> list[str]:
    """Return the keys of activities and of what they left, in their order (1 query)."""
    found = with_sources(activities).values_list("pk", "minutes__pk", "batch_pks")
    return [key for row in found for key in keys_of(*row)]
