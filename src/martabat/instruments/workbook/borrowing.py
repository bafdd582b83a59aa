"""Checks of answers, which a workbook cannot say: from the version before, where they still fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from martabat.instruments.document import Document, Path_
from martabat.instruments.semantics import check_problems
from martabat.instruments.workbook.findings import Place
from martabat.instruments.workbook.rows import Reader
from martabat.instruments.workbook.telling import indicators_of

_PARTS = ("numerator", "denominator")


def borrow_checks(
    reader: Reader,
    data: dict[str, Any],
    base: Mapping[str, Any],
    counterparts: Mapping[str, list[str]],
) -> None:
    """Give indicators the checks of their counterparts before, and say what did not fit."""
    before = {indicator["code"]: indicator for _group, indicator in indicators_of(base)}
    now: dict[str, dict[str, Any]] = {
        indicator["code"]: indicator
        for group in data.get("groups", ())
        for indicator in group["indicators"]
        if "code" in indicator and "rule" in indicator
    }
    # A sole counterpart says more than an equal code, which may have been given to another.
    source = {code: _earlier(code, counterparts, before) for code in now}
    renamed = {old: new for new, old in source.items() if old}
    kept = new = 0
    for g, group in enumerate(data.get("groups", ())):
        for i, indicator in enumerate(group["indicators"]):
            old = source.get(indicator.get("code", ""), "")
            new += not old
            checks = before[old].get("checks") if old else None
            if not checks:
                continue
            fitting = _fitting(checks, indicator, now, renamed)
            kept += bool(fitting)
            if fitting:
                indicator["checks"] = fitting
            if len(fitting) < len(checks):
                path: Path_ = ("groups", g, "indicators", i)
                lost = len(checks) - len(fitting)
                reader.find("checks_dropped", reader.place_of(path), "warning", n=lost)
    if kept:
        reader.find("checks_kept", Place("Indikator"), "notice", n=kept)
    if new:
        reader.find("checks_none", Place("Indikator"), "notice", n=new)


def _earlier(code: str, counterparts: Mapping[str, list[str]], before: Mapping[str, Any]) -> str:
    named = counterparts.get(code, [])
    if len(named) == 1 and named[0] in before:
        return named[0]
    return code if code in before and not named else ""


def _fitting(
    checks: list[dict[str, Any]],
    indicator: Mapping[str, Any],
    now: Mapping[str, Any],
    renamed: Mapping[str, str],
) -> list[dict[str, Any]]:
    found = []
    for check in checks:
        moved = {
            side: _moved(part, renamed) if side in {"must", "when"} else part
            for side, part in check.items()
        }
        if _fits(moved, indicator, now):
            found.append(check if moved == check else moved)
    return found


def _moved(condition: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    """Return a condition that names other indicators by their new codes."""
    moved = dict(condition)
    for side in ("left", "right"):
        text = condition.get(side)
        if isinstance(text, str) and "." in text:
            code, _dot, part = text.rpartition(".")
            moved[side] = f"{renamed[code]}.{part}" if code in renamed else text
    return moved


def _fits(check: Mapping[str, Any], indicator: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    document = Document("", {}, {})
    if any(check_problems(document, (), check, indicator, now)):
        return False
    condition = check.get("must") or check["when"]
    return all(
        _asked(operand, indicator, now)
        for operand in (condition["left"], condition.get("right"))
        if isinstance(operand, str)
    )


def _asked(operand: str, indicator: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether the indicator has the part that a condition looks at."""
    code, _dot, part = operand.rpartition(".")
    asked = now.get(code, indicator) if code else indicator
    chosen = asked["rule"]["kind"] in {"choice", "yes_no"}
    if part in _PARTS:
        return "denominator" in asked
    if part == "answer":
        return chosen
    return not chosen if part in {"value", "change"} else True
