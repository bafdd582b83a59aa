"""Two states of one record side by side: what it said when cited, and what it says today."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from martabat.documents.records import RecordData, RecordSection

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Row:
    """One line in both states; an empty side has no such line."""

    label: str
    then: str
    now: str
    state: str


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one section."""

    heading: str
    rows: tuple[Row, ...]

    @property
    def differs(self) -> bool:
        """Whether any line is another one today."""
        return any(row.state != SAME for row in self.rows)


def compare(then: RecordData, now: RecordData) -> tuple[Part, ...]:
    """Return every part of two states of a record, with what differs."""
    parts = [Part("", _facts(then, now))]
    before = {part["heading"]: part for part in then["sections"]}
    after = {part["heading"]: part for part in now["sections"]}
    for heading in dict.fromkeys([*before, *after]):
        rows = _lines(_flat(before.get(heading)), _flat(after.get(heading)))
        parts.append(Part(heading, tuple(rows)))
    return tuple(parts)


def differences(parts: tuple[Part, ...]) -> int:
    """Return how many lines are others today."""
    return sum(row.state != SAME for part in parts for row in part.rows)


def _facts(then: RecordData, now: RecordData) -> tuple[Row, ...]:
    before = {"": then["title"], **_pairs(then)}
    after = {"": now["title"], **_pairs(now)}
    return tuple(
        _row(label, before.get(label, ""), after.get(label, ""))
        for label in dict.fromkeys([*before, *after])
    )


def _pairs(content: RecordData) -> dict[str, str]:
    return {pair[0]: pair[1] for pair in content["facts"]}


def _flat(section: RecordSection | None) -> list[str]:
    if section is None:
        return []
    table = section["table"]
    return [*section["lines"], *(BETWEEN.join(row) for row in (table["rows"] if table else []))]


def _lines(before: list[str], after: list[str]) -> list[Row]:
    rows: list[Row] = []
    for kind, start, end, first, last in SequenceMatcher(
        a=before, b=after, autojunk=False
    ).get_opcodes():
        old, new = before[start:end], after[first:last]
        if kind == "equal":
            rows += [Row("", line, line, SAME) for line in old]
            continue
        for place in range(max(len(old), len(new))):
            rows.append(
                _row(
                    "",
                    old[place] if place < len(old) else "",
                    new[place] if place < len(new) else "",
                )
            )
    return rows


def _row(label: str, then: str, now: str) -> Row:
    if then == now:
        state = SAME
    elif not then:
        state = ADDED
    else:
        state = CHANGED if now else REMOVED
    return Row(label, then, now, state)
