"""Typed readers of the environment. A wrong value stops the start with a sentence."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env_str(name: str, default: str) -> str:
    """Return the variable `name`, or `default` where it is not set."""
    return os.environ.get(name, default)


def env_bool(name: str, default: bool) -> bool:
    """Return the variable `name` read as 1/0, true/false, yes/no or on/off."""
    text = os.environ.get(name)
    if text is None:
        return default
    if text.lower() in {"1", "true", "yes", "on"}:
        return True
    if text.lower() in {"0", "false", "no", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {text!r}.")


def env_int(name: str, default: int) -> int:
    """Return the variable `name` read as a whole number."""
    text = os.environ.get(name)
    if text is None:
        return default
    try:
        return int(text)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {text!r}.") from None


def env_list(name: str, default: list[str]) -> list[str]:
    """Return the variable `name` split at commas."""
    text = os.environ.get(name)
    if text is None:
        return default
    return [part.strip() for part in text.split(",") if part.strip()]


def env_path(name: str, default: Path) -> Path:
    """Return the variable `name` as an absolute path."""
    return Path(os.environ.get(name) or default).expanduser().resolve()


def env_folder(name: str) -> Path | None:
    """Return the variable `name` as a folder that exists; None where it is not set."""
    text = os.environ.get(name)
    if not text:
        return None
    folder = Path(text).expanduser().resolve()
    if not folder.is_dir():
        raise ImproperlyConfigured(f"{name} must be a folder, and {text!r} is none.")
    return folder


def var_dir() -> Path:
    """Return the directory that holds everything worth keeping: MARTABAT_VAR, or ./var."""
    return env_path("MARTABAT_VAR", Path.cwd() / "var")


def secret_key(var_dir: Path) -> str:
    """Return MARTABAT_SECRET_KEY, or a random key kept in `var_dir` for a machine of one's own."""
    if key := os.environ.get("MARTABAT_SECRET_KEY"):
        if len(key) < 50:
            raise ImproperlyConfigured("MARTABAT_SECRET_KEY must have at least 50 characters.")
        return key
    path = var_dir / "secret_key"
    if not path.exists():
        var_dir.mkdir(parents=True, exist_ok=True)
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(64))
    return path.read_text()
