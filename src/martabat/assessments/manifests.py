"""What is handed over, written out so that its SHA-256 means something."""

from typing import Any

from martabat.assessments.models import Answer, Assessment, Delegation, Evidence
from martabat.assessments.values import given_in, stated
from martabat.journal.hashing import digest


def manifest_of(assessment: Assessment) -> dict[str, Any]:
    """Return every answer and every document of an assessment, in order, without secrets.

    Numbers are text, so that the same manifest always has the same hash.
    """
    answers = list(assessment.answers.order_by("position"))
    evidence = evidence_of(assessment)
    documents = {item.document_id: item.document for items in evidence.values() for item in items}
    return {
        "region": assessment.region_id,
        "region_name": assessment.region.name,
        "award_year": assessment.cycle.award_year,
        "data_year": assessment.cycle.data_year,
        "answers": [answer_line(answer, evidence.get(answer.pk, [])) for answer in answers],
        "documents": [
            {
                "id": document.pk,
                "title": document.title,
                "filename": document.filename,
                "size": document.blob.size,
                "sha256": document.blob_id,
            }
            for document in sorted(documents.values(), key=lambda item: (item.title, item.pk))
        ],
    }


def answer_line(answer: Answer, evidence: list[Evidence]) -> dict[str, Any]:
    """Return one answer as it stands, with the hashes of its documents."""
    return {
        "indicator": answer.indicator,
        "version": answer.version,
        "answer": stated(given_in(answer)),
        "evidence": [
            {"sha256": item.document.blob_id, "title": item.document.title, "page": item.page}
            for item in evidence
        ],
    }


def evidence_of(assessment: Assessment) -> dict[int, list[Evidence]]:
    """Return the evidence of an assessment by answer."""
    found: dict[int, list[Evidence]] = {}
    rows = Evidence.objects.filter(answer__assessment=assessment).select_related("document__blob")
    for item in rows.order_by("answer_id", "added_at", "pk"):
        found.setdefault(item.answer_id, []).append(item)
    return found


def office_digest(assessment: Assessment, organisation_id: int) -> str:
    """Return the SHA-256 of what was asked of one office, to see whether it changed since."""
    asked = Delegation.objects.filter(assessment=assessment, organisation=organisation_id)
    answers = assessment.answers.filter(indicator__in=asked.values("indicator"))
    evidence = evidence_of(assessment)
    return digest(
        [
            answer_line(answer, evidence.get(answer.pk, []))
            for answer in answers.order_by("position")
        ]
    )
