"""A record of Martabat as it stood at a moment: plain text in a fixed shape.

The same shape is shown on pages, printed (`typst/record.typ`), sealed by its SHA-256 and compared
with what the living record says later. It holds no personal data of participants.
"""

from collections.abc import Sequence
from typing import TypedDict

from martabat.journal.hashing import digest


class RecordTable(TypedDict):
    """Rows of text under their heads."""

    heads: list[str]
    rows: list[list[str]]


class RecordSection(TypedDict):
    """A part of a record: lines of text, a table, or both."""

    heading: str
    lines: list[str]
    table: RecordTable | None


class RecordData(TypedDict):
    """A whole record. `source` names the living one: "minutes:12"; `kind` is its Indonesian word.

    `facts` are pairs of label and value.
    """

    source: str
    kind: str
    title: str
    example: bool
    facts: list[list[str]]
    sections: list[RecordSection]


class RecordPaper(RecordData):
    """A record as it is printed: with the moment it was frozen and its seal."""

    frozen_at: str
    sha256: str


def section(
    heading: str,
    lines: Sequence[str] = (),
    heads: Sequence[str] = (),
    rows: Sequence[Sequence[str]] = (),
) -> RecordSection:
    """Return a section; with heads, also a table."""
    table: RecordTable | None = None
    if heads:
        table = {"heads": list(heads), "rows": [list(row) for row in rows]}
    return {"heading": heading, "lines": list(lines), "table": table}


def seal(content: RecordData) -> str:
    """Return the SHA-256 of a record's canonical text."""
    return digest(content)
