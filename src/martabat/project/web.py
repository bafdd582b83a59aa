"""The web server: Granian, a few processes, each with a few threads that share a database pool."""

import signal
from copy import deepcopy
from typing import Any

from granian.constants import Interfaces
from granian.log import LOGGING_CONFIG, LogLevels
from granian.server import Server

from martabat.project.processes import signal_when_parent_dies

TARGET = "martabat.project.wsgi:application"
# A save waits on the disk, not on Python: more threads than cores let commits share one flush.
# It stays below the pool's size in settings, so that no thread waits for a connection.
THREADS = 8
SECONDS_TO_FINISH = 20


def serve(*, address: str, port: int, workers: int) -> None:
    """Serve until told to stop; requests under way are answered before the processes end."""
    load_application()  # once, before the processes fork: they start faster and share its memory
    Server(
        TARGET,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backlog=2048,
        backpressure=256,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.error,
        log_dictconfig=_log_to_standard_error(),
        log_access=False,
    ).serve(target_loader=load_in_worker, wrap_loader=False)


def load_application() -> Any:
    """Return the WSGI application with every page and template engine imported."""
    from django.template import engines
    from django.urls import get_resolver

    from martabat.project.wsgi import application

    assert get_resolver().url_patterns
    engines.all()
    return application


def load_in_worker() -> Any:
    """Return the WSGI application in a process that must not outlive the server's main process."""
    signal_when_parent_dies(signal.SIGTERM)
    return load_application()


def _log_to_standard_error() -> dict[str, Any]:
    configuration: dict[str, Any] = deepcopy(LOGGING_CONFIG)
    configuration["handlers"]["console"]["stream"] = "ext://sys.stderr"
    return configuration
