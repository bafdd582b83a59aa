"""Who is asked what, and whom one would usually ask."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from martabat.assessments.models import Assessment, CycleStep
from martabat.assessments.queries.questions import Questionnaire, questionnaire
from martabat.assessments.queries.rows import Row, Sheet, sheet_of, today_in
from martabat.assessments.steps import Step
from martabat.organisations.models import Membership, Organisation
from martabat.organisations.queries import offices_of

# Words that nearly every office has in its name, and that therefore tell none from another.
_COMMON = frozenset(
    {"dinas", "badan", "bagian", "dan", "kantor", "unit", "setda", "sekretariat", "daerah"}
    | {"kota", "kabupaten", "kab"}
)
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Indicators that nobody is asked yet, and the office of this region that usually has them."""

    usual_office: str
    office: Organisation | None
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedOffice:
    """What one office is asked."""

    pk: int
    name: str
    rows: tuple[Row, ...]
    filled: int
    due_on: date
    times_asked: int
    state: str


@dataclass(frozen=True, slots=True)
class Delegations:
    """Everything on the page of delegations."""

    assessment: Assessment
    questions: Questionnaire
    sheet: Sheet
    offices: tuple[Organisation, ...]
    suggestions: tuple[Suggestion, ...]
    asked: tuple[AskedOffice, ...]
    today: date
    due_on: date
    """What is offered as the day by which an office should answer."""


def delegations_of(assessment: Assessment, membership: Membership) -> Delegations:
    """Return what is asked of whom, and what is asked of nobody (5 queries)."""
    questions = questionnaire(assessment.cycle)
    sheet = sheet_of(assessment, membership, questions)
    offices = tuple(offices_of(assessment.region_id).order_by("name", "pk"))
    today = today_in(assessment)
    return Delegations(
        assessment=assessment,
        questions=questions,
        sheet=sheet,
        offices=offices,
        suggestions=suggestions(sheet, offices, assessment.region.name),
        asked=asked_offices(sheet, today),
        today=today,
        due_on=offered_day(assessment, today),
    )


def offered_day(assessment: Assessment, today: date) -> date:
    """Return a week before the step should be done, or a week from now where that is over."""
    due = (
        CycleStep.objects.filter(cycle=assessment.cycle_id, step=Step.FILLING)
        .values_list("due_on", flat=True)
        .first()
    )
    week = timedelta(days=7)
    return max(due - week, today + timedelta(days=1)) if due and due > today else today + week


def suggestions(
    sheet: Sheet, offices: Sequence[Organisation], region: str
) -> tuple[Suggestion, ...]:
    """Return what nobody is asked yet, by the office that usually has it, the longest first."""
    open_codes: dict[str, list[str]] = {}
    for row in sheet.rows:
        if row.asked is None and row.question.usual_office:
            open_codes.setdefault(row.question.usual_office, []).append(row.question.code)
    return tuple(
        Suggestion(usual, likely_office(usual, offices, region), tuple(codes))
        for usual, codes in sorted(open_codes.items(), key=lambda pair: -len(pair[1]))
    )


def likely_office(usual: str, offices: Sequence[Organisation], region: str) -> Organisation | None:
    """Return the office whose name shares most telling words with the usual one."""
    place = _words(region)
    wanted = _words(usual) - _COMMON
    best: tuple[float, Organisation | None] = (0.0, None)
    for office in offices:
        own = _words(office.name) - _COMMON - place
        if not wanted or not own:
            continue
        score = len(wanted & own) / min(len(wanted), len(own))
        # "Bagian Hukum" and "Dinas Kesehatan" differ by kind as well.
        if usual.split()[0].lower() == office.name.split()[0].lower():
            score += 0.1
        if score > best[0]:
            best = (score, office)
    return best[1] if best[0] >= _LIKELY else None


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z]+", name.lower()))


def asked_offices(sheet: Sheet, today: date) -> tuple[AskedOffice, ...]:
    """Return each office with what it is asked, late ones first."""
    by_office: dict[int, list[Row]] = {}
    for row in sheet.rows:
        if row.asked is not None:
            by_office.setdefault(row.asked.organisation_id, []).append(row)
    order = ("delegation.late", "delegation.unopened", "delegation.running", "delegation.done")
    found = []
    for key, rows in by_office.items():
        items = [row.asked for row in rows if row.asked is not None]
        states = {
            item.state(done=not row.held.blank, today=today)
            for item, row in zip(items, rows, strict=True)
        }
        waiting = [item for item, row in zip(items, rows, strict=True) if row.held.blank]
        found.append(
            AskedOffice(
                pk=key,
                name=items[0].organisation,
                rows=tuple(rows),
                filled=len(items) - len(waiting),
                due_on=min(item.due_on for item in waiting or items),
                times_asked=max(item.times_asked for item in items),
                state=next(state for state in order if state in states),
            )
        )
    return tuple(sorted(found, key=lambda item: (order.index(item.state), item.due_on, item.name)))
