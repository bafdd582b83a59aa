"""What exactly is signed: one SHA-256, of the attached file or else of the record."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from martabat.agreements.models import Agreement
from martabat.journal.hashing import digest


@dataclass(frozen=True, slots=True)
class Seal:
    """The SHA-256 in 64 hexadecimal digits, and whether it is that of a file."""

    sha256: str
    of_file: bool


def terms(agreement: Agreement) -> dict[str, Any]:
    """Return what the parties agree, in a form that has one canonical text (2 queries).

    Left out is all that the act of signing itself brings: who signs for a party, each party's own
    number, day and place. So a substitute or a number changes nothing that others signed.
    """
    return {
        "kind": agreement.kind,
        "title": agreement.title,
        "summary": agreement.summary,
        "relation": agreement.relation,
        "parent": agreement.parent_id,
        "start": agreement.start,
        "end": agreement.end,
        "parties": [
            {"position": party.position, "name": party.name, "address": party.address}
            for party in sorted(agreement.parties.all(), key=attrgetter("position"))
        ],
        "clauses": [
            {
                "position": clause.position,
                "topic": clause.topic,
                "title": clause.title,
                "text": clause.text,
            }
            for clause in sorted(agreement.clauses.all(), key=attrgetter("position"))
        ],
    }


def seal(agreement: Agreement) -> Seal:
    """Return the hash of what would be signed now (0 queries with a file, else 2)."""
    if agreement.document is not None:
        return Seal(agreement.document.sha256, of_file=True)
    return Seal(digest(terms(agreement)), of_file=False)
