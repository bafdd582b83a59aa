"""Each file has a reader of its own: whatever one does, the next knows nothing of it."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psutil
import pytest

from martabat.documents import nursery

MODULE = "martabat.documents.tests.misbehaving"


def run(act: str, *arguments: str, patience: float = 60) -> dict[str, Any]:
    with tempfile.TemporaryFile() as file:
        file.write(act.encode())
        told: dict[str, Any] = json.loads(
            nursery.run(MODULE, *arguments, source=file, patience=patience)
        )
        return told


def wait_until(condition, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_one_nursery_does_many_files_each_in_a_process_of_its_own():
    told = [run(f"file {number}", "!") for number in range(50)]
    assert [one["said"] for one in told] == [f"file {number}!" for number in range(50)]
    assert len({one["nursery"] for one in told}) == 1
    assert len({one["process"] for one in told}) == 50


def test_a_reader_knows_nothing_of_files_before():
    told = [run("one"), run("two"), run("three")]
    assert [one["seen"] for one in told] == [["one"], ["two"], ["three"]]
    assert [one["beside"] for one in told] == [[], [], []]
    assert len({one["environment"]["HOME"] for one in told}) == 3
    # No handle of a file before is left in the nursery, to be inherited.
    assert len({one["handles"] for one in told}) == 1


def test_a_reader_sees_the_path_of_this_moment_and_no_secret(monkeypatch):
    run("one")
    monkeypatch.setenv("PATH", "/nirgends")
    monkeypatch.setenv("MARTABAT_SECRET_KEY", "rahasia")
    environment = run("two")["environment"]
    assert environment["PATH"] == "/nirgends"
    assert environment.keys() <= {*nursery.KEPT, "HOME", "TMPDIR"}


@pytest.mark.parametrize(
    ("act", "code"),
    [
        ("crash", -signal.SIGSEGV),
        ("leave", -signal.SIGKILL),
        ("work", -signal.SIGXCPU),
        ("eat", 1),
        ("fail", 1),
    ],
)
def test_a_reader_that_falls_takes_only_its_file_along(act, code):
    first = run("before")["nursery"]
    with pytest.raises(nursery.Ended) as ended:
        run(act)
    assert ended.value.code == code
    after = run("after")
    assert (after["said"], after["seen"], after["nursery"]) == ("after", ["after"], first)


@pytest.mark.parametrize("act", ["hang", "linger"])
def test_a_reader_without_end_is_ended_with_all_it_has_started(act):
    first = run("before")["nursery"]
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        run(act, patience=0.5)
    assert time.monotonic() - begun < nursery.GRACE
    assert psutil.Process(first).children(recursive=True) == []
    after = run("after")
    assert (after["said"], after["nursery"]) == ("after", first)


def test_what_a_reader_leaves_behind_is_ended():
    left = int(run("start")["said"])
    wait_until(lambda: gone(left))


def test_nurseries_that_are_gone_are_replaced():
    with ThreadPoolExecutor(4) as pool:
        several = {told["nursery"] for told in pool.map(run, ["hold"] * 4)}
    assert len(several) == 4
    for nurse in several:
        os.kill(nurse, signal.SIGKILL)
    # Whether their end is known already or not.
    assert run("two")["nursery"] not in several


def test_a_nursery_that_hangs_is_replaced(monkeypatch):
    first = run("one")["nursery"]
    monkeypatch.setattr(nursery, "GRACE", 0.3)
    os.kill(first, signal.SIGSTOP)
    with pytest.raises(TimeoutError):
        run("two", patience=0.1)
    assert gone(first)
    assert run("three")["nursery"] != first


def test_a_nursery_that_is_long_idle_ends(monkeypatch):
    monkeypatch.setattr(nursery, "IDLE_SECONDS", 0.05)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        nursery._nurse(theirs)


def test_threads_do_not_wait_for_each_other_and_get_their_own_answers():
    names = [f"file {number}" for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(run, names))
    assert [one["said"] for one in told] == names
    assert len({one["nursery"] for one in told}) <= 4


PROGRAM = f"""
import json, os, tempfile
from martabat.documents import nursery
def run(act):
    with tempfile.TemporaryFile() as file:
        file.write(act)
        return json.loads(nursery.run({MODULE!r}, source=file, patience=600))
def tell(nursery):
    print(nursery, flush=True)
tell(run(b"one")["nursery"])
"""
FORKING = """
if not os.fork():
    tell(run(b"two")["nursery"])
    nursery.close()
    os._exit(0)
os.wait()
tell(run(b"three")["nursery"])
"""


def test_a_forked_process_has_nurseries_of_its_own():
    program = [sys.executable, "-c", PROGRAM + FORKING]
    done = subprocess.run(program, stdout=subprocess.PIPE, check=True)
    mine, theirs, again = map(int, done.stdout.split())
    assert mine == again != theirs
    assert gone(mine)
    assert gone(theirs)


@pytest.mark.crash
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_of_a_process_that_ends_in_the_middle_of_a_file(number):
    program = [sys.executable, "-c", PROGRAM + "run(b'linger')"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        nursery = psutil.Process(int(process.stdout.readline()))
        # The reader and what it has started.
        wait_until(lambda: len(nursery.children(recursive=True)) == 2)
        family = [nursery, *nursery.children(recursive=True)]
        process.send_signal(number)
        process.wait(20)
    wait_until(lambda: all(gone(one.pid) for one in family))


@pytest.mark.crash
def test_nothing_is_left_of_a_process_that_ends_by_itself():
    done = subprocess.run([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, check=True)
    assert gone(int(done.stdout))
