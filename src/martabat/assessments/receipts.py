"""A receipt as the data of its PDF; everything comes from what was frozen when it was issued."""

from typing import Literal

from django.urls import reverse

from martabat.assessments.models import Receipt
from martabat.assessments.queries.questions import questionnaire
from martabat.assessments.queries.sending import Handed, handed, manifest_text, what_follows
from martabat.documents.layouts import (
    PersonData,
    ReceiptAnswerData,
    ReceiptData,
    ReceiptRightData,
    StepData,
)
from martabat.interface.dates import datetime
from martabat.interface.numbers import filesize

STATES: dict[str, Literal["done", "now", "later"]] = {"done": "done", "current": "now", "": "later"}
CAPACITIES = ("Pj.", "Plt.", "Plh.")


def receipt_data(receipt: Receipt, *, site: str) -> ReceiptData:
    """Return everything on the PDF of a receipt; `site` is Martabat's own address."""
    found = handed(receipt)
    assessment = receipt.assessment
    cycle = assessment.cycle
    questions = questionnaire(cycle)
    zone = assessment.region.time_zone
    at = datetime(receipt.issued_at, zone)
    endorsement = receipt.endorsement
    person = _person(endorsement.by_name, endorsement.position, endorsement.organisation.name)
    dates = cycle.due
    return ReceiptData(
        number=receipt.number,
        example=assessment.example,
        region={
            "name": found.region,
            "code": receipt.manifest["region"],
            "province": found.province,
        },
        cycle={
            "name": questions.title,
            "instrument": cycle.instrument.name,
            "award_year": receipt.manifest["award_year"],
            "data_year": receipt.manifest["data_year"],
            "sample": bool(questions.mark),
        },
        sent_at=at,
        sender=person,
        endorser={**person, "at": datetime(endorsement.at, zone)},
        recipient=found.recipient,
        counts={
            "answers_filled": found.filled,
            "answers_total": found.total,
            "documents": found.documents,
            "documents_size": filesize(found.size),
        },
        blank=list(found.blank),
        sha256=receipt.sha256,
        rights=_rights(found, receipt),
        answers=_answers(found, receipt),
        documents=[
            {"title": item["title"], "size": filesize(item["size"]), "sha256": item["sha256"]}
            for item in receipt.manifest["documents"]
        ],
        next=[
            StepData(label=step["name"], when=step["date"], state=STATES[step["state"]])
            for step in what_follows(assessment, dates, receipt)
        ],
        verify_url=site.rstrip("/")
        + reverse("assessments:receipt_check")
        + f"?nomor={receipt.number}",
    )


def _person(name: str, position: str, organisation: str) -> PersonData:
    capacity = next((item for item in CAPACITIES if position.startswith(f"{item} ")), "")
    return PersonData(
        name=name,
        capacity=capacity,
        position=position.removeprefix(capacity).strip(),
        organisation=organisation,
    )


def _rights(found: Handed, receipt: Receipt) -> list[ReceiptRightData]:
    questions = questionnaire(receipt.assessment.cycle)
    by_code = {line["indicator"]: line for line in found.answers}
    blank = set(found.blank)
    rights = []
    for right in questions.rights:
        lines = [by_code[item.code] for item in right.questions if item.code in by_code]
        rights.append(
            ReceiptRightData(
                code=str(right.place),
                name=right.title,
                filled=sum(line["indicator"] not in blank for line in lines),
                total=len(lines),
                evidence=sum(bool(line["evidence"]) for line in lines),
            )
        )
    return rights


def _answers(found: Handed, receipt: Receipt) -> list[ReceiptAnswerData]:
    questions = questionnaire(receipt.assessment.cycle).questions
    answers = []
    for line in found.answers:
        question = questions.get(line["indicator"])
        if question is None:
            continue
        blank = line["indicator"] in found.blank
        answers.append(
            ReceiptAnswerData(
                code=question.code,
                text=question.short,
                value="" if blank else manifest_text(question.indicator, line["answer"]),
                unit="" if question.options else question.unit,
                evidence=len(line["evidence"]),
            )
        )
    return answers
