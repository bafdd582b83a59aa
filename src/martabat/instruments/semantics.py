"""What a schema cannot see: codes that do not exist, bands that overlap or leave gaps, sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from martabat.instruments.compile import limits, number
from martabat.instruments.coverage import band_problems
from martabat.instruments.document import Document, Path_, Problem

_ADDITIVE = {"weighted_mean", "weighted_geometric_mean"}


def semantic_problems(document: Document) -> list[Problem]:
    """Return what is wrong with a document that has the right structure."""
    data = document.data
    codes = {i["code"]: i for _, i in _indicators(data)}
    groups = {group["code"] for group in data["groups"]}
    problems = list(_duplicates(document))
    for path, indicator in _indicators(data):
        problems += _indicator_problems(document, path, indicator, codes)
    problems += _step_problems(document, ("aggregation",), data["aggregation"], codes, groups)
    if "group_score" in data:
        problems += _step_problems(document, ("group_score",), data["group_score"], codes, groups)
    problems += _coverage(document, codes)
    problems += _predicate_problems(document)
    for index, kind in enumerate((data.get("adjustments") or {}).get("kinds", ())):
        if kind.get("min") is None and kind.get("max") is None and kind.get("confirmed", True):
            path = ("adjustments", "kinds", index)
            problems.append(document.problem(path, "without limits it must say confirmed: false"))
    for code in (data.get("mapping") or {}).get("indicators", {}):
        if code not in codes:
            path = ("mapping", "indicators", code)
            problems.append(document.problem(path, "expected a code of this package"))
    return problems


def _indicators(data: Mapping[str, Any]) -> Iterator[tuple[Path_, Mapping[str, Any]]]:
    for g, group in enumerate(data["groups"]):
        for i, indicator in enumerate(group["indicators"]):
            yield ("groups", g, "indicators", i), indicator


def _duplicates(document: Document) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    places: list[tuple[Path_, str]] = [
        (("groups", g, "code"), group["code"]) for g, group in enumerate(document.data["groups"])
    ]
    # One name space: weights and group scores name rights and indicators alike.
    places += [((*path, "code"), i["code"]) for path, i in _indicators(document.data)]
    for here, code in places:
        if code in seen:
            yield document.problem(here, f"code {code} stands already in line {seen[code]}")
        seen.setdefault(code, document.line(here))
    names = [predicate["code"] for predicate in document.data.get("predicates", ())]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield document.problem(("predicates", index, "code"), f"code {name} stands twice")


def _indicator_problems(
    document: Document, path: Path_, data: Mapping[str, Any], codes: Mapping[str, Any]
) -> Iterator[Problem]:
    rule = data["rule"]
    if number(data["max_points"]) <= 0:
        yield document.problem((*path, "max_points"), "expected more than 0")
    short = data.get("short")
    for language, name in (short if isinstance(short, Mapping) else {"id": short or ""}).items():
        if len(name) > 60:
            place = (*path, "short", language) if isinstance(short, Mapping) else (*path, "short")
            yield document.problem(place, f"expected at most 60 characters, found {len(name)}")
    if bool(data.get("numerator")) != bool(data.get("denominator")):
        yield document.problem(path, "numerator and denominator belong together")
    if "multiplier" in data and not data.get("denominator"):
        yield document.problem((*path, "multiplier"), "needs numerator and denominator")
    match rule["kind"]:
        case "bands":
            yield from band_problems(document, (*path, "rule"), rule, limits(data.get("range")))
        case "choice":
            letters = [option["letter"] for option in rule["options"]]
            for index, letter in enumerate(letters):
                if letter in letters[:index]:
                    place = (*path, "rule", "options", index, "letter")
                    yield document.problem(place, f"letter {letter} stands twice")
        case "linear" | "logarithmic":
            low, high = number(rule["worst"]), number(rule["best"])
            if low == high:
                yield document.problem((*path, "rule"), "expected two different goalposts")
            if rule["kind"] == "logarithmic" and min(low, high) <= 0:
                yield document.problem((*path, "rule"), "expected goalposts above 0")
        case "direct":
            if number(rule["min"]) >= number(rule["max"]):
                yield document.problem((*path, "rule"), "expected min below max")
            if number(rule["max"]) > number(data["max_points"]):
                yield document.problem((*path, "rule", "max"), "expected at most max_points")
    for index, check in enumerate(data.get("checks", ())):
        yield from check_problems(document, (*path, "checks", index), check, data, codes)


def check_problems(
    document: Document,
    path: Path_,
    check: Mapping[str, Any],
    indicator: Mapping[str, Any],
    codes: Mapping[str, Any],
) -> Iterator[Problem]:
    """Yield what is wrong with one check of an indicator."""
    if ("must" in check) == ("when" in check):
        yield document.problem(path, "expected either must or when")
        return
    side = "must" if "must" in check else "when"
    condition = check[side]
    operator, right = condition["op"], condition.get("right")
    for place, operand in (("left", condition["left"]), ("right", right)):
        if isinstance(operand, str) and "." in operand:
            code = operand.rpartition(".")[0]
            if code not in codes:
                yield document.problem((*path, side, place), f"no indicator has the code {code}")
    if operator == "between" and not (isinstance(right, list) and len(right) == 2):
        yield document.problem((*path, side, "right"), "expected two numbers")
    if operator == "near" and "within" not in condition:
        yield document.problem((*path, side), "near needs within")
    if operator != "integer" and right is None:
        yield document.problem((*path, side), "expected something to compare with (right)")
    if operator == "in" and indicator["rule"]["kind"] == "choice":
        letters = {option["letter"] for option in indicator["rule"]["options"]}
        for letter in right if isinstance(right, list) else [right]:
            if letter not in letters:
                yield document.problem((*path, side, "right"), f"no option has the letter {letter}")


def _step_problems(
    document: Document,
    path: Path_,
    step: Mapping[str, Any],
    codes: Mapping[str, Any],
    groups: set[str],
) -> Iterator[Problem]:
    if "indicator" in step:
        if step["indicator"] not in codes:
            yield document.problem((*path, "indicator"), "expected a code of this package")
        return
    sources = [k for k in ("each_group", "group", "indicators", "children") if k in step]
    per_group = bool(path) and path[-1] in {"each_group", "group_score"}
    if "rule" not in step:
        yield document.problem(path, "expected a rule")
    elif step["rule"] == "points_by_type" and "points" not in step:
        yield document.problem(path, "points_by_type needs points")
    elif step["rule"] == "points_by_type" and not (per_group or "group" in step):
        yield document.problem(path, "points_by_type works on a right: use each_group or group")
    if not per_group and len(sources) != 1:
        yield document.problem(
            path, "expected exactly one of each_group, group, indicators, children"
        )
    if "group" in step and step["group"] not in groups:
        yield document.problem((*path, "group"), "expected a code of a right in this package")
    if "each_group" in step:
        yield from _step_problems(
            document, (*path, "each_group"), step["each_group"], codes, groups
        )
    for index, code in enumerate(step.get("indicators", ())):
        if code not in codes:
            yield document.problem((*path, "indicators", index), "expected a code of this package")
    for index, child in enumerate(step.get("children", ())):
        yield from _step_problems(document, (*path, "children", index), child, codes, groups)
    yield from _weight_problems(document, path, step, codes.keys() | groups)


def _weight_problems(
    document: Document, path: Path_, step: Mapping[str, Any], known: set[str]
) -> Iterator[Problem]:
    weights = {code: number(w) for code, w in (step.get("weights") or {}).items()}
    for code, weight in weights.items():
        place = (*path, "weights", code)
        if code not in known:
            yield document.problem(place, "expected a code of this package")
        if weight <= 0:
            yield document.problem(place, "expected more than 0")
    given = [number(c["weight"]) for c in step.get("children", ()) if "weight" in c]
    given += weights.values()
    if not given or step.get("rule") not in _ADDITIVE:
        return
    total = sum(given, Fraction(0))
    stated = step.get("weights_sum")
    expected = [number(stated)] if stated is not None else [Fraction(1), Fraction(100)]
    if total not in expected:
        wanted = " or ".join(f"{float(e):g}" for e in expected)
        yield document.problem(
            path, f"expected weights that sum to {wanted}, found {float(total):g}"
        )


def _coverage(document: Document, codes: Mapping[str, Any]) -> Iterator[Problem]:
    """Every indicator counts once: the range of a score is only exact in a tree."""
    counted = _counted(document.data["aggregation"], document.data)
    for code in codes:
        if counted.count(code) > 1:
            yield document.problem(("aggregation",), f"indicator {code} counts twice")
        elif code not in counted:
            yield document.problem(("aggregation",), f"indicator {code} does not count")


def _counted(step: Mapping[str, Any], data: Mapping[str, Any]) -> list[str]:
    if "indicator" in step:
        return [step["indicator"]]
    if "indicators" in step:
        return list(step["indicators"])
    if "children" in step:
        return [code for child in step["children"] for code in _counted(child, data)]
    inner = step.get("each_group", step)
    types = inner.get("points") if inner.get("rule") == "points_by_type" else None
    return [
        indicator["code"]
        for group in data["groups"]
        if "each_group" in step or group["code"] == step.get("group")
        for indicator in group["indicators"]
        if types is None or indicator.get("type") in types
    ]


def _predicate_problems(document: Document) -> Iterator[Problem]:
    above: Fraction | None = None
    predicates = document.data.get("predicates", ())
    for index, predicate in enumerate(predicates):
        threshold = predicate.get("from")
        path = ("predicates", index, "from")
        if threshold is None:
            if index != len(predicates) - 1:
                yield document.problem(path, "only the lowest predicate may have no boundary")
            continue
        if above is not None and number(threshold) >= above:
            yield document.problem(path, f"expected less than {float(above):g} (highest first)")
        above = number(threshold)
