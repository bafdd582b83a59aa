"""Where the database is: `DATABASE_URL`, or the PostgreSQL embedded in `./var/postgres`."""

import hashlib
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DATABASE = "martabat"
SUPERUSER = "postgres"
# The kernel allows 107 bytes on Linux and 103 elsewhere for the path of a socket.
LONGEST_SOCKET_PATH = 100


def database_settings(var_dir: Path) -> dict[str, Any]:
    """Return Django's database settings for `DATABASE_URL` or the embedded server."""
    url = os.environ.get("DATABASE_URL") or embedded_url(var_dir)
    return parse_url(url)


def parse_url(url: str) -> dict[str, Any]:
    """Translate a `postgresql://` URL (host may be a socket directory) into Django's settings."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgresql://; Martabat runs on PostgreSQL only."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or DATABASE,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 16, "timeout": 10},
            # Statements are planned once a connection instead of at every call, which halves
            # what PostgreSQL spends on saving an answer.
            "server_side_binding": True,
            "prepare_threshold": 3,
            **query,
        },
        "CONN_MAX_AGE": 0,
        # A server that was restarted must not cost anybody an error page.
        "CONN_HEALTH_CHECKS": True,
    }


def embedded_url(var_dir: Path, name: str = "postgres", database: str = DATABASE) -> str:
    """Return the URL of the embedded server in `var_dir`, whether it runs or not."""
    host = quote(str(socket_directory(var_dir / name)), safe="/")
    return f"postgresql://{SUPERUSER}@/{database}?host={host}"


def socket_directory(data_directory: Path) -> Path:
    """Return where the embedded server puts its socket: beside its data, if the path is short.

    Every process computes the same place, so that a second command finds a running server.
    """
    directory = data_directory.resolve()
    if len(os.fsencode(directory / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
        return directory
    digest = hashlib.sha256(os.fsencode(directory)).hexdigest()[:16]
    return Path("/tmp") / f"martabat-{digest}"  # noqa: S108  (made private before it is used)
