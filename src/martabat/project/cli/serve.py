"""`martabat serve`."""

import click

from martabat.project.cli.console import Steps
from martabat.project.cli.mishaps import Failure
from martabat.project.cli.setting_up import close_connections, database
from martabat.project.processes import port_is_free


@click.command()
@click.option("--address", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", default=8000, show_default=True, envvar="MARTABAT_PORT", help="On what port."
)
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes."
)
def serve(address: str, port: int, workers: int) -> None:
    """Start the web server alone, without jobs and without changing the database.

    Behind a reverse proxy with TLS, set MARTABAT_SECURE=1 and MARTABAT_HOSTS. SIGTERM finishes the
    requests under way, then ends.

    \b
    Example:
      DATABASE_URL=postgresql://… martabat serve --address 0.0.0.0 --port 8000 --workers 4
    """
    if not port_is_free(address, port):
        raise Failure(f"Port {port} is taken. Choose another one with --port or MARTABAT_PORT.")
    steps = Steps()
    with database(steps, attached=True):
        from martabat.project import web

        steps.say(f"Listening on http://{address}:{port}/ with {workers} processes.")
        close_connections()
        web.serve(address=address, port=port, workers=workers)
