"""What the page of one indicator shows: question, answer, evidence, talk, versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from martabat import scoring
from martabat.assessments.models import (
    Answer,
    AnswerVersion,
    Assessment,
    Decision,
    Evidence,
    Remark,
)
from martabat.assessments.queries.findings import (
    Disagreement,
    Notice,
    disagreements,
    findings_on,
    notices,
)
from martabat.assessments.queries.held import Asked, Held, asked_of, held_answers, last_year
from martabat.assessments.queries.questions import Question, Questionnaire, questionnaire
from martabat.assessments.queries.rows import Row, Writer, addresses, codes_for, row_of
from martabat.assessments.scores import scoring_answer
from martabat.assessments.values import Given
from martabat.assessments.wording import answer_text, ratio_text
from martabat.documents.models import Document
from martabat.organisations.models import Membership

DOCUMENTS_PER_PAGE = 10
SHOWN_VERSIONS = 50


@dataclass(frozen=True, slots=True)
class Measured:
    """This year's answer beside last year's, as they are shown after a save."""

    text: str
    unit: str
    ratio: str
    before: str
    before_settled: bool
    change: Decimal | None
    percent: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """One document cited for an answer."""

    pk: int
    document: Document
    page: int | None
    uses: int
    evidence: int
    frozen_at: datetime | None
    """When a record was frozen for this answer; None for an ordinary document."""


@dataclass(frozen=True, slots=True)
class Line:
    """A version or a decision, in the order in which they happened."""

    at: datetime
    who: str
    organisation: str
    tier: str
    text: str
    ratio: str
    verdict: str
    reason: str
    number: int
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Pane:
    """Everything about one indicator of one assessment."""

    assessment: Assessment
    questions: Questionnaire
    question: Question
    row: Row
    measured: Measured
    notices: tuple[Notice, ...]
    disagreements: tuple[Disagreement, ...]
    proofs: tuple[Proof, ...]
    remarks: tuple[Remark, ...]
    lines: tuple[Line, ...]
    previous: tuple[str, str] | None
    following: tuple[str, str] | None
    place: int
    of: int
    changed_by: str
    other_versions: Mapping[str, int]

    @property
    def held(self) -> Held:
        """The answer as it stands."""
        return self.row.held


def pane_of(
    assessment: Assessment,
    membership: Membership,
    code: str,
    *,
    held: Mapping[str, Held] | None = None,
    asked: Mapping[str, Asked] | None = None,
    before: Mapping[str, tuple[scoring.Indicator, Held]] | None = None,
) -> Pane | None:
    """Return the page of one indicator, or None where the instrument has no such (8 queries).

    What a page around it has read already may be handed over.
    """
    questions = questionnaire(assessment.cycle)
    question = questions.questions.get(code)
    if question is None:
        return None
    held = held_answers(assessment) if held is None else held
    asked = asked_of(assessment) if asked is None else asked
    before = last_year(assessment, [code]) if before is None else before
    findings = findings_on(
        assessment.cycle.instrument_id, question, held[code], held, before.get(code)
    )
    offices = {key: item.organisation for key, item in asked.items()}
    apart = disagreements(questions, question, held[code], held, findings, offices)
    codes = [
        key
        for key in codes_for(membership, questions, asked)
        if questions.questions[key].group == question.group
    ]
    around = dict(addresses(assessment, [*codes, code]))
    row = row_of(
        assessment,
        membership,
        question,
        held[code],
        before.get(code),
        asked.get(code),
        conflicting=bool(apart),
        href=around[code],
        writer=Writer(),
    )
    place = codes.index(code) if code in codes else 0
    return Pane(
        assessment=assessment,
        questions=questions,
        question=question,
        row=row,
        measured=measured_of(question, held[code], before.get(code)),
        notices=tuple(
            notices(
                questions,
                question,
                findings,
                note=held[code].note,
                evidence=held[code].evidence_count,
            )
        ),
        disagreements=tuple(apart),
        proofs=proofs_of(held[code].pk),
        remarks=tuple(Remark.objects.filter(answer=held[code].pk).order_by("at", "pk")),
        lines=history_of(question, held[code].pk),
        previous=_step(codes, place - 1, around) if code in codes and place else None,
        following=_step(codes, place + 1, around) if code in codes else None,
        place=place + 1,
        of=len(codes) or 1,
        changed_by="",
        other_versions={item.other_code: held[item.other_code].version for item in apart},
    )


def _step(codes: list[str], place: int, around: Mapping[str, str]) -> tuple[str, str] | None:
    return (codes[place], around[codes[place]]) if 0 <= place < len(codes) else None


def measured_of(
    question: Question,
    given: Held | Given,
    before: tuple[scoring.Indicator, Held] | None,
) -> Measured:
    """Return an answer with its ratio, last year's answer and the change between them."""
    now = _figure(question.indicator, given)
    then = _figure(before[0], before[1]) if before else None
    return Measured(
        text=answer_text(question.indicator, cast(Answer, given)),
        unit=question.unit,
        ratio="" if given.blank else ratio_text(cast(Answer, given)),
        before=answer_text(before[0], cast(Answer, before[1])) if before else "",
        before_settled=before is not None and before[1].status in {"accepted", "corrected"},
        change=None if now is None or then is None else now - then,
        percent=question.indicator.unit.id == "persen",
    )


def _figure(indicator: scoring.Indicator, given: Held | Given) -> Decimal | None:
    if given.blank or given.not_applicable or indicator.answer not in {"number", "ratio"}:
        return None
    exact = scoring.measured(indicator, scoring_answer(indicator, cast(Answer, given)))
    if exact is None:
        return None
    return round(Decimal(exact.numerator) / Decimal(exact.denominator), 2)


def proofs_of(answer_id: int) -> tuple[Proof, ...]:
    """Return the documents cited for an answer, each with how many indicators it serves."""
    uses = (
        Evidence.objects.filter(
            document=OuterRef("document"),
            answer__assessment=OuterRef("answer__assessment"),
        )
        .order_by()
        .values("document")
        .annotate(n=Count("pk"))
        .values("n")
    )
    rows = (
        Evidence.objects.filter(answer=answer_id)
        .select_related("document__blob", "citation")
        .annotate(uses=Coalesce(Subquery(uses), 1))
        .order_by("added_at", "pk")
    )
    return tuple(
        Proof(
            row.document_id,
            row.document,
            row.page,
            row.uses,
            row.pk,
            row.citation.at if hasattr(row, "citation") else None,
        )
        for row in rows
    )


def history_of(question: Question, answer_id: int) -> tuple[Line, ...]:
    """Return every version and every decision, newest first (2 queries)."""
    lines = [
        Line(
            at=version.at,
            who=version.by_name,
            organisation=version.organisation,
            tier=version.get_tier_display(),
            text=answer_text(question.indicator, version),
            ratio="" if version.blank else ratio_text(version),
            verdict="",
            reason=version.reason,
            number=version.number,
            due_on=None,
        )
        for version in AnswerVersion.objects.filter(answer=answer_id).order_by("-number")[
            :SHOWN_VERSIONS
        ]
    ]
    for decision in (
        Decision.objects.filter(answer=answer_id).select_related("version").order_by("-at", "-pk")
    )[:SHOWN_VERSIONS]:
        lines.append(
            Line(
                at=decision.at,
                who=decision.by_name,
                organisation=decision.organisation,
                tier=decision.get_tier_display(),
                text="",
                ratio="",
                verdict=decision.verdict,
                reason=decision.reason,
                number=decision.version.number if decision.version else 0,
                due_on=decision.due_on,
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.at, bool(line.verdict)), reverse=True))


def usable_documents(
    assessment: Assessment, answer_id: int, text: str, page: int
) -> Page[Document]:
    """Return the region's documents that are not cited here yet, newest first (2 queries)."""
    uses = (
        Evidence.objects.filter(document=OuterRef("pk"), answer__assessment=assessment.pk)
        .order_by()
        .values("document")
        .annotate(n=Count("pk"))
        .values("n")
    )
    documents: QuerySet[Document] = (
        Document.objects.filter(region=assessment.region_id, withdrawn=False)
        .exclude(pk__in=Evidence.objects.filter(answer=answer_id).values("document"))
        .select_related("blob")
        .annotate(uses=Coalesce(Subquery(uses), 0))
        .order_by("-uploaded_at", "-pk")
    )
    for word in text.split()[:6]:
        documents = documents.filter(Q(title__icontains=word) | Q(filename__icontains=word))
    return Paginator(documents, DOCUMENTS_PER_PAGE).get_page(page)
