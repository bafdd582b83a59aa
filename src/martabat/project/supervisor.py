"""Keeping the processes of `martabat run` alive, and ending all of them."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass, field

from martabat.project.processes import tied_to_parent

SECONDS_TO_FINISH = 25
MANY_RESTARTS, WITHIN_SECONDS = 5, 60


class ChildFailedError(Exception):
    """A child keeps ending by itself; the sentence names it."""


@dataclass
class Child:
    """One process that `martabat run` needs."""

    name: str
    arguments: list[str]
    process: subprocess.Popen[bytes] | None = None
    starts: deque[float] = field(default_factory=lambda: deque(maxlen=MANY_RESTARTS))

    def start(self) -> None:
        """Start the process in a session of its own: Ctrl-C reaches the supervisor only."""
        often = len(self.starts) == MANY_RESTARTS
        if often and time.monotonic() - self.starts[0] < WITHIN_SECONDS:
            raise ChildFailedError(f"The {self.name} ended {MANY_RESTARTS} times in a row.")
        self.starts.append(time.monotonic())
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "martabat.project.cli", *self.arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ,
            start_new_session=True,
            preexec_fn=tied_to_parent(signal.SIGTERM),
        )

    @property
    def running(self) -> bool:
        """Whether the process is alive."""
        return self.process is not None and self.process.poll() is None

    def ask_to_end(self) -> None:
        """Let the process finish what it does."""
        if self.process is not None and self.running:
            self.process.terminate()

    def end(self, deadline: float) -> None:
        """Wait for the end until `deadline`; then end the process and all that it started."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Supervisor:
    """The children of `martabat run`."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children

    def start(self) -> None:
        """Start all children."""
        for child in self.children:
            child.start()

    def fallen(self) -> list[str]:
        """Return the names of those that have ended by themselves."""
        return [child.name for child in self.children if not child.running]

    def restart_fallen(self) -> list[str]:
        """Start each child again that has ended, and return their names."""
        names = self.fallen()
        for child in self.children:
            if child.name in names:
                child.start()
        return names

    def stop(self) -> None:
        """End all children; none is left when this returns."""
        for child in self.children:
            child.ask_to_end()
        deadline = time.monotonic() + SECONDS_TO_FINISH
        for child in self.children:
            child.end(deadline)


def healthy(port: int) -> bool:
    """Say whether the web server on `port` answers and reaches its database."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/sehat/", headers={"Host": "localhost"})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
