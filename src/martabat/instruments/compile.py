"""From the plain data of a (valid) package to an instrument of the scoring kernel."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from martabat.instruments.tree import build_tree, group_nodes
from martabat.scoring.checks_model import Check, Condition
from martabat.scoring.model import (
    AdjustmentKind,
    Group,
    Indicator,
    Instrument,
    Limits,
    Option,
    Predicate,
    Rounding,
    Text,
)
from martabat.scoring.values import Band, Bands, Choice, Direct, Goalposts, ValueRule, YesNo

ONE = Fraction(1)


def exact(value: float | str | None) -> Fraction | None:
    """Return a number of a package exactly: 0.6 is three fifths, "19/3" is allowed."""
    return None if value is None else Fraction(str(value))


def number(value: float | str) -> Fraction:
    """Return a number that is there."""
    return Fraction(str(value))


def text(data: Mapping[str, str] | str | None) -> Text | None:
    """Return a text in two languages; a plain string is Indonesian."""
    if data is None:
        return None
    return Text(data) if isinstance(data, str) else Text(data["id"], data.get("en", ""))


def known_text(data: Mapping[str, str] | str) -> Text:
    """Return a text that is there."""
    found = text(data)
    assert found is not None
    return found


def compile_document(data: Mapping[str, Any]) -> Instrument:
    """Build the instrument that a valid document describes."""
    groups = tuple(_group(group, data) for group in data["groups"])
    tree = build_tree(data["aggregation"], groups, known_text(data["title"]))
    adjustments = data.get("adjustments") or {}
    in_force = data.get("in_force") or {}
    mapping = data.get("mapping") or {}
    return Instrument(
        name=data["name"],
        version=str(data["version"]),
        title=known_text(data["title"]),
        status=data["status"],
        groups=groups,
        tree=tree,
        mark=text(data.get("mark")),
        note=text(data.get("note")),
        source=data.get("source", ""),
        missing=data["missing"],
        not_applicable=data["not_applicable"],
        adjustments=tuple(_adjustment(kind) for kind in adjustments.get("kinds", ())),
        adjustment_limits=limits(adjustments.get("limits")),
        cap=limits(data.get("cap")),
        rounding=Rounding(**(data.get("rounding") or {})),
        predicates=tuple(_predicate(item) for item in data.get("predicates", ())),
        group_nodes=group_nodes(data.get("group_score"), tree, groups),
        valid_from=in_force.get("from"),
        valid_to=in_force.get("to"),
        mapping_from=mapping.get("from", ""),
        mapping={new: tuple(old) for new, old in mapping.get("indicators", {}).items()},
        gaps=tuple(known_text(gap) for gap in data.get("gaps", ())),
    )


def limits(data: Mapping[str, Any] | None) -> Limits:
    """Return bounds; what is not given is not bounded."""
    data = data or {}
    return Limits(exact(data.get("min")), exact(data.get("max")))


def _adjustment(data: Mapping[str, Any]) -> AdjustmentKind:
    return AdjustmentKind(
        data["code"], known_text(data["title"]), limits(data), data.get("confirmed", True)
    )


def _predicate(data: Mapping[str, Any]) -> Predicate:
    return Predicate(
        code=data["code"],
        name=data["name"]["id"],
        title=known_text(data["name"]),
        threshold=exact(data.get("from")),
        strict=data.get("boundary", ">=") == ">",
        confirmed=data.get("confirmed", True),
        source=data.get("source", ""),
    )


def _group(data: Mapping[str, Any], package: Mapping[str, Any]) -> Group:
    return Group(
        code=data["code"],
        title=known_text(data["title"]),
        indicators=tuple(_indicator(item, data["code"], package) for item in data["indicators"]),
        family=data.get("family", ""),
        note=text(data.get("note")),
    )


def _indicator(data: Mapping[str, Any], group: str, package: Mapping[str, Any]) -> Indicator:
    rule_data = data["rule"]
    max_points = number(data["max_points"])
    bounds = data.get("range") or {}
    return Indicator(
        code=data["code"],
        group=group,
        text=known_text(data["text"]),
        short=known_text(data.get("short") or data["text"]),
        answer=_answer_kind(data),
        unit=known_text(data["unit"]),
        rule=value_rule(rule_data, max_points),
        max_points=max_points,
        type=data.get("type"),
        options=tuple(
            Option(option["letter"], known_text(option["text"]))
            for option in rule_data.get("options", ())
        ),
        numerator=text(data.get("numerator")),
        denominator=text(data.get("denominator")),
        multiplier=exact(data.get("multiplier")) or ONE,
        zero_denominator=data.get("zero_denominator", "invalid"),
        na_allowed=data.get("na_allowed", False) and package["not_applicable"] != "not_allowed",
        direction=data.get("direction"),
        minimum=exact(bounds.get("min")),
        maximum=exact(bounds.get("max")),
        data_source=data.get("data_source", ""),
        evidence=text(data.get("evidence")),
        usual_office=data.get("usual_office", ""),
        source=data.get("source", ""),
        why_it_matters=text(data.get("why_it_matters")),
        example_answer=data.get("example_answer", ""),
        checks=tuple(_check(item) for item in data.get("checks", ())),
        statement_letter=data.get("statement_letter", ""),
        status=data.get("status", package["status"]),
        note=text(data.get("note")),
    )


def _answer_kind(data: Mapping[str, Any]) -> Any:
    kind = data["rule"]["kind"]
    if kind in {"choice", "yes_no"}:
        return kind
    return "ratio" if data.get("denominator") else "number"


def value_rule(data: Mapping[str, Any], max_points: Fraction) -> ValueRule:
    """Return the value rule that a `rule` describes."""
    match data["kind"]:
        case "bands":
            return Bands(
                tuple(band(item) for item in data["bands"]),
                data.get("precision"),
                tuple(band(item) for item in data.get("gaps", ())),
            )
        case "choice":
            return Choice({item["letter"]: number(item["share"]) for item in data["options"]})
        case "yes_no":
            return YesNo(number(data.get("yes", 1)), number(data.get("no", 0)))
        case "direct":
            return Direct(number(data["min"]), number(data["max"]), max_points)
        case kind:
            return Goalposts(
                number(data["worst"]), number(data["best"]), logarithmic=kind == "logarithmic"
            )


def band(data: Mapping[str, Any]) -> Band:
    """Return one band: bounds `ge`, `gt`, `le`, `lt`, or `eq` for a single value."""
    share = number(data["share"])
    if "eq" in data:
        value = number(data["eq"])
        return Band(share, value, value)
    return Band(
        share,
        lower=exact(data.get("ge", data.get("gt"))),
        upper=exact(data.get("le", data.get("lt"))),
        lower_open="gt" in data,
        upper_open="lt" in data,
    )


def _check(data: Mapping[str, Any]) -> Check:
    condition = data.get("must") or data["when"]
    right: Any = condition.get("right")
    operator = condition["op"]
    if operator == "between":
        right = tuple(number(item) for item in right)
    elif operator == "in":
        right = tuple(str(item) for item in right)
    elif isinstance(right, int | float) and not isinstance(right, bool):
        right = number(right)
    return Check(
        Condition(condition["left"], operator, right, exact(condition.get("within"))),
        data["effect"],
        "must" in data,
        data.get("letter", False),
        data.get("answer", ""),
    )
