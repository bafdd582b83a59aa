"""The embedded PostgreSQL starts, is shared, stops, and comes back after being killed."""

import contextlib
import os
import signal
import subprocess
import sys

import psutil
import psycopg
import pytest

from martabat.project.embedded import EmbeddedServer, running

pytestmark = pytest.mark.crash


def execute(server: EmbeddedServer, query: str) -> list[tuple]:
    with psycopg.connect(server.url()) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else []


def kill_hard(server: EmbeddedServer) -> int:
    pid = server.pid()
    assert pid is not None
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    for process in family:
        process.kill()
    if server._process is not None:
        server._process.wait()
    psutil.wait_procs(family, timeout=10)
    return pid


@pytest.fixture(scope="module")
def place(server_directory_factory):
    """One data directory for all tests of this module: preparing it takes most of the time."""
    return server_directory_factory() / "postgres"


def test_it_starts_empty_and_stops(place):
    with running(place) as server:
        assert execute(server, "SELECT current_database()") == [("martabat",)]
        assert execute(server, "SHOW fsync") == [("on",)]
        assert execute(server, "SHOW synchronous_commit") == [("on",)]
        assert execute(server, "SHOW listen_addresses") == [("",)]
        assert (place.stat().st_mode & 0o077) == 0
    assert server.pid() is None


def test_a_second_user_finds_it_and_the_last_one_stops_it(place):
    with running(place) as first:
        pid = first.pid()
        with running(place) as second:
            assert second.pid() == pid
        assert first.pid() == pid
    assert first.pid() is None


def test_committed_rows_survive_sigkill(place):
    with running(place) as server:
        execute(server, "CREATE TABLE kept (value int)")
        execute(server, "INSERT INTO kept VALUES (6172)")
        kill_hard(server)
    with running(place) as server:
        assert execute(server, "SELECT value FROM kept") == [(6172,)]


def test_a_lock_file_whose_process_id_is_somebody_else_now_is_no_obstacle(place):
    with running(place) as server:
        kill_hard(server)
        lock = place / "postmaster.pid"
        _old, rest = lock.read_text().split("\n", 1)
        lock.write_text(f"{os.getppid()}\n{rest}")
    with running(place) as server:
        assert server.pid() not in {None, os.getppid()}


def test_a_server_left_behind_is_adopted_and_stopped(place):
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        "from martabat.project.embedded import EmbeddedServer\n"
        "server = EmbeddedServer(Path(sys.argv[1])); server.start(attached=False)\n"
        "print(server.pid()); sys.stdout.flush(); os._exit(9)"
    )
    left = subprocess.run(
        [sys.executable, "-c", program, str(place)], capture_output=True, text=True
    )
    with running(place) as server:
        assert server.pid() == int(left.stdout)
    assert server.pid() is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of a death")
def test_an_attached_server_goes_with_a_killed_supervisor(place):
    program = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from martabat.project.embedded import EmbeddedServer\n"
        "server = EmbeddedServer(Path(sys.argv[1])); server.start(attached=True)\n"
        "print(server.pid()); sys.stdout.flush(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    left = subprocess.run(
        [sys.executable, "-c", program, str(place)], capture_output=True, text=True
    )
    assert left.returncode == -signal.SIGKILL
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(int(left.stdout)).wait(20)
    assert EmbeddedServer(place).pid() is None


def test_a_path_too_long_for_a_socket(server_directory_factory):
    deep = server_directory_factory() / ("x" * 100) / "postgres"
    with running(deep) as server:
        assert execute(server, "SELECT 1") == [(1,)]
        assert not (deep / ".s.PGSQL.5432").exists()
