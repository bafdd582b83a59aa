"""`martabat demo`."""

import click

from martabat.project.cli.console import Steps
from martabat.project.cli.greeting import show_accounts
from martabat.project.cli.mishaps import Failure
from martabat.project.cli.setting_up import database


@click.command()
@click.option("--accounts", "only_accounts", is_flag=True, help="Only print the accounts.")
def demo(only_accounts: bool) -> None:
    """Build the demonstration in an empty database and print one account per role.

    Its answers are invented and marked as examples; the history of predicates and scores is real,
    with sources. It is refused where a cycle exists already.
    """
    steps = Steps()
    with database(steps):
        from martabat.project import preparation

        if not only_accounts:
            with steps.step("Tables") as report:
                preparation.migrate(report)
            if not preparation.demonstration_is_missing():
                raise Failure("This database has a cycle already; a demonstration needs none.")
            with steps.step("Regions and instruments") as report:
                preparation.load_reference_data(report)
            with steps.step("Demonstration") as report:
                preparation.build_demonstration(report)
        show_accounts(steps, preparation.demonstration_accounts())
