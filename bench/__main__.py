"""`python -m bench`: measure with the nation and with twenty regions, and print the table.

Figures depend on the machine; what counts are the ratios, and that size does not slow things down.
BENCH_SECONDS sets how long each page is asked for (5). The data stay in var/bench.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

# Of a machine with 2 cores: 2 web workers, 4 clients, PostgreSQL and the clients all on it.
TARGETS = {
    "save an answer": "≥ 250",
    "page of 120 indicators": "≥ 60",
    "national board": "≥ 60",
    "public page": "≥ 2,000",
    "check-in at the door": "≥ 150",
    "certificates": "≥ 200",
    "national recompute": "≤ 0.5",
    "first migration": "≤ 10",
    "national export, XLSX": "≤ 5",
    "national export, CSV": "≤ 5",
}
NATION, FEW, YEARS = 514, 20, 5


def main() -> None:
    """Measure both sizes and print them beside the targets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=int, help="measure one size only, as JSON")
    chosen = parser.parse_args()
    if chosen.regions:
        from bench.measures import main as measure

        measure(chosen.regions, YEARS)
        return
    many, few = _measure(NATION), _measure(FEW)
    table = Table(title="Martabat, 2 web workers and 4 clients on this machine")
    for title in ("what", f"{NATION} regions", f"{FEW} regions", "unit", "target", "more"):
        table.add_column(title, justify="right" if "regions" in title else "left")
    for name in dict.fromkeys([*many, *few]):
        first, second = many.get(name), few.get(name)
        known = first or second
        assert known is not None
        table.add_row(
            name, _shown(first), _shown(second), known["unit"], TARGETS.get(name, ""), known["more"]
        )
    Console(width=150).print(table)
    from bench.releases import main as measure_reading

    measure_reading()


def _measure(regions: int) -> dict[str, dict[str, object]]:
    var = Path("var").resolve() / "bench" / str(regions)
    var.mkdir(parents=True, exist_ok=True)
    print(f"{regions} regions, {YEARS} years, 120 indicators", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--regions", str(regions)],
        env={**os.environ, "MARTABAT_VAR": str(var)},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return {item["name"]: item for item in json.loads(done.stdout.splitlines()[-1])}


def _shown(figure: dict[str, object] | None) -> str:
    if figure is None:
        return "–"
    value = float(str(figure["value"]))
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"


if __name__ == "__main__":
    main()
