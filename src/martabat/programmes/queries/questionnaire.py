"""Reading a test: who has answered, what was learnt, how each question was answered."""

from dataclasses import dataclass

from django.db.models import Avg, Count, F, Max, Q, StdDev

from martabat.interface.numbers import number
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import Moment
from martabat.programmes.learning import FEWEST, Learning, Pair, change_from, learning_of
from martabat.programmes.learning_words import short_sentence
from martabat.programmes.models import Activity, Question, Questionnaire


@dataclass(frozen=True, slots=True)
class QuestionShares:
    """How many of those who answered twice had a question right, in percent; None if too few."""

    text: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a test came to."""

    learning: Learning
    questions: tuple[QuestionShares, ...]
    before: int
    after: int


# Score, group and answers of each registration, by moment.
Sheets = dict[str, dict[int, tuple[float, str, dict[str, int]]]]


def outcome_of(questionnaire: Questionnaire) -> Outcome:
    """Compare before and after (2 queries)."""
    sheets = _sheets(questionnaire)
    before, after = sheets[Moment.BEFORE], sheets[Moment.AFTER]
    both = [person for person in before if person in after]
    return Outcome(
        learning=_learning(sheets),
        questions=tuple(
            _shares(
                question,
                [before[person][2] for person in both],
                [after[person][2] for person in both],
            )
            for question in questionnaire.questions.all()
        ),
        before=len(before),
        after=len(after),
    )


def _sheets(questionnaire: Questionnaire) -> Sheets:
    sheets: Sheets = {Moment.BEFORE: {}, Moment.AFTER: {}}
    papers = questionnaire.papers.order_by("registration_id").values_list(
        "registration_id", "moment", "score", "group", "answers"
    )
    for registration, moment, score, group, answers in papers:
        sheets[moment][registration] = (score, group, answers)
    return sheets


def _learning(sheets: Sheets) -> Learning:
    """Compare people with themselves, in the group that each named first."""
    before, after = sheets[Moment.BEFORE], sheets[Moment.AFTER]
    return learning_of(
        [
            Pair(group, score, after[person][0])
            for person, (score, group, _answers) in before.items()
            if person in after
        ],
        [paper[0] for person, paper in before.items() if person not in after],
        [paper[0] for person, paper in after.items() if person not in before],
    )


def _shares(
    question: Question, before: list[dict[str, int]], after: list[dict[str, int]]
) -> QuestionShares:
    if len(before) < FEWEST:
        return QuestionShares(question.text, None, None)
    key = str(question.pk)
    return QuestionShares(
        question.text,
        100 * sum(paper.get(key) == question.correct for paper in before) / len(before),
        100 * sum(paper.get(key) == question.correct for paper in after) / len(after),
    )


@dataclass(frozen=True, slots=True)
class OnActivity:
    """The test's part of an activity's page; `exists` is False where an editor may make one."""

    exists: bool
    title: str = ""
    before: str = ""
    after: str = ""
    before_open: bool = False
    after_open: bool = False
    sentence: str = ""


def on_activity(activity: Activity, membership: Membership) -> OnActivity | None:
    """Return what an activity's page says of its test; the database adds up (2 queries)."""
    questionnaire = Questionnaire.objects.filter(activity=activity).first()
    if questionnaire is None:
        return OnActivity(exists=False) if rules.may_edit_activity(membership, activity) else None
    people = (
        questionnaire.papers.order_by()
        .values("registration_id")
        .annotate(
            first=Max("score", filter=Q(moment=Moment.BEFORE)),
            second=Max("score", filter=Q(moment=Moment.AFTER)),
        )
    )
    both = Q(first__isnull=False, second__isnull=False)
    found = people.aggregate(
        before=Count("first"),
        after=Count("second"),
        pairs=Count("registration_id", filter=both),
        mean_before=Avg("first", filter=both),
        mean_after=Avg("second", filter=both),
        spread=StdDev(F("second") - F("first"), sample=True),
    )
    total = change_from(
        found["pairs"],
        before=found["mean_before"] or 0.0,
        after=found["mean_after"] or 0.0,
        spread=found["spread"] or 0.0,
    )
    return OnActivity(
        exists=True,
        title=questionnaire.title,
        before=number(found["before"]),
        after=number(found["after"]),
        before_open=questionnaire.before_open,
        after_open=questionnaire.after_open,
        sentence=short_sentence(total),
    )


def open_moments(activity: Activity) -> list[Moment]:
    """Return the tests that a ticket of an activity may answer now (1 query)."""
    found = Questionnaire.objects.filter(activity=activity).first()
    if found is None:
        return []
    return [
        moment
        for moment, is_open in (
            (Moment.BEFORE, found.before_open),
            (Moment.AFTER, found.after_open),
        )
        if is_open
    ]
