"""Addresses of static files, each with a short hash of its content: it may be kept forever."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static as plain_static


def _version(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        return ""
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10]


@lru_cache(maxsize=256)
def _cached(path: str) -> str:
    version = _version(path)
    address = plain_static(path)
    return f"{address}?v={version}" if version else address


def static(path: str) -> str:
    """Give the address of a static file; a file with its version in the name needs no hash."""
    if path.endswith(".woff2"):
        return plain_static(path)
    if settings.DEBUG:
        _cached.cache_clear()
    return _cached(path)
