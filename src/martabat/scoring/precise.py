"""Roots and logarithms for the exact kernel, where fractions alone cannot reach.

Computed with 70 significant digits and rounded to 50: a root that is rational with up to 50 digits
(the geometric mean of 4 and 9) comes out exactly, so a boundary at it is decided rightly.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

WORKING_DIGITS = 70
DIGITS = 50
_WORK = Context(prec=WORKING_DIGITS)
_ROUND = Context(prec=DIGITS)


def to_decimal(value: Fraction) -> Decimal:
    """Return the value with 70 significant digits."""
    return _WORK.divide(Decimal(value.numerator), Decimal(value.denominator))


def rounded(value: Decimal) -> Fraction:
    """Return the value rounded to 50 significant digits, as a fraction."""
    return Fraction(_ROUND.plus(value))


def log_ratio(part: Fraction, whole: Fraction) -> Fraction:
    """Return ln(part) / ln(whole) to 50 digits; both positive, `whole` not 1."""
    return rounded(_WORK.divide(_WORK.ln(to_decimal(part)), _WORK.ln(to_decimal(whole))))


def weighted_geometric_mean(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Return the geometric mean of (weight, value) pairs to 50 digits; values are not negative."""
    values = {value for _, value in pairs}
    if len(values) == 1:
        return values.pop()
    if min(values) <= 0:
        return Fraction(0)
    total = sum((weight for weight, _ in pairs), Fraction(0))
    logarithm = Decimal(0)
    for weight, value in pairs:
        term = _WORK.multiply(to_decimal(weight / total), _WORK.ln(to_decimal(value)))
        logarithm = _WORK.add(logarithm, term)
    return rounded(_WORK.exp(logarithm))
