"""How well and how fast press releases are read; `make bench` prints it.

Twenty annotated releases and two real ones lie beside the checkout (`../shared`); where they are
missing, only those of the tests are read. Texts per second are those of one core.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.release_scores import AIMS, FIELDS, Count, annotated, score
from martabat.newsroom.as_json import as_json
from martabat.newsroom.reading import read

_ROOT = Path(__file__).parent.parent
_SHARED = _ROOT.parent / "shared"
_DATA = _ROOT / "src/martabat/newsroom/tests/data"
_SECONDS = 3.0

Golds = list[dict[str, Any]]


def corpora() -> dict[str, Golds]:
    """Return the annotated releases that are there, by name."""
    found: dict[str, Golds] = {}
    shared = _SHARED / "releases" / "dev_gold.jsonl"
    if shared.is_file():
        found["20 invented"] = annotated(shared)
    if (_SHARED / "seeds").is_dir():
        found["2 seeds"] = annotated(_DATA / "seeds.jsonl", _SHARED / "seeds")
    found["own"] = annotated(_DATA / "releases.jsonl")
    return found


def quality(golds: Golds) -> dict[str, Count]:
    """Return precision and recall of every field for annotated releases."""
    return score((as_json(read(gold["text"]), file=gold["id"]), gold) for gold in golds)


def speed(golds: Golds) -> float:
    """Return how many texts one core reads in a second of its time."""
    texts = [gold["text"] for gold in golds]
    read(texts[0])  # gazetteers are built at the first text
    done, start = 0, time.process_time()
    while time.process_time() - start < _SECONDS:
        read(texts[done % len(texts)])
        done += 1
    return done / (time.process_time() - start)


def table() -> Table:
    """Return what was measured, field by field."""
    found = corpora()
    measured = {name: quality(golds) for name, golds in found.items()}
    title = f"Reading releases: {speed(next(iter(found.values()))):,.0f} texts per second per core"
    shown = Table(title=title)
    shown.add_column("field")
    for name in measured:
        shown.add_column(f"{name}: P", justify="right")
        shown.add_column("R", justify="right")
    shown.add_column("aim", justify="right")
    for field in FIELDS:
        counts = [measured[name][field] for name in measured]
        cells = [f"{value:.3f}" for count in counts for value in (count.precision, count.recall)]
        shown.add_row(field, *cells, f"≥ {AIMS[field]}" if field in AIMS else "")
    return shown


def main() -> None:
    """Print the table; with a JSONL file of annotations, its figures as JSON."""
    if len(sys.argv) > 1:
        counts = quality(annotated(Path(sys.argv[1])))
        print(json.dumps({field: [c.precision, c.recall] for field, c in counts.items()}))
        return
    Console(width=130).print(table())


if __name__ == "__main__":
    main()
