"""What a correction form shows: the answer as it stands, or what was typed over it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from martabat.assessments.forms.answering import AnswerForm, read_answer
from martabat.assessments.queries.questions import Question
from martabat.assessments.queries.rows import Held, inputs_of


@dataclass(frozen=True)
class Typed:
    """The fields of one corrected answer with their text."""

    inputs: tuple[tuple[str, str, str, str], ...]
    choice: str
    not_applicable: bool
    reason: str
    errors: Mapping[str, str] = field(default_factory=dict)


def typed_of(question: Question, held: Held, answer: AnswerForm | None = None) -> Typed:
    """Return the fields as they stand now, or as they were typed."""
    inputs = inputs_of(question, held)
    if answer is None:
        return Typed(inputs, held.choice, held.not_applicable, held.reason)
    return Typed(
        tuple(
            (name, label, unit, answer.typed.get(name, text)) for name, label, unit, text in inputs
        ),
        answer.given.choice,
        answer.given.not_applicable,
        answer.typed.get("reason", held.reason),
        answer.errors,
    )


def read_correction(
    question: Question, data: Mapping[str, str], held: Held, prefix: str = ""
) -> AnswerForm:
    """Read a corrected answer; unlike an answer, it may not be left blank."""
    answer = read_answer(question, data, held.given, prefix)
    if answer.is_valid and answer.given.blank:
        name = question.parts[0].name if question.parts else "choice"
        answer.errors[name] = _("Isi jawaban hasil koreksi.")
    return answer
