"""Citing records of Martabat as evidence: a frozen copy goes along, so nobody uploads again."""

from datetime import datetime
from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.assessments import records
from martabat.assessments.actions.evidence import attach, detach, open_answer
from martabat.assessments.models import Assessment, Citation, Evidence
from martabat.assessments.refusals import Refused
from martabat.documents.actions import store
from martabat.documents.records import RecordData, RecordPaper, seal
from martabat.documents.typst import render
from martabat.interface.dates import date_long
from martabat.interface.dates import datetime as date_and_time
from martabat.journal.actions import record
from martabat.organisations.models import Membership


def cite(
    *, assessment: Assessment, indicator: str, source: str, membership: Membership
) -> Evidence:
    """Cite what a record says now for an answer, as a frozen and sealed copy.

    `source` names the record ("minutes:12"). The copy becomes a document of the region like any
    other. Raises PermissionDenied where the citer may not open the record or may not answer, and
    Refused where the answer is closed or the very same is cited already. The slow part (printing
    and storing) stands before the transaction.
    """
    content = _content(source, membership)
    sha256 = seal(content)
    with transaction.atomic():
        open_answer(assessment, indicator, membership)
    if _cited(assessment, indicator, source).filter(sha256=sha256).exists():
        raise Refused(
            _("Catatan ini sudah dikutip di sini, dan isinya belum berubah sejak itu."),
            code="cited",
        )
    return _freeze(assessment, indicator, content, sha256, membership)


def cite_again(*, evidence: Evidence, membership: Membership) -> Evidence:
    """Replace a frozen copy by what the record says today; the old document stays stored."""
    old = Citation.objects.select_related("evidence__answer__assessment__cycle").get(
        evidence=evidence
    )
    answer = old.evidence.answer
    with transaction.atomic():
        open_answer(answer.assessment, answer.indicator, membership)
    content = _content(old.source, membership)
    sha256 = seal(content)
    if sha256 == old.sha256:
        raise Refused(_("Catatan hari ini sama dengan salinan beku, jadi tidak ada yang diganti."))
    with transaction.atomic():
        detach(
            assessment=answer.assessment,
            indicator=answer.indicator,
            document_id=old.evidence.document_id,
            membership=membership,
        )
        return _freeze(answer.assessment, answer.indicator, content, sha256, membership)


def _content(source: str, membership: Membership) -> RecordData:
    if not records.may_cite(membership, source):
        raise PermissionDenied
    content = records.record_of(source)
    if content is None:
        raise Refused(_("Catatan itu tidak ada lagi. Pilih catatan lain."))
    return content


def _cited(assessment: Assessment, indicator: str, source: str) -> QuerySet[Citation]:
    return Citation.objects.filter(
        evidence__answer__assessment=assessment,
        evidence__answer__indicator=indicator,
        source=source,
    )


def _freeze(
    assessment: Assessment,
    indicator: str,
    content: RecordData,
    sha256: str,
    membership: Membership,
) -> Evidence:
    at = timezone.now()
    title = title_of(content, at, assessment.region.time_zone)
    document = store(
        upload=BytesIO(paper(content, sha256, at, assessment.region.time_zone)),
        filename=f"{title}.pdf",
        title=title,
        region=assessment.region,
        membership=membership,
        example=content["example"] or assessment.example,
    )
    with transaction.atomic():
        evidence = attach(
            assessment=assessment, indicator=indicator, document=document, membership=membership
        )
        Citation.objects.update_or_create(
            evidence=evidence,
            defaults={
                "source": content["source"],
                "content": content,
                "sha256": sha256,
                "at": at,
            },
        )
        record(
            subject=assessment.subject,
            verb="evidence.frozen",
            actor=membership.actor,
            data={
                "indicator": indicator,
                "title": document.title,
                "source": content["source"],
                "sha256": sha256,
            },
        )
    return evidence


def title_of(content: RecordData, at: datetime, zone: str) -> str:
    """Return the title of a frozen copy: "Notula: Seminar HAM (salinan beku 2 Mei 2024)"."""
    with override("id"):
        tail = _(" (salinan beku %(day)s)") % {"day": date_long(at, zone)}
    head = f"{content['kind']}: {content['title']}"
    return head[: 200 - len(tail)] + tail


def paper(content: RecordData, sha256: str, at: datetime, zone: str) -> bytes:
    """Return the PDF of a frozen record, in Indonesian."""
    with override("id"):
        printed: RecordPaper = {
            **content,
            "frozen_at": date_and_time(at, zone),
            "sha256": sha256,
        }
        return render("record", printed, language="id", created=at)
