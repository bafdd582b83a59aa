"""What a machine check says, as data. `martabat.scoring.checks` applies it to an answer."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Operator = Literal["eq", "lt", "le", "gt", "ge", "in", "between", "integer", "near"]
FindingKind = Literal["block", "warn", "explain", "letter", "cross", "na", "zero", "document"]


@dataclass(frozen=True)
class Condition:
    """`left operator right`, about one answer.

    `left`: value, numerator, denominator, answer, change (percent against last year; "gt" looks at
    its size, "lt" at its sign), or a field of another indicator, "04-H-05.denominator".
    `right`: a number, two numbers (between), letters (in), or a field like `left`.
    `within`: percent by which two figures may differ (near).
    """

    left: str
    operator: Operator
    right: Fraction | str | tuple[Fraction, ...] | tuple[str, ...] | None = None
    within: Fraction | None = None


@dataclass(frozen=True)
class Check:
    """`must` hold, else `effect`; or `when` it holds, `effect` follows.

    `letter` asks for a statement letter as well; `answer` names the answer that is expected.
    """

    condition: Condition
    effect: FindingKind
    must: bool
    letter: bool = False
    answer: str = ""
