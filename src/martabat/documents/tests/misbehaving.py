"""A reader of files that does what the file says, also what no reader should."""

import ctypes
import json
import os
import subprocess
import sys
import time

from martabat.documents.bounds import bound

MEMORY = 1024**3
seen: list[str] = []


def main(suffix: str = "") -> None:
    bound(memory=MEMORY, seconds=1, grace=1)
    with open(0) as file:  # noqa: PTH123 - standard input itself
        act = file.read()
    seen.append(act)
    match act:
        case "crash":
            ctypes.string_at(0)
        case "leave":
            os.kill(os.getpid(), 9)
        case "fail":
            raise ValueError
        case "hang":
            time.sleep(600)
        case "hold":
            time.sleep(0.5)
        case "work":
            while True:
                pass
        case "eat":
            bytearray(2 * MEMORY)
        case "start":
            left = subprocess.Popen(["sleep", "600"], stdout=subprocess.DEVNULL)
            act = str(left.pid)
        case "linger":
            subprocess.run(["sleep", "600"])
    told = {
        "said": act + suffix,
        "seen": seen,
        "process": os.getpid(),
        "nursery": os.getppid(),
        "environment": dict(os.environ),
        "beside": os.listdir(os.environ["HOME"]),  # noqa: PTH208 - names are wanted
        "handles": len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0,  # noqa: PTH208
    }
    with open(os.path.join(os.environ["HOME"], act), "w"):  # noqa: PTH118, PTH123
        json.dump(told, sys.stdout)
