"""Aggregation of whole columns: the same rules as `aggregate`, for all regions at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from martabat.scoring.model import Leaf, Node

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass
class Arrays:
    """Value and range of one step for all regions; NaN = drops out for certain."""

    value: Floats
    low: Floats
    high: Floats
    optional: Bools


def node_arrays(node: Node, leaves: dict[str, Arrays], made: dict[int, Arrays]) -> Arrays:
    """Return a step's arrays; `made` collects those of all steps by identity."""
    children = [
        leaves[child.code] if isinstance(child, Leaf) else node_arrays(child, leaves, made)
        for child in node.children
    ]
    units = np.array([float(child.best) if node.rule == "sum" else 1.0 for child in node.children])
    weights = np.array([float(share) for share in node.shares])
    value = np.column_stack([child.value for child in children])
    optional = np.column_stack([child.optional for child in children])
    average = _combine(node, value, weights, units)
    low = _extreme(node, np.column_stack([c.low for c in children]), optional, weights, units, -1)
    high = _extreme(node, np.column_stack([c.high for c in children]), optional, weights, units, 1)
    ends = np.column_stack([child.low for child in children])
    here = ~np.isnan(ends)
    loose: Bools = np.asarray(here.any(axis=1) & ~(here & ~optional).any(axis=1))
    arrays = Arrays(average, low, high, loose)
    made[id(node)] = arrays
    return arrays


def _combine(node: Node, values: Floats, weights: Floats, units: Floats) -> Floats:
    """Value of the step from the children that are there; NaN where none is."""
    factor = float(node.factor)
    there = ~np.isnan(values)
    present = there.any(axis=1)
    if node.rule == "minimum":
        least = np.where(there, values, np.inf).min(axis=1)
        return np.where(present, least * factor, np.nan)
    weight = np.where(there, weights, 0.0).sum(axis=1)
    divisor = np.where(present, weight, 1.0)
    if node.rule == "weighted_geometric_mean":
        total = (np.where(there, _log(values), 0.0) * weights).sum(axis=1)
        return np.where(present, np.exp(total / divisor) * factor, np.nan)
    # weight / unit is the plain weight of a sum, so whole points add up without error; and
    # multiplying before dividing keeps 27.5 / 60 × 60 at 27.5.
    total = (np.where(there, values, 0.0) * (weights / units)).sum(axis=1)
    return np.where(present, total * factor / divisor, np.nan)


def _log(values: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(values > 0, np.log(values), np.where(np.isnan(values), np.nan, -np.inf))


def _extreme(
    node: Node, ends: Floats, optional: Bools, weights: Floats, units: Floats, sign: int
) -> Floats:
    """Return the extreme average over all choices of which optional children stay."""
    optional = optional & ~np.isnan(ends)
    if not optional.any():
        return _combine(node, ends, weights, units)
    plain = _combine(node, np.where(optional, np.nan, ends), weights, units)
    rows = optional.any(axis=1)
    best = plain.copy()
    best[rows] = _with_optional(node, ends[rows], optional[rows], weights, units, sign)
    return best


def _with_optional(
    node: Node, ends: Floats, optional: Bools, weights: Floats, units: Floats, sign: int
) -> Floats:
    """Try every prefix of the optional children in order of value, most extreme first."""
    fixed = np.where(optional, np.nan, ends)
    best = _combine(node, fixed, weights, units)
    order = np.argsort(np.where(optional, -sign * ends / units, np.inf), axis=1, kind="stable")
    chosen = fixed.copy()
    lines = np.arange(ends.shape[0])
    for position in range(int(optional.sum(axis=1).max())):
        column = order[:, position]
        adds = optional[lines, column]
        chosen[lines[adds], column[adds]] = ends[lines[adds], column[adds]]
        tried = _combine(node, chosen, weights, units)
        best = np.fmax(best, tried) if sign > 0 else np.fmin(best, tried)
    return best
