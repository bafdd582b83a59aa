"""How an entry, a leaf and an anchor become a SHA-256."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any


def canonical(value: Any) -> str:
    """Return the one JSON text of `value`: sorted keys, no spaces, no floats."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def plain(value: Any) -> Any:
    """Return `value` with dates and decimals as text; refuse floats, whose text may change."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return str(value)
        case float():
            raise TypeError("A float has no stable text: give the journal a Decimal or a string.")
        case datetime():
            return instant(value)
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return str(value)


def instant(at: datetime) -> str:
    """Return a time as UTC text with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def digest(value: Any) -> str:
    """Return the SHA-256 (hex) of the canonical text of `value`."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def merkle_root(hashes: Sequence[str]) -> str:
    """Return the Merkle root of hex hashes; an odd one out moves up unpaired."""
    level = [bytes.fromhex(item) for item in hashes]
    while len(level) > 1:
        level = [
            hashlib.sha256(b"".join(level[start : start + 2])).digest()
            if start + 1 < len(level)
            else level[start]
            for start in range(0, len(level), 2)
        ]
    return level[0].hex() if level else "0" * 64
