"""Formulas of a row, and their results for programs that do not compute."""

from fractions import Fraction

from django.utils.translation import gettext as _

from martabat.assessments.queries.questions import Question
from martabat.assessments.workbooks.columns import CLEAR, PLACE
from martabat.assessments.workbooks.content import BookRow
from martabat.documents.sheets.cells import reference


def filled_word() -> str:
    """Return the word of an answered indicator."""
    return _("Terisi")


def blank_word() -> str:
    """Return the word of an indicator without an answer."""
    return _("Kosong")


def ratio_formula(question: Question, place: int) -> str:
    """Return the formula of a ratio's result; empty while a number is missing."""
    top, bottom = (reference(place, PLACE[name]) for name in ("numerator", "denominator"))
    factor = question.indicator.multiplier
    times = "" if factor == 1 else f"*{factor.numerator}"
    times += "" if factor.denominator == 1 else f"/{factor.denominator}"
    result = f'IF({bottom}<>0,{top}/{bottom}{times},"")'
    return f'=IF(AND(ISNUMBER({top}),ISNUMBER({bottom})),{result},"")'


def ratio_of(row: BookRow) -> float | str:
    """Return the result of a ratio as its formula would compute it."""
    given = row.given
    if given.numerator is None or not given.denominator:
        return ""
    exact = Fraction(given.numerator) / Fraction(given.denominator)
    return float(exact * row.question.indicator.multiplier)


def state_formula(question: Question, place: int) -> str:
    """Return the formula that tells whether an indicator is answered, as `Given.blank` does."""
    names = ("numerator", "denominator") if question.kind == "ratio" else ("answer",)
    given = ",".join(
        f'{cell}<>"",LOWER(TRIM({cell}))<>"{CLEAR}"'
        for cell in (reference(place, PLACE[name]) for name in names)
    )
    absent = reference(place, PLACE["not_applicable"])
    return f'=IF(OR(AND({given}),{absent}="{_("Ya")}"),"{filled_word()}","{blank_word()}")'
