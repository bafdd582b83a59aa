"""`martabat release`: reads press releases; no database, no network."""

import json
from pathlib import Path

import click


@click.group()
def release() -> None:
    """Read press releases."""


@release.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_lines", is_flag=True, help="One JSON object for each file.")
def read(files: tuple[Path, ...], as_lines: bool) -> None:
    """Tell which activities FILES report: txt, docx, pdf or html."""
    from martabat.newsroom.as_json import as_json
    from martabat.newsroom.reading import read as read_text

    for path in files:
        reading = read_text(path.read_text(encoding="utf-8"))
        if as_lines:
            click.echo(json.dumps(as_json(reading, file=str(path)), ensure_ascii=False))
