"""`martabat release`: reads press releases; no database, no network."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.table import Table

    from martabat.newsroom.reading.values import ReadActivity, Reading

_STANDARD_INPUT = "-"


@click.group()
def release() -> None:
    """Read press releases."""


@release.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_lines", is_flag=True, help="One JSON object for each file.")
def read(files: Sequence[str], as_lines: bool) -> None:
    """Tell which activities FILEs report: txt, docx, pdf or html; - reads the standard input.

    Exit code 2 when a file could not be read; the others are read all the same.
    """
    from martabat.newsroom.files import Unreadable, text_from, text_of
    from martabat.newsroom.reading import read as read_text

    unread = 0
    for file in files:
        try:
            if file == _STANDARD_INPUT:
                text = text_from(sys.stdin.buffer.read())
            else:
                text = text_of(Path(file))
        except Unreadable as mishap:
            click.echo(f"{file}: {mishap}.", err=True)
            unread += 1
            continue
        _show(read_text(text), file, as_lines)
    if unread:
        sys.exit(2)


def _show(reading: "Reading", file: str, as_lines: bool) -> None:
    from martabat.newsroom.as_json import as_json

    if as_lines:
        click.echo(json.dumps(as_json(reading, file=file), ensure_ascii=False))
        return
    from rich.console import Console

    console = Console(highlight=False, emoji=False, markup=False)
    console.print(file, style="bold")
    if not reading.activities:
        console.print("  Tidak ada kegiatan yang terbaca.")
    for activity in reading.activities:
        console.print(_table(activity, reading))
    others = as_json(reading, file=file)["mentions_dates"]
    if others:
        console.print(f"  Tanggal lain: {', '.join(others)}")
    console.print()


def _table(activity: "ReadActivity", reading: "Reading") -> "Table":
    """Return what was read of one activity, what is not told left out."""
    from rich.table import Table

    table = Table(show_header=False, box=None, padding=(0, 1, 0, 2))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for title, value in _rows(activity, reading.text):
        if value:
            table.add_row(title, value)
    return table


def _rows(activity: "ReadActivity", text: str) -> list[tuple[str, str]]:
    follows = activity.follows_up
    after = f"{_KINDS[follows.kind]}{f', {follows.day}' if follows.day else ''}" if follows else ""
    number = activity.series_position
    return [
        ("Kegiatan", _KINDS[activity.kind.value]),
        ("Tanggal", _date(activity, text)),
        ("Tempat", activity.venue.value if activity.venue else ""),
        ("Wilayah", _region(activity)),
        ("Tema", activity.theme.value if activity.theme else ""),
        ("Organisasi", "\n".join(found.value for found in activity.organisations)),
        ("Orang", "\n".join(_people(activity))),
        ("Tindak lanjut", after),
        ("Rangkaian", f"ke-{number.value}" if number else ""),
        ("Kredit", "; ".join(found.value for found in activity.credits)),
    ]


def _date(activity: "ReadActivity", text: str) -> str:
    date = activity.date
    if date is None:
        return ""
    written = date.span.of(text)
    if date.day is None:
        return f"{written} (tahun tidak disebut)"
    days = f"{date.day} s.d. {date.last_day}" if date.last_day else f"{date.day}"
    if date.weekday_ok is False:
        likely = f", mungkin {date.likely}" if date.likely else ""
        return f"{days} – hari dan tanggal tidak cocok: {written}{likely}"
    return f"{days} ({written})"


def _region(activity: "ReadActivity") -> str:
    from martabat.regions.register import registered_regions

    if activity.region is None:
        return ""
    region = registered_regions().get(activity.region.value)
    return f"{activity.region.value} {region.name if region else ''}".strip()


def _people(activity: "ReadActivity") -> list[str]:
    lines = []
    for person in activity.persons:
        position = f", {person.position.value}" if person.position else ""
        acting = f" (mewakili {person.acting_for.value})" if person.acting_for else ""
        lines.append(f"{person.name}{position}{acting}")
    return lines


_KINDS = {
    "signing": "penandatanganan",
    "meeting": "rapat",
    "seminar": "seminar",
    "socialisation": "sosialisasi",
    "training": "pelatihan",
    "festival": "festival",
    "award": "penghargaan",
    "visit": "kunjungan",
    "discussion": "diskusi",
    "monitoring": "pemantauan",
    "other": "lainnya",
}
