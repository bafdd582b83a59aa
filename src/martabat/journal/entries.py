"""What an entry, a leaf and an anchor consist of, and the hash that each must carry.

Pure: whoever holds the contents can prove them without Martabat's database.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from martabat.journal.hashing import digest

GENESIS = "0" * 64


@dataclass(frozen=True)
class Actor:
    """Who does something, in which role, for which organisation."""

    user_id: int | None
    name: str
    role: str
    organisation: str


def entry_hash(
    *,
    subject: str,
    number: int,
    at: datetime,
    actor: Actor,
    verb: str,
    data: Any,
    previous: str,
) -> str:
    """Return the SHA-256 that an entry with these contents must carry."""
    return digest(
        {
            "subject": subject,
            "number": number,
            "at": at,
            "actor": [actor.user_id, actor.name, actor.role, actor.organisation],
            "verb": verb,
            "data": data,
            "previous": previous,
        }
    )


def leaf_hash(*, subject: str, length: int, head: str) -> str:
    """Return the hash of one chain's state, as a leaf of an anchor's Merkle tree."""
    return digest([subject, length, head])


def anchor_hash(*, number: int, at: datetime, root: str, previous: str) -> str:
    """Return the SHA-256 that an anchor with these contents must carry."""
    return digest({"number": number, "at": at, "root": root, "previous": previous})
