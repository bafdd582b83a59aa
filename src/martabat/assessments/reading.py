"""From frozen content back to the objects that pages read."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from martabat.assessments.results import (
    Cited,
    LedgerLine,
    Part,
    PublishedResult,
    ResultDecision,
    ResultDecree,
    ResultIndicator,
    ResultInstrument,
    ResultRegion,
    ResultRight,
    ResultVersion,
    Step,
    Threshold,
)
from martabat.scoring import Text

# Of the facts behind an indicator's points: what is a figure, and not a word.
FIGURES = frozenset(
    {"max_points", "measured", "share", "points", "gain", "gain_total", "scale_to"}
    | {"goal_low", "goal_high", "score_then"}
)


def read(content: Mapping[str, Any]) -> PublishedResult:
    """Return the objects behind frozen content."""
    predicates = {item["code"]: _threshold(item) for item in content["predicates"]}
    indicators = {item["code"]: _indicator(item) for item in content["indicators"]}
    tree = _step(content["tree"])
    figures = ("score", "raw", "adjusted", "capped", "low", "high", "minimum", "maximum")
    decree = content["decree"]
    return PublishedResult(
        region=ResultRegion(**content["region"]),
        award_year=content["award_year"],
        data_year=content["data_year"],
        example=content["example"],
        step=content["step"],
        instrument=_instrument(content["instrument"]),
        decree=decree
        and ResultDecree(decree["number"], date.fromisoformat(decree["dated"]), decree["title"]),
        **{name: _decimal(content[name]) for name in figures},
        best=Decimal(content["best"]),
        open=content["open"],
        predicate=predicates.get(content["predicate"]),
        predicate_low=predicates.get(content["predicate_low"]),
        predicate_high=predicates.get(content["predicate_high"]),
        predicates=tuple(predicates.values()),
        ledger=tuple(_ledger_line(item) for item in content["ledger"]),
        rights=tuple(_right(item, indicators, tree) for item in content["rights"]),
        indicators=indicators,
        tree=tree,
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(data: Mapping[str, str] | None) -> Text:
    return Text(**data) if data else Text("")


def _threshold(item: Mapping[str, Any]) -> Threshold:
    return Threshold(
        code=item["code"],
        title=_text(item["title"]),
        value=_decimal(item["threshold"]),
        strict=item["strict"],
        confirmed=item["confirmed"],
        source=item["source"],
    )


def _instrument(item: Mapping[str, Any]) -> ResultInstrument:
    return ResultInstrument(
        **{
            **item,
            "title": _text(item["title"]),
            "mark": _text(item["mark"]) if item["mark"] else None,
            "gaps": tuple(_text(gap) for gap in item["gaps"]),
        }
    )


def _ledger_line(item: Mapping[str, Any]) -> LedgerLine:
    return LedgerLine(
        **{
            **item,
            "title": _text(item["title"]),
            "points": Decimal(item["points"]),
            "dated": _date(item["dated"]),
        }
    )


def _said(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **item,
        "answer": _text(item["answer"]),
        "numerator": _decimal(item["numerator"]),
        "denominator": _decimal(item["denominator"]),
    }


def _indicator(item: Mapping[str, Any]) -> ResultIndicator:
    return ResultIndicator(
        **{
            **_said(item),
            **{name: _text(item[name]) for name in ("short", "text", "unit")},
            "points": _decimal(item["points"]),
            "maximum": Decimal(item["maximum"]),
            "multiplier": Decimal(item["multiplier"]),
            "how": _facts(item["how"]),
            "versions": tuple(
                ResultVersion(**_said(version) | {"dated": date.fromisoformat(version["dated"])})
                for version in item["versions"]
            ),
            "decisions": tuple(
                ResultDecision(**decision | {"dated": date.fromisoformat(decision["dated"])})
                for decision in item["decisions"]
            ),
            "evidence": tuple(Cited(**cited) for cited in item["evidence"]),
        }
    )


def _facts(how: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the facts with their figures as numbers again; a choice's letter stays a letter."""
    words = {"measured"} if how.get("rule") in {"choice", "yes_no"} else set()
    return {
        key: _facts(value)
        if key == "next"
        else Decimal(value)
        if key in FIGURES - words and isinstance(value, str)
        else value
        for key, value in how.items()
    }


def _part(item: Mapping[str, Any]) -> dict[str, Any]:
    figures = {name: _decimal(item[name]) for name in ("score", "low", "high")}
    return {**figures, "maximum": Decimal(item["maximum"])}


def _right(
    item: Mapping[str, Any], indicators: Mapping[str, ResultIndicator], tree: Step
) -> ResultRight:
    steps = tree.path_to(item["code"])
    return ResultRight(
        **_part(item),
        code=item["code"],
        number=item["number"],
        title=_text(item["title"]),
        family=item["family"],
        open=item["open"],
        contribution=steps[-1].contribution if steps else None,
        types={part["type"]: Part(**_part(part)) for part in item["types"]},
        indicators=tuple(indicators[code] for code in item["indicators"]),
    )


def _step(item: Mapping[str, Any]) -> Step:
    return Step(
        code=item["code"],
        kind=item["kind"],
        title=_text(item.get("title")),
        value=_decimal(item["value"]),
        maximum=Decimal(item["maximum"]),
        weight=Decimal(item["weight"]),
        contribution=_decimal(item["contribution"]),
        how=_facts(item.get("how", {})),
        children=tuple(_step(child) for child in item.get("children", ())),
    )
