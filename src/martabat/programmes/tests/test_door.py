"""Checking in: what each ticket is told, once and only once."""

import datetime as dt
import threading
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.utils import timezone

from martabat.journal.models import Entry
from martabat.programmes.actions.door import ScanGiven, scan, scan_many
from martabat.programmes.actions.registration import RegistrationGiven
from martabat.programmes.kinds import Channel, Direction, RegistrationState, ScanReason
from martabat.programmes.models import Registration, Scan
from martabat.programmes.tests.door import on_today, tickets

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def seminar(gathering):
    return on_today(gathering.seminar)


def at_door(activity, people, code, direction=Direction.IN, **more):
    more.setdefault("nonce", uuid4())
    return scan(activity=activity, code=code, direction=direction, by=people.operator, **more)


def test_a_ticket_goes_in_once_and_comes_back_after_leaving(seminar, people):
    (siti,) = tickets(seminar, needs="baris depan")
    first = at_door(seminar, people, siti.code, gate="Pintu utama")
    assert (first.reason, first.name, first.needs) == (ScanReason.VALID, siti.name, "baris depan")
    assert first.first
    again = at_door(seminar, people, siti.code)
    assert again.reason == ScanReason.ALREADY_IN
    assert (again.since, again.since_gate) == (first.at, "Pintu utama")
    assert at_door(seminar, people, siti.code, Direction.OUT).reason == ScanReason.LEFT
    assert at_door(seminar, people, siti.code, Direction.OUT).reason == ScanReason.NOT_INSIDE
    back = at_door(seminar, people, siti.code)
    assert (back.reason, back.first) == (ScanReason.VALID, False)
    siti.refresh_from_db()
    assert siti.entered_at == first.at
    assert siti.inside
    assert siti.left_at < back.at


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (RegistrationState.WAITING, ScanReason.WAITING),
        (RegistrationState.CANCELLED, ScanReason.CANCELLED),
        (RegistrationState.REVOKED, ScanReason.REVOKED),
    ],
)
def test_a_ticket_that_does_not_hold_is_turned_away(seminar, people, state, reason):
    (ticket,) = tickets(seminar, state=state)
    assert at_door(seminar, people, ticket.code).reason == reason
    ticket.refresh_from_db()
    assert ticket.entered_at is None


def test_unknown_and_foreign_tickets_say_nothing_about_anybody(seminar, gathering, people):
    (other,) = tickets(gathering.meeting)
    foreign = at_door(seminar, people, other.code)
    assert (foreign.reason, foreign.name, foreign.ticket) == (ScanReason.WRONG_ACTIVITY, "", None)
    assert at_door(seminar, people, "tidak-ada").reason == ScanReason.UNKNOWN
    assert not Scan.objects.filter(registration__isnull=False).exists()


@pytest.mark.parametrize("days", [-1, 1])
def test_another_day_is_not_today(gathering, people, days):
    today = timezone.localdate()
    seminar = on_today(
        gathering.seminar, day=today + dt.timedelta(days=days), starts_at=None, ends_at=None
    )
    (ticket,) = tickets(seminar)
    assert at_door(seminar, people, ticket.code).reason == ScanReason.WRONG_DAY


def test_each_day_of_several_begins_outside(gathering, people):
    today = timezone.localdate()
    festival = on_today(
        gathering.seminar,
        day=today - dt.timedelta(days=1),
        last_day=today,
        starts_at=None,
        ends_at=None,
    )
    (ticket,) = tickets(festival)
    yesterday = timezone.now() - dt.timedelta(days=1)
    assert at_door(festival, people, ticket.code, at=yesterday, offline=True).first
    today_again = at_door(festival, people, ticket.code)
    assert (today_again.reason, today_again.first) == (ScanReason.VALID, False)


def test_the_same_nonce_is_answered_the_same_and_counts_nothing(seminar, people):
    (ticket,) = tickets(seminar)
    nonce = uuid4()
    first = at_door(seminar, people, ticket.code, nonce=nonce)
    entries = Entry.objects.count()
    again = at_door(seminar, people, ticket.code, nonce=nonce, offline=True, at=first.at)
    assert (again.reason, again.at, again.first) == (first.reason, first.at, True)
    assert again.known
    assert Scan.objects.count() == 1
    assert Entry.objects.count() == entries


def test_the_journal_has_one_entry_for_a_request_and_no_name(seminar, people):
    everybody = tickets(seminar, 3)
    scan_many(
        activity=seminar,
        scans=[ScanGiven(nonce=uuid4(), code=ticket.code) for ticket in everybody],
        by=people.operator,
    )
    (entry,) = Entry.objects.filter(chain=f"attendance:{seminar.pk}")
    assert entry.verb == "attendance.scanned"
    assert sorted(entry.data["scans"]) == sorted(Scan.objects.values_list("pk", flat=True))
    assert not any(ticket.name in str(entry.data) for ticket in everybody)


def test_a_late_offline_scan_counts_at_its_own_time(seminar, people):
    (ticket,) = tickets(seminar)
    online = at_door(seminar, people, ticket.code)
    early = online.at - 20 * MINUTE
    late = at_door(seminar, people, ticket.code, at=early, offline=True, gate="Pintu samping")
    assert (late.reason, late.first) == (ScanReason.VALID, True)
    ticket.refresh_from_db()
    assert ticket.entered_at == early
    assert Registration.objects.filter(entered_at__isnull=False).count() == 1


def test_a_wrong_clock_is_put_right_and_marked(seminar, people):
    slow, fast, right = tickets(seminar, 3)
    now = timezone.now()
    year = dt.timedelta(days=365)
    given = ScanGiven(nonce=uuid4(), code=slow.code, at=now - year - MINUTE, offline=True)
    (result,) = scan_many(
        activity=seminar, scans=[given], by=people.operator, sent_at=timezone.now() - year
    )
    assert result.reason == ScanReason.VALID
    assert result.clock_off
    assert abs(result.at - (now - MINUTE)) < MINUTE
    assert Scan.objects.get(nonce=given.nonce).device_at == given.at

    ahead = at_door(seminar, people, fast.code, at=now + year, offline=True)
    assert ahead.reason == ScanReason.VALID
    assert ahead.clock_off
    assert ahead.at <= timezone.now()

    fine = at_door(seminar, people, right.code, at=now - MINUTE, offline=True)
    assert (fine.at, fine.clock_off) == (now - MINUTE, False)


def test_a_time_before_the_day_never_makes_anybody_present(seminar, people):
    (ticket,) = tickets(seminar)
    long_ago = timezone.now() - dt.timedelta(days=2000)
    result = at_door(seminar, people, ticket.code, at=long_ago, offline=True)
    assert result.reason == ScanReason.WRONG_DAY
    ticket.refresh_from_db()
    assert ticket.entered_at is None


def test_somebody_found_by_name_and_somebody_without_a_ticket(seminar, people):
    (ticket,) = tickets(seminar)
    guest = ScanGiven(
        nonce=uuid4(), guest=RegistrationGiven(name="Tamu Baru", institution="Bappeda")
    )
    nameless = ScanGiven(nonce=uuid4(), guest=RegistrationGiven(name=" "))
    given = [ScanGiven(nonce=uuid4(), ticket=ticket.pk), guest, nameless]
    found, came, refused = scan_many(activity=seminar, scans=given, by=people.operator)
    assert (found.reason, found.name) == (ScanReason.VALID, ticket.name)
    assert (came.reason, came.name) == (ScanReason.VALID, "Tamu Baru")
    assert refused.reason == ScanReason.UNKNOWN
    assert Registration.objects.get(name="Tamu Baru").channel == Channel.DESK
    scan_many(activity=seminar, scans=given, by=people.operator)
    assert Registration.objects.filter(name="Tamu Baru").count() == 1


def test_who_has_no_business_at_the_door(seminar, people):
    (ticket,) = tickets(seminar)
    for stranger in (people.other_operator, people.panel):
        with pytest.raises(PermissionDenied):
            scan(
                activity=seminar,
                code=ticket.code,
                direction=Direction.IN,
                nonce=uuid4(),
                by=stranger,
            )
    with pytest.raises(ValueError, match="200"):
        scan_many(
            activity=seminar,
            scans=[ScanGiven(nonce=uuid4(), code="x") for _ in range(201)],
            by=people.operator,
        )


def test_a_scan_takes_five_statements(seminar, people, django_assert_num_queries):
    (ticket,) = tickets(seminar)
    by = people.operator
    with django_assert_num_queries(5 + 2):  # and the two of a savepoint within the test
        scan(activity=seminar, code=ticket.code, direction=Direction.IN, nonce=uuid4(), by=by)


@pytest.mark.django_db(transaction=True)
def test_two_doors_at_once_let_one_in(gathering, people):
    seminar = on_today(gathering.seminar)
    by = people.operator
    everybody = tickets(seminar, 10)
    told: list[ScanReason] = []
    start = threading.Barrier(4)

    def door() -> None:
        try:
            start.wait()
            for ticket in everybody:
                result = scan(
                    activity=seminar, code=ticket.code, direction="in", nonce=uuid4(), by=by
                )
                told.append(result.reason)
        finally:
            connections.close_all()

    doors = [threading.Thread(target=door) for _ in range(4)]
    for one in doors:
        one.start()
    for one in doors:
        one.join()
    assert told.count(ScanReason.VALID) == 10
    assert told.count(ScanReason.ALREADY_IN) == 30


@pytest.mark.django_db(transaction=True)
def test_the_same_batch_sent_twice_at_once_counts_once(gathering, people):
    seminar = on_today(gathering.seminar)
    by = people.operator
    batch = [ScanGiven(nonce=uuid4(), code=ticket.code) for ticket in tickets(seminar, 40)]
    batch += [ScanGiven(nonce=uuid4(), code=f"asing-{number}") for number in range(20)]
    batch += [ScanGiven(nonce=uuid4(), guest=RegistrationGiven(name="Tamu"))]
    told: list[list[ScanReason]] = []
    start = threading.Barrier(3)

    def send(scans: list[ScanGiven]) -> None:
        try:
            start.wait()
            results = scan_many(activity=seminar, scans=scans, by=by)
            told.append(sorted(result.reason for result in results))
        finally:
            connections.close_all()

    orders = [batch, batch[::-1], batch[30:] + batch[:30]]
    senders = [threading.Thread(target=send, args=(order,)) for order in orders]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    assert len(told) == 3
    assert told[0] == told[1] == told[2]
    assert Scan.objects.count() == 61
    assert Registration.objects.filter(entered_at__isnull=False).count() == 41
