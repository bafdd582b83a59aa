"""The three statements of a check-in. It is the busiest thing at the door: no ORM in between."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from martabat.programmes.passes import COUNTED, Pass, Standing


class NonceTaken(Exception):
    """Another transaction has just written one of these scans."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A registration, held until the transaction ends."""

    pk: int
    activity: int
    code: str
    state: str
    name: str
    institution: str
    needs: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of `programmes_scan`, in the order of `WRITE`."""

    activity: int
    registration: int | None
    nonce: UUID
    direction: str
    reason: str
    at: dt.datetime
    device_at: dt.datetime | None
    received_at: dt.datetime
    offline: bool
    gate: str
    by: int | None


# In the order of their numbers, so that two devices never wait for each other in a circle.
HOLD = """
    SELECT id, activity_id, code, state, name, institution, needs
    FROM programmes_registration
    WHERE code = ANY(%s::text[]) OR id = ANY(%s::bigint[])
    ORDER BY id FOR NO KEY UPDATE
"""
# A second statement, because it must see what was written while the first one waited.
READ = """
    SELECT id, activity_id, registration_id, nonce, direction, reason, at, device_at, received_at,
        offline, gate, by_id
    FROM programmes_scan
    WHERE nonce = ANY(%s::uuid[]) OR registration_id = ANY(%s::bigint[])
"""
WRITE = """
    WITH scan AS (
        INSERT INTO programmes_scan (activity_id, registration_id, nonce, direction, reason, at,
            device_at, received_at, offline, gate, by_id)
        SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::uuid[], %s::text[], %s::text[],
            %s::timestamptz[], %s::timestamptz[], %s::timestamptz[], %s::bool[], %s::text[],
            %s::bigint[])
        ON CONFLICT (nonce) DO NOTHING
        RETURNING id, nonce
    ), standing AS (
        UPDATE programmes_registration AS registration
        SET entered_at = new.entered_at, left_at = new.left_at, inside = new.inside
        FROM unnest(%s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::bool[])
            AS new (id, entered_at, left_at, inside)
        WHERE registration.id = new.id
    )
    SELECT id, nonce FROM scan
"""


def hold_tickets(codes: Sequence[str], numbers: Sequence[int]) -> list[Ticket]:
    """Lock the tickets with these codes or numbers and return them as they stand."""
    with connection.cursor() as cursor:
        cursor.execute(HOLD, [list(codes), list(numbers)])
        return [Ticket(*row) for row in cursor.fetchall()]


def stored_scans(
    nonces: Sequence[UUID], tickets: Sequence[int]
) -> tuple[dict[UUID, tuple[int, Stored]], dict[int, list[Pass]]]:
    """Return the scans with these nonces, and every counted pass of these tickets."""
    wanted = set(nonces)
    known: dict[UUID, tuple[int, Stored]] = {}
    passes: dict[int, list[Pass]] = {}
    with connection.cursor() as cursor:
        cursor.execute(READ, [list(nonces), list(tickets)])
        for number, *columns in cursor.fetchall():
            row = Stored(*columns)
            if row.nonce in wanted:
                known[row.nonce] = number, row
            if row.registration is not None and row.reason in COUNTED:
                item = Pass(row.at, row.nonce, row.direction, row.gate)
                passes.setdefault(row.registration, []).append(item)
    return known, passes


def write(rows: Sequence[Stored], standings: Mapping[int, Standing]) -> list[int]:
    """Write new scans and where their tickets stand; return the numbers of the scans.

    Raises `NonceTaken` when one of them is there already: the caller looks again.
    """
    if not rows:
        return []
    columns: list[Any] = [list(column) for column in zip(*map(astuple, rows), strict=True)]
    standing: list[Any] = [
        list(standings),
        [one.entered_at for one in standings.values()],
        [one.left_at for one in standings.values()],
        [one.inside for one in standings.values()],
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [*columns, *standing])
        numbers = {nonce: number for number, nonce in cursor.fetchall()}
    if len(numbers) < len(rows):
        raise NonceTaken
    return [numbers[row.nonce] for row in rows]
