"""Do the bands of a rule cover every value once?

Bands are tried in order, so a later band may reach over an earlier one (`>=80`, `>=60`); what must
not be is a band that can never hold, or two closed stretches that contradict each other. A value
that no band holds is a gap, and a gap must be acknowledged in the package.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from martabat.instruments.compile import value_rule
from martabat.instruments.document import Document, Path_, Problem
from martabat.scoring.model import Limits
from martabat.scoring.values import Band, Bands


def band_problems(
    document: Document, path: Path_, data: Mapping[str, Any], bounds: Limits
) -> Iterator[Problem]:
    """Return the overlaps, dead bands and gaps of a rule with bands."""
    rule = value_rule(data, Fraction(1))
    assert isinstance(rule, Bands)
    probes = _probes(rule, bounds)
    for index, band in enumerate(rule.bands):
        reached = [v for v in probes if band.holds(v)]
        if not any(not any(b.holds(v) for b in rule.bands[:index]) for v in reached):
            yield document.problem(
                (*path, "bands", index),
                f"{band.condition} never decides: bands before it hold first",
            )
        for earlier in rule.bands[:index]:
            both = [v for v in reached if earlier.holds(v)]
            if _closed(band) and _closed(earlier) and both:
                yield document.problem(
                    (*path, "bands", index),
                    f"{band.condition} overlaps {earlier.condition} at {float(both[0]):g}",
                )
    told = False
    for value in probes:
        if any(band.holds(value) for band in rule.bands):
            continue
        message = f"no band holds {float(value):g}"
        if not any(gap.holds(value) for gap in rule.gaps):
            yield document.problem(path, f"{message}: add a band, or acknowledge it under gaps")
            return
        if not told:
            yield document.problem(path, f"{message} (acknowledged)", warning=True)
        told = True


def _closed(band: Band) -> bool:
    return band.lower is not None and band.upper is not None


def _probes(rule: Bands, bounds: Limits) -> list[Fraction]:
    """Return one value for every stretch that the edges cut: the edges and points between."""
    edges = sorted(
        {e for band in (*rule.bands, *rule.gaps) for e in (band.lower, band.upper) if e is not None}
    )
    if rule.precision is not None:
        step = Fraction(1, 10**rule.precision)
        points = {e + move for e in edges for move in (-step, Fraction(0), step)}
    else:
        points = set(edges) | {(a + b) / 2 for a, b in zip(edges, edges[1:], strict=False)}
        points |= {edges[0] - 1, edges[-1] + 1}
    points |= {b for b in (bounds.minimum, bounds.maximum) if b is not None}
    return sorted(point for point in points if bounds.clamp(point) == point)
