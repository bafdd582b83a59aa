"""`martabat worker`."""

import click

from martabat.project.cli.console import Steps
from martabat.project.cli.setting_up import database


@click.command()
@click.option("--concurrency", default=2, show_default=True, type=click.IntRange(1, 32))
@click.option("--until-idle", is_flag=True, help="End when no job is waiting.")
def worker(concurrency: int, until_idle: bool) -> None:
    """Start the job worker alone: summaries, mails, the journal's anchors.

    Any number of workers may run, on any machine that reaches the database. SIGTERM finishes the
    jobs under way, then ends.
    """
    steps = Steps()
    with database(steps, attached=True):
        from martabat.project import jobs

        steps.say("Waiting for jobs.")
        jobs.work(concurrency=concurrency, until_idle=until_idle)
