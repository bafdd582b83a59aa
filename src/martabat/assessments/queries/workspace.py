"""What the overview of one region shows: how far it is, what it may become, who is asked what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, cast

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from martabat import scoring
from martabat.assessments import rules, workflow
from martabat.assessments.models import Answer, Assessment, Receipt, Summary
from martabat.assessments.queries.questions import Questionnaire, Right, questionnaire
from martabat.assessments.queries.rows import Row, Sheet, addresses, sheet_of, today_in
from martabat.assessments.scores import advice_of, compiled
from martabat.assessments.steps import Step
from martabat.interface.dates import date_short
from martabat.organisations.models import Membership

SHOWN_GAINS = 5


@dataclass(frozen=True, slots=True)
class RightLine:
    """One right on the overview."""

    right: Right
    href: str
    total: int
    filled: int
    evidenced: int
    conflicting: int
    returned: int
    score: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """What is asked of one office."""

    name: str
    asked: int
    filled: int
    due_on: date
    times_asked: int
    state: str


@dataclass(frozen=True, slots=True)
class GainLine:
    """What one open indicator can still bring."""

    code: str
    short: str
    href: str
    asked: str
    due_on: date | None
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way to the next predicate."""

    predicate: str
    threshold: Decimal | None
    missing: Fraction | None
    reachable: bool
    proven: bool
    steps: tuple[GainLine, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The named thresholds of an instrument for the bar, and the one that counts most."""

    marks: tuple[tuple[float, str, bool], ...]
    first: str
    value: Decimal | None
    scale: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything on the overview of one region."""

    assessment: Assessment
    summary: Summary
    questions: Questionnaire
    sheet: Sheet
    rights: tuple[RightLine, ...]
    offices: tuple[OfficeLine, ...]
    stages: tuple[dict[str, Any], ...]
    thresholds: Thresholds
    moves: tuple[workflow.Move, ...]
    receipts: tuple[Receipt, ...]
    due_on: date | None
    first: Row | None
    """Where somebody begins: the first indicator without an answer, else without evidence."""


def workspace_of(assessment: Assessment, membership: Membership) -> Workspace:
    """Return the overview of one region for one role (5 queries)."""
    questions = questionnaire(assessment.cycle)
    sheet = sheet_of(assessment, membership, questions)
    today = today_in(assessment)
    dates = assessment.cycle.due
    summary = assessment.summary
    return Workspace(
        assessment=assessment,
        summary=summary,
        questions=questions,
        sheet=sheet,
        rights=right_lines(assessment, questions, sheet, summary),
        offices=office_lines(sheet, today),
        stages=stages_of(assessment, dates),
        thresholds=thresholds_of(assessment),
        moves=workflow.moves(assessment.step, membership.role),
        receipts=tuple(assessment.receipts.only("number", "issued_at", "assessment_id")),
        due_on=dates.get(assessment.step),
        first=first_row(sheet),
    )


def right_lines(
    assessment: Assessment, questions: Questionnaire, sheet: Sheet, summary: Summary
) -> tuple[RightLine, ...]:
    """Return the rights that somebody works with, counted from the rows themselves."""
    base = reverse(
        "assessments:right", args=[assessment.cycle.award_year, assessment.region_id, "HAK"]
    )
    by_right: dict[str, list[Row]] = {}
    for row in sheet.rows:
        by_right.setdefault(row.question.group, []).append(row)
    scores = {item["code"]: item for item in summary.groups}
    lines = []
    for right in questions.rights:
        rows = by_right.get(right.code)
        if not rows:
            continue
        score: Mapping[str, str | None] = scores.get(right.code, {})
        lines.append(
            RightLine(
                right=right,
                href=base.replace("HAK", right.code.lstrip("0")),
                total=len(rows),
                filled=sum(not row.held.blank for row in rows),
                evidenced=sum(row.held.evidence_count > 0 for row in rows),
                conflicting=sum(row.conflicting for row in rows),
                returned=sum(row.matches("dikembalikan") for row in rows),
                score=figure(score.get("score")),
                low=figure(score.get("low")),
                high=figure(score.get("high")),
            )
        )
    return tuple(lines)


def figure(text: str | None) -> Decimal | None:
    """Return a figure that a summary keeps as text."""
    return None if text is None else Decimal(text)


def office_lines(sheet: Sheet, today: date) -> tuple[OfficeLine, ...]:
    """Return who is asked how much, late ones first."""
    asked: dict[str, list[tuple[Any, bool]]] = {}
    for row in sheet.rows:
        if row.asked is not None:
            asked.setdefault(row.asked.organisation, []).append((row.asked, not row.held.blank))
    lines = []
    for name, items in asked.items():
        filled = sum(done for _item, done in items)
        open_items = [item for item, done in items if not done]
        due_on = min(item.due_on for item in open_items or [pair[0] for pair in items])
        states = {item.state(done=done, today=today) for item, done in items}
        order = ("delegation.late", "delegation.unopened", "delegation.running", "delegation.done")
        lines.append(
            OfficeLine(
                name=name,
                asked=len(items),
                filled=filled,
                due_on=due_on,
                times_asked=max(item.times_asked for item, _done in items),
                state=next(state for state in order if state in states),
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.state != "delegation.late", line.due_on)))


def stages_of(
    assessment: Assessment, dates: Mapping[str, date | None]
) -> tuple[dict[str, Any], ...]:
    """Return the steps for `stage_list`: what is done, where it stands, by when the rest."""
    now = Step(assessment.step).position
    stages = []
    for step in Step:
        due_on = dates.get(step)
        when = _("sampai %(date)s") % {"date": date_short(due_on)} if due_on else None
        state = "done" if step.position < now else "current" if step.position == now else ""
        if assessment.step == Step.PUBLISHED:
            state = "done"
        stages.append(
            {"name": step.label, "date": None if state == "done" else when, "state": state}
        )
    return tuple(stages)


def thresholds_of(assessment: Assessment) -> Thresholds:
    """Return the thresholds for a bar; the top one is the one that pages speak of."""
    instrument = compiled(assessment.cycle.instrument_id)
    language = get_language() or "id"
    named = [
        (float(item.threshold), item.title.to(language), item.confirmed)
        for item in instrument.predicates
        if item.threshold is not None
    ]
    cap = instrument.cap
    low = 0.0 if cap.minimum is None else float(cap.minimum)
    high = float(instrument.tree.best) if cap.maximum is None else float(cap.maximum)
    top = instrument.predicates[0] if named else None
    return Thresholds(
        marks=tuple(named[:1]),
        first=top.title.to(language) if top else "",
        value=exact_decimal(top.threshold) if top else None,
        scale=(low, high),
    )


def exact_decimal(value: Fraction | None) -> Decimal | None:
    """Return a threshold as a plain number."""
    if value is None:
        return None
    return Decimal(value.numerator) / Decimal(value.denominator)


def first_row(sheet: Sheet) -> Row | None:
    """Return where to begin: returned first, then blank, then without evidence."""
    for wanted in ("dikembalikan", "kosong", "tanpa-bukti"):
        found = next((row for row in sheet.rows if row.open and row.matches(wanted)), None)
        if found:
            return found
    return None


def way_of(assessment: Assessment, questions: Questionnaire, sheet: Sheet) -> Way | None:
    """Return the shortest way upwards, as the numbers stood when the summary was computed."""
    advice = _advice(assessment)
    if advice.target is None or not advice.missing:
        return None
    gains = {gain.code: gain for gain in advice.gains}
    return Way(
        predicate=advice.target.title.to(get_language() or "id"),
        threshold=exact_decimal(advice.threshold),
        missing=advice.missing,
        reachable=advice.reachable,
        proven=advice.proven,
        steps=gain_lines(assessment, questions, sheet, [gains[code] for code in advice.codes]),
    )


def gains_of(
    assessment: Assessment,
    questions: Questionnaire,
    sheet: Sheet,
    codes: Sequence[str] | None = None,
) -> tuple[GainLine, ...]:
    """Return the open indicators that raise the score most, perhaps only of some codes."""
    wanted = None if codes is None else set(codes)
    gains = [
        gain
        for gain in _advice(assessment).gains
        if gain.gain > 0 and (wanted is None or gain.code in wanted)
    ]
    return gain_lines(assessment, questions, sheet, gains[:SHOWN_GAINS])


def gain_lines(
    assessment: Assessment,
    questions: Questionnaire,
    sheet: Sheet,
    gains: Sequence[scoring.Gain],
) -> tuple[GainLine, ...]:
    """Put gains into lines with the name and the office of each."""
    hrefs = dict(addresses(assessment, [gain.code for gain in gains]))
    lines = []
    for gain in gains:
        asked = sheet.asked.get(gain.code)
        lines.append(
            GainLine(
                code=gain.code,
                short=questions.questions[gain.code].short,
                href=hrefs[gain.code],
                asked=asked.organisation if asked else "",
                due_on=asked.due_on if asked else None,
                gain=gain.gain,
            )
        )
    return tuple(lines)


def _advice(assessment: Assessment) -> scoring.Advice:
    """Return the advice; computed again only when the summary was, for it is slow."""
    return _advice_at(_Key(assessment, str(assessment.summary.computed_at)))


class _Key:
    """An assessment at the moment of its summary, as the key of a small cache."""

    def __init__(self, assessment: Assessment, stamp: str) -> None:
        self.assessment = assessment
        self.parts = (assessment.pk, assessment.step, stamp)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.parts)


@lru_cache(maxsize=256)
def _advice_at(key: _Key) -> scoring.Advice:
    answers = list(Answer.objects.filter(assessment=key.assessment.pk).order_by("position"))
    return advice_of(key.assessment, cast(Sequence[Answer], answers))


def may_see_journal(membership: Membership, assessment: Assessment) -> bool:
    """Whether the link to the journal is shown."""
    return rules.may_view(membership, assessment)
