"""What a dossier says of an assessment, read from the database as plain data."""

from typing import Any

from martabat.assessments.dossiers.layout import evidence_name
from martabat.assessments.manifests import evidence_of
from martabat.assessments.models import (
    Adjustment,
    Answer,
    AnswerVersion,
    Assessment,
    Citation,
    Decision,
    Evidence,
    Receipt,
)
from martabat.assessments.values import given_in, stated
from martabat.documents.models import Document
from martabat.journal.hashing import instant


def answers(assessment: Assessment) -> list[dict[str, Any]]:
    """Return every answer with its versions, verdicts, remarks and evidence (3 queries)."""
    rows = assessment.answers.order_by("position").prefetch_related(
        "versions", "decisions__version", "remarks"
    )
    evidence = evidence_of(assessment)
    return [_answer(row, evidence.get(row.pk, [])) for row in rows]


def _answer(row: Answer, evidence: list[Evidence]) -> dict[str, Any]:
    return {
        "indicator": row.indicator,
        "status": row.status,
        "version": row.version,
        "answer": dict(stated(given_in(row))),
        "versions": [
            _version(item) for item in sorted(row.versions.all(), key=lambda item: item.number)
        ],
        "decisions": [
            _decision(item) for item in sorted(row.decisions.all(), key=lambda item: item.at)
        ],
        "remarks": [
            {
                "at": instant(item.at),
                "by": item.by_name,
                "organisation": item.organisation,
                "text": item.text,
            }
            for item in row.remarks.all()
        ],
        "evidence": [
            {
                "sha256": item.document.blob_id,
                "title": item.document.title,
                "page": item.page,
                "file": evidence_name(item.document.blob_id, item.document.filename),
            }
            for item in evidence
        ],
    }


def _version(item: AnswerVersion) -> dict[str, Any]:
    return {
        "number": item.number,
        "tier": item.tier,
        "at": instant(item.at),
        "by": item.by_name,
        "organisation": item.organisation,
        "answer": dict(stated(given_in(item))),
    }


def _decision(item: Decision) -> dict[str, Any]:
    return {
        "tier": item.tier,
        "verdict": item.verdict,
        "version": item.version.number if item.version else None,
        "reason": item.reason,
        "at": instant(item.at),
        "by": item.by_name,
        "organisation": item.organisation,
    }


def endorsements(assessment: Assessment) -> list[dict[str, Any]]:
    """Return who stood in for the answers, withdrawn endorsements included (1 query)."""
    return [
        {
            "level": item.level,
            "organisation": item.organisation.name,
            "by": item.by_name,
            "position": item.position,
            "letter_number": item.letter_number,
            "letter_date": item.letter_date.isoformat() if item.letter_date else None,
            "at": instant(item.at),
            "content": item.content,
            "revoked_at": instant(item.revoked_at) if item.revoked_at else None,
        }
        for item in assessment.endorsements.select_related("organisation").order_by("at", "pk")
    ]


def adjustments(assessment: Assessment) -> list[dict[str, Any]]:
    """Return the panel's signed lines, withdrawn ones included (1 query)."""
    rows = assessment.adjustments.select_related("document").order_by("at", "pk")
    return [_adjustment(item) for item in rows]


def _adjustment(item: Adjustment) -> dict[str, Any]:
    return {
        "line": item.line,
        "points": str(item.points),
        "reason": item.reason,
        "by": item.by_name,
        "organisation": item.organisation,
        "at": instant(item.at),
        "withdrawn_at": instant(item.withdrawn_at) if item.withdrawn_at else None,
        "sha256": item.document.blob_id if item.document else None,
    }


def citations(assessment: Assessment) -> list[dict[str, Any]]:
    """Return the frozen records that were cited, each with its seal (1 query)."""
    rows = Citation.objects.filter(evidence__answer__assessment=assessment).select_related(
        "evidence__answer", "evidence__document"
    )
    return [
        {
            "indicator": item.evidence.answer.indicator,
            "document": item.evidence.document.blob_id,
            "at": instant(item.at),
            "sha256": item.sha256,
            "content": item.content,
        }
        for item in rows.order_by("pk")
    ]


def documents(assessment: Assessment, receipts: list[Receipt]) -> list[Document]:
    """Return every document that evidence, receipts or the panel's lines speak of (2 queries).

    Receipts speak of documents that may have been replaced since; they belong here all the same.
    """
    named = {line["id"] for item in receipts for line in item.manifest["documents"]}
    cited = Evidence.objects.filter(answer__assessment=assessment).values_list(
        "document_id", flat=True
    )
    lines = assessment.adjustments.exclude(document=None).values_list("document_id", flat=True)
    wanted = {*named, *cited, *(pk for pk in lines if pk is not None)}
    found = Document.objects.filter(pk__in=wanted).select_related("blob").order_by("title", "pk")
    return list({document.blob_id: document for document in found}.values())
