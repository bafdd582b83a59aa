"""`martabat migrate`."""

import click

from martabat.project.cli.console import Steps
from martabat.project.cli.setting_up import database


@click.command()
def migrate() -> None:
    """Bring the database up to date: tables, regions and shipped instruments.

    Safe to repeat, and safe to run from several machines at once. `martabat run` does it by itself;
    an installation that starts `serve` and `worker` separately calls it after each upgrade.
    """
    steps = Steps()
    with database(steps):
        from martabat.project import preparation

        with steps.step("Tables") as report:
            preparation.migrate(report)
        with steps.step("Regions and instruments") as report:
            preparation.load_reference_data(report)
        with steps.step("Static files") as report:
            preparation.collect_static(report)
