"""Where the database is: `DATABASE_URL`, or the PostgreSQL embedded in `./var/postgres`."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


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
        "NAME": unquote(parts.path.lstrip("/")) or "martabat",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 16, "timeout": 10}, **query},
        "CONN_MAX_AGE": 0,
    }


def embedded_url(var_dir: Path) -> str:
    """Return the URL of the embedded server in `var_dir`, whether it runs or not."""
    return f"postgresql://postgres@/martabat?host={var_dir / 'postgres'}"
