"""Keeping the summary of an assessment true, away from the person who saves."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from martabat.assessments.actions.locking import locked
from martabat.assessments.models import Answer, Assessment, Summary
from martabat.assessments.scores import score_of, two_offices_disagree
from martabat.assessments.steps import AnswerStatus, Tier


def mark_stale(assessment_id: int) -> None:
    """Note that a summary must be computed again; the job is deferred once per round."""
    turned = Summary.objects.filter(assessment=assessment_id, stale=False).update(stale=True)
    if turned:
        ask_for_summary(assessment_id)


def ask_for_summary(assessment_id: int) -> None:
    """Let a job compute the summary again, once this transaction is through."""
    from martabat.assessments.tasks import recompute_summary

    recompute_summary.defer(assessment_id=assessment_id)


@transaction.atomic
def recompute(assessment_id: int) -> Summary:
    """Compute the summary of one assessment from its answers and adjustments."""
    # Held, so that a save is either seen here or turns the summary stale after it.
    assessment = locked(Assessment(pk=assessment_id))
    answers = list(assessment.answers.all())
    summary = summarised(assessment, answers)
    summary.save()
    return summary


def summarised(assessment: Assessment, answers: Sequence[Answer]) -> Summary:
    """Return the summary, unsaved, of these answers."""
    result = score_of(assessment, answers)
    decided = [item for item in answers if item.decided_by]
    return Summary(
        assessment=assessment,
        stale=False,
        computed_at=timezone.now(),
        total=len(answers),
        filled=sum(not item.blank for item in answers),
        evidenced=sum(item.evidence_count > 0 for item in answers),
        checked=sum(
            item.status not in {AnswerStatus.FILLED, AnswerStatus.BLANK} for item in decided
        ),
        checked_national=sum(
            item.decided_by == Tier.NATIONAL
            and item.status not in {AnswerStatus.FILLED, AnswerStatus.BLANK}
            for item in decided
        ),
        accepted=sum(item.status == AnswerStatus.ACCEPTED for item in answers),
        corrected=sum(item.status == AnswerStatus.CORRECTED for item in answers),
        returned=sum(item.status == AnswerStatus.RETURNED for item in answers),
        conflicting=len(two_offices_disagree(assessment, answers)),
        score=result.score,
        low=result.low,
        high=result.high,
        predicate=result.predicate,
        groups=result.groups,
    )
