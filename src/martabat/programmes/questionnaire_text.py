"""Questions as lines of text, the way people keep them in a document.

A question is a line; under it each choice begins with `-`, the right one with `*`. An empty line
ends a question.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from martabat.journal.refusals import Refused

FEWEST_CHOICES, MOST_CHOICES = 2, 8
MOST_QUESTIONS = 30
MOST_LETTERS = 500


@dataclass(frozen=True, slots=True)
class QuestionGiven:
    """A question with its choices; `correct` is the place of the right one, from 0."""

    text: str
    choices: tuple[str, ...]
    correct: int


def read(text: str) -> list[QuestionGiven]:
    """Read questions from lines of text. Raises Refused with the place of what is wrong."""
    found = [_question(place, lines) for place, lines in enumerate(_blocks(text), start=1)]
    if not found:
        raise Refused(_("Belum ada pertanyaan dalam teks ini."))
    if len(found) > MOST_QUESTIONS:
        raise Refused(_("Paling banyak %(n)s pertanyaan.") % {"n": MOST_QUESTIONS})
    return found


def written(questions: Iterable[QuestionGiven]) -> str:
    """Write questions as the lines from which `read` makes them again."""
    return "\n\n".join(
        "\n".join(
            [
                question.text,
                *(
                    f"{'*' if place == question.correct else '-'} {choice}"
                    for place, choice in enumerate(question.choices)
                ),
            ]
        )
        for question in questions
    )


def checked(text: str, choices: Iterable[str], correct: int, name: str = "") -> QuestionGiven:
    """Return a question that can be asked. Raises Refused with a sentence; `name` leads it."""
    question = " ".join(text.split())
    options = tuple(" ".join(choice.split()) for choice in choices if choice.strip())
    before = f"{name}: " if name else ""
    if not question or len(question) > MOST_LETTERS:
        raise Refused(before + _("tulis pertanyaannya, paling banyak 500 huruf."))
    if not FEWEST_CHOICES <= len(options) <= MOST_CHOICES:
        raise Refused(before + _("beri dua sampai delapan pilihan."))
    if len({option.casefold() for option in options}) < len(options):
        raise Refused(before + _("ada pilihan yang sama."))
    if not 0 <= correct < len(options):
        raise Refused(before + _("tandai tepat satu pilihan yang benar."))
    return QuestionGiven(question, options, correct)


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            block.append(line.strip())
        elif block:
            yield block
            block = []


def _question(place: int, lines: list[str]) -> QuestionGiven:
    name = _("Pertanyaan %(n)s") % {"n": place}
    asked: list[str] = []
    choices: list[str] = []
    right: list[int] = []
    for line in lines:
        if line[0] in "-*\u2013\u2022" and asked:
            if line[0] == "*":
                right.append(len(choices))
            choices.append(line[1:].strip())
        elif choices:
            # A choice that runs over to the next line.
            choices[-1] = f"{choices[-1]} {line}"
        else:
            asked.append(line)
    correct = right[0] if len(right) == 1 else -1
    return checked(" ".join(asked), choices, correct, name)
