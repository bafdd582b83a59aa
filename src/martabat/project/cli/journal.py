"""`martabat journal`."""

import click

from martabat.project.cli.console import Steps
from martabat.project.cli.mishaps import FAILED
from martabat.project.cli.setting_up import database

MANY = 50


@click.group()
def journal() -> None:
    """Prove that the record of all decisions is whole."""


@journal.command()
@click.argument("subject", required=False)
def verify(subject: str | None) -> None:
    """Walk every hash chain (or that of SUBJECT) and tell each entry changed, removed or inserted.

    Ends with 0 if nothing is wrong, with 1 otherwise.

    \b
    Examples:
      martabat journal verify
      martabat journal verify assessment:12
    """
    steps = Steps()
    with database(steps):
        sound = verify_journal(steps, subject)
    if not sound:
        raise SystemExit(FAILED)


def verify_journal(steps: Steps, subject: str | None = None) -> bool:
    """Verify, tell what was found, and return whether the journal is sound."""
    from martabat.journal.verification import verify as verdict_on

    with steps.step("Journal") as report:
        verdict = verdict_on(subject, progress=report)
    steps.say(f"{verdict.chains} chains, {verdict.entries} entries, {verdict.anchors} anchors.")
    for fault in verdict.faults[:MANY]:
        steps.say(f"[red]✗[/] {fault}")
    if len(verdict.faults) > MANY:
        steps.say(f"… and {len(verdict.faults) - MANY} more.")
    steps.say("Every entry is as it was written." if verdict.sound else "The journal is broken.")
    return verdict.sound
