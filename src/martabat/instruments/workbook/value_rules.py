"""The value rule of an indicator, from its row and from its rows in the sheet of values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from martabat.instruments.document import Path_
from martabat.instruments.workbook import layout
from martabat.instruments.workbook.columns import LOWER, RULES, UPPER
from martabat.instruments.workbook.findings import Place
from martabat.instruments.workbook.reading import Line
from martabat.instruments.workbook.rows import Reader, Row, filled, text_in

Given = Sequence[tuple[Line, Row]]
_ENDS = {"direct": ("min", "max"), "linear": ("worst", "best"), "logarithmic": ("worst", "best")}


def rule_of(reader: Reader, path: Path_, line: Line, row: Row, values: Given) -> dict[str, Any]:
    """Return the rule that a row describes; what cannot be used is left out and noted."""
    kind = row.get("rule.kind")
    place = line.place("rule.kind")
    if kind is None:
        return {}
    rule: dict[str, Any] = {"kind": kind}
    if kind in _ENDS:
        _ends(reader, path, line, row, rule)
    else:
        for name in ("rule.low", "rule.high"):
            if name in row:
                reader.find("end_unused", line.place(name))
    if "rule.precision" in row:
        if kind == "bands":
            rule["precision"] = row["rule.precision"]
        else:
            reader.find("precision_unused", line.place("rule.precision"))
    if kind in _ENDS:
        for used, _row in values[:1]:
            reader.find("values_unused", used.place("code"), kind=RULES[kind])
        return rule
    if not values:
        # Without its code an indicator cannot find its rows; that is told at the code.
        if "code" in row:
            reader.find("no_values", place, code=row["code"], kind=RULES[kind])
        return rule
    read = {"choice": _options, "yes_no": _yes_no, "bands": _bands}[kind]
    read(reader, path, values, rule, place)
    return rule


def _ends(reader: Reader, path: Path_, line: Line, row: Row, rule: dict[str, Any]) -> None:
    for name, end in zip(("rule.low", "rule.high"), _ENDS[rule["kind"]], strict=True):
        reader.places[(*path, "rule", end)] = line.place(name)
        if name in row:
            rule[end] = row[name]
        elif name not in line.cells:
            head = layout.INDICATORS.column(name).head
            reader.find("no_range_end", line.place(name), kind=RULES[rule["kind"]], head=head)


def _options(
    reader: Reader, path: Path_, values: Given, rule: dict[str, Any], place: Place
) -> None:
    rule["options"] = []
    letters: set[str] = set()
    for line, row in values:
        _unused(reader, line, row, "bounds_unused", "lower", "from", "upper", "to")
        _unused(reader, line, row, "gap_unused", "gap")
        letter = row.get("letter", "")
        if not re.fullmatch("[a-z]", letter):
            if letter or "letter" not in line.cells:
                reader.find("letter", line.place("letter"))
        elif letter in letters:
            reader.find("letter_twice", line.place("letter"), letter=letter)
        letters.add(letter)
        text = text_in(row, "text")
        if text is None and "text.id" not in line.cells:
            reader.find("missing", line.place("text.id"), head="Teks pilihan")
        here = (*path, "rule", "options", len(rule["options"]))
        reader.put(here, layout.VALUES, line)
        rule["options"].append(filled({"letter": letter, "text": text, "share": row.get("share")}))
    if len(values) < 2:
        reader.find("few_options", place)


def _yes_no(
    reader: Reader,
    path: Path_,  # noqa: ARG001 - as the others
    values: Given,
    rule: dict[str, Any],
    place: Place,
) -> None:
    for line, row in values:
        _unused(reader, line, row, "bounds_unused", "lower", "from", "upper", "to")
        _unused(reader, line, row, "gap_unused", "gap")
        answer = {"ya": "yes", "tidak": "no"}.get(row.get("letter", "").lower())
        if answer is None or answer in rule:
            reader.find("yes_letter", line.place("letter"))
        elif "share" in row:
            rule[answer] = row["share"]
    if len(values) < 2:
        reader.find("yes_letter", place)


def _bands(
    reader: Reader,
    path: Path_,
    values: Given,
    rule: dict[str, Any],
    place: Place,  # noqa: ARG001 - as the others
) -> None:
    found: dict[str, list[dict[str, Any]]] = {"bands": [], "gaps": []}
    for line, row in values:
        _unused(reader, line, row, "letter_unused", "letter")
        _unused(reader, line, row, "text_unused", "text.id", "text.en")
        name = "gaps" if row.get("gap") else "bands"
        reader.put((*path, "rule", name, len(found[name])), layout.VALUES, line)
        found[name].append(_band(reader, line, row))
    rule["bands"] = found["bands"]
    if found["gaps"]:
        rule["gaps"] = found["gaps"]


def _band(reader: Reader, line: Line, row: Row) -> dict[str, Any]:
    band: dict[str, Any] = {}
    for sign, bound, signs in (("lower", "from", LOWER), ("upper", "to", UPPER)):
        if sign in row and bound in row:
            band[row[sign]] = row[bound]
        elif bound in row and sign not in line.cells:
            reader.find("no_sign", line.place(sign), head=layout.VALUES.column(sign).head)
        elif sign in row and bound not in line.cells:
            reader.find("no_bound", line.place(bound), head=layout.VALUES.column(bound).head)
        assert not set(band) - set(LOWER) - set(signs)
    if "eq" in band and len(band) > 1:
        reader.find("equal_alone", line.place("to"))
    if not band and not {"lower", "from", "upper", "to"} & set(line.cells):
        reader.find("no_bounds", line.place("from"))
    if "share" in row:
        band["share"] = row["share"]
    note = text_in(row, "note")
    return band | ({"note": note} if note else {})


def _unused(reader: Reader, line: Line, row: Row, code: str, *names: str) -> None:
    for name in names:
        if name in row and row[name] is not False:
            reader.find(code, line.place(name))
