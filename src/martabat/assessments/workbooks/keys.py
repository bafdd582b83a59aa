"""The hidden sheet of keys: which answers the workbook was made from, signed.

An answer in a sheet is compared with what stood in it when it was made. That base is only
believed with our signature; without it the file is compared with what stands now.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac

from martabat.assessments.values import Given
from martabat.assessments.workbooks.columns import tidy
from martabat.documents.sheets.cells import Grid

SALT = "martabat.assessments.workbooks"
HEAD = ("format", "assessment", "region", "award_year", "instrument", "made_at", "made_by")
NAMES = ("value", "numerator", "denominator", "choice", "not_applicable", "reason", "note")
FIRST_ROW = 20
"""Where the lines of the answers begin, counted from 0."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a workbook was made of. `base` is empty where the signature is not ours."""

    head: Mapping[str, str]
    versions: Mapping[str, int]
    base: Mapping[str, Given]
    signed: bool


def lines_of(head: Mapping[str, str], answers: Mapping[str, tuple[int, Given]]) -> list[list[str]]:
    """Return the lines of the sheet, the signature among its head."""
    body = [
        [code, str(version), *_texts(given)] for code, (version, given) in sorted(answers.items())
    ]
    top = [[name, tidy(head[name])] for name in HEAD]
    signature = signed([*top, *body])
    lines = [["martabat", "1"], *top, ["signature", signature]]
    return [*lines, *([[]] * (FIRST_ROW - len(lines))), *body]


def read(grid: Grid) -> Keys:
    """Read the sheet again; whatever is not as we wrote it makes it unsigned."""
    texts = {place: tidy(cell.text) for place, cell in grid.cells.items()}
    head = {texts[row, 0]: texts.get((row, 1), "") for row in range(FIRST_ROW) if (row, 0) in texts}
    last = max((row for row, _column in texts), default=0)
    body = [
        [texts.get((row, column), "") for column in range(9)]
        for row in range(FIRST_ROW, last + 1)
        if (row, 0) in texts
    ]
    top = [[name, head.get(name, "")] for name in HEAD]
    good = constant_time_compare(signed([*top, *body]), head.get("signature", ""))
    base: dict[str, Given] = {}
    versions: dict[str, int] = {}
    if good:
        for code, version, *said in body:
            versions[code] = int(version)
            base[code] = _given(said)
    return Keys({name: head.get(name, "") for name in HEAD}, versions, base, good)


def signed(lines: Iterable[list[str]]) -> str:
    """Return the signature of the lines."""
    text = json.dumps(list(lines), ensure_ascii=False, separators=(",", ":"))
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()


def kept(given: Given) -> dict[str, Any]:
    """Return a base as JSON keeps it."""
    return dict(zip(NAMES, _texts(given), strict=True))


def from_kept(data: Mapping[str, Any]) -> Given:
    """Return a base from JSON, whose parts the database keeps in an order of its own."""
    return _given([data[name] for name in NAMES])


def _texts(given: Given) -> list[str]:
    numbers = (given.value, given.numerator, given.denominator)
    return [
        *("" if item is None else format(item.normalize(), "f") for item in numbers),
        given.choice,
        "1" if given.not_applicable else "",
        tidy(given.reason),
        tidy(given.note),
    ]


def _given(said: list[str]) -> Given:
    value, numerator, denominator = (_decimal(text) for text in said[:3])
    return Given(value, numerator, denominator, said[3], said[4] == "1", said[5], said[6])


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
