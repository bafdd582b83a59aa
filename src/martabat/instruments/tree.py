"""From the `aggregation` of a package to the tree that the scoring kernel walks.

A step takes its children from one of: `each_group` (one step for every right), `group` (the
indicators of one right), `indicators` (codes), or `children` (further steps and indicators).
`points_by_type` is a sum of one step per indicator type, each worth the points stated for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from martabat.scoring.model import Group, Indicator, Leaf, Node, NodeKind, Text

TYPE_TITLES = {
    "structure": Text("Struktur", "Structure"),
    "process": Text("Proses", "Process"),
    "outcome": Text("Hasil", "Outcome"),
}


def build_tree(data: Mapping[str, Any], groups: Sequence[Group], title: Text) -> Node:
    """Return the tree of the total."""
    return _step(data, groups, "total", title, "total")


def group_nodes(
    data: Mapping[str, Any] | None, tree: Node, groups: Sequence[Group]
) -> dict[str, Node]:
    """Return the step that scores each group: from the tree, or by the rule of `group_score`."""
    found = {node.code: node for node in tree.walk() if node.kind == "right"}
    return {
        group.code: found.get(group.code) or _group_step(data or {"rule": "mean"}, group)
        for group in groups
    }


def _step(
    data: Mapping[str, Any], groups: Sequence[Group], code: str, title: Text, kind: NodeKind
) -> Node:
    by_code = {group.code: group for group in groups}
    indicators = {i.code: i for group in groups for i in group.indicators}
    children: list[Node | Leaf] = []
    weights: list[Fraction] = []
    given = data.get("weights") or {}
    if "each_group" in data:
        children = [_group_step(data["each_group"], group) for group in groups]
    elif "group" in data:
        return _group_step(data, by_code[data["group"]])
    elif "indicators" in data:
        children = [_leaf(indicators[i]) for i in data["indicators"]]
    else:
        for index, item in enumerate(data["children"]):
            weights.append(Fraction(str(item.get("weight", 1))))
            if "indicator" in item:
                children.append(_leaf(indicators[item["indicator"]]))
                continue
            named = Text(**item["title"]) if item.get("title") else title
            part = item.get("code", f"{code}-{index + 1}")
            children.append(_step(item, groups, part, named, "part"))
    weights = weights or [Fraction(str(given.get(child.code, 1))) for child in children]
    return Node(code, title, kind, _rule(data), tuple(children), tuple(weights), _scale(data))


def _group_step(data: Mapping[str, Any], group: Group) -> Node:
    if data["rule"] == "points_by_type":
        return _by_type(data["points"], group)
    given = data.get("weights") or {}
    return Node(
        group.code,
        group.title,
        "right",
        _rule(data),
        tuple(_leaf(indicator) for indicator in group.indicators),
        tuple(Fraction(str(given.get(i.code, 1))) for i in group.indicators),
        _scale(data),
    )


def _by_type(points: Mapping[str, Any], group: Group) -> Node:
    """Return the sum of a step per type; each is worth its points, shared by its indicators."""
    parts = []
    # The database does not keep the order of keys, so the order is ours.
    for kind in TYPE_TITLES:
        worth = points.get(kind)
        members = [i for i in group.indicators if i.type == kind]
        if worth is None or not members:
            continue
        parts.append(
            Node(
                f"{group.code}:{kind}",
                TYPE_TITLES[kind],
                "type",
                "sum",
                tuple(_leaf(indicator) for indicator in members),
                (Fraction(1),) * len(members),
                Fraction(str(worth)),
                type=kind,  # type: ignore[arg-type]
            )
        )
    total = sum((Fraction(str(worth)) for worth in points.values()), Fraction(0))
    ones = (Fraction(1),) * len(parts)
    return Node(group.code, group.title, "right", "sum", tuple(parts), ones, total)


def _leaf(indicator: Indicator) -> Leaf:
    return Leaf(indicator.code, indicator.max_points)


def _rule(data: Mapping[str, Any]) -> Any:
    return data["rule"]


def _scale(data: Mapping[str, Any]) -> Fraction | None:
    return None if data.get("scale_to") is None else Fraction(str(data["scale_to"]))
