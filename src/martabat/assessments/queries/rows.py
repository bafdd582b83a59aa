"""Answers as rows of a table, prepared in one pass so that a template only writes them out.

A table holds 120 of them, and it is the page that is opened most: plain tuples instead of model
objects, addresses and words worked out once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import get_language
from markupsafe import Markup

from martabat import scoring
from martabat.assessments import workflow
from martabat.assessments.forms.answering import input_text
from martabat.assessments.models import Answer, Assessment
from martabat.assessments.queries.held import (
    Asked,
    Held,
    asked_of,
    disagreeing,
    held_answers,
    last_year,
)
from martabat.assessments.queries.questions import Question, Questionnaire
from martabat.assessments.rules import OFFICE_ROLES, may_ever_answer
from martabat.assessments.steps import AnswerStatus
from martabat.assessments.values import Given
from martabat.assessments.wording import answer_text
from martabat.interface.dates import today
from martabat.interface.marks import chip
from martabat.interface.numbers import NOTHING, number
from martabat.organisations.models import Membership

FILTERS = ("kosong", "tanpa-bukti", "bertentangan", "dikembalikan")


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of one assessment, ready to be written out."""

    question: Question
    held: Held
    href: str
    text: str
    before: str
    state: str
    chip: Markup
    conflicting: bool
    asked: Asked | None
    open: bool
    inputs: tuple[tuple[str, str, str, str], ...]
    """Name, label, unit and text of each number field, where the answer may be changed."""

    def matches(self, wanted: str) -> bool:
        """Whether a filter of the address lets this row through."""
        match wanted:
            case "kosong":
                return self.held.blank
            case "tanpa-bukti":
                return not self.held.blank and self.held.evidence_count == 0
            case "bertentangan":
                return self.conflicting
            case "dikembalikan":
                return self.held.status == AnswerStatus.RETURNED
        return True


@dataclass(frozen=True, slots=True)
class Sheet:
    """All answers of an assessment that somebody works with."""

    rows: tuple[Row, ...]
    held: Mapping[str, Held]
    before: Mapping[str, tuple[scoring.Indicator, Held]]
    asked: Mapping[str, Asked]
    conflicting: frozenset[str]

    def row(self, code: str) -> Row | None:
        """Return one row, if it is among them."""
        return next((row for row in self.rows if row.question.code == code), None)

    def filters(self) -> dict[str, int]:
        """Return how many rows each filter lets through."""
        return {name: sum(row.matches(name) for row in self.rows) for name in FILTERS}


def sheet_of(
    assessment: Assessment,
    membership: Membership,
    questions: Questionnaire,
    codes: Sequence[str] | None = None,
) -> Sheet:
    """Return the rows that somebody works with: an office sees what is asked of it (3 queries)."""
    held = held_answers(assessment)
    asked = asked_of(assessment)
    wanted = codes_for(membership, questions, asked)
    if codes is not None:
        wanted = [code for code in wanted if code in set(codes)]
    before = last_year(assessment, wanted if codes is not None else None)
    conflicting = frozenset(disagreeing(assessment, held))
    writer = Writer()
    return Sheet(
        rows=tuple(
            row_of(
                assessment,
                membership,
                questions.questions[code],
                held[code],
                before.get(code),
                asked.get(code),
                conflicting=code in conflicting,
                href=href,
                writer=writer,
            )
            for code, href in addresses(assessment, wanted)
        ),
        held=held,
        before=before,
        asked=asked,
        conflicting=conflicting,
    )


def codes_for(
    membership: Membership, questions: Questionnaire, asked: Mapping[str, Asked]
) -> list[str]:
    """Return the indicators that somebody works with, in order."""
    if membership.role not in OFFICE_ROLES:
        return list(questions.questions)
    own = membership.organisation_id
    return [
        code for code in questions.questions if code in asked and asked[code].organisation_id == own
    ]


def addresses(assessment: Assessment, codes: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Return each code with the address of its page; asked for once, not 120 times."""
    pattern = reverse(
        "assessments:indicator",
        args=[assessment.cycle.award_year, assessment.region_id, "KODE"],
    )
    before, _code, after = pattern.partition("KODE")
    return [(code, f"{before}{code}{after}") for code in codes]


class Writer:
    """Writes answers in the reader's language, which is asked for once and not in every cell."""

    def __init__(self) -> None:
        self.language = get_language() or "id"
        self._chips: dict[str, Markup] = {}

    def chip(self, state: str) -> Markup:
        """Return the chip of a state."""
        found = self._chips.get(state)
        if found is None:
            found = self._chips[state] = chip(state)
        return found

    def text(self, indicator: scoring.Indicator, held: Held, words: Mapping[str, str]) -> str:
        """Return an answer as `answer_text` does, without the detour over exact fractions."""
        if held.blank:
            return NOTHING
        if not held.not_applicable:
            if held.numerator is not None and held.denominator:
                factor = indicator.multiplier
                top = held.numerator * factor.numerator
                bottom = held.denominator * factor.denominator
                return number(top / bottom, 2, True, self.language)
            if held.value is not None:
                return number(held.value, 2, True, self.language)
            if held.choice in words:
                return words[held.choice]
        return answer_text(indicator, cast(Answer, held))

    def inputs(
        self, question: Question, held: Held | Given | Answer
    ) -> tuple[tuple[str, str, str, str], ...]:
        """Return name, label, unit and present text of each number field of a question."""
        return tuple(
            (
                part.name,
                part.label,
                part.unit,
                input_text(getattr(held, part.name), integer=part.integer, language=self.language),
            )
            for part in question.parts
        )


def row_of(
    assessment: Assessment,
    membership: Membership,
    question: Question,
    held: Held,
    before: tuple[scoring.Indicator, Held] | None,
    asked: Asked | None,
    *,
    conflicting: bool,
    href: str,
    writer: Writer,
) -> Row:
    """Return one row; everything it needs has been read."""
    state = state_of(held, conflicting=conflicting)
    is_open = may_ever_answer(
        membership, assessment, asked.organisation_id if asked else None
    ) and workflow.answer_is_open(assessment.step, held.status, held.decided_by)
    return Row(
        question=question,
        held=held,
        href=href,
        text=writer.text(question.indicator, held, question.words),
        before=_before(writer, question, before),
        state=state,
        chip=writer.chip(state),
        conflicting=conflicting,
        asked=asked,
        open=is_open,
        inputs=writer.inputs(question, held) if is_open else (),
    )


def _before(
    writer: Writer, question: Question, before: tuple[scoring.Indicator, Held] | None
) -> str:
    if before is None:
        return NOTHING
    # Another instrument's choices have other words.
    same = before[0] is question.indicator
    return writer.text(before[0], before[1], question.words if same else {})


def inputs_of(
    question: Question, held: Held | Given | Answer
) -> tuple[tuple[str, str, str, str], ...]:
    """Return what `Writer.inputs` does, for one question."""
    return Writer().inputs(question, held)


def state_of(held: Held, *, conflicting: bool) -> str:
    """Return the one state that a row shows: first what somebody must act on."""
    if held.status == AnswerStatus.RETURNED:
        return "answer.returned"
    if held.blank:
        return "answer.draft" if held.begun else "answer.blank"
    if conflicting:
        return "answer.conflicting"
    if held.status == AnswerStatus.CORRECTED:
        return "answer.corrected"
    if held.status == AnswerStatus.ACCEPTED:
        return "answer.accepted"
    if held.evidence_count == 0:
        return "answer.without_evidence"
    return "answer.not_applicable" if held.not_applicable else "answer.filled"


def today_in(assessment: Assessment) -> date:
    """Return the date that the region's calendar shows."""
    return today(assessment.region.time_zone)
