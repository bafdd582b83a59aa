"""Writing to the journal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from martabat.journal.entries import GENESIS, Actor, anchor_hash, entry_hash, leaf_hash
from martabat.journal.hashing import merkle_root, plain
from martabat.journal.models import Anchor, AnchorLeaf, Chain

__all__ = ["SYSTEM", "Actor", "Recorded", "anchor", "record"]

SYSTEM = Actor(user_id=None, name="Martabat", role="system", organisation="")


@dataclass(frozen=True)
class Recorded:
    """Where an entry went: its number in the chain, its hash and its time."""

    number: int
    hash: str
    at: datetime


GROW = """
    INSERT INTO journal_chain (subject, length, head) VALUES (%s, 1, %s)
    ON CONFLICT (subject) DO UPDATE SET length = journal_chain.length + 1
    RETURNING length, head
"""
APPEND = """
    WITH entry AS (
        INSERT INTO journal_entry (chain_id, number, at, actor_id, actor_name, role, organisation,
                                   verb, data, previous, hash)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    )
    UPDATE journal_chain SET head = %s WHERE subject = %s
"""


def record(*, subject: str, verb: str, actor: Actor, data: Mapping[str, Any]) -> Recorded:
    """Append one entry to the chain of `subject`, inside the caller's transaction.

    The chain's row is locked until that transaction ends, so entries of one subject are
    numbered without gaps, while other subjects never wait. Two statements, because saving an
    answer is the busiest thing that Martabat does.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "An entry belongs to the transaction that it records."
        )
    at = timezone.now()
    content = plain(dict(data))
    with connection.cursor() as cursor:
        cursor.execute(GROW, [subject, GENESIS])
        number, previous = cursor.fetchone()
        hashed = entry_hash(
            subject=subject,
            number=number,
            at=at,
            actor=actor,
            verb=verb,
            data=content,
            previous=previous,
        )
        cursor.execute(
            APPEND,
            [
                subject,
                number,
                at,
                actor.user_id,
                actor.name,
                actor.role,
                actor.organisation,
                verb,
                json.dumps(content, ensure_ascii=False),
                previous,
                hashed,
                hashed,
                subject,
            ],
        )
    return Recorded(number=number, hash=hashed, at=at)


@transaction.atomic
def anchor() -> Anchor | None:
    """Bind the heads of all chains that grew since the last anchor into the global chain."""
    last = Anchor.objects.select_for_update().order_by("-number").first()
    leaves = AnchorLeaf.objects.order_by("subject", "-anchor__number").distinct("subject")
    seen = dict(leaves.values_list("subject", "length"))
    grown = [
        chain for chain in Chain.objects.order_by("subject") if seen.get(chain.pk) != chain.length
    ]
    if not grown:
        return None
    root = merkle_root(
        [leaf_hash(subject=item.pk, length=item.length, head=item.head) for item in grown]
    )
    number = last.number + 1 if last else 1
    previous = last.hash if last else GENESIS
    at = timezone.now()
    made = Anchor.objects.create(
        number=number,
        at=at,
        root=root,
        previous=previous,
        hash=anchor_hash(number=number, at=at, root=root, previous=previous),
    )
    AnchorLeaf.objects.bulk_create(
        [
            AnchorLeaf(anchor=made, subject=item.pk, length=item.length, head=item.head)
            for item in grown
        ]
    )
    return made
