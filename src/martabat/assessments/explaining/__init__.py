"""Why a score is what it is, in whole sentences: the one place that words the kernel's facts.

Everything here reads `results` objects, so an assessment that is still open and a result that was
frozen years ago are explained by the same words, in the language of whoever reads.
"""

from martabat.assessments.explaining.answers import (
    answered,
    arithmetic,
    better,
    open_note,
    question,
    reached,
    status_word,
    stretch_words,
    unit_after,
    unit_word,
    verdict_word,
    with_unit,
)
from martabat.assessments.explaining.scores import (
    bar_thresholds,
    cap_note,
    ledger_arithmetic,
    ledger_points,
    ledger_title,
    outlook,
    predicate_name,
    predicate_step,
    range_words,
    scale_note,
    standing,
    thresholds,
    type_scale,
    unconfirmed,
)
from martabat.assessments.explaining.steps import (
    contribution,
    dropped,
    step_arithmetic,
    total_title,
)
from martabat.assessments.explaining.texts import figure, type_title, words

__all__ = [
    "answered",
    "arithmetic",
    "bar_thresholds",
    "better",
    "cap_note",
    "contribution",
    "dropped",
    "figure",
    "ledger_arithmetic",
    "ledger_points",
    "ledger_title",
    "open_note",
    "outlook",
    "predicate_name",
    "predicate_step",
    "question",
    "range_words",
    "reached",
    "scale_note",
    "standing",
    "status_word",
    "step_arithmetic",
    "stretch_words",
    "thresholds",
    "total_title",
    "type_scale",
    "type_title",
    "unconfirmed",
    "unit_after",
    "unit_word",
    "verdict_word",
    "with_unit",
    "words",
]
