"""How indicators become the total: the ways that a workbook can name, and those it cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from martabat.instruments.workbook.sameness import same

POINTS = ("structure", "process", "outcome")


def calculation_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the lines of a workbook that name how a document makes its total.

    What no line can name is `base`: as in the version that the workbook was made from.
    """
    given = data.get("aggregation")
    if given is None:
        return {}
    points = (given.get("each_group") or {}).get("points") or {}
    lines = {f"points.{name}": points[name] for name in POINTS if name in points}
    if given.get("scale_to") is not None:
        lines["scale_to"] = given["scale_to"]
    for name in ("types", "sum", "mean", "weighted"):
        codes = [i.get("code", "") for group in data["groups"] for i in group["indicators"]]
        made = steps_of(
            name,
            points=points,
            scale_to=given.get("scale_to"),
            weights=given.get("weights") or {},
            codes=codes,
            before=data,
        )
        if same(made["aggregation"], given) and same(
            made.get("group_score"), data.get("group_score")
        ):
            return {"calculation": name, **lines}
    return {"calculation": "base"}


def steps_of(
    name: str,
    *,
    points: Mapping[str, Any],
    scale_to: Any,
    weights: Mapping[str, Any],
    codes: Sequence[str],
    before: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Return `aggregation` and, where the total bypasses the rights, `group_score`."""
    scaled = {} if scale_to is None else {"scale_to": scale_to}
    match name:
        case "types":
            inner = {"rule": "points_by_type", "points": dict(points)}
            return {"aggregation": {"rule": "mean", **scaled, "each_group": inner}}
        case "sum" | "mean":
            return {"aggregation": {"rule": name, **scaled, "each_group": {"rule": name}}}
        case "weighted":
            given = {code: weights[code] for code in codes if code in weights}
            total = {"rule": "weighted_mean", **scaled, "indicators": list(codes), "weights": given}
            earlier = (before or {}).get("group_score") or {"rule": "mean"}
            own: dict[str, Any] = {"rule": earlier["rule"]}
            if earlier["rule"] == "weighted_mean":
                own["weights"] = given
            return {"aggregation": total, "group_score": own}
    kept = before or {}
    return {key: kept[key] for key in ("aggregation", "group_score") if key in kept}
