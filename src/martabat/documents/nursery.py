"""Let our own modules read strangers' files, each file in a process of its own, quickly.

Parsing is hard work on bytes from outside: should it crash, hang or eat memory, only the process of
that file ends. Starting Python and its parsers anew for each takes longer than most files do. So a
nursery starts once (`python -m martabat.documents.nursery`), imports the parsers, never touches a
file itself, and forks a reader for each: nothing that one file does can reach the next.

A nursery does one file at a time, so every thread that waits has its own. It ends by itself when
its channel is closed, however the process that started it ended, and when it is long idle. No
Django.
"""

import atexit
import contextlib
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from typing import IO, NoReturn, TypedDict

# A reader needs neither the address of the database nor any key.
KEPT = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "TESSDATA_PREFIX", "SYSTEMROOT")
PRELOADED = ("PIL.Image", "docx", "lxml.etree", "pypdfium2", "python_calamine")
MAX_REQUEST = 64 * 1024
IDLE_SECONDS = 60
# The nursery keeps the time; should it hang itself, whoever waits goes on so much later.
GRACE = 10
OVERDUE = "overdue"


class _Request(TypedDict):
    module: str
    arguments: list[str]
    patience: float
    environment: dict[str, str]


class Ended(Exception):
    """A reader ended without an answer. `code` is that of its exit, or less than 0 for a signal."""

    def __init__(self, code: int) -> None:
        super().__init__(f"ended with {code}")
        self.code = code


def run(
    module: str,
    *arguments: str,
    source: IO[bytes],
    patience: float,
    most: int = 16 * 1024 * 1024,
) -> bytes:
    """Return what `main(*arguments)` of our `module` writes about a file on disk.

    It finds the file at standard input and bounds its own memory and processor (`bounds`); of what
    it writes no more than `most` bytes are read. Raises `Ended` when it ends otherwise than well,
    TimeoutError when it takes longer than `patience`.
    """
    source.seek(0)
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryDirectory() as home:
        request: _Request = {
            "module": module,
            "arguments": list(arguments),
            "patience": patience,
            # What is written beside goes with it, also what a killed reader leaves behind.
            "environment": _environment() | {"HOME": home, "TMPDIR": home},
        }
        said = _ask(request, source, answer)
        if said == OVERDUE:
            raise TimeoutError
        if code := int(said):
            raise Ended(code)
        answer.seek(0)
        return answer.read(most)


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in KEPT if name in os.environ}


def _ask(request: _Request, source: IO[bytes], answer: IO[bytes]) -> str:
    # One that waited too long for work may end just when it is asked; a new one does not.
    for nursery_of in (_idle_or_new, _Nursery):
        nursery = nursery_of()
        try:
            said = nursery.ask(request, source, answer)
        except BaseException:
            nursery.end()
            raise
        if said:
            _idle.append(nursery)
            return said
        nursery.end()
    raise ChildProcessError


class _Nursery:
    def __init__(self) -> None:
        self.channel, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "martabat.documents.nursery"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                # Ctrl-C is for whoever started us; the nursery learns of it by its channel.
                start_new_session=True,
            )

    def ask(self, request: _Request, source: IO[bytes], answer: IO[bytes]) -> str:
        """Return how a reader ended, or nothing when the nursery had ended itself."""
        self.channel.settimeout(request["patience"] + GRACE)
        try:
            socket.send_fds(
                self.channel, [json.dumps(request).encode()], [source.fileno(), answer.fileno()]
            )
            return self.channel.recv(MAX_REQUEST).decode()
        except (BrokenPipeError, ConnectionResetError):
            return ""

    def end(self) -> None:
        self.channel.close()
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


_idle: list[_Nursery] = []
# A process that is forked from this one starts its own.
os.register_at_fork(after_in_child=_idle.clear)


def _idle_or_new() -> _Nursery:
    # Threads share the list: whether one is left is only known by taking it.
    with contextlib.suppress(IndexError):
        while True:
            nursery = _idle.pop()
            if nursery.process.poll() is None:
                return nursery
            nursery.end()
    return _Nursery()


@atexit.register
def close() -> None:
    """End all nurseries that wait for work."""
    while _idle:
        _idle.pop().end()


# What follows runs in the nursery.


def _nurse(channel: socket.socket) -> None:
    """Fork a reader for each request until nobody asks any more."""
    for name in PRELOADED:
        importlib.import_module(name)
    while select.select([channel], [], [], IDLE_SECONDS)[0]:
        data, handles, _flags, _address = socket.recv_fds(channel, MAX_REQUEST, 2)
        if not data:
            return
        request = json.loads(data)
        importlib.import_module(request["module"])
        said = _watched(channel, request, handles)
        for handle in handles:
            os.close(handle)
        channel.sendall(said.encode())


def _watched(channel: socket.socket, request: _Request, handles: list[int]) -> str:
    """Return how the reader of a request ended."""
    # Closed by the kernel when the reader ends: so one wait sees this, the time and the channel.
    alive, held = os.pipe()
    reader = os.fork()
    if reader == 0:
        _become_reader(request, handles)
    os.close(held)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.setpgid(reader, reader)
    ready, _, _ = select.select([alive, channel], [], [], request["patience"])
    os.close(alive)
    # Ended or not, with whatever it has started.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(reader, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1])
    return str(code) if alive in ready else OVERDUE


def _become_reader(request: _Request, handles: list[int]) -> NoReturn:
    """Read the file as `python -m MODULE ARGUMENTS < file > answer` would, and end."""
    code = 1
    try:
        os.setpgid(0, 0)
        # The channel was standard input: a reader has no way to ask for anything.
        for number, handle in enumerate(handles):
            os.dup2(handle, number)
            os.close(handle)
        sys.stdin = open(0, closefd=False)  # noqa: PTH123, SIM115 - what was read ahead is not its
        os.environ.clear()
        os.environ.update(request["environment"])
        sys.modules[request["module"]].main(*request["arguments"])
        sys.stdout.flush()
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    with socket.socket(fileno=0) as our_channel:
        _nurse(our_channel)
