"""Taking hold of an assessment or an answer before changing it."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from martabat.assessments.models import Answer, Assessment


def locked(assessment: Assessment) -> Assessment:
    """Return the assessment as it stands, held until the transaction ends.

    Every write of one region passes here first, so a decision on its step never races an answer.
    """
    return (
        Assessment.objects.select_for_update(of=("self",), no_key=True)
        .select_related("cycle", "region")
        .get(pk=assessment.pk)
    )


def locked_answer(assessment: Assessment, indicator: str) -> Answer:
    """Return one answer with its assessment, which is held until the transaction ends."""
    return held_answers().get(assessment=assessment.pk, indicator=indicator)


def held_answers() -> QuerySet[Answer]:
    """Return answers joined with their assessment, both held; one statement instead of two.

    The answers must be held too: of a row that is only joined, PostgreSQL returns what stood there
    before it waited. The assessment comes first, as everywhere, so that nobody waits in a circle.
    """
    return Answer.objects.select_for_update(of=("assessment", "self"), no_key=True).select_related(
        "assessment"
    )


def require(allowed: bool) -> None:
    """Refuse whoever may not do this; pages never offer it, so no sentence is needed."""
    if not allowed:
        raise PermissionDenied
