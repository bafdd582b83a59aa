"""Proving a chain that was taken out of the journal: no database, no Django."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from martabat.journal.entries import GENESIS, Actor, anchor_hash, entry_hash, leaf_hash
from martabat.journal.hashing import climb


@dataclass(frozen=True, slots=True)
class Broken:
    """What does not hold: a code for the sentence, and the entry or anchor where it shows."""

    code: str
    number: int | None = None


@dataclass(slots=True)
class Proof:
    """What was walked through: the hashes of all entries and anchors, and what does not hold."""

    entries: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    faults: list[Broken] = field(default_factory=list)


def prove(
    standing: Mapping[str, Any],
    entries: Iterable[Mapping[str, Any]],
    anchors: Iterable[Mapping[str, Any]],
) -> Proof:
    """Walk a chain and the anchors over it; the shapes are those of `proofs`.

    Raises KeyError, TypeError or ValueError where the data have another shape.
    """
    proof = Proof()
    proof.faults.extend(_chain(str(standing["subject"]), entries, proof.entries))
    if len(proof.entries) != standing["length"] or _last(proof.entries) != standing["head"]:
        proof.faults.append(Broken("chain-end"))
    proof.faults.extend(_anchors(standing, list(anchors), proof))
    return proof


def _chain(
    subject: str, entries: Iterable[Mapping[str, Any]], hashes: list[str]
) -> Iterator[Broken]:
    previous = GENESIS
    for number, entry in enumerate(entries, start=1):
        user, name, role, organisation = entry["actor"]
        expected = entry_hash(
            subject=subject,
            number=number,
            at=datetime.fromisoformat(entry["at"]),
            actor=Actor(user, name, role, organisation),
            verb=entry["verb"],
            data=entry["data"],
            previous=previous,
        )
        if entry["number"] != number or entry["previous"] != previous:
            yield Broken("chain-order", number)
        if entry["hash"] != expected:
            yield Broken("entry-changed", number)
        previous = entry["hash"]
        hashes.append(previous)


def _anchors(
    standing: Mapping[str, Any], anchors: list[Mapping[str, Any]], proof: Proof
) -> Iterator[Broken]:
    seen = standing["anchored"]
    if seen is None or not anchors:
        yield Broken("not-anchored")
        return
    length = seen["length"]
    if not 0 < length <= len(proof.entries) or proof.entries[length - 1] != seen["head"]:
        yield Broken("anchor-other-head")
    leaf = leaf_hash(subject=standing["subject"], length=length, head=seen["head"])
    if climb(leaf, [(side, other) for side, other in seen["path"]]) != anchors[0]["root"]:
        yield Broken("anchor-root", anchors[0]["number"])
    if length < len(proof.entries):
        yield Broken("not-anchored", length + 1)
    previous = None
    for place, item in enumerate(anchors):
        expected = anchor_hash(
            number=item["number"],
            at=datetime.fromisoformat(item["at"]),
            root=item["root"],
            previous=item["previous"],
        )
        if (
            item["hash"] != expected
            or item["number"] != seen["anchor"] + place
            or (previous is not None and item["previous"] != previous)
        ):
            yield Broken("anchor-order", item["number"])
        previous = item["hash"]
        proof.anchors.append(previous)


def _last(hashes: list[str]) -> str:
    return hashes[-1] if hashes else GENESIS
