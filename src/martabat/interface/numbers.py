"""Numbers as people here write them: `1.234,56` in Indonesian, `1,234.56` in English.

Called in every cell of long tables, therefore plain string work instead of locale machinery.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

Number = int | float | Decimal | Fraction

MINUS = "\u2212"
NO_BREAK = "\u00a0"
NOTHING = "\u2013"
_SWAP = {ord(","): ".", ord("."): ",", ord("-"): MINUS}
_SIGN = {ord("-"): MINUS}
_STEPS = {places: Decimal(1).scaleb(-places) for places in range(13)}
# A float or fraction has no digits of its own to show: two say enough for a score or a percentage.
_PLACES = 2


def _as_decimal(value: Decimal | Fraction, places: int) -> Decimal:
    """Round half up, the way a ledger does, and never to a negative zero."""
    if isinstance(value, Fraction):
        sign = -1 if value < 0 else 1
        scaled = abs(value) * 10**places
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return Decimal(sign * whole).scaleb(-places)
    return value.quantize(_STEPS[places], rounding=ROUND_HALF_UP)


def _plain(value: Number, decimals: int | None, trim: bool) -> str:
    """Format with English separators; the caller swaps them."""
    if isinstance(value, int):
        return f"{value:,}" if not decimals or trim else f"{value:,}.{'0' * decimals}"
    if decimals is None:
        trim = True
        decimals = _PLACES
        if isinstance(value, Decimal):
            exponent = value.as_tuple().exponent
            decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    if isinstance(value, float):
        text = f"{value:,.{decimals}f}"
    else:
        text = f"{_as_decimal(value, decimals):,.{decimals}f}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    if text[0] == "-" and not text.strip("-0.,"):
        return text[1:]
    return text


def number(
    value: Number | None,
    decimals: int | None = None,
    trim: bool = False,
    language: str | None = None,
) -> str:
    """Write a number in the active language; nothing at all is an en dash.

    Without `decimals` a Decimal keeps the digits it has and other numbers show two at most,
    both without trailing zeros. `trim` drops trailing zeros from a fixed number of decimals.
    A long table passes the `language`: asking for it costs more than all the rest.
    """
    if value is None:
        return NOTHING
    text = _plain(value, decimals, trim)
    language = language or get_language()
    return text.translate(_SIGN if language and language[:2] == "en" else _SWAP)


def signed(value: Number | None, decimals: int | None = None, trim: bool = False) -> str:
    """Write a change with its sign: `+0,75`, `−1,50`, and `0` without one."""
    text = number(value, decimals, trim)
    if value is None or value <= 0 or not text.strip("0.,"):
        return text
    return f"+{text}"


def percent(value: Number | None, decimals: int | None = None, trim: bool = False) -> str:
    """Write a percentage (93.9 means `93,9 %`), with a space that does not break."""
    if value is None:
        return NOTHING
    language = get_language()
    gap = "" if language and language[:2] == "en" else NO_BREAK
    return f"{number(value, decimals, trim)}{gap}%"


def points(value: Number | None, decimals: int | None = None) -> str:
    """Write a difference of two percentages or scores: `+2,7 poin`."""
    return _("%(figure)s poin") % {"figure": signed(value, decimals)}


def span(low: Number | None, high: Number | None, decimals: int | None = None) -> str:
    """Write a range with an en dash, or one figure when both ends are the same."""
    first, last = number(low, decimals), number(high, decimals)
    return first if first == last else f"{first}\u2013{last}"


def filesize(value: int | None) -> str:
    """Write a size of a file in units that people know."""
    if value is None:
        return NOTHING
    if value < 1000:
        return f"{value}{NO_BREAK}B"
    size = value / 1000
    for unit in ("KB", "MB", "GB"):
        if size < 999.5 or unit == "GB":
            return f"{number(size, 1 if size < 99.95 else 0, trim=True)}{NO_BREAK}{unit}"
        size /= 1000
    raise AssertionError("unreachable")
