"""`martabat run` comes up, survives what may happen, and leaves nothing behind."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from martabat.project.embedded import EmbeddedServer, running
from martabat.project.supervisor import healthy

pytestmark = pytest.mark.crash
SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(condition, seconds: float = SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"


class House:
    """One `martabat run` in a directory of its own."""

    def __init__(self, place: Path, port: int) -> None:
        self.place, self.port = place, port
        self.output = place / "output.txt"

    @contextlib.contextmanager
    def open(self) -> Iterator[subprocess.Popen[bytes]]:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment["MARTABAT_VAR"] = str(self.place / "var")
        command = [sys.executable, "-m", "martabat.project.cli", "run", "--no-demonstration"]
        with self.output.open("wb") as output:
            process = subprocess.Popen(
                [*command, f"--port={self.port}"],
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                wait_until(lambda: "Press Ctrl-C" in self.said() or process.poll() is not None)
                assert process.poll() is None, self.said()
                yield process
            finally:
                with contextlib.suppress(ProcessLookupError):
                    process.send_signal(signal.SIGTERM)
                process.wait(SECONDS)

    def said(self) -> str:
        return self.output.read_text()

    @property
    def server(self) -> EmbeddedServer:
        return EmbeddedServer(self.place / "var" / "postgres")

    def get(self, path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()


@pytest.fixture(scope="module")
def house(server_directory_factory) -> House:
    return House(server_directory_factory(), free_port())


def family_of(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def assert_all_gone(family: list[psutil.Process], house: House) -> None:
    _gone, alive = psutil.wait_procs(family, timeout=40)
    assert [each for each in alive if each.status() != psutil.STATUS_ZOMBIE] == []
    assert house.server.pid() is None
    assert not healthy(house.port)


@pytest.mark.parametrize("number", [signal.SIGINT])
def test_ctrl_c_leaves_no_process_and_loses_no_data(house, number):
    with house.open() as process:
        assert healthy(house.port)
        assert f"http://localhost:{house.port}/" in house.said()
        with psycopg.connect(house.server.url()) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 6172 AS value")
        family = family_of(process)
        assert len(family) > 4
        process.send_signal(number)
        assert process.wait(SECONDS) == 0, house.said()
        assert_all_gone(family, house)
    assert "Nothing is left running" in house.said()
    with running(house.server.directory) as server, psycopg.connect(server.url()) as connection:
        assert connection.execute("SELECT value FROM kept").fetchall() == [(6172,)]


def test_what_falls_is_started_again_and_a_taken_port_is_told(house):
    with house.open() as process:
        second = subprocess.run(
            [sys.executable, "-m", "martabat.project.cli", "run", f"--port={house.port}"],
            env={**os.environ, "MARTABAT_VAR": str(house.place / "var")},
            capture_output=True,
            text=True,
        )
        assert second.returncode == 1
        assert f"Port {house.port} is taken" in second.stderr
        web = next(each for each in family_of(process) if "serve" in each.cmdline())
        workers = web.children()
        web.kill()
        _gone, alive = psutil.wait_procs(workers, timeout=30)
        assert alive == []
        wait_until(lambda: healthy(house.port))
        wait_until(lambda: "web server ended by itself; started again" in house.said())
        server = house.server.pid()
        assert server is not None
        psutil.Process(server).kill()
        wait_until(lambda: "PostgreSQL ended by itself; started again" in house.said())
        assert house.get("/sehat/") == 200


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of a death")
def test_a_killed_supervisor_takes_everything_along(house):
    with house.open() as process:
        family = family_of(process)
        process.kill()
        process.wait()
        assert_all_gone(family, house)
