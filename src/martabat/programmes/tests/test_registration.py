"""Registering for an activity: places, the waiting list, tickets and who may do what."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.programmes.actions import registration as actions
from martabat.programmes.actions.registration import AlreadyRegistered, RegistrationGiven
from martabat.programmes.kinds import ActivityState, Channel, RegistrationState
from martabat.programmes.models import Activity, ConsentText, Invitation, Registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def seminar(gathering):
    """The seminar, a month from now, open to the public."""
    activity = gathering.seminar
    day = timezone.localdate() + timedelta(days=30)
    Activity.objects.filter(pk=activity.pk).update(day=day, starts_at=None, ends_at=None)
    activity.refresh_from_db()
    return activity


def given(number=1, **more):
    person = {"name": f"Peserta {number}", "email": f"p{number}@contoh.example"}
    person["consent"] = ConsentText.objects.get(version=1)
    return RegistrationGiven(**{**person, **more})


def comes(activity, number=1, **more):
    return actions.register(
        activity=activity, channel=Channel.PUBLIC, given=given(number, **more), by=None
    )


def limit(activity, capacity):
    Activity.objects.filter(pk=activity.pk).update(capacity=capacity)


def test_who_registers_gets_a_ticket_and_the_journal_knows_no_name(seminar):
    made = comes(seminar, name="Siti  Rahma ", email="Siti@Contoh.Example", phone="0812")
    assert (made.name, made.email, made.state) == (
        "Siti Rahma",
        "siti@contoh.example",
        "registered",
    )
    assert len(made.code) >= 22
    assert made.consent.version == 1
    assert made.consented_at
    entry = Entry.objects.get(verb="registration.added")
    assert entry.data == {
        "registration": made.pk,
        "channel": "public",
        "state": "registered",
        "consent": 1,
    }
    assert "Siti" not in f"{entry.data}{entry.actor_name}"


def test_when_places_are_gone_people_wait_in_order(seminar):
    limit(seminar, 2)
    states = [comes(seminar, number).state for number in range(4)]
    assert states == ["registered", "registered", "waiting", "waiting"]


def test_an_organiser_and_an_invited_office_always_have_a_place(seminar, people):
    limit(seminar, 1)
    comes(seminar, 1)
    invitation = Invitation.objects.create(activity=seminar, name="Bappeda", token="t")
    by_hand = actions.register(
        activity=seminar, channel=Channel.DESK, given=given(2), by=people.operator
    )
    invited = actions.register(
        activity=seminar,
        channel=Channel.INVITED,
        given=given(3),
        by=None,
        invitation=invitation,
    )
    assert {by_hand.state, invited.state} == {"registered"}
    assert comes(seminar, 4).state == "waiting"


def test_who_cancels_gives_the_place_to_the_next(seminar):
    limit(seminar, 1)
    first, second, third = (comes(seminar, number) for number in range(3))
    actions.cancel(registration=first)
    states = [Registration.objects.get(pk=one.pk).state for one in (first, second, third)]
    assert states == ["cancelled", "registered", "waiting"]
    with pytest.raises(Refused, match="tidak berlaku"):
        actions.cancel(registration=first)


def test_a_free_place_is_not_overtaken_by_a_newcomer(seminar):
    limit(seminar, 1)
    comes(seminar, 1)
    waiting = comes(seminar, 2)
    limit(seminar, 2)
    assert comes(seminar, 3).state == "waiting"
    assert actions.fill_places(activity=seminar) == 1
    waiting.refresh_from_db()
    assert waiting.state == "registered"


def test_an_address_registers_once_and_again_after_cancelling(seminar):
    first = comes(seminar, 1)
    with pytest.raises(AlreadyRegistered) as known:
        comes(seminar, 1, name="Orang Lain")
    assert known.value.registration == first
    first.refresh_from_db()
    assert first.name == "Peserta 1"
    actions.cancel(registration=first)
    assert comes(seminar, 1).pk != first.pk


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"registration": False}, "ditutup"),
        ({"public": False}, "ditutup"),
        ({"registration_until": timezone.now() - timedelta(minutes=1)}, "ditutup"),
        ({"day": timezone.localdate() - timedelta(days=1)}, "ditutup"),
        ({"state": ActivityState.CANCELLED}, "dibatalkan"),
    ],
)
def test_a_closed_registration_takes_nobody(seminar, change, sentence):
    Activity.objects.filter(pk=seminar.pk).update(**change)
    with pytest.raises(Refused, match=sentence):
        comes(seminar)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"name": " "}, "nama"),
        ({"email": ""}, "surel"),
        ({"consent": None}, "persetujuan"),
        ({"minor": True}, "pasal 25"),
        ({"minor": True, "guardian": "Ibu Ani"}, "wali"),
    ],
)
def test_what_is_missing_is_asked_for(seminar, missing, sentence):
    with pytest.raises(Refused, match=sentence):
        comes(seminar, **missing)


def test_a_minor_comes_with_a_guardian(seminar):
    made = comes(seminar, minor=True, guardian="Ibu Ani", guardian_contact="0812")
    assert made.minor
    grown_up = comes(seminar, 2, guardian="tertulis keliru", guardian_contact="0812")
    assert grown_up.guardian == "", "what is not needed is not kept"


def test_only_who_holds_the_activity_records_and_revokes(seminar, people):
    made = comes(seminar)
    with pytest.raises(PermissionDenied):
        actions.register(
            activity=seminar, channel=Channel.DESK, given=given(2), by=people.other_operator
        )
    with pytest.raises(PermissionDenied):
        actions.register(activity=seminar, channel=Channel.INVITED, given=given(2), by=None)
    with pytest.raises(PermissionDenied):
        actions.revoke(registration=made, reason="Uji.", by=people.other_operator)
    with pytest.raises(PermissionDenied):
        actions.correct(registration=made, given=given(1), by=people.contributor)


def test_a_ticket_is_revoked_with_a_reason_and_the_next_one_moves_up(seminar, people):
    limit(seminar, 1)
    made, waiting = comes(seminar, 1), comes(seminar, 2)
    with pytest.raises(Refused, match="alasan"):
        actions.revoke(registration=made, reason=" ", by=people.operator)
    actions.revoke(registration=made, reason="Pendaftaran ganda.", by=people.operator)
    made.refresh_from_db()
    waiting.refresh_from_db()
    assert (made.state, made.reason, waiting.state) == (
        "revoked",
        "Pendaftaran ganda.",
        "registered",
    )


def test_what_is_over_is_not_cancelled(seminar):
    made = comes(seminar)
    Activity.objects.filter(pk=seminar.pk).update(day=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="sudah lewat"):
        actions.cancel(registration=Registration.objects.get(pk=made.pk))


def test_who_came_keeps_the_registration(seminar, people):
    made = comes(seminar)
    Registration.objects.filter(pk=made.pk).update(entered_at=timezone.now())
    with pytest.raises(Refused, match="sudah tercatat hadir"):
        actions.cancel(registration=made)


def test_a_correction_says_in_the_journal_what_changed_and_not_how(seminar, people):
    made = comes(seminar)
    actions.correct(
        registration=made, given=given(1, name="Siti Rahma", phone="0812"), by=people.operator
    )
    made.refresh_from_db()
    assert (made.name, made.phone, made.consent.version) == ("Siti Rahma", "0812", 1)
    assert Entry.objects.get(verb="registration.corrected").data == {
        "registration": made.pk,
        "fields": ["name", "phone"],
    }


def test_a_list_is_recorded_once(seminar, people):
    rows = [given(number, consent=None) for number in range(1, 4)] + [
        RegistrationGiven(name="Tanpa Surel"),
        RegistrationGiven(name="Tanpa Surel"),
    ]
    many = actions.register_many
    assert many(activity=seminar, given=rows, by=people.operator) == (5, 0)
    assert many(activity=seminar, given=rows[:3], by=people.operator) == (0, 3)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_for_ten_places(gathering):
    """10 registered, 40 waiting in the order of their requests; then ten cancel at once."""
    day = timezone.localdate() + timedelta(days=30)
    seminar = gathering.seminar
    Activity.objects.filter(pk=seminar.pk).update(
        day=day, starts_at=None, ends_at=None, capacity=10
    )
    ready = Barrier(50)

    def in_a_thread(work):
        def run(item):
            try:
                ready.wait(30)
                return work(item)
            finally:
                connection.close()

        return run

    with ThreadPoolExecutor(50) as pool:
        list(pool.map(in_a_thread(lambda number: comes(seminar, number)), range(50)))
    rows = list(seminar.registrations.order_by("registered_at", "pk"))
    assert [row.state for row in rows] == ["registered"] * 10 + ["waiting"] * 40
    assert [row.pk for row in rows] == sorted(row.pk for row in rows), "the queue is one line"

    ready = Barrier(10)
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(in_a_thread(lambda row: actions.cancel(registration=row)), rows[:10]))
    states = [row.state for row in seminar.registrations.order_by("registered_at", "pk")]
    assert states == ["cancelled"] * 10 + ["registered"] * 10 + ["waiting"] * 30


@pytest.mark.django_db(transaction=True)
def test_one_address_at_once_registers_once(gathering):
    seminar = gathering.seminar
    day = timezone.localdate() + timedelta(days=30)
    Activity.objects.filter(pk=seminar.pk).update(day=day, starts_at=None, ends_at=None)
    ready = Barrier(8)

    def run(_):
        try:
            ready.wait(30)
            comes(seminar, 1)
        except AlreadyRegistered:
            return 1
        finally:
            connection.close()
        return 0

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(run, range(8))) == 7
    assert seminar.registrations.filter(state=RegistrationState.REGISTERED).count() == 1


def test_codes_are_safe_in_addresses():
    assert all(re.fullmatch(r"[\w-]{22}", actions.new_code()) for _ in range(100))
