"""Start the process that reads a file, and take what it says with care."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from typing import IO

from martabat.documents.texts.values import PATIENCE, Text

MODULE = "martabat.documents.texts"
# JSON writes a letter beyond ASCII with six signs.
MAX_ANSWER = 16 * 1024 * 1024
GRACE = 30
# It needs neither the address of the database nor any key.
KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH", "TESSDATA_PREFIX", "SYSTEMROOT")


def read(source: IO[bytes], media_type: str, *, patience: float = PATIENCE + GRACE) -> Text:
    """Return the words of an open file on disk; never raises for what the file holds."""
    source.seek(0)
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(  # noqa: S603 - our own module; the type is one of ours
            [sys.executable, "-m", MODULE, media_type],
            stdin=source,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in KEPT if name in os.environ} | {"HOME": home},
            start_new_session=True,
        )
        try:
            code = process.wait(patience)
        except subprocess.TimeoutExpired:
            return Text(reason="limits", detail="clock")
        finally:
            _end(process)
        if code:
            return Text(reason="limits" if code < 0 else "broken", detail=f"ended with {code}")
        answer.seek(0)
        try:
            return Text.of(json.loads(answer.read(MAX_ANSWER)))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            return Text(reason="broken", detail=type(error).__name__)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
