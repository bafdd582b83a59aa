"""What one cell says to one column: a value of the document, or why it is not taken."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from martabat.documents.sheets.cells import Cell
from martabat.instruments.workbook.columns import YES, Column, choice_named
from martabat.interface.dates import date_long
from martabat.interface.numbers import number as in_words
from martabat.scoring.numbers import AmbiguousNumber, NumberError, parse_number

SHOWN = 80
LARGEST = 10**15
LENGTHS = {"name": 80, "version": 40, "title.id": 200, "title.en": 200, "base": 80}
CODE_LENGTH = 40
TEXT_LENGTH = 4000
WHOLE = {"in_force.from": (1945, 2200), "in_force.to": (1945, 2200)}
DECIMALS = (0, 9)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Wrong(Exception):  # noqa: N818 - an answer, not a failure
    """A cell that is not taken; `code` and `words` make its sentence."""

    def __init__(self, code: str, **words: object) -> None:
        super().__init__(code)
        self.code = code
        self.words = {key: str(word) for key, word in words.items()}


def shown(cell: Cell) -> str:
    """Return what stands in a cell, as a person sees it."""
    match cell.kind:
        case "number":
            text = _decimals(cell.text)
        case "percent":
            text = f"{_decimals(str(Decimal(cell.text) * 100))} %"
        case "date":
            text = _day(cell.text)
        case "bool":
            text = "TRUE" if cell.text == "1" else "FALSE"
        case _:
            text = cell.text
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def meaning_of(column: Column, cell: Cell) -> Any:
    """Return the value that a cell gives a column; None where it is empty. Raises Wrong."""
    _readable(cell)
    match column.kind:
        case "number":
            return exact(_number(cell))
        case "share":
            return exact(_share(cell))
        case "whole":
            return _whole(column, cell)
        case "choice":
            return _choice(column, cell)
        case "yes":
            return _yes(cell)
        case "code":
            return _code(column, cell)
    return _text(column, cell)


def exact(value: Fraction) -> int | float | str:
    """Return a number as packages write it: whole, decimal, or a quotient as text."""
    if value.denominator == 1:
        return value.numerator
    decimal = float(value)
    return decimal if Fraction(str(decimal)) == value else f"{value.numerator}/{value.denominator}"


def tidy(text: str) -> str:
    """Return a text as both a database and an office file keep it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _readable(cell: Cell) -> None:
    match cell.kind:
        case "merged":
            raise Wrong("merged", cells=cell.text)
        case "error":
            raise Wrong("failed")
        case "formula":
            raise Wrong("uncomputed")
        case "date":
            raise Wrong("day")


def _decimals(text: str) -> str:
    value = format(Decimal(text).normalize(), "f")
    return value.replace(".", ",")


def _day(text: str) -> str:
    try:
        return date_long(date.fromisoformat(text))
    except ValueError:
        return text


def _number(cell: Cell) -> Fraction:
    if cell.kind == "percent" or (cell.kind == "text" and "%" in cell.text):
        raise Wrong("percent")
    if cell.kind not in {"number", "text"}:
        raise Wrong("not_number")
    return _parsed(cell)


def _parsed(cell: Cell) -> Fraction:
    if cell.kind != "text":
        value = Fraction(cell.text)
    else:
        try:
            value = parse_number(cell.text.replace("–", "-"))
        except AmbiguousNumber as error:
            thousand, decimal = (
                in_words(item, 3, trim=True) for item in sorted(error.readings)[::-1]
            )
            raise Wrong(
                "unsure_number", thousand=thousand.replace(".", ""), decimal=decimal
            ) from None
        except (NumberError, ValueError):
            raise Wrong("not_number") from None
    if abs(value) > LARGEST or value.denominator > LARGEST:
        raise Wrong("not_number")
    return value


def _share(cell: Cell) -> Fraction:
    if cell.kind not in {"number", "percent", "text"}:
        raise Wrong("not_share")
    value = _parsed(cell)
    if cell.kind == "text" and "%" in cell.text:
        value /= 100
    if not 0 <= value <= 1:
        raise Wrong("not_share")
    return value


def _whole(column: Column, cell: Cell) -> int:
    low, high = WHOLE.get(column.name, DECIMALS)
    try:
        value = _number(cell)
    except Wrong as wrong:
        raise Wrong("not_whole", low=low, high=high) from wrong
    if value.denominator != 1 or not low <= value <= high:
        raise Wrong("not_whole", low=low, high=high)
    return int(value)


def _choice(column: Column, cell: Cell) -> str:
    found = choice_named(column.choices, cell.text) if cell.kind == "text" else None
    if found is None:
        raise Wrong("not_choice", choices=", ".join(column.choices.values()))
    return found


def _yes(cell: Cell) -> bool:
    if cell.kind == "bool":
        return cell.text == "1"
    found = choice_named(YES, cell.text) if cell.kind == "text" else None
    if found is None:
        raise Wrong("not_yes")
    return found == "yes"


def _code(column: Column, cell: Cell) -> str:
    text = cell.text.strip()
    names = column.name in {"name", "base"}
    if cell.kind == "number" and Fraction(cell.text).denominator != 1:
        raise Wrong("not_code")
    if cell.kind not in {"text", "number"} or not (_NAME if names else _CODE).fullmatch(text):
        raise Wrong("not_name" if names else "not_code")
    return _short_enough(text, LENGTHS.get(column.name, CODE_LENGTH))


def _text(column: Column, cell: Cell) -> str:
    if cell.kind == "bool":
        raise Wrong("not_text")
    text = shown(cell) if cell.kind in {"number", "percent"} else tidy(cell.text)
    if _CONTROL.search(text):
        raise Wrong("control")
    most = 60 if column.name.startswith("short.") else LENGTHS.get(column.name, TEXT_LENGTH)
    return _short_enough(text, most)


def _short_enough(text: str, most: int) -> str:
    if len(text) > most:
        raise Wrong("too_long", most=most, n=in_words(len(text)))
    return text
