"""`martabat run`, which `make run` calls."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from martabat.project.cli.console import Steps
from martabat.project.cli.greeting import greet
from martabat.project.cli.mishaps import Failure
from martabat.project.cli.setting_up import Stopped, close_connections, database, stoppable
from martabat.project.processes import port_is_free
from martabat.project.supervisor import Child, Supervisor, healthy

SECONDS_TO_BE_HEALTHY = 60


@click.command()
@click.option(
    "--port", default=8000, show_default=True, envvar="MARTABAT_PORT", help="Port to use."
)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--demonstration/--no-demonstration", default=True, help="Build it if missing.")
def run(port: int, workers: int, demonstration: bool) -> None:
    """Start everything on this machine: database, web server and jobs, with a demonstration.

    Data live in ./var (or MARTABAT_VAR); with DATABASE_URL set, that PostgreSQL is used instead of
    the embedded one. Ctrl-C ends every process and loses nothing.

    \b
    Examples:
      martabat run
      MARTABAT_VAR=/srv/martabat martabat run --port 8080 --no-demonstration
    """
    if not port_is_free("127.0.0.1", port):
        raise Failure(
            f"Port {port} is taken, perhaps by another `martabat run`. "
            f"Choose another one: MARTABAT_PORT={port + 1} make run"
        )
    if demonstration:
        os.environ.setdefault("MARTABAT_DEMONSTRATION", "1")
    steps = Steps()
    try:
        with stoppable():
            _run(steps, port, workers, demonstration)
    except Stopped:
        steps.say("Stopped. Nothing is left running; your data are kept.")


def _run(steps: Steps, port: int, workers: int, demonstration: bool) -> None:
    with database(steps, attached=True) as place:
        from martabat.project import preparation

        preparation.private_directories()
        with steps.step("Tables") as report:
            preparation.migrate(report)
        with steps.step("Regions and instruments") as report:
            preparation.load_reference_data(report, only_if_changed=True)
        with steps.step("Static files") as report:
            preparation.collect_static(report)
        if demonstration and preparation.demonstration_is_missing():
            with steps.step("Demonstration") as report:
                preparation.build_demonstration(report)
        accounts = preparation.demonstration_accounts() if demonstration else []
        close_connections()
        supervisor = Supervisor(
            [
                Child("web server", ["serve", f"--port={port}", f"--workers={workers}"]),
                Child("job worker", ["worker"]),
            ]
        )
        with _ended_in_any_case(supervisor, steps):
            with steps.step("Web server and job worker"):
                supervisor.start()
                _wait_until_healthy(port, supervisor)
            greet(steps, port, accounts)
            while True:
                time.sleep(0.5)
                if place.restart_if_fallen():
                    steps.say("[yellow]PostgreSQL ended by itself; started again.[/]")
                for name in supervisor.restart_fallen():
                    steps.say(f"[yellow]The {name} ended by itself; started again.[/]")


@contextmanager
def _ended_in_any_case(supervisor: Supervisor, steps: Steps) -> Iterator[None]:
    try:
        yield
    finally:
        steps.say()
        with steps.step("Finishing requests and jobs under way"):
            supervisor.stop()


def _wait_until_healthy(port: int, supervisor: Supervisor) -> None:
    deadline = time.monotonic() + SECONDS_TO_BE_HEALTHY
    while not healthy(port):
        if time.monotonic() > deadline:
            raise Failure(f"The web server did not answer within {SECONDS_TO_BE_HEALTHY} seconds.")
        if fallen := supervisor.fallen():
            raise Failure(f"The {fallen[0]} could not start; the reason stands above.")
        time.sleep(0.1)
