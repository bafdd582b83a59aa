"""The dossiers of an assessment."""

from martabat.assessments.models import Assessment, Dossier

SHOWN = 20


def dossiers_of(assessment: Assessment) -> list[Dossier]:
    """Return the newest dossiers (1 query)."""
    rows = Dossier.objects.filter(assessment=assessment).select_related(
        "assessment__cycle", "assessment__region"
    )
    return list(rows.order_by("-asked_at", "-pk")[:SHOWN])
