"""Where an indicator stands in an evaluated tree, and the total when it alone changes."""

from __future__ import annotations

from collections.abc import Sequence

from martabat.scoring.aggregate import Value, combine
from martabat.scoring.evaluate import Evaluated

Step = tuple[Evaluated, int]
"""A step of the tree, with the place of the next one among its children."""
Path = tuple[Step, ...]
"""Steps from the total down to an indicator."""


def paths(evaluated: Evaluated, above: Path = ()) -> dict[str, Path]:
    """Return the path to every indicator, by code."""
    found: dict[str, Path] = {}
    for index, child in enumerate(evaluated.children):
        here = (*above, (evaluated, index))
        if isinstance(child, Evaluated):
            found |= paths(child, here)
        else:
            found[child.indicator.code] = here
    return found


def total_with(path: Sequence[Step], points: Value) -> Value:
    """Return the total when the indicator at the end of the path brings these points."""
    new = points
    for evaluated, index in reversed(path):
        values = evaluated.values
        values[index] = new
        new = combine(evaluated.node, values)
    return new
