"""Whether two parts of documents say the same, however they are written.

`0.6` and `3/5` are one number, an empty field and a missing one are one, and so are a default that
is stated and one that is not. A document built from a workbook keeps the writing of the version
before wherever it says the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

_NUMBERS = frozenset(
    ["min", "max", "from", "ge", "gt", "le", "lt", "eq", "share", "yes", "no", "worst", "best"]
    + ["multiplier", "max_points", "scale_to", "weight", "weights_sum", "within"]
)
_DEFAULTS: dict[str, Any] = {
    "na_allowed": False,
    "confirmed": True,
    "boundary": ">=",
    "zero_denominator": "invalid",
    "mode": "half_up",
}
_ONES = {"multiplier": Fraction(1), "yes": Fraction(1), "no": Fraction(0)}


def same(first: Any, second: Any) -> bool:
    """Whether two parts say the same."""
    return bool(plainly(first) == plainly(second))


def plainly(value: Any, key: str = "") -> Any:
    """Return a part in the one form that all writings of it share; None where it says nothing."""
    if isinstance(value, bool) or value is None:
        return None if value == _DEFAULTS.get(key, "") else value
    if isinstance(value, int | float | Fraction):
        number = Fraction(str(value))
        return None if _ONES.get(key) == number else number
    if isinstance(value, str):
        return _string(value, key)
    if isinstance(value, Mapping):
        return _mapping(value)
    items = [plainly(item) for item in value]
    return items or None


def _string(value: str, key: str) -> Any:
    if key in _NUMBERS:
        try:
            return plainly(Fraction(value), key)
        except (ValueError, ZeroDivisionError):
            return value
    return None if value == "" or _DEFAULTS.get(key) == value else value


def _mapping(value: Mapping[str, Any]) -> Any:
    parts = {key: plainly(part, key) for key, part in value.items()}
    told = {key: part for key, part in parts.items() if part is not None}
    # A text without a translation may be written as a plain string.
    return told["id"] if set(told) == {"id"} else told or None


def in_the_writing_of(before: Any, now: Any) -> Any:
    """Return `now`, written as `before` is wherever both say the same."""
    if same(before, now):
        return before if before is not None else now
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        return {key: in_the_writing_of(before.get(key), part) for key, part in now.items()}
    return now
