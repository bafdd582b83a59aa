"""A chain taken out of the journal so that it proves itself elsewhere; see `proving`."""

from collections.abc import Iterator
from typing import Any

from martabat.journal.entries import leaf_hash
from martabat.journal.hashing import instant, merkle_path
from martabat.journal.models import Anchor, AnchorLeaf, Chain, Entry


def entries_of(subject: str) -> Iterator[dict[str, Any]]:
    """Yield every entry of a chain in order, as plain data (1 query)."""
    for entry in Entry.objects.filter(chain=subject).order_by("number").iterator(chunk_size=2000):
        yield {
            "number": entry.number,
            "at": instant(entry.at),
            "actor": [entry.actor_id, entry.actor_name, entry.role, entry.organisation],
            "verb": entry.verb,
            "data": entry.data,
            "previous": entry.previous,
            "hash": entry.hash,
        }


def standing_of(subject: str) -> dict[str, Any]:
    """Return where a chain ends, and how the last anchor that saw it proves that (3 queries).

    `length` and `head` are those that the anchor saw: what was written since is not proved yet.
    """
    leaf = (
        AnchorLeaf.objects.filter(subject=subject)
        .select_related("anchor")
        .order_by("-anchor__number")
        .first()
    )
    chain = Chain.objects.get(pk=subject)
    if leaf is None:
        return {"subject": subject, "length": chain.length, "head": chain.head, "anchored": None}
    leaves = list(
        AnchorLeaf.objects.filter(anchor=leaf.anchor_id)
        .order_by("subject")
        .values_list("subject", "length", "head")
    )
    hashes = [leaf_hash(subject=name, length=length, head=head) for name, length, head in leaves]
    place = next(place for place, (name, _length, _head) in enumerate(leaves) if name == subject)
    return {
        "subject": subject,
        "length": chain.length,
        "head": chain.head,
        "anchored": {
            "anchor": leaf.anchor.number,
            "length": leaf.length,
            "head": leaf.head,
            "path": [list(step) for step in merkle_path(hashes, place)],
        },
    }


def anchors_from(number: int) -> Iterator[dict[str, Any]]:
    """Yield the anchors from this number up to the newest, as plain data (1 query)."""
    for item in Anchor.objects.filter(number__gte=number).order_by("number").iterator(2000):
        yield {
            "number": item.number,
            "at": instant(item.at),
            "root": item.root,
            "previous": item.previous,
            "hash": item.hash,
        }
