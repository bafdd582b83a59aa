"""`martabat score` and `martabat instrument`: no database, no Django."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import click

from martabat.instruments.document import PackageError, read_document
from martabat.instruments.package import (
    Package,
    find_package,
    load_document,
    load_package,
    mapping_problems,
)
from martabat.instruments.score_output import write_csv, write_json
from martabat.instruments.showing import described
from martabat.instruments.values_file import ValuesError, read_values
from martabat.scoring.batch import evaluate_table

EXACT_UP_TO = 5_000
"""Cells that the exact kernel scores in about a tenth of a second; larger files go in floats."""

SCORE_EPILOG = """\b
VALUES has the columns region_code,indicator,value[,numerator,denominator], in any order of rows:
  region_code,indicator,value,numerator,denominator
  61.72,01-S-02,ya,,
  61.72,01-P-01,,99400000,28400
  61.72,01-P-03,b,,
  61.72,01-H-05,na,,
A value is a number (93.9, 19/3), ya/tidak, the letter of a choice, or na for "not applicable".
Given values count as accepted; what is missing is open and makes the range low to high.

\b
Examples:
  martabat score peduli-ham-2021 values.csv --json -o scores.json
  martabat score my-package.yaml values.csv
  martabat score indeks-kota-toleran values.csv --any-unit

\b
Exit codes: 0 scored; 2 the instrument or a row cannot be used: nothing is written.
"""


class RefusedError(click.ClickException):
    """Input that cannot be used: sentences on stderr and exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002
        """Print the sentences as they are."""
        click.echo(self.message, err=True)


@click.command(epilog=SCORE_EPILOG)
@click.argument("instrument")
@click.argument("values", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "form", flag_value="json", help="Write a JSON list, one object per region.")
@click.option("--csv", "form", flag_value="csv", default="csv", help="Write CSV (the default).")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@click.option("--any-unit", is_flag=True, help="Take codes that the region register does not have.")
def score(
    instrument: str,
    values: Path,
    form: str,
    output: Path | None,
    any_unit: bool,  # noqa: FBT001
) -> None:
    """Score any number of regions: VALUES (a CSV file) by INSTRUMENT (a shipped name or a file)."""
    package = _load(instrument)
    known = None if any_unit else register_codes()
    try:
        with values.open(encoding="utf-8-sig", newline="") as lines, _progress(values) as progress:
            read = read_values(
                progress.lines(lines),
                package.instrument,
                known_regions=known,
                file=values.name,
                progress=progress.rows,
            )
    except ValuesError as error:
        raise RefusedError(str(error)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise RefusedError(f"{values.name}: expected a CSV file in UTF-8 ({error})") from error
    result = evaluate_table(read.table, exact_up_to=EXACT_UP_TO)
    write = write_json if form == "json" else write_csv
    if output is None:
        write(read.regions, result, sys.stdout.write)
        return
    part = output.with_name(output.name + ".part")
    with part.open("w", encoding="utf-8") as stream:
        write(read.regions, result, stream.write)
    part.replace(output)


@click.group()
def instrument() -> None:
    """Check a package of an instrument, or show one."""


@instrument.command(
    epilog="\b\nExamples:\n  martabat instrument check my-package.yaml\n\n\b\n"
    "Exit codes: 0 it can be used; 1 it cannot; 2 there is no such file."
)
@click.argument("file")
def check(file: str) -> None:
    """Check a package: its fields, codes, bands, weights and predicates, with line numbers."""
    try:
        document = read_document(_find(file))
        package = load_document(document)
        if problems := mapping_problems(document):
            raise PackageError(problems)
    except PackageError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from error
    for warning in package.warnings:
        click.echo(str(warning), err=True)
    made = package.instrument
    click.echo(
        f"{made.name} {made.version}: {len(made.groups)} groups, {len(made.indicators)} "
        f"indicators, status {made.status}; can be used. SHA-256 {package.sha256}"
    )


@instrument.command(
    epilog="\b\nExamples:\n  martabat instrument show peduli-ham-2021\n"
    "  martabat instrument show indeks-kota-toleran --json\n"
)
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print the whole package as JSON.")
@click.option("--language", type=click.Choice(["id", "en"]), default="id", show_default=True)
def show(name: str, as_json: bool, language: str) -> None:  # noqa: FBT001
    """Show an instrument (a shipped name or a file): rights, rules, what is not known."""
    package = _load(name)
    if as_json:
        click.echo(json.dumps(package.data, ensure_ascii=False, indent=2))
        return
    for line in described(package.instrument, language):
        click.echo(line)


def register_codes() -> frozenset[str]:
    """Return the codes of the region register, read from the file that comes with `regions`."""
    file = resources.files("martabat.regions") / "data" / "regions.csv"
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        return frozenset(row["code"] for row in csv.DictReader(lines))
    except (FileNotFoundError, KeyError) as error:
        raise RefusedError(
            "the region register (martabat/regions/data/regions.csv) is missing or has no column "
            "code; --any-unit scores without it"
        ) from error


def _find(name: str) -> Path:
    try:
        return find_package(name)
    except FileNotFoundError as error:
        raise RefusedError(str(error)) from error


def _load(name: str) -> Package:
    try:
        return load_package(_find(name))
    except PackageError as error:
        raise RefusedError(str(error)) from error


class _Silent:
    """Progress when nobody watches."""

    def lines(self, stream: Iterator[str]) -> Iterator[str]:
        return stream

    def rows(self, count: int) -> None:
        """Take note of the rows read."""


class _Bar(_Silent):
    """Progress by bytes, on a terminal."""

    def __init__(self, advance: Callable[[int, int], None]) -> None:
        self.advance = advance
        self.bytes = 0

    def lines(self, stream: Iterator[str]) -> Iterator[str]:
        for line in stream:
            self.bytes += len(line)
            yield line

    def rows(self, count: int) -> None:
        self.advance(self.bytes, count)


@contextmanager
def _progress(file: Path) -> Iterator[_Silent]:
    if not sys.stderr.isatty():
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(file.name, total=max(file.stat().st_size, 1))

        def advance(read: int, count: int) -> None:
            bar.update(task, completed=read, description=f"{file.name}: {count} rows")

        yield _Bar(advance)
