"""Verdicts on answers, and the right of reply."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from martabat.assessments import rules, workflow
from martabat.assessments.actions.answering import write_version
from martabat.assessments.actions.locking import locked, locked_answer, require
from martabat.assessments.actions.moving import move_to
from martabat.assessments.actions.summaries import mark_stale
from martabat.assessments.models import Answer, AnswerVersion, Assessment, Decision, Remark
from martabat.assessments.refusals import Conflict, Refused
from martabat.assessments.steps import SETTLED, AnswerStatus, Step, Tier, Verdict
from martabat.assessments.values import Given, stated
from martabat.journal.actions import record
from martabat.organisations.models import Membership

STATUS_AFTER = {
    Verdict.ACCEPT: AnswerStatus.ACCEPTED,
    Verdict.RETURN: AnswerStatus.RETURNED,
    Verdict.CORRECT: AnswerStatus.CORRECTED,
}


@transaction.atomic
def decide(
    *,
    assessment: Assessment,
    indicator: str,
    verdict: Verdict,
    membership: Membership,
    expected_version: int,
    reason: str = "",
    due_on: date | None = None,
    correction: Given | None = None,
) -> Decision:
    """Accept, return or correct one answer, on exactly the version that the verifier saw.

    Raises `Conflict` when the region has changed it meanwhile.
    """
    answer = locked_answer(assessment, indicator)
    require(rules.may_verify(membership, answer.assessment))
    if answer.version != expected_version:
        raise Conflict(
            _("Daerah mengubah jawaban ini sesudah Anda membukanya. Lihat versi terbaru dulu."),
            answer=answer,
        )
    if verdict != Verdict.ACCEPT and not reason.strip():
        raise Refused(_("Tulis alasannya. Daerah membaca alasan ini apa adanya."))
    if (verdict == Verdict.CORRECT) != (correction is not None):
        raise Refused(_("Isi angka hasil koreksi."))
    if correction is not None and correction.blank:
        raise Refused(_("Isi angka hasil koreksi."))
    if verdict == Verdict.ACCEPT and (earlier := _accepted_already(answer)) is not None:
        return earlier
    return _decide(
        answer,
        verdict,
        membership=membership,
        reason=reason.strip(),
        due_on=due_on if verdict == Verdict.RETURN else None,
        correction=correction,
    )


@transaction.atomic
def accept_many(
    *, assessment: Assessment, indicators: Sequence[str], membership: Membership
) -> list[Decision]:
    """Accept several answers that still await this tier's verdict; others are left alone."""
    assessment = locked(assessment)
    require(rules.may_verify(membership, assessment))
    tier = workflow.TIERS[Step(assessment.step)]
    waiting = [
        answer
        for answer in assessment.answers.filter(indicator__in=indicators)
        if workflow.awaits_verdict(assessment.step, answer.status, answer.decided_by)
        and answer.status != AnswerStatus.RETURNED
    ]
    if not waiting:
        return []
    written = record(
        subject=assessment.subject,
        verb="decided.accept_many",
        actor=membership.actor,
        data={
            "tier": tier.value,
            "answers": [[answer.indicator, answer.version] for answer in waiting],
        },
    )
    latest = {
        version.answer_id: version
        for version in AnswerVersion.objects.filter(answer__in=waiting)
        .order_by("answer_id", "-number")
        .distinct("answer_id")
    }
    for answer in waiting:
        answer.status = _accepted(answer)
        answer.decided_by = tier
    Answer.objects.bulk_update(waiting, ["status", "decided_by"])
    mark_stale(assessment.pk)
    return Decision.objects.bulk_create(
        [
            _decision(answer, latest.get(answer.pk), Verdict.ACCEPT, tier, membership, written.at)
            for answer in waiting
        ]
    )


@transaction.atomic
def hand_on(*, assessment: Assessment, membership: Membership) -> Assessment:
    """Close this tier's verification once every answer has a verdict and none is out for repair."""
    assessment = locked(assessment)
    require(rules.may_verify(membership, assessment))
    open_answers = [
        answer
        for answer in assessment.answers.all()
        if answer.status not in SETTLED
        or workflow.awaits_verdict(assessment.step, answer.status, answer.decided_by)
    ]
    if open_answers:
        raise Refused(
            _("Masih ada %(count)s jawaban yang belum diputus atau belum diperbaiki daerah.")
            % {"count": len(open_answers)},
            code="open",
        )
    move = workflow.move("hand_on", assessment.step, membership.role)
    if move is None:
        raise Refused(_("Langkah ini tidak dapat dilakukan sekarang."))
    return move_to(assessment, move, membership)


@transaction.atomic
def remark(*, assessment: Assessment, indicator: str, text: str, membership: Membership) -> Remark:
    """Say something about an answer; the region's right of reply uses this too."""
    answer = locked_answer(assessment, indicator)
    require(rules.may_remark(membership, answer.assessment))
    if not text.strip():
        raise Refused(_("Tulis tanggapan Anda dulu."))
    written = record(
        subject=answer.assessment.subject,
        verb="remarked",
        actor=membership.actor,
        data={"indicator": indicator, "text": text.strip()},
    )
    return Remark.objects.create(
        answer=answer,
        text=text.strip(),
        by_id=membership.user_id,
        by_name=membership.user.name,
        organisation=membership.organisation.name,
        at=written.at,
    )


def _decide(
    answer: Answer,
    verdict: Verdict,
    *,
    membership: Membership,
    reason: str,
    due_on: date | None,
    correction: Given | None,
) -> Decision:
    tier = workflow.TIERS[Step(answer.assessment.step)]
    seen = answer.versions.filter(number=answer.version).first()
    written = record(
        subject=answer.assessment.subject,
        verb=f"decided.{verdict.value}",
        actor=membership.actor,
        data={
            "indicator": answer.indicator,
            "version": answer.version,
            "tier": tier.value,
            "reason": reason,
            "correction": stated(correction) if correction else None,
        },
    )
    answer.decided_by = tier
    corrected = None
    if correction is not None:
        write_version(
            answer,
            correction,
            tier=tier,
            status=AnswerStatus.CORRECTED,
            membership=membership,
            at=written.at,
        )
        corrected = answer.versions.get(number=answer.version)
    else:
        answer.status = _accepted(answer) if verdict == Verdict.ACCEPT else STATUS_AFTER[verdict]
        answer.save(update_fields=["status", "decided_by"])
        mark_stale(answer.assessment_id)
    decision = _decision(answer, seen, verdict, tier, membership, written.at)
    decision.reason, decision.due_on, decision.corrected = reason, due_on, corrected
    decision.save()
    return decision


def _accepted_already(answer: Answer) -> Decision | None:
    """Return the verdict that stands, where a second press of the button would repeat it."""
    tier = workflow.TIERS[Step(answer.assessment.step)]
    if answer.status not in SETTLED or answer.decided_by != tier:
        return None
    return answer.decisions.filter(tier=tier).order_by("-at", "-pk").first()


def _accepted(answer: Answer) -> AnswerStatus:
    """A national acceptance of a Kanwil's correction leaves it marked as corrected."""
    return (
        AnswerStatus.CORRECTED if answer.status == AnswerStatus.CORRECTED else AnswerStatus.ACCEPTED
    )


def _decision(
    answer: Answer,
    version: AnswerVersion | None,
    verdict: Verdict,
    tier: Tier,
    membership: Membership,
    at: datetime,
) -> Decision:
    return Decision(
        answer=answer,
        version=version,
        tier=tier,
        verdict=verdict,
        by_id=membership.user_id,
        by_name=membership.user.name,
        organisation=membership.organisation.name,
        at=at,
    )
