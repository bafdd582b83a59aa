"""A short test before and after an activity: made by the organiser, answered from the ticket."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.journal.actions import Actor, record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import Moment, RegistrationState
from martabat.programmes.models import Activity, Paper, Question, Questionnaire, Registration
from martabat.programmes.questionnaire_text import MOST_QUESTIONS, QuestionGiven

# In the journal participants are numbers: the name would be personal data.
PARTICIPANT = Actor(user_id=None, name="Peserta", role="participant", organisation="")
MOST_GROUPS = 12


@transaction.atomic
def set_questionnaire(
    *, by: Membership, activity: Activity, title: str, intro: str, groups: Sequence[str]
) -> Questionnaire:
    """Make the test of an activity, or change what stands above its questions."""
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    named = list(dict.fromkeys(" ".join(group.split())[:100] for group in groups if group.strip()))
    if not named or len(named) > MOST_GROUPS:
        raise Refused(_("Tulis satu sampai dua belas kelompok peserta."))
    questionnaire, made = Questionnaire.objects.update_or_create(
        activity=activity,
        defaults={"title": title.strip(), "intro": intro.strip(), "groups": named},
    )
    verb = "questionnaire.made" if made else "questionnaire.changed"
    _journal(by.actor, questionnaire, verb, title=questionnaire.title, groups=named)
    return questionnaire


@transaction.atomic
def add_question(*, by: Membership, questionnaire: Questionnaire, given: QuestionGiven) -> Question:
    """Add a question at the end, as long as nobody has answered."""
    held = _unanswered(by, questionnaire)
    if held.questions.count() >= MOST_QUESTIONS:
        raise Refused(_("Paling banyak %(n)s pertanyaan.") % {"n": MOST_QUESTIONS})
    last = held.questions.aggregate(last=Max("position"))["last"] or 0
    question = Question.objects.create(questionnaire=held, position=last + 1, **_columns(given))
    _journal(by.actor, held, "question.added", question=question.pk, text=given.text)
    return question


@transaction.atomic
def change_question(*, by: Membership, question: Question, given: QuestionGiven) -> None:
    """Change a question, as long as nobody has answered."""
    held = _unanswered(by, question.questionnaire)
    Question.objects.filter(pk=question.pk).update(**_columns(given))
    _journal(by.actor, held, "question.changed", question=question.pk, text=given.text)


@transaction.atomic
def remove_question(*, by: Membership, question: Question) -> None:
    """Take a question out, as long as nobody has answered."""
    held = _unanswered(by, question.questionnaire)
    if held.questions.count() == 1 and (held.before_open or held.after_open):
        raise Refused(_("Tutup kuesioner dulu: pertanyaan terakhir tidak dapat dihapus."))
    _journal(by.actor, held, "question.removed", question=question.pk, text=question.text)
    question.delete()


@transaction.atomic
def import_questions(
    *, by: Membership, questionnaire: Questionnaire, given: Sequence[QuestionGiven]
) -> None:
    """Put these questions in the place of all that stood there, as long as nobody has answered."""
    held = _unanswered(by, questionnaire)
    held.questions.all().delete()
    Question.objects.bulk_create(
        Question(questionnaire=held, position=position, **_columns(question))
        for position, question in enumerate(given, start=1)
    )
    _journal(by.actor, held, "questionnaire.imported", questions=len(given))


@transaction.atomic
def open_moment(
    *, by: Membership, questionnaire: Questionnaire, moment: str, is_open: bool
) -> Questionnaire:
    """Open or close the test of a moment.

    Opening "after" closes "before": who answers now has already heard the seminar.
    """
    held = _held(by, questionnaire)
    if is_open and not held.questions.exists():
        raise Refused(_("Tulis sedikitnya satu pertanyaan sebelum membuka kuesioner."))
    if moment == Moment.BEFORE:
        held.before_open = is_open
        if is_open:
            held.after_open = False
    else:
        held.after_open = is_open
        if is_open:
            held.before_open = False
    held.save()
    verb = "questionnaire.opened" if is_open else "questionnaire.closed"
    _journal(by.actor, held, verb, moment=moment)
    return held


def is_open(questionnaire: Questionnaire, moment: str) -> bool:
    """Whether participants may answer now."""
    return questionnaire.before_open if moment == Moment.BEFORE else questionnaire.after_open


@transaction.atomic
def answer(
    *,
    registration: Registration,
    questionnaire: Questionnaire,
    moment: str,
    answers: Mapping[int, int],
    group: str,
) -> Paper:
    """Keep what a participant answered; it may be changed until the test is closed.

    `answers` are places of choices by the key of the question, one for each question. The score is
    the share of right ones, 0 to 1.
    """
    held = Questionnaire.objects.select_for_update(of=("self",), no_key=True).get(
        pk=questionnaire.pk
    )
    if held.activity_id != registration.activity_id or (
        registration.state != RegistrationState.REGISTERED
    ):
        raise PermissionDenied
    if not is_open(held, moment):
        raise Refused(_("Kuesioner ini sudah ditutup; jawaban tidak dapat dikirim lagi."))
    questions = list(held.questions.all())
    if set(answers) != {question.pk for question in questions} or any(
        not 0 <= answers[question.pk] < len(question.choices) for question in questions
    ):
        raise Refused(_("Jawab semua pertanyaan, lalu kirim."))
    if group not in held.groups:
        raise Refused(_("Pilih kelompok Anda."))
    right = sum(answers[question.pk] == question.correct for question in questions)
    paper, made = Paper.objects.update_or_create(
        questionnaire=held,
        registration=registration,
        moment=Moment(moment),
        defaults={
            "answers": {str(key): place for key, place in answers.items()},
            "score": right / len(questions),
            "group": group,
            "at": timezone.now(),
        },
    )
    _journal(
        PARTICIPANT, held, "paper.sent" if made else "paper.changed", paper=paper.pk, moment=moment
    )
    return paper


def _columns(given: QuestionGiven) -> dict[str, object]:
    return {"text": given.text, "choices": list(given.choices), "correct": given.correct}


def _held(by: Membership, questionnaire: Questionnaire) -> Questionnaire:
    held = (
        Questionnaire.objects.select_for_update(of=("self",))
        .select_related("activity__programme")
        .get(pk=questionnaire.pk)
    )
    if not rules.may_edit_activity(by, held.activity):
        raise PermissionDenied
    return held


def _unanswered(by: Membership, questionnaire: Questionnaire) -> Questionnaire:
    held = _held(by, questionnaire)
    if held.papers.exists():
        raise Refused(
            _("Sudah ada yang menjawab, jadi pertanyaan tidak dapat diubah lagi."), code="answered"
        )
    return held


def _journal(actor: Actor, questionnaire: Questionnaire, verb: str, **data: object) -> None:
    # A chain of its own: hundreds who answer at once do not wait for the door.
    record(
        subject=f"questionnaire:{questionnaire.pk}",
        verb=verb,
        actor=actor,
        data={"activity": questionnaire.activity_id, **data},
    )
