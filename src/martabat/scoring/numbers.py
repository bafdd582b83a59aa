"""Reading numbers as people in Indonesia and machines write them, exactly."""

from __future__ import annotations

import re
from fractions import Fraction

VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4),
    "¾": Fraction(3, 4), "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5), "⅙": Fraction(1, 6), "⅚": Fraction(5, 6), "⅐": Fraction(1, 7),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
    "⅑": Fraction(1, 9), "⅒": Fraction(1, 10),
}  # fmt: skip

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']+")
_MACHINE = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
_QUOTIENT = re.compile(r"(.+?)[/⁄∕](.+)")
_MIXED = re.compile(r"([+-]?)(\d*)([" + "".join(VULGAR) + "])")
_MIXED_QUOTIENT = re.compile(r"([+-]?)(\d+)\s+(\d+)\s*[/⁄∕]\s*(\d+)")
_GROUPED_DOT = re.compile(r"\d{1,3}(\.\d{3})+")
_GROUPED_COMMA = re.compile(r"\d{1,3}(,\d{3})+")
_DIGITS = re.compile(r"\d+")
MAX_LENGTH = 60


class NumberError(ValueError):
    """A text that cannot be taken as a number. `text` is what was given; forms word the message."""

    code = "not_a_number"

    def __init__(self, text: str) -> None:
        super().__init__(f"{self.code}: {text!r}")
        self.text = text


class AmbiguousNumber(NumberError):  # noqa: N818
    """`1.234` is one thousand or one and a bit: the writer must say which."""

    code = "ambiguous_number"

    def __init__(self, text: str, readings: tuple[Fraction, Fraction]) -> None:
        super().__init__(text)
        self.readings = readings


class NotWhole(NumberError):  # noqa: N818
    """A whole number was asked for."""

    code = "not_whole"


def parse_number(text: str, *, integer: bool = False, machine: bool = False) -> Fraction:
    """Return the number that a text writes, exactly.

    Takes `93,9`, `93.9`, `1.234,56`, `1,234.56`, `1.234.567`, `6⅓`, `19/3`, `6 1/3`, spaces and a
    trailing `%` (which changes nothing: percent is a unit). One dot with three digits, `1.234`, is
    a thousand where an `integer` is asked for, and `AmbiguousNumber` otherwise. In `machine` mode
    (CSV) a dot is always the decimal point and there is no grouping; `1e3` is allowed.
    Raises `NumberError` (or a subclass) with the offending text.
    """
    original = text
    text = text.strip().replace("−", "-").removesuffix("%").strip()
    if not text or len(text) > MAX_LENGTH:
        raise NumberError(original)
    value = _parse(text, original, integer=integer, machine=machine)
    if integer and value.denominator != 1:
        raise NotWhole(original)
    return value


def _parse(text: str, original: str, *, integer: bool, machine: bool) -> Fraction:
    if mixed := _MIXED_QUOTIENT.fullmatch(text):
        sign, whole, top, bottom = mixed.groups()
        return _signed(sign, int(whole) + _divide(Fraction(top), Fraction(bottom), original))
    text = _SPACES.sub("", text)
    if mixed := _MIXED.fullmatch(text):
        sign, whole, vulgar = mixed.groups()
        return _signed(sign, int(whole or 0) + VULGAR[vulgar])
    if quotient := _QUOTIENT.fullmatch(text):
        top, bottom = (
            _parse(part, original, integer=integer, machine=machine) for part in quotient.groups()
        )
        return _divide(top, bottom, original)
    if machine:
        if not _MACHINE.fullmatch(text) or not text.isascii():
            raise NumberError(original)
        return Fraction(text)
    sign = text[0] if text[0] in "+-" else ""
    return _signed(sign, _decimal(text[len(sign) :], original, integer=integer))


def _signed(sign: str, value: Fraction) -> Fraction:
    return -value if sign == "-" else value


def _divide(top: Fraction, bottom: Fraction, original: str) -> Fraction:
    if bottom == 0:
        raise NumberError(original)
    return top / bottom


def _decimal(text: str, original: str, *, integer: bool) -> Fraction:
    """Read digits with Indonesian or English marks for decimals and thousands."""
    if not text.isascii():
        raise NumberError(original)
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        point = max(text.rfind("."), text.rfind(","))
        whole, decimals = text[:point], text[point + 1 :]
        grouped = _GROUPED_COMMA if text[point] == "." else _GROUPED_DOT
        if not grouped.fullmatch(whole) or not _DIGITS.fullmatch(decimals):
            raise NumberError(original)
        return Fraction(f"{re.sub('[.,]', '', whole)}.{decimals}")
    if dots > 1 or commas > 1:
        if not (_GROUPED_DOT if dots else _GROUPED_COMMA).fullmatch(text):
            raise NumberError(original)
        return Fraction(re.sub("[.,]", "", text))
    if dots and _GROUPED_DOT.fullmatch(text) and not text.startswith("0"):
        thousands = Fraction(text.replace(".", ""))
        if integer:
            return thousands
        raise AmbiguousNumber(original, (thousands, Fraction(text)))
    whole, _, decimals = text.replace(",", ".").partition(".")
    if not _DIGITS.fullmatch(whole or "0") or not (whole or decimals):
        raise NumberError(original)
    if (dots or commas) and not _DIGITS.fullmatch(decimals):
        raise NumberError(original)
    return Fraction(f"{whole or 0}.{decimals or 0}")
