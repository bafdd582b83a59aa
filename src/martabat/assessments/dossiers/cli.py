"""`martabat dossier`: no database, no network."""

import sys
from pathlib import Path

import click

FAILED = 1
MANY = 20


@click.group()
def dossier() -> None:
    """Prove that a dossier is whole."""


@dossier.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--head", default="", help="A hash that you noted elsewhere: of the chain or anchor.")
def verify(path: Path, head: str) -> None:
    """Prove the dossier at PATH, a ZIP file or a folder, by itself.

    Checks every file, walks the journal and its anchors, compares answers, evidence and receipts
    with the journal, and computes the score again from the journal alone.

    \b
    Examples:
      martabat dossier verify berkas-61.72-2024-20240502-1.zip
      martabat dossier verify berkas.zip --head 3f1a77c0…

    \b
    Exit codes: 0 everything holds; 1 something does not; 2 this is no dossier.
    """
    from martabat.assessments.dossiers.unpacking import UnreadableError, opened
    from martabat.assessments.dossiers.verifying import verify as checks_of

    try:
        with opened(path) as folder:
            checks = checks_of(folder, head=head.strip().lower())
    except UnreadableError as error:
        raise click.UsageError(str(error)) from error
    for check in checks:
        click.echo(f"{'✓' if check.sound else '✗'} {check.title}: {check.shown}".rstrip(": "))
        for fault in check.faults[:MANY]:
            click.echo(f"    {fault}")
        if len(check.faults) > MANY:
            click.echo(f"    … and {len(check.faults) - MANY} more.")
    sound = all(check.sound for check in checks)
    click.echo("The dossier proves itself." if sound else "The dossier does not prove itself.")
    if not sound:
        sys.exit(FAILED)
