"""What a workbook is made of, and what an uploaded one says beside what stands now."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone

from martabat.assessments import rules, workflow
from martabat.assessments.models import Assessment, WorkbookImport
from martabat.assessments.queries.held import (
    Asked,
    Held,
    asked_of,
    held_answers,
    last_year,
)
from martabat.assessments.queries.questions import Questionnaire, questionnaire
from martabat.assessments.queries.rows import Writer, codes_for
from martabat.assessments.scores import instrument_of
from martabat.assessments.values import stated
from martabat.assessments.workbooks.checking import check
from martabat.assessments.workbooks.columns import FORMAT
from martabat.assessments.workbooks.comparing import STATES, Around, Compared, Finding, compare
from martabat.assessments.workbooks.content import BookRow, BookSheet, Content
from martabat.assessments.workbooks.naming import sheet_names
from martabat.assessments.workbooks.reading import Expected, book_from
from martabat.interface.dates import datetime as datetime_text
from martabat.organisations.models import Membership, Organisation, User

PER_PAGE = 50
SHOWN_IMPORTS = 10


@dataclass(frozen=True, slots=True)
class Office:
    """An office that is asked for something, on the page of downloads."""

    pk: int
    name: str
    asked: int
    filled: int


def content_of(
    assessment: Assessment,
    membership: Membership,
    *,
    address: str,
    office: Organisation | None = None,
) -> Content:
    """Return what the workbook of somebody holds (3 queries); of one office only what it is asked.

    A member of an office always gets the office's own.
    """
    questions = questionnaire(assessment.cycle)
    held, asked, before = held_answers(assessment), asked_of(assessment), last_year(assessment)
    if membership.role in rules.OFFICE_ROLES:
        office = membership.organisation
    codes = set(questions.questions)
    if office is not None:
        codes = {
            code for code in codes if code in asked and asked[code].organisation_id == office.pk
        }
    writer = Writer()
    now = timezone.now()
    sheets = []
    for name, right in zip(_names(questions), questions.rights, strict=True):
        rows = tuple(
            BookRow(
                question=question,
                given=held[question.code].given,
                version=held[question.code].version,
                before=_before(writer, question, before.get(question.code)),
            )
            for question in right.questions
            if question.code in codes
        )
        if rows:
            sheets.append(BookSheet(name, f"{right.place}. {right.title}", rows))
    instrument = instrument_of(assessment.cycle)
    return Content(
        region=assessment.region.name,
        award_year=assessment.cycle.award_year,
        data_year=assessment.cycle.data_year,
        office=office.name if office else "",
        instrument=questions.title,
        mark=questions.mark,
        example=assessment.example,
        made_at=now,
        made_at_text=datetime_text(now, assessment.region.time_zone),
        made_by=f"{membership.user.name}, {membership.organisation.name}",
        address=address,
        sheets=tuple(sheets),
        keys={
            "format": str(FORMAT),
            "assessment": str(assessment.pk),
            "region": assessment.region_id,
            "award_year": str(assessment.cycle.award_year),
            "instrument": f"{instrument.name}-{instrument.version}",
            "made_at": now.isoformat(),
            "made_by": membership.user.name,
        },
    )


def _before(writer: Writer, question: Any, before: tuple[Any, Held] | None) -> str:
    if before is None:
        return "–"
    same = before[0] is question.indicator
    return writer.text(before[0], before[1], question.words if same else {})


def _names(questions: Questionnaire) -> list[str]:
    return sheet_names([(right.place, right.title) for right in questions.rights])


def expected_of(assessment: Assessment) -> Expected:
    """Return what a workbook must be to belong to an assessment."""
    questions = questionnaire(assessment.cycle)
    instrument = instrument_of(assessment.cycle)
    return Expected(
        assessment=str(assessment.pk),
        region=assessment.region_id,
        award_year=str(assessment.cycle.award_year),
        instrument=f"{instrument.name}-{instrument.version}",
        sheets={
            question.code: name
            for name, right in zip(_names(questions), questions.rights, strict=True)
            for question in right.questions
        },
    )


def offices_of(assessment: Assessment) -> list[Office]:
    """Return the offices that are asked for something (2 queries)."""
    held = held_answers(assessment)
    found: dict[int, list[tuple[str, bool]]] = {}
    for code, item in asked_of(assessment).items():
        found.setdefault(item.organisation_id, []).append((item.organisation, not held[code].blank))
    return sorted(
        (
            Office(pk, items[0][0], len(items), sum(done for _name, done in items))
            for pk, items in found.items()
        ),
        key=lambda office: office.name,
    )


def imports_of(assessment: Assessment, membership: Membership) -> QuerySet[WorkbookImport]:
    """Return the imports that somebody may look at, without what they hold.

    An office sees its own; whoever answers for the region sees those of its offices too.
    """
    found = WorkbookImport.objects.filter(assessment=assessment.pk).defer("content", "result")
    if not rules.may_import(membership, assessment):
        return found.none()
    if membership.role in rules.OFFICE_ROLES:
        found = found.filter(organisation=membership.organisation_id)
    return found.select_related("by", "organisation")


@dataclass(frozen=True, slots=True)
class Preview:
    """What accepting would do now. `seal` names exactly this, so that nothing else is accepted."""

    questions: Questionnaire
    compared: Compared
    findings: tuple[Finding, ...]
    who: Mapping[int, str]
    signed: bool
    keyed: bool
    older: bool
    notices: Sequence[Mapping[str, Any]]
    held: Mapping[str, Held]

    def count(self, state: str) -> int:
        """Return how many findings are in a state."""
        return sum(finding.state == state for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings each state has."""
        return {state: self.count(state) for state in STATES}

    @property
    def written(self) -> tuple[Finding, ...]:
        """What accepting writes."""
        return tuple(finding for finding in self.findings if finding.written)

    @property
    def kept(self) -> int:
        """How many conflicts leave what stands."""
        return sum(item.state == "conflict" and not item.chosen for item in self.findings)

    @property
    def seal(self) -> str:
        """The fingerprint of all findings with the versions that they were compared with."""
        said = [
            [
                finding.key,
                finding.state,
                finding.chosen,
                finding.now.version if finding.now else 0,
                stated(finding.proposed) if finding.proposed else {},
            ]
            for finding in self.findings
        ]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def preview_of(item: WorkbookImport, membership: Membership) -> Preview:
    """Compare an import with what stands now (4 queries)."""
    assessment = item.assessment
    questions = questionnaire(assessment.cycle)
    held, asked = held_answers(assessment), asked_of(assessment)
    book = book_from(item.content)
    keys = book.keys
    compared = compare(book.lines, _around(item, membership, questions, held, asked))
    check(compared, assessment.cycle.instrument_id, questions, held, last_year(assessment))
    order = {code: place for place, code in enumerate(questions.questions)}
    findings = tuple(
        sorted(compared.findings, key=lambda finding: order.get(finding.code, len(order)))
    )
    return Preview(
        questions=questions,
        compared=compared,
        findings=findings,
        who=_names_of(
            finding.now.changed_by_id
            for finding in findings
            if finding.state == "conflict" and finding.now
        ),
        signed=keys is not None and keys.signed,
        keyed=keys is not None,
        older=keys is not None and keys.head["format"] != str(FORMAT),
        notices=book.notices,
        held=held,
    )


def _around(
    item: WorkbookImport,
    membership: Membership,
    questions: Questionnaire,
    held: Mapping[str, Held],
    asked: Mapping[str, Asked],
) -> Around:
    assessment = item.assessment
    mine = frozenset(codes_for(membership, questions, asked))
    keys = book_from(item.content).keys
    return Around(
        questions=questions.questions,
        held=held,
        mine=mine if rules.may_import(membership, assessment) else frozenset(),
        open_=frozenset(
            code
            for code, row in held.items()
            if workflow.answer_is_open(assessment.step, row.status, row.decided_by)
        ),
        base=keys.base if keys else {},
        chosen=item.choices,
    )


def _names_of(users: Iterable[int | None]) -> dict[int, str]:
    wanted = {user for user in users if user is not None}
    if not wanted:
        return {}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))


def page_of(preview: Preview, *, only: str, page: object) -> Page[Finding]:
    """Return a page of the findings, those in one state where the reader asked for it."""
    wanted = [item for item in preview.findings if only not in STATES or item.state == only]
    return Paginator(wanted, PER_PAGE).get_page(page)  # type: ignore[arg-type]
