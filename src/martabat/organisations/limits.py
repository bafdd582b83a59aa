"""How often one visitor may ask for something that needs no account."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def within_limit(name: str, key: str, *, most: int, seconds: int = 60) -> bool:
    """Count one more try of `key`, and say whether that is not too many within so many seconds."""
    place = f"limit:{name}:{hashlib.sha256(key.encode()).hexdigest()[:32]}"
    if cache.add(place, 1, timeout=seconds):
        return True
    try:
        return cache.incr(place) <= most
    except ValueError:  # it has run out between the two
        return True


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from, behind as many proxies as the settings trust."""
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    passed = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and len(passed) >= proxies:
        return passed[-proxies].strip()
    address: str = request.META.get("REMOTE_ADDR", "")
    return address
