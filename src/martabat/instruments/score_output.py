"""Writing scores of many regions as JSON or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from typing import Any

import numpy as np

from martabat.scoring.batch import BatchResult

FIGURES = ("score", "raw", "adjusted", "low", "high")


def records(regions: Sequence[str], result: BatchResult) -> Iterator[dict[str, Any]]:
    """Return one record per region, in order.

    Numbers are floats that print with every digit they hold; None = no score can be formed.
    `predicate` is its Indonesian name.
    """
    names = [predicate.name for predicate in result.instrument.predicates]
    figures = {name: getattr(result, name).tolist() for name in FIGURES}
    groups = {code: array[:, 0].tolist() for code, array in result.groups.items()}
    for row, region in enumerate(regions):
        index = int(result.predicate[row])
        yield {
            "region_code": region,
            **{name: _or_none(figures[name][row]) for name in FIGURES},
            "predicate": None if index < 0 else names[index],
            "groups": {code: _or_none(column[row]) for code, column in groups.items()},
        }


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else value


def write_json(regions: Sequence[str], result: BatchResult, write: Callable[[str], object]) -> None:
    """Write a JSON list, one region per line."""
    opening = "[\n"
    for record in records(regions, result):
        write(opening + json.dumps(record, ensure_ascii=False))
        opening = ",\n"
    write("\n]\n")


def write_csv(regions: Sequence[str], result: BatchResult, write: Callable[[str], object]) -> None:
    """Write CSV: the figures, the predicate, and one column per right."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["region_code", *FIGURES, "predicate", *(f"group_{c}" for c in result.groups)])
    for record in records(regions, result):
        writer.writerow(
            [
                record["region_code"],
                *(record[name] for name in FIGURES),
                record["predicate"],
                *record["groups"].values(),
            ]
        )
        write(buffer.getvalue())
        buffer.seek(0)
        buffer.truncate()
