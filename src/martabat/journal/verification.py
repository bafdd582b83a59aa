"""Proving that nobody changed, removed or inserted an entry behind the journal's back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from martabat.journal.entries import GENESIS, Actor, anchor_hash, entry_hash, leaf_hash
from martabat.journal.hashing import merkle_root
from martabat.journal.models import Anchor, AnchorLeaf, Chain, Entry


@dataclass(frozen=True)
class Fault:
    """One place where the journal does not prove itself."""

    subject: str
    number: int | None
    what: str

    def __str__(self) -> str:
        place = f"{self.subject} #{self.number}" if self.number else self.subject
        return f"{place}: {self.what}"


@dataclass(frozen=True)
class Verdict:
    """What a verification went through and found."""

    chains: int
    entries: int
    anchors: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def verify(
    subject: str | None = None, progress: Callable[[int, int], None] | None = None
) -> Verdict:
    """Walk every chain (or that of `subject`) and every anchor; tell each fault found."""
    chains = {chain.pk: chain for chain in Chain.objects.all()}
    if subject is not None:
        chains = {pk: chain for pk, chain in chains.items() if pk == subject}
    entries = Entry.objects.order_by("chain_id", "number")
    if subject is not None:
        entries = entries.filter(chain_id=subject)
    total = sum(chain.length for chain in chains.values())
    faults: list[Fault] = []
    heads: dict[tuple[str, int], str] = {}
    walked = 0
    unmet = set(chains)
    rows = entries.iterator(chunk_size=2000)
    for chain_id, group in groupby(rows, key=lambda entry: entry.chain_id):
        unmet.discard(chain_id)
        chain = chains.get(chain_id)
        hashes: list[str] = []
        for fault in chain_faults(chain_id, chain, group, hashes):
            faults.append(fault)
        heads.update({(chain_id, place): value for place, value in enumerate(hashes, start=1)})
        walked += len(hashes)
        if progress:
            progress(walked, total)
    faults += [
        Fault(pk, None, f"all {chains[pk].length} entries are gone")
        for pk in sorted(unmet)
        if chains[pk].length
    ]
    anchors, anchor_faults = verify_anchors(heads, subject)
    return Verdict(
        chains=len(chains), entries=walked, anchors=anchors, faults=(*faults, *anchor_faults)
    )


def chain_faults(
    subject: str, chain: Chain | None, entries: Iterator[Entry], hashes: list[str]
) -> Iterator[Fault]:
    """Yield the faults of one chain; `hashes` receives the hash of each entry in order."""
    previous = GENESIS
    number = 0
    for number, entry in enumerate(entries, start=1):
        if entry.number != number:
            yield Fault(subject, number, f"expected entry {number}, found {entry.number}")
        if entry.previous != previous:
            yield Fault(subject, entry.number, "does not follow the entry before it")
        expected = entry_hash(
            subject=subject,
            number=entry.number,
            at=entry.at,
            actor=Actor(entry.actor_id, entry.actor_name, entry.role, entry.organisation),
            verb=entry.verb,
            data=entry.data,
            previous=entry.previous,
        )
        if entry.hash != expected:
            yield Fault(subject, entry.number, "its contents do not match its hash")
        previous = entry.hash
        hashes.append(entry.hash)
    if chain is None:
        yield Fault(subject, None, "has entries but no chain")
    elif chain.length != number or chain.head != previous:
        yield Fault(
            subject, None, f"ends at entry {number}, but {chain.length} entries were recorded"
        )


def verify_anchors(
    heads: dict[tuple[str, int], str], subject: str | None
) -> tuple[int, list[Fault]]:
    """Check every anchor against the anchor before it and against the chains it saw."""
    faults: list[Fault] = []
    previous = GENESIS
    count = 0
    leaves_of = AnchorLeaf.objects.order_by("anchor_id", "subject")
    leaves: dict[int, list[AnchorLeaf]] = {}
    for leaf in leaves_of.iterator(chunk_size=2000):
        leaves.setdefault(leaf.anchor_id, []).append(leaf)
    for count, item in enumerate(Anchor.objects.order_by("number"), start=1):
        expected = anchor_hash(
            number=item.number, at=item.at, root=item.root, previous=item.previous
        )
        own = leaves.get(item.pk, [])
        root = merkle_root(
            [leaf_hash(subject=leaf.subject, length=leaf.length, head=leaf.head) for leaf in own]
        )
        if item.number != count or item.previous != previous or item.hash != expected:
            faults.append(Fault("anchor", item.number, "does not follow the anchor before it"))
        if root != item.root:
            faults.append(Fault("anchor", item.number, "its leaves do not match its root"))
        faults += [
            Fault(leaf.subject, leaf.length, f"differs from what anchor {item.number} saw")
            for leaf in own
            if subject in {None, leaf.subject}
            and heads.get((leaf.subject, leaf.length)) != leaf.head
        ]
        previous = item.hash
    return count, faults
