"""Decree and publication. What is published is frozen; a correction is the next version."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules, workflow
from martabat.assessments.actions.answering import write_version
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.actions.moving import move_to
from martabat.assessments.actions.summaries import recompute
from martabat.assessments.models import Assessment, Cycle, Decision, Decree, Publication
from martabat.assessments.published import content_of
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import AnswerStatus, Step, Tier, Verdict
from martabat.assessments.values import Given, given_in, stated
from martabat.journal.actions import record
from martabat.journal.hashing import digest
from martabat.organisations.models import Membership

# Sent after commit with `publication`: rooms above turn it into public pages.
result_published = Signal()


@transaction.atomic
def record_decree(
    *,
    cycle: Cycle,
    number: str,
    dated: date,
    title: str,
    assessments: Sequence[Assessment],
    membership: Membership,
) -> Decree:
    """Record the minister's decree and the assessments that it decides on."""
    require(rules.may_decree(membership))
    if not number.strip():
        raise Refused(_("Isi nomor keputusan."))
    if Decree.objects.filter(number=number.strip()).exists():
        raise Refused(_("Nomor keputusan ini sudah tercatat."))
    if dated > timezone.localdate():
        raise Refused(_("Tanggal keputusan tidak boleh di masa depan."))
    ready = Assessment.objects.filter(
        pk__in=[item.pk for item in assessments], cycle=cycle, step=Step.DECREE, decree=None
    )
    if not ready.exists():
        raise Refused(_("Pilih sedikitnya satu daerah yang sudah selesai dinilai panel."))
    decree = Decree.objects.create(
        cycle=cycle,
        number=number.strip(),
        dated=dated,
        title=title.strip(),
        recorded_by_id=membership.user_id,
        recorded_at=timezone.now(),
    )
    for assessment in ready.select_for_update(no_key=True).order_by("pk"):
        assessment.decree = decree
        assessment.save(update_fields=["decree"])
        record(
            subject=assessment.subject,
            verb="decreed",
            actor=membership.actor,
            data={"number": decree.number, "dated": decree.dated.isoformat()},
        )
    return decree


@transaction.atomic
def publish(*, assessment: Assessment, membership: Membership) -> Publication:
    """Publish the result of an assessment that a decree decides on."""
    assessment = locked(assessment)
    require(rules.may_decree(membership))
    move = workflow.move("publish", assessment.step, membership.role)
    if move is None or assessment.decree_id is None:
        raise Refused(_("Catat keputusan menteri dulu, baru terbitkan."), code="step")
    assessment = move_to(assessment, move, membership)
    return _publish(assessment, membership, reason="")


@transaction.atomic
def correct(
    *,
    assessment: Assessment,
    reason: str,
    membership: Membership,
    corrections: Mapping[str, Given] | None = None,
) -> Publication:
    """Publish a corrected version beside what was published before, saying why.

    Each of `corrections` (by indicator) becomes a version of the ministry with a decision of its
    own, in the same transaction; what was published before stays as it was.
    """
    assessment = locked(assessment)
    require(rules.may_decree(membership))
    if assessment.step != Step.PUBLISHED:
        raise Refused(_("Hasil daerah ini belum terbit, jadi belum ada yang dikoreksi."))
    if not reason.strip():
        raise Refused(_("Tulis alasan koreksi. Alasan ini ikut terbit."))
    for indicator, given in (corrections or {}).items():
        _correct_answer(assessment, indicator, given, membership, reason.strip())
    return _publish(assessment, membership, reason=reason.strip())


def _correct_answer(
    assessment: Assessment, indicator: str, given: Given, membership: Membership, reason: str
) -> None:
    if given.blank:
        raise Refused(_("Isi jawaban hasil koreksi untuk %(code)s.") % {"code": indicator})
    answer = assessment.answers.select_related("assessment").get(indicator=indicator)
    if given_in(answer) == given:
        raise Refused(
            _("Jawaban %(code)s tidak berubah; keluarkan dari koreksi.") % {"code": indicator}
        )
    seen = answer.versions.filter(number=answer.version).first()
    written = record(
        subject=assessment.subject,
        verb="decided.correct",
        actor=membership.actor,
        data={
            "indicator": indicator,
            "version": answer.version,
            "tier": Tier.NATIONAL.value,
            "reason": reason,
            "correction": stated(given),
        },
    )
    answer.decided_by = Tier.NATIONAL
    write_version(
        answer,
        given,
        tier=Tier.NATIONAL,
        status=AnswerStatus.CORRECTED,
        membership=membership,
        at=written.at,
    )
    Decision.objects.create(
        answer=answer,
        version=seen,
        corrected=answer.versions.get(number=answer.version),
        tier=Tier.NATIONAL,
        verdict=Verdict.CORRECT,
        reason=reason,
        by_id=membership.user_id,
        by_name=membership.user.name,
        organisation=membership.organisation.name,
        at=written.at,
    )


def _publish(assessment: Assessment, membership: Membership, *, reason: str) -> Publication:
    summary = recompute(assessment.pk)
    if summary.score is None:
        raise Refused(
            _("Nilai daerah ini belum dapat dihitung, jadi belum ada yang dapat diterbitkan.")
        )
    content = content_of(assessment)
    version = assessment.publications.count() + 1
    sha256 = digest(content)
    written = record(
        subject=assessment.subject,
        verb="published" if version == 1 else "published.corrected",
        actor=membership.actor,
        data={"version": version, "sha256": sha256, "score": summary.score, "reason": reason},
    )
    publication = Publication.objects.create(
        assessment=assessment,
        version=version,
        published_at=written.at,
        by_id=membership.user_id,
        by_name=membership.user.name,
        reason=reason,
        score=summary.score,
        predicate=summary.predicate,
        content=content,
        sha256=sha256,
    )
    transaction.on_commit(
        lambda: result_published.send(sender=Publication, publication=publication)
    )
    return publication
