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
        level = _next_level(level)
    return level[0].hex() if level else "0" * 64


def merkle_path(hashes: Sequence[str], place: int) -> list[tuple[str, str]]:
    """Return what leads from the hash at `place` up to the root: sides and their hashes.

    ("left", h) says that `h` stands before what was reached so far. Far smaller than all leaves,
    and it tells nothing of other chains.
    """
    level = [bytes.fromhex(item) for item in hashes]
    path = []
    while len(level) > 1:
        beside = place ^ 1
        if beside < len(level):
            path.append(("left" if beside < place else "right", level[beside].hex()))
        level = _next_level(level)
        place //= 2
    return path


def climb(leaf: str, path: Sequence[tuple[str, str]]) -> str:
    """Return the root that a leaf leads to along a path."""
    reached = bytes.fromhex(leaf)
    for side, other in path:
        pair = (
            (bytes.fromhex(other), reached) if side == "left" else (reached, bytes.fromhex(other))
        )
        reached = hashlib.sha256(b"".join(pair)).digest()
    return reached.hex()


def _next_level(level: Sequence[bytes]) -> list[bytes]:
    return [
        hashlib.sha256(b"".join(level[start : start + 2])).digest()
        if start + 1 < len(level)
        else level[start]
        for start in range(0, len(level), 2)
    ]
