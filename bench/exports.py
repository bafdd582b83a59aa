"""Tables of the whole nation: how long, and how much memory they take."""

import csv
import io
import tempfile
import time
from collections.abc import Callable

import psutil

from bench.measures import LAST_YEAR, Figure


def measure(say: Callable[[str], None]) -> list[Figure]:
    """Write the workbook and the CSV of every answer once each."""
    from martabat.assessments.models import Assessment, Cycle
    from martabat.assessments.tables import lines, workbook

    say("tables of the nation")
    cycle = Cycle.objects.get(award_year=LAST_YEAR)
    assessments = Assessment.objects.filter(cycle=cycle)
    process = psutil.Process()
    with tempfile.TemporaryFile() as warm:
        workbook.write(warm, assessments.filter(region="61.72"), cycle, "")
    before = process.memory_info().rss
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as file:
        workbook.write(file, assessments, cycle, "Indonesia")
        size = file.tell()
    took = time.perf_counter() - begun
    grown = process.memory_info().rss - before
    begun = time.perf_counter()
    text = "".join(lines.answers(assessments, cycle))
    csv_took = time.perf_counter() - begun
    count = sum(1 for _ in csv.reader(io.StringIO(text))) - 1
    return [
        Figure("national export, XLSX", took, "s",
               f"{count} answers, {size / 2**20:.1f} MB; memory grew by {grown / 2**20:.0f} MB"),
        Figure("national export, CSV", csv_took, "s", f"{count} answers"),
    ]  # fmt: skip
