"""A pytest plugin: one PostgreSQL of our own for a test run, started before settings are read.

It is loaded early (`-p tests.database`). With `DATABASE_URL` set, that server is used instead.
Workers of pytest-xdist inherit the address and share the server, each with its own database.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from martabat.project.embedded import OPTIONS, EmbeddedServer

_FAST = {
    # Nothing in a test run must survive a power cut.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}


def _start_server() -> tuple[EmbeddedServer, Path]:
    directory = Path(tempfile.mkdtemp(prefix="martabat-test-"))
    directory.chmod(0o755)
    server = EmbeddedServer(directory / "postgres", options={**OPTIONS, **_FAST})
    server.start(attached=True)
    return server, directory


def _stop_server() -> None:
    global _server
    if _server is not None:
        server, directory = _server
        _server = None
        server.stop()
        shutil.rmtree(directory, ignore_errors=True)


_server: tuple[EmbeddedServer, Path] | None = None
if "MARTABAT_VAR" not in os.environ:
    _var = tempfile.mkdtemp(prefix="martabat-var-")
    os.environ["MARTABAT_VAR"] = _var
    atexit.register(shutil.rmtree, _var, ignore_errors=True)
if "DATABASE_URL" not in os.environ:
    _server = _start_server()
    atexit.register(_stop_server)
    os.environ["DATABASE_URL"] = _server[0].url()
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
