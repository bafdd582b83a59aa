"""The queue of one region as one verifier sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from martabat.assessments import rules, workflow
from martabat.assessments.models import Answer, Assessment, CycleStep, Decision, Remark
from martabat.assessments.queries.questions import Questionnaire, Right, questionnaire
from martabat.assessments.queries.rows import Held, held_answers, today_in
from martabat.assessments.steps import AnswerStatus, Step
from martabat.organisations.models import Membership

# What the address calls each pile of the queue, in the order of the filter.
PILES = ("belum", "dikembalikan", "diperbaiki", "diterima", "dikoreksi")
ALL = "semua"
UNDECIDED = ("belum", "diperbaiki")
DAYS_TO_MEND = 7
STATES = {
    "belum": "answer.awaiting",
    "dikembalikan": "answer.returned",
    "diperbaiki": "answer.mended",
    "diterima": "answer.accepted",
    "dikoreksi": "answer.corrected",
}


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One indicator in the queue."""

    code: str
    short: str
    href: str
    pile: str
    state: str
    replied: bool = False
    """Whether somebody else has said something since the last verdict."""


@dataclass(frozen=True, slots=True)
class Pile:
    """One entry of the filter."""

    key: str
    name: str
    count: int
    href: str
    active: bool


@dataclass(frozen=True, slots=True)
class Review:
    """One region's queue as one verifier sees it."""

    assessment: Assessment
    questions: Questionnaire
    held: Mapping[str, Held]
    filter: str
    piles: tuple[Pile, ...]
    counts: Mapping[str, int]
    groups: tuple[tuple[Right, tuple[QueueItem, ...]], ...]
    total: int
    checked: int
    due_on: date | None
    may_decide: bool
    tier: str

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """The queue without its headings."""
        return tuple(item for _right, items in self.groups for item in items)

    @property
    def open(self) -> int:
        """How many answers keep the tier from handing on."""
        return sum(self.counts[pile] for pile in (*UNDECIDED, "dikembalikan"))


def pile_of(step: str, held: Held | Answer) -> str:
    """Return the pile that an answer lies on at this step; each lies on exactly one."""
    if held.status == AnswerStatus.RETURNED:
        return "dikembalikan"
    if held.status in {AnswerStatus.FILLED, AnswerStatus.BLANK}:
        return "diperbaiki" if held.decided_by else "belum"
    if workflow.awaits_verdict(step, held.status, held.decided_by):
        return "belum"
    return "dikoreksi" if held.status == AnswerStatus.CORRECTED else "diterima"


def review_of(assessment: Assessment, membership: Membership, wanted: str = "") -> Review:
    """Return the queue of one region (3 queries); `wanted` is the pile in the address."""
    questions = questionnaire(assessment.cycle)
    held = held_answers(assessment)
    where = {code: pile_of(assessment.step, row) for code, row in held.items()}
    counts = {pile: sum(found == pile for found in where.values()) for pile in PILES}
    chosen = wanted if wanted in {*PILES, ALL} else "belum"
    tier = workflow.TIERS.get(Step(assessment.step))
    return Review(
        assessment=assessment,
        questions=questions,
        held=held,
        filter=chosen,
        piles=_piles(assessment, counts, chosen),
        counts=counts,
        groups=_groups(assessment, questions, where, chosen, _replied(assessment, membership)),
        total=len(held),
        checked=len(held) - counts["belum"] - counts["diperbaiki"],
        due_on=CycleStep.objects.filter(cycle=assessment.cycle_id, step=assessment.step)
        .values_list("due_on", flat=True)
        .first(),
        may_decide=rules.may_verify(membership, assessment),
        tier=tier or "",
    )


def _piles(assessment: Assessment, counts: Mapping[str, int], chosen: str) -> tuple[Pile, ...]:
    names = {
        "belum": _("Belum diperiksa"),
        "dikembalikan": _("Dikembalikan"),
        "diperbaiki": _("Diperbaiki daerah"),
        "diterima": _("Diterima"),
        "dikoreksi": _("Dikoreksi"),
        ALL: _("Semua"),
    }
    base = queue_address(assessment)
    return tuple(
        Pile(
            key,
            name,
            sum(counts.values()) if key == ALL else counts[key],
            f"{base}?saring={key}",
            key == chosen,
        )
        for key, name in names.items()
    )


def _replied(assessment: Assessment, membership: Membership) -> frozenset[str]:
    """Return the indicators on which others have said something since the last verdict."""
    later = Decision.objects.filter(answer=OuterRef("answer"), at__gt=OuterRef("at"))
    rows = Remark.objects.filter(~Exists(later), answer__assessment=assessment)
    return frozenset(
        rows.exclude(by=membership.user_id).values_list("answer__indicator", flat=True)
    )


def _groups(
    assessment: Assessment,
    questions: Questionnaire,
    where: Mapping[str, str],
    chosen: str,
    replied: frozenset[str],
) -> tuple[tuple[Right, tuple[QueueItem, ...]], ...]:
    pattern = answer_address(assessment, "KODE", chosen)
    groups = []
    for right in questions.rights:
        items = tuple(
            QueueItem(
                code=question.code,
                short=question.short,
                href=pattern.replace("KODE", question.code),
                pile=where[question.code],
                state=STATES[where[question.code]],
                replied=question.code in replied,
            )
            for question in right.questions
            if question.code in where and chosen in {ALL, where[question.code]}
        )
        if items:
            groups.append((right, items))
    return tuple(groups)


def queue_address(assessment: Assessment) -> str:
    """Return the address of a region's queue."""
    return reverse(
        "assessments:verification", args=[assessment.cycle.award_year, assessment.region_id]
    )


def answer_address(assessment: Assessment, code: str, chosen: str, **more: str | int) -> str:
    """Return the address of one answer in the queue."""
    path = reverse(
        "assessments:verify", args=[assessment.cycle.award_year, assessment.region_id, code]
    )
    return f"{path}?{urlencode({'saring': chosen, **more})}"


def next_undecided(assessment: Assessment, after: str) -> str | None:
    """Return the next indicator in order that awaits a verdict, going round once (1 query)."""
    rows = list(held_answers(assessment).items())
    place = next((at for at, (code, _held) in enumerate(rows) if code == after), -1)
    for code, held in rows[place + 1 :] + rows[: place + 1]:
        if pile_of(assessment.step, held) in UNDECIDED and code != after:
            return code
    return None


def neighbours(review: Review, code: str) -> tuple[QueueItem | None, QueueItem | None]:
    """Return the indicators before and after one in the queue as it is filtered."""
    items = review.items
    place = next((at for at, item in enumerate(items) if item.code == code), None)
    if place is None:
        order = list(review.questions.questions)
        later = [i for i in items if order.index(i.code) > order.index(code)]
        earlier = [i for i in items if order.index(i.code) < order.index(code)]
        return (earlier[-1] if earlier else None), (later[0] if later else None)
    return (
        items[place - 1] if place else None,
        items[place + 1] if place + 1 < len(items) else None,
    )


def due_by_default(review: Review) -> date:
    """Return a week from today, or the last day of the step where that comes first."""
    today = today_in(review.assessment)
    wished = today + timedelta(days=DAYS_TO_MEND)
    if review.due_on is None or review.due_on < today:
        return wished
    return min(wished, review.due_on)
