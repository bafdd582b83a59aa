"""What the workbook of a document says: for each sheet its rows, by the names of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from martabat.instruments.workbook import layout
from martabat.instruments.workbook.columns import LOWER, UPPER, Column
from martabat.instruments.workbook.totals import calculation_of

Row = dict[str, Any]


def told(data: Mapping[str, Any], *, base: str = "") -> dict[str, list[Row]]:
    """Return the rows of every sheet; choices are codes, what says nothing is left out.

    A document that is not complete yet says what it can.

    `base` is the version that an edited workbook will be compared with; the sheet of counterparts
    then names every indicator as its own.
    """
    return {
        layout.HEAD.name: [_head(data, base)],
        layout.RIGHTS.name: [
            _row(layout.RIGHTS.columns, group) for group in data.get("groups") or ()
        ],
        layout.INDICATORS.name: list(_indicators(data)),
        layout.VALUES.name: [
            {"code": indicator["code"], **line}
            for _group, indicator in indicators_of(data)
            if "code" in indicator
            for line in _values(indicator.get("rule") or {})
        ],
        layout.PREDICATES.name: [
            _row(layout.PREDICATES.columns, item) for item in data.get("predicates") or ()
        ],
        layout.ADJUSTMENTS.name: [
            _row(layout.ADJUSTMENTS.columns, item)
            for item in (data.get("adjustments") or {}).get("kinds") or ()
        ],
        layout.UNKNOWNS.name: [
            _row(layout.UNKNOWNS.columns, {"gap": item}) for item in data.get("gaps") or ()
        ],
        layout.COUNTERPARTS.name: list(_counterparts(data, base)),
    }


def indicators_of(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every indicator with the code of its right."""
    for group in data.get("groups") or ():
        for indicator in group["indicators"]:
            yield group.get("code", ""), indicator


def part_of(data: Mapping[str, Any], name: str) -> Any:
    """Return the field that a column's name leads to; a plain string is Indonesian."""
    found: Any = data
    for step in name.split("."):
        if isinstance(found, str) and step in {"id", "en"}:
            found = found if step == "id" else None
        elif isinstance(found, Mapping):
            found = found.get(step)
        else:
            return None
    return found


def _row(columns: tuple[Column, ...], data: Mapping[str, Any]) -> Row:
    row: Row = {}
    for column in columns:
        value = part_of(data, column.name)
        if value is not None and value != "":
            row[column.name] = value
    return row


def _head(data: Mapping[str, Any], base: str) -> Row:
    row = _row(layout.HEAD.columns, data)
    row |= calculation_of(data)
    row.pop("base", None)
    if base:
        row["base"] = base
    return row


def _indicators(data: Mapping[str, Any]) -> Iterator[Row]:
    weights = (data.get("aggregation") or {}).get("weights") or {}
    for group, indicator in indicators_of(data):
        row = _row(layout.INDICATORS.columns, indicator)
        row["group"] = group
        rule = indicator.get("rule") or {}
        ends = ("min", "max") if rule.get("kind") == "direct" else ("worst", "best")
        for name, end in zip(("rule.low", "rule.high"), ends, strict=True):
            if end in rule:
                row[name] = rule[end]
        if indicator.get("code") in weights:
            row["weight"] = weights[indicator["code"]]
        yield row


def _values(rule: Mapping[str, Any]) -> Iterator[Row]:
    match rule.get("kind"):
        case "choice":
            for option in rule.get("options") or ():
                yield _row(layout.VALUES.columns, option)
        case "yes_no":
            yield {"letter": "ya", "share": rule.get("yes", 1)}
            yield {"letter": "tidak", "share": rule.get("no", 0)}
        case "bands":
            for band in rule.get("bands") or ():
                yield _band(band)
            for band in rule.get("gaps") or ():
                yield {**_band(band), "gap": True}


def _band(band: Mapping[str, Any]) -> Row:
    row = _row(tuple(c for c in layout.VALUES.columns if c.name in {"note.id", "note.en"}), band)
    for sign in LOWER:
        if sign in band:
            row |= {"lower": sign, "from": band[sign]}
    for sign in UPPER:
        if sign in band:
            row |= {"upper": sign, "to": band[sign]}
    return {**row, "share": band["share"]} if "share" in band else row


def _counterparts(data: Mapping[str, Any], base: str) -> Iterator[Row]:
    if not base:
        return
    for _group, indicator in indicators_of(data):
        code = indicator.get("code")
        yield {"code": code, "before": code, "about": part_of(indicator, "text.id")}
