"""What Martabat needs from the operating system about its processes."""

import ctypes
import os
import signal
import socket
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def signal_when_parent_dies(signal_number: int) -> None:
    """Let the kernel send this process `signal_number` when its parent ends, however it ends.

    Only Linux offers this; elsewhere a killed parent is cleaned up at the next start.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0)


def tied_to_parent(signal_number: int = signal.SIGTERM) -> Callable[[], None]:
    """Return a `preexec_fn` that ties a child to the life of the process that starts it."""
    parent = os.getpid()
    library = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None

    def tie() -> None:
        if library is not None:
            library.prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
            if os.getppid() != parent:  # the parent was gone before the kernel was told
                os._exit(1)

    return tie


def port_is_free(address: str, port: int) -> bool:
    """Say whether nobody listens on `port`; servers that share ports count as somebody."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True
