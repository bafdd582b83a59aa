"""Figures as decimal text that never changes: what is hashed, sealed and compared."""

from decimal import Context, Decimal
from fractions import Fraction

# A third has no exact decimal text; so many digits decide nothing wrongly.
_DIGITS = Context(prec=30)


def exact(value: Fraction | Decimal | None) -> str | None:
    """Return a figure as decimal text, exactly wherever a decimal can be exact."""
    if value is None:
        return None
    if isinstance(value, Fraction):
        value = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
