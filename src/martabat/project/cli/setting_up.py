"""Django and the database, set up only by the commands that need them."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from martabat.project.cli.console import Steps
from martabat.project.environment import var_dir

if TYPE_CHECKING:
    from martabat.project.embedded import EmbeddedServer


class Stopped(BaseException):
    """Somebody asked the command to stop: Ctrl-C, `kill`, or a terminal that closed."""


def prepare_django() -> None:
    """Set Django up in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "martabat.project.settings")
    import django

    django.setup()


@dataclass(frozen=True)
class Database:
    """The database that a command works with."""

    url: str
    embedded: "EmbeddedServer | None"

    def restart_if_fallen(self) -> bool:
        """Start the embedded server again if it has ended by itself; say whether it had."""
        if self.embedded is None or self.embedded.pid() is not None:
            return False
        return self.embedded.start(attached=True)


@contextmanager
def database(steps: Steps, *, attached: bool = False) -> Iterator[Database]:
    """Have a database and Django ready for the body.

    Without `DATABASE_URL` the embedded server is started (or found running) and left afterwards.
    """
    from martabat.project import embedded

    with ExitStack() as stack:
        server = None
        if embedded.in_use():
            with steps.step("Database"):
                server = stack.enter_context(
                    embedded.running(var_dir() / "postgres", attached=attached)
                )
            os.environ["DATABASE_URL"] = server.url()
            stack.callback(os.environ.pop, "DATABASE_URL", None)
        prepare_django()
        _ask_once()
        stack.callback(close_connections)
        yield Database(os.environ["DATABASE_URL"], server)


def _ask_once() -> None:
    """Fail at once, in the server's words, where a pool would try again and again."""
    import psycopg

    psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=10).close()


def close_connections() -> None:
    """Give back every connection, so that a server can stop or a process can fork."""
    from django.db import connections

    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if getattr(connection, "pool", None):
            connection.close_pool()  # type: ignore[attr-defined]


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn SIGINT, SIGTERM and SIGHUP into `Stopped`, once; later ones are ignored."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(signal.Signals(number).name)

    before = {each: signal.signal(each, stop) for each in signals}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
