"""Findings of a workbook as the lines of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from martabat.assessments.forms.answering import input_text
from martabat.assessments.models import WorkbookImport
from martabat.assessments.queries.questions import Question, questionnaire
from martabat.assessments.queries.rows import addresses
from martabat.assessments.queries.workbooks import Preview
from martabat.assessments.workbooks.columns import HEADS
from martabat.assessments.workbooks.comparing import Difference, Finding, standing
from martabat.assessments.workbooks.meaning import Value
from martabat.interface.numbers import NOTHING

FILTERS = {"baru": "new", "berubah": "changed", "bentrok": "conflict", "ditolak": "refused"}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell of a difference: where, what stood there when made, what stands, what it says."""

    sheet: str
    cell: str
    label: str
    base: str
    now: str
    mine: str
    found: str
    expected: str
    formula: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One finding as a row."""

    key: str
    code: str
    short: str
    unit: str
    href: str
    state: str
    note: bool
    chosen: bool
    who: str
    at: Any
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownRight:
    """The findings of one right; without a title those that belong to no indicator."""

    title: str
    lines: tuple[ShownLine, ...]


def shown_page(
    item: WorkbookImport, preview: Preview, findings: Iterable[Finding]
) -> list[ShownRight]:
    """Return a page's findings by right."""
    wanted = list(findings)
    codes = {finding.code for finding in wanted if finding.code}
    hrefs = dict(addresses(item.assessment, codes))
    titles = {
        question.code: f"{right.place}. {right.title}"
        for right in preview.questions.rights
        for question in right.questions
    }
    by_right: dict[str, list[ShownLine]] = {}
    for finding in wanted:
        line = _line(finding, preview, hrefs.get(finding.code, ""))
        by_right.setdefault(titles.get(finding.code, ""), []).append(line)
    return [ShownRight(title, tuple(lines)) for title, lines in by_right.items()]


def _line(finding: Finding, preview: Preview, href: str) -> ShownLine:
    question = preview.questions.questions.get(finding.code)
    now = finding.now
    conflict = finding.state == "conflict" and now is not None
    return ShownLine(
        key=finding.key,
        code=finding.code,
        short=question.short if question else _("Tanpa kode"),
        unit=question.unit if question else "",
        href=href,
        state=finding.state,
        note=finding.part == "note",
        chosen=finding.chosen,
        who=preview.who.get(now.changed_by_id or 0, NOTHING) if conflict and now else "",
        at=now.changed_at if conflict and now else None,
        cells=tuple(_cell(finding, item, question) for item in finding.differences),
    )


def _cell(finding: Finding, item: Difference, question: Question | None) -> ShownCell:
    place = item.place
    base = now = mine = ""
    if question is not None:
        now = value_text(question, place.name, standing(finding, question, place.name))
        mine = value_text(question, place.name, item.value)
        if finding.base is not None:
            name = place.name
            if name == "answer":
                name = "choice" if question.options else "value"
            base = value_text(question, place.name, getattr(finding.base, name))
    return ShownCell(
        sheet=place.sheet,
        cell=place.cell,
        label=label_of(question, place.name),
        base=base,
        now=now,
        mine=mine,
        found=place.found,
        expected=item.expected,
        formula=place.formula,
    )


def label_of(question: Question | None, name: str) -> str:
    """Return what a column asks of an indicator."""
    for part in question.parts if question else ():
        if part.name == name:
            return part.label
    return str(HEADS[name])


def value_text(question: Question, name: str, value: Value) -> str:
    """Return a value as a person reads it."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if isinstance(value, Decimal):
        wanted = "value" if name == "answer" else name
        integer = any(part.name == wanted and part.integer for part in question.parts)
        return input_text(value, integer=integer)
    if name == "answer" and question.options:
        word = question.words.get(value, "")
        return word if question.kind == "yes_no" else f"{value}. {word}"
    return str(value)


@dataclass(frozen=True, slots=True)
class Written:
    """One answer that an import wrote."""

    code: str
    short: str
    href: str
    versions: str
    before: int
    version: int
    over: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What an import did."""

    written: tuple[Written, ...]
    kept: tuple[tuple[str, str, str], ...]
    """Code, short name and address of each conflict that left what stood."""
    refused: int
    same: int


def shown_result(item: WorkbookImport) -> Result:
    """Return what an accepted import wrote, kept and refused."""
    questions = questionnaire(item.assessment.cycle).questions
    kept = [key.partition("/")[0] for key in item.result["kept"]]
    codes = [line["code"] for line in item.result["written"]] + kept
    hrefs = dict(addresses(item.assessment, codes))

    def short(code: str) -> str:
        return questions[code].short if code in questions else ""

    return Result(
        written=tuple(
            Written(
                code=line["code"],
                short=short(line["code"]),
                href=hrefs[line["code"]],
                versions=f"{hrefs[line['code']]}riwayat/",
                before=line["before"],
                version=line["version"],
                over=line["over"],
            )
            for line in item.result["written"]
        ),
        kept=tuple((code, short(code), hrefs[code]) for code in dict.fromkeys(kept)),
        refused=item.result["refused"],
        same=item.result["same"],
    )
