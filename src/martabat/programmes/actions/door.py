"""Checking in: who goes in and out, told by devices that may have been offline.

Every scan carries a nonce of the device, so that sending twice counts once, and the time at which
it happened, so that it counts where it belongs whenever it arrives (`programmes.passes`).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from martabat.journal.actions import Actor, record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions import door_tables
from martabat.programmes.actions.door_tables import Stored, Ticket
from martabat.programmes.actions.registration import PARTICIPANT, RegistrationGiven, register
from martabat.programmes.door_hours import clock, self_check_in_window
from martabat.programmes.hours import zone_of
from martabat.programmes.kinds import Channel, Direction, RegistrationState, ScanReason
from martabat.programmes.models import Activity, Scan
from martabat.programmes.passes import COUNTED, Pass, Step, walk

MOST = 200
# A device whose clock is off by more is put right.
TOLERANCE = dt.timedelta(minutes=2)
TURNED_AWAY = {
    RegistrationState.WAITING: ScanReason.WAITING,
    RegistrationState.CANCELLED: ScanReason.CANCELLED,
    RegistrationState.REVOKED: ScanReason.REVOKED,
}
DOUBLE_SENDS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class ScanGiven:
    """What a device saw: a ticket's code, or one found by name, or a guest without a ticket.

    `at` is empty for a scan that is sent as it happens.
    """

    nonce: UUID
    direction: str = Direction.IN
    code: str = ""
    ticket: int | None = None
    guest: RegistrationGiven | None = None
    at: dt.datetime | None = None
    offline: bool = False


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What the door may know: the coded reason, who it is, and the entry that still holds.

    `first` is the scan that made somebody present. `known` was answered before, under its nonce.
    """

    nonce: UUID
    reason: ScanReason
    at: dt.datetime
    ticket: int | None = None
    name: str = ""
    institution: str = ""
    needs: str = ""
    since: dt.datetime | None = None
    since_gate: str = ""
    first: bool = False
    known: bool = False
    clock_off: bool = False


def scan(
    *,
    activity: Activity,
    code: str,
    direction: str,
    nonce: UUID,
    by: Membership,
    at: dt.datetime | None = None,
    gate: str = "",
    offline: bool = False,
) -> ScanResult:
    """Let one ticket in or out; the same nonce again is answered the same and changes nothing."""
    given = ScanGiven(nonce=nonce, direction=direction, code=code, at=at, offline=offline)
    return scan_many(activity=activity, scans=[given], by=by, gate=gate)[0]


def scan_many(
    *,
    activity: Activity,
    scans: Sequence[ScanGiven],
    by: Membership,
    gate: str = "",
    sent_at: dt.datetime | None = None,
) -> list[ScanResult]:
    """Take what one device saw, at most 200 scans; results in the order given.

    `sent_at` is the device's clock when it sends: where it is wrong, its times are put right by
    as much. A time after now becomes now. Raises `PermissionDenied`, `ValueError` for too many.
    """
    if not rules.may_check_in(by, activity):
        raise PermissionDenied
    return _take(activity, scans, actor=by.actor, by=by, gate=gate, sent_at=sent_at)


def check_in_oneself(*, activity: Activity, code: str, nonce: UUID) -> ScanResult:
    """Check in by one's own ticket at the printed code of the door, within the time window."""
    given = ScanGiven(nonce=nonce, code=code)
    return _take(activity, [given], actor=PARTICIPANT, by=None, gate="", sent_at=None)[0]


def _take(
    activity: Activity,
    scans: Sequence[ScanGiven],
    *,
    actor: Actor,
    by: Membership | None,
    gate: str,
    sent_at: dt.datetime | None,
) -> list[ScanResult]:
    if len(scans) > MOST:
        raise ValueError(f"At most {MOST} scans at once.")
    unique = {given.nonce: given for given in scans}
    for attempt in range(DOUBLE_SENDS):
        try:
            with transaction.atomic():
                results = _Door(activity, by, gate[:60], sent_at).take(list(unique.values()))
                fresh = [result for result in results.values() if not result[1].known]
                if fresh:
                    record(
                        subject=f"attendance:{activity.pk}",
                        verb="attendance.scanned",
                        actor=actor,
                        data={"scans": [pk for pk, _result in fresh]},
                    )
            return [results[given.nonce][1] for given in scans]
        except door_tables.NonceTaken:
            # The same was sent twice at once, and the other one was quicker.
            if attempt + 1 == DOUBLE_SENDS:
                raise
    raise AssertionError


class _Door:
    """One request at the door of an activity."""

    def __init__(
        self, activity: Activity, by: Membership | None, gate: str, sent_at: dt.datetime | None
    ) -> None:
        self.activity, self.by, self.gate = activity, by, gate
        self.zone = zone_of(activity)
        self.skew = dt.timedelta()
        if sent_at is not None:
            skew = clock(activity) - sent_at
            self.skew = skew if abs(skew) > TOLERANCE else self.skew

    def take(self, scans: list[ScanGiven]) -> dict[UUID, tuple[int, ScanResult]]:
        """Answer all scans, write the new ones and where their tickets stand now."""
        guests = self._register_guests(scans)
        asked = {given.nonce: guests.get(given.nonce, given.ticket) for given in scans}
        tickets = door_tables.hold_tickets(
            [given.code for given in scans if given.code],
            [pk for pk in asked.values() if pk is not None],
        )
        by_code = {ticket.code: ticket for ticket in tickets}
        by_pk = {ticket.pk: ticket for ticket in tickets}
        # The clock is read while the tickets are held: of two doors the second one is later.
        self.now = clock(self.activity)
        stored, passes = door_tables.stored_scans([given.nonce for given in scans], list(by_pk))
        new: list[tuple[ScanGiven, Ticket | None, ScanReason | None, dt.datetime]] = []
        for given in scans:
            if given.nonce in stored:
                continue
            pk = asked[given.nonce]
            ticket = by_code.get(given.code) if given.code else by_pk.get(pk or 0)
            at = self._time(given)
            reason = self._refusal(ticket, at)
            new.append((given, ticket, reason, at))
            if ticket is not None and reason is None:
                item = Pass(at, given.nonce, given.direction, self.gate)
                passes.setdefault(ticket.pk, []).append(item)
        walks = {pk: walk(items, self.zone) for pk, items in passes.items()}
        steps = {nonce: step for one in walks.values() for nonce, step in one.steps.items()}
        rows = [
            self._row(given, ticket, reason or steps[given.nonce].reason, at)
            for given, ticket, reason, at in new
        ]
        changed = {
            ticket.pk: walks[ticket.pk] for _g, ticket, why, _at in new if ticket and not why
        }
        numbers = door_tables.write(rows, changed)
        answers = {
            row.nonce: (number, self._result(row, by_pk, steps, walks, known=False))
            for number, row in zip(numbers, rows, strict=True)
        }
        for nonce, (number, row) in stored.items():
            answers[nonce] = (number, self._result(row, by_pk, steps, walks, known=True))
        return answers

    def _register_guests(self, scans: list[ScanGiven]) -> dict[UUID, int]:
        """Make a registration for each new guest; one sent before has one already."""
        guests = [given for given in scans if given.guest is not None]
        if not guests:
            return {}
        known = dict(
            Scan.objects.filter(nonce__in=[given.nonce for given in guests]).values_list(
                "nonce", "registration"
            )
        )
        made: dict[UUID, int] = {}
        for given in guests:
            if given.nonce in known:
                made[given.nonce] = known[given.nonce] or 0
            elif given.guest is not None:
                made[given.nonce] = self._register(given.guest)
        return made

    def _register(self, guest: RegistrationGiven) -> int:
        try:
            made = register(activity=self.activity, channel=Channel.DESK, given=guest, by=self.by)
        except Refused:
            return 0  # one wrong line must not hold up what else the device has to tell
        return made.pk

    def _time(self, given: ScanGiven) -> dt.datetime:
        if given.at is None:
            return self.now
        return min(given.at + self.skew, self.now)

    def _refusal(self, ticket: Ticket | None, at: dt.datetime) -> ScanReason | None:
        """Say why somebody is turned away, or None where only being in or out counts."""
        if ticket is None:
            return ScanReason.UNKNOWN
        if ticket.activity != self.activity.pk:
            return ScanReason.WRONG_ACTIVITY
        if ticket.state in TURNED_AWAY:
            return TURNED_AWAY[RegistrationState(ticket.state)]
        first, last = self.activity.day, self.activity.until
        if first and last and not first <= at.astimezone(self.zone).date() <= last:
            return ScanReason.WRONG_DAY
        if self.by is None and not self._within_window(at):
            return ScanReason.OUTSIDE_WINDOW
        return None

    def _within_window(self, at: dt.datetime) -> bool:
        window = self_check_in_window(self.activity, at.astimezone(self.zone).date())
        return window is not None and window[0] <= at <= window[1]

    def _row(
        self, given: ScanGiven, ticket: Ticket | None, reason: ScanReason, at: dt.datetime
    ) -> Stored:
        ours = ticket is not None and ticket.activity == self.activity.pk
        return Stored(
            activity=self.activity.pk,
            # Whose ticket of another activity it is, is nobody's business here.
            registration=ticket.pk if ticket and ours else None,
            nonce=given.nonce,
            direction=str(given.direction),
            reason=str(reason),
            at=at,
            device_at=given.at if given.at and given.at != at else None,
            received_at=timezone.now(),
            offline=given.offline,
            gate=self.gate,
            by=self.by.user_id if self.by else None,
        )

    def _result(
        self,
        row: Stored,
        tickets: dict[int, Ticket],
        steps: dict[UUID, Step],
        walks: dict[int, Any],
        *,
        known: bool,
    ) -> ScanResult:
        ticket = tickets.get(row.registration or 0)
        step = steps.get(row.nonce)
        since = step.since if step else None
        counted = ticket is not None and row.reason in COUNTED
        return ScanResult(
            nonce=row.nonce,
            reason=ScanReason(row.reason),
            at=row.at,
            ticket=ticket.pk if ticket else None,
            name=ticket.name if ticket else "",
            institution=ticket.institution if ticket else "",
            needs=ticket.needs if ticket else "",
            since=since.at if since else None,
            since_gate=since.gate if since else "",
            first=bool(counted and ticket and walks[ticket.pk].entered_at == row.at),
            known=known,
            clock_off=row.device_at is not None,
        )
