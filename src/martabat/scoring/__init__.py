"""Scoring as a pure library: instrument + answers -> score, range, explanation, advice.

    from martabat.scoring import Answer, evaluate, advise
    result = evaluate(instrument, {"01-S-02": Answer(True, settled=True)})
    result.score, result.low, result.high, result.predicate, result.groups["01"].by_type
    result.tree.to_json()

All arithmetic is exact (`fractions.Fraction`); see `precise` for roots. `martabat.scoring.batch`
scores many regions at once with NumPy and agrees with this kernel. No Django, no other room.
"""

from martabat.scoring.advice import Advice, Gain, advise
from martabat.scoring.answers import BLANK, Adjustment, Answer, measured
from martabat.scoring.checks import Finding, check_all, check_answer, disagrees
from martabat.scoring.evaluate import GroupScore, PartScore, Result, evaluate
from martabat.scoring.explain import Explanation
from martabat.scoring.model import Group, Indicator, Instrument, Predicate, Text
from martabat.scoring.numbers import AmbiguousNumber, NotWhole, NumberError, parse_number

__all__ = [
    "BLANK",
    "Adjustment",
    "Advice",
    "AmbiguousNumber",
    "Answer",
    "Explanation",
    "Finding",
    "Gain",
    "Group",
    "GroupScore",
    "Indicator",
    "Instrument",
    "NotWhole",
    "NumberError",
    "PartScore",
    "Predicate",
    "Result",
    "Text",
    "advise",
    "check_all",
    "check_answer",
    "disagrees",
    "evaluate",
    "measured",
    "parse_number",
]
