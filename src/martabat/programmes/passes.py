"""What the passes of one ticket come to. Pure: the order in which they reach us does not matter."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from martabat.programmes.kinds import Direction, ScanReason

# Reasons of scans that say where somebody is; the others were turned away.
COUNTED = frozenset(
    {ScanReason.VALID, ScanReason.ALREADY_IN, ScanReason.LEFT, ScanReason.NOT_INSIDE}
)


@dataclass(frozen=True, order=True, slots=True)
class Pass:
    """One way through a door; two at the same moment are ordered by nonce."""

    at: dt.datetime
    nonce: UUID
    direction: str
    gate: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What a pass came to, and the entry that still held before it."""

    reason: ScanReason
    since: Pass | None


@dataclass(frozen=True, slots=True)
class Standing:
    """First entry, last exit, whether inside, and every pass by its nonce."""

    entered_at: dt.datetime | None
    left_at: dt.datetime | None
    inside: bool
    steps: dict[UUID, Step]


def walk(passes: Iterable[Pass], zone: dt.tzinfo) -> Standing:
    """Go through the passes of a ticket by their own time; each day begins outside."""
    entered_at = left_at = day = since = None
    steps: dict[UUID, Step] = {}
    for item in sorted(passes):
        today = item.at.astimezone(zone).date()
        if today != day:
            day, since = today, None
        if item.direction == Direction.IN:
            reason = ScanReason.ALREADY_IN if since else ScanReason.VALID
            steps[item.nonce] = Step(reason, since)
            entered_at = entered_at or item.at
            since = since or item
        else:
            reason = ScanReason.LEFT if since else ScanReason.NOT_INSIDE
            steps[item.nonce] = Step(reason, since)
            left_at = item.at if since else left_at
            since = None
    return Standing(entered_at, left_at, since is not None, steps)
