"""Citing documents as evidence."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules, workflow
from martabat.assessments.actions.answering import office_of
from martabat.assessments.actions.locking import locked_answer, require
from martabat.assessments.actions.summaries import mark_stale
from martabat.assessments.models import Answer, Assessment, Evidence
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import AnswerStatus
from martabat.documents.models import Document
from martabat.journal.actions import record
from martabat.organisations.models import Membership


@transaction.atomic
def attach(
    *,
    assessment: Assessment,
    indicator: str,
    document: Document,
    membership: Membership,
    page: int | None = None,
) -> Evidence:
    """Cite a document of the same region for an answer; citing it again moves the page."""
    answer = open_answer(assessment, indicator, membership)
    if document.region_id != answer.assessment.region_id:
        raise Refused(_("Dokumen ini milik daerah lain, jadi tidak dapat dipakai di sini."))
    evidence, created = Evidence.objects.update_or_create(
        answer=answer,
        document=document,
        defaults={"page": page},
        create_defaults={
            "page": page,
            "added_by_id": membership.user_id,
            "added_at": timezone.now(),
        },
    )
    _count(answer, +1 if created else 0)
    _mend(answer)
    record(
        subject=answer.assessment.subject,
        verb="evidence.attached",
        actor=membership.actor,
        data={
            "indicator": indicator,
            "document": document.pk,
            "sha256": document.blob_id,
            "title": document.title,
            "page": page,
        },
    )
    return evidence


@transaction.atomic
def detach(
    *, assessment: Assessment, indicator: str, document_id: int, membership: Membership
) -> None:
    """Stop citing a document for an answer; the document itself stays."""
    answer = open_answer(assessment, indicator, membership)
    evidence = Evidence.objects.select_related("document").filter(
        answer=answer, document=document_id
    )
    found = evidence.first()
    if found is None:
        return
    record(
        subject=answer.assessment.subject,
        verb="evidence.detached",
        actor=membership.actor,
        data={
            "indicator": indicator,
            "document": document_id,
            "sha256": found.document.blob_id,
            "title": found.document.title,
        },
    )
    found.delete()
    _count(answer, -1)
    _mend(answer)


def open_answer(assessment: Assessment, indicator: str, membership: Membership) -> Answer:
    """Return an answer whose evidence the member may change now, held until the end."""
    answer = locked_answer(assessment, indicator)
    require(rules.may_ever_answer(membership, answer.assessment, office_of(answer, membership)))
    if not workflow.answer_is_open(answer.assessment.step, answer.status, answer.decided_by):
        raise Refused(
            _(
                "Jawaban ini sedang dikunci karena sudah diajukan atau sudah diperiksa, jadi"
                " buktinya tidak dapat diubah."
            ),
            code="closed",
        )
    return answer


def _mend(answer: Answer) -> None:
    """Give a returned answer back to the verifier: other evidence may be all that was asked."""
    if answer.status == AnswerStatus.RETURNED:
        Answer.objects.filter(pk=answer.pk).update(
            status=AnswerStatus.BLANK if answer.blank else AnswerStatus.FILLED
        )
        mark_stale(answer.assessment_id)


def _count(answer: Answer, by: int) -> None:
    if by:
        Answer.objects.filter(pk=answer.pk).update(evidence_count=F("evidence_count") + by)
        mark_stale(answer.assessment_id)
