"""How an answer reads: `93,9`, `Ada`, the words of a choice, `Tidak berlaku`."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from martabat import scoring
from martabat.assessments.models.answers import AnswerValue
from martabat.assessments.scores import scoring_answer
from martabat.interface.numbers import NOTHING, number
from martabat.scoring.answers import measured


def answer_text(indicator: scoring.Indicator, row: AnswerValue | None) -> str:
    """Return an answer in the reader's language, without its unit; an en dash where blank."""
    if row is None or row.blank:
        return NOTHING
    if row.not_applicable:
        return _("Tidak berlaku")
    if indicator.answer == "yes_no":
        return _("Ya") if row.choice == "yes" else _("Tidak")
    if indicator.answer == "choice":
        language = get_language() or "id"
        option = next((item for item in indicator.options if item.letter == row.choice), None)
        return option.text.to(language) if option else row.choice
    found = measured(indicator, scoring_answer(indicator, row))
    return NOTHING if found is None else number(found, 2, trim=True)


def ratio_text(row: AnswerValue) -> str:
    """Return `3.872 ÷ 4.124`, or nothing where the answer is no ratio."""
    if row.numerator is None:
        return ""
    return f"{number(row.numerator, trim=True)} ÷ {number(row.denominator, trim=True)}"
