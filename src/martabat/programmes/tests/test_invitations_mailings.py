"""Letters through a real mail server: who gets one, what it says, and that none goes twice."""

import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.utils import timezone

from martabat.agreements.models import Numbering
from martabat.journal.queries import entries
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.organisations.roles import Kind as Office
from martabat.organisations.roles import Role
from martabat.programmes.actions import audiences, mailings
from martabat.programmes.actions.activities import (
    cancel_activity,
    change_activity,
    plan_again,
)
from martabat.programmes.actions.planning import plan_activity
from martabat.programmes.audiences import Level, Rule
from martabat.programmes.calendars import calendar_of, uid_of
from martabat.programmes.kinds import ActivityKind, Answer
from martabat.programmes.letters import text_to_paste
from martabat.programmes.models import Invitation, Mailing
from martabat.regions.models import Region
from tests.mailbox import calendar_in, text_of
from tests.people import make_membership, make_organisation, make_user, sign_in

pytestmark = pytest.mark.django_db
SITE = "https://martabat.example/"
Kind = Mailing.Kind


@pytest.fixture
def rapat(gathering, people):
    """A meeting of next month in Jambi, 09.00-12.00 WIB."""
    day = timezone.localdate() + timedelta(days=30)
    return plan_activity(
        by=people.verifier_jambi,
        programme=gathering.yearly,
        kind=ActivityKind.PREPARATION,
        title="Rapat Persiapan",
        day=day,
        starts_at=datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC),
        ends_at=datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC),
        venue="Aula Kanwil Kemenkumham Jambi",
        online_link="https://rapat.contoh.example/jambi",
    )


@pytest.fixture
def invited(rapat, people, gathering):
    """Three offices: one with two members, one with a typed address, one that nobody can reach."""
    operator = people.other_operator
    assert operator.organisation == people.legal_division_jambi
    make_membership("Sri Rahayu", Role.CONTRIBUTOR, people.legal_division_jambi)
    for name in ("Kota Jambi", "Kota Sungai Penuh"):
        region = Region.objects.get(name=name)
        make_organisation(f"Bappeda {name}", Office.PLANNING, region.code)
    by = people.verifier_jambi
    for office in (
        people.legal_division_jambi,
        make_organisation("Bappeda Kota Jambi", Office.PLANNING, "15.71"),
        make_organisation("Bappeda Kota Sungai Penuh", Office.PLANNING, "15.72"),
    ):
        audiences.add_office(by=by, activity=rapat, organisation=office)
    typed = rapat.invitations.get(name="Bappeda Kota Jambi")
    audiences.set_email(by=by, invitation=typed, email="bappeda@jambi.example")
    return rapat


def start(activity, people, kind=Kind.INVITE, **more):
    return mailings.start_mailing(
        by=people.verifier_jambi, activity=activity, kind=kind, site=SITE, **more
    )


def send(mailing, **more):
    while mailings.send_batch(mailing.pk, **more):
        pass
    mailing.refresh_from_db()
    return mailing


def test_every_office_gets_one_letter_with_its_own_link_and_a_calendar_entry(
    invited, people, mailbox
):
    mailing = send(start(invited, people, number="100.3/7/KW/2026", text="Mohon hadir."))
    assert (mailing.total, mailing.done, mailing.failed) == (2, 2, 0)
    assert mailing.finished_at
    assert len(mailbox.messages) == 2
    (letter,) = mailbox.to(people.other_operator.user.email)
    assert "sri.rahayu@contoh.example" in letter["To"]
    assert letter["Reply-To"] == people.verifier_jambi.user.email
    text = text_of(letter)
    mine = invited.invitations.get(organisation=people.legal_division_jambi)
    assert f"{SITE}undangan/acara/{mine.token}/" in text
    assert "Nomor: 100.3/7/KW/2026" in text
    assert "Mohon hadir." in text
    assert "09.00–12.00 WIB" in text
    assert "Aula Kanwil Kemenkumham Jambi" in text
    assert invited.online_link in text
    method, calendar = calendar_in(letter)
    assert method == "REQUEST"
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == uid_of(invited)
    assert len(event["ATTENDEE"]) == 2
    other = invited.invitations.get(name="Bappeda Kota Jambi").token
    assert other not in text
    unreached = invited.invitations.get(name="Bappeda Kota Sungai Penuh")
    assert unreached.sent_at is None


def test_who_was_reached_is_not_written_to_again(invited, people, mailbox):
    send(start(invited, people))
    with pytest.raises(Refused):
        start(invited, people)
    later = invited.invitations.get(name="Bappeda Kota Sungai Penuh")
    audiences.set_email(
        by=people.verifier_jambi, invitation=later, email="bappeda@sungaipenuh.example"
    )
    send(start(invited, people))
    assert len(mailbox.messages) == 3
    assert len(mailbox.to("bappeda@jambi.example")) == 1


@pytest.mark.django_db(transaction=True)
def test_a_job_that_breaks_off_goes_on_where_it_stopped(rapat, people, mailbox):
    for number in range(25):
        audiences.add_by_name(
            by=people.verifier_jambi,
            activity=rapat,
            name=f"Lembaga {number:02}",
            email=f"lembaga{number:02}@contoh.example",
        )
    mailing = start(rapat, people)
    mailbox.breaks_after = 13
    with pytest.raises((smtplib.SMTPException, OSError)):
        send(mailing, size=10)
    mailing.refresh_from_db()
    assert (mailing.done, mailing.finished_at) == (13, None)
    assert mailing.problem
    assert Invitation.objects.filter(sent_at__isnull=False).count() == 13
    mailbox.breaks_after = None
    send(mailing, size=10)
    assert (mailing.done, mailing.problem) == (25, "")
    assert mailing.finished_at
    reached = [message["To"] for message in mailbox.messages]
    assert len(reached) == len(set(reached)) == 25


def test_a_refused_address_does_not_stop_the_others(invited, people, mailbox):
    mailbox.refused = {"bappeda@jambi.example"}
    mailing = send(start(invited, people))
    assert (mailing.done, mailing.failed) == (1, 1)
    failed = invited.invitations.get(name="Bappeda Kota Jambi")
    assert failed.problem == "550 Mailbox unavailable"
    assert failed.sent_at is None
    mailbox.refused = set()
    send(start(invited, people))
    failed.refresh_from_db()
    assert failed.sent_at
    assert failed.problem == ""


def test_an_address_that_no_server_could_read_does_not_stop_the_others(rapat, people, mailbox):
    for name, email in (("A", "satu@contoh.example, tiga@"), ("B", "dua@contoh.example")):
        audiences.add_by_name(by=people.verifier_jambi, activity=rapat, name=name, email=email)
    rapat.title = "Rapat\nPersiapan"
    rapat.save()
    mailing = send(start(rapat, people))
    assert mailing.finished_at
    (letter,) = mailbox.to("dua@contoh.example")
    assert letter["Subject"] == "Undangan: Rapat Persiapan"
    assert (mailing.done, mailing.failed) == (1, 1)


def test_reminders_go_once_a_day_to_those_who_have_not_answered(invited, people, mailbox):
    send(start(invited, people))
    answered = invited.invitations.get(name="Bappeda Kota Jambi")
    Invitation.objects.filter(pk=answered.pk).update(answer=Answer.YES)
    mailing = send(start(invited, people, Kind.REMIND))
    assert mailing.done == 1
    assert "Menunggu jawaban" in mailbox.messages[-1]["Subject"]
    with pytest.raises(Refused):
        start(invited, people, Kind.REMIND)
    Invitation.objects.filter(activity=invited).update(reminded_on=date(2020, 1, 1))
    send(start(invited, people, Kind.REMIND))
    assert len(mailbox.messages) == 4


def test_a_change_raises_the_sequence_and_a_cancellation_clears_the_calendar(
    invited, people, mailbox
):
    by = people.verifier_jambi
    send(start(invited, people))
    change_activity(by=by, activity=invited, summary="Ringkasan saja")
    assert invited.mailings.count() == 1
    later = invited.starts_at + timedelta(hours=1)
    moved = change_activity(by=by, activity=invited, starts_at=later)
    send(moved.mailings.get(kind=Kind.CHANGE))
    moved = change_activity(by=by, activity=moved, venue="Aula Bappeda")
    send(moved.mailings.filter(kind=Kind.CHANGE).first())
    cancelled = cancel_activity(by=by, activity=moved, reason="Narasumber berhalangan.")
    send(cancelled.mailings.get(kind=Kind.CANCEL))
    found = [calendar_in(message) for message in mailbox.to("bappeda@jambi.example")]
    assert [method for method, _c in found] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    events = [calendar.walk("VEVENT")[0] for _m, calendar in found]
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2, 3]
    assert len({event["UID"] for event in events}) == 1
    assert events[1]["DTSTART"].dt == later
    assert events[-1]["STATUS"] == "CANCELLED"
    last = mailbox.messages[-1]
    assert "Dibatalkan" in last["Subject"]
    assert "Narasumber berhalangan." in text_of(last)


def test_nobody_is_told_of_a_cancellation_who_was_never_invited(rapat, people, mailbox):
    cancel_activity(by=people.verifier_jambi, activity=rapat, reason="Tidak jadi.")
    assert not Mailing.objects.exists()
    with pytest.raises(Refused):
        start(rapat, people)


@pytest.mark.parametrize(
    ("zone", "label", "offset"),
    [("Asia/Jakarta", "WIB", 7), ("Asia/Makassar", "WITA", 8), ("Asia/Jayapura", "WIT", 9)],
)
def test_a_calendar_entry_read_back_says_the_same_hour_in_each_zone(rapat, zone, label, offset):
    from icalendar import Calendar

    rapat.zone = zone
    rapat.day = date(2026, 3, 5)
    rapat.starts_at = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    rapat.ends_at = rapat.starts_at + timedelta(hours=3)
    calendar = Calendar.from_ical(calendar_of(rapat, sequence=4))
    assert calendar["METHOD"] == "REQUEST"
    (kept,) = calendar.walk("VTIMEZONE")
    assert kept["TZID"] == zone
    (standard,) = kept.walk("STANDARD")
    assert standard["TZNAME"] == label
    assert standard["TZOFFSETTO"].td == timedelta(hours=offset)
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].params["TZID"] == zone
    assert event["DTSTART"].dt.hour == 9
    assert event["DTSTART"].dt == rapat.starts_at
    assert event["DTEND"].dt == rapat.ends_at
    assert event["SEQUENCE"] == 4


def test_days_without_hours_are_whole_days(rapat):
    from icalendar import Calendar

    rapat.day, rapat.last_day = date(2023, 10, 17), date(2023, 10, 19)
    rapat.starts_at = rapat.ends_at = None
    (event,) = Calendar.from_ical(calendar_of(rapat)).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 10, 17), date(2023, 10, 20))
    rapat.day = rapat.last_day = None
    assert calendar_of(rapat) == b""


def test_the_letter_takes_the_next_number_of_the_office(invited, people, mailbox):
    numbering = Numbering.objects.create(
        organisation=people.regional_office_jambi,
        purpose=Numbering.Purpose.INVITATION,
        pattern="W.5-{number}/{year}",
    )
    mailing = start(invited, people, numbering=numbering)
    assert mailing.number == f"W.5-1/{timezone.localdate().year}"


def test_an_office_that_is_taken_out_is_told_if_it_had_been_invited(invited, people, mailbox):
    from martabat.programmes.tasks.invitations import send_withdrawal

    send(start(invited, people))
    out = invited.invitations.get(name="Bappeda Kota Jambi")
    audiences.remove_invitation(by=people.verifier_jambi, invitation=out)
    send_withdrawal(
        activity_id=invited.pk,
        name=out.name,
        organisation_id=out.organisation_id,
        email=out.email,
        sequence=1,
    )
    method, calendar = calendar_in(mailbox.to("bappeda@jambi.example")[-1])
    assert method == "CANCEL"
    assert calendar.walk("VEVENT")[0]["SEQUENCE"] == 1


def test_the_journal_knows_how_many_and_no_address(invited, people, mailbox):
    send(start(invited, people))
    for entry in entries(invited.subject):
        assert "@" not in str(entry.data)


def test_only_who_plans_the_activity_sends(invited, people):
    with pytest.raises(PermissionDenied):
        mailings.start_mailing(by=people.operator, activity=invited, kind=Kind.INVITE, site=SITE)


def test_a_text_for_whatsapp_says_when_where_and_the_offices_own_link(invited):
    mine = invited.invitations.first()
    text = text_to_paste(mine, SITE)
    assert mine.name in text
    assert "09.00–12.00 WIB" in text
    assert f"{SITE}undangan/acara/{mine.token}/" in text


def test_a_colleague_who_left_gets_no_letter(invited, people, mailbox):
    Membership.objects.filter(user__name="Sri Rahayu").update(active=False)
    send(start(invited, people))
    (letter,) = mailbox.to(people.other_operator.user.email)
    assert letter["To"] == people.other_operator.user.email
    assert make_user("Orang Lain").email not in letter["To"]


def test_an_audience_of_twenty_four_is_written_to_in_batches(rapat, people, gathering, mailbox):
    assert len(gathering.offices_of_jambi) == 24
    rules = [
        Rule(Level.PROVINCE, (Office.LEGAL_BUREAU, Office.PLANNING), "15"),
        Rule(Level.REGENCIES, (Office.LEGAL_DIVISION, Office.PLANNING), "15"),
    ]
    audiences.add_audiences(by=people.verifier_jambi, activity=rapat, audiences=rules)
    for item in rapat.invitations.all():
        Invitation.objects.filter(pk=item.pk).update(email=f"kantor{item.pk}@contoh.example")
    mailing = start(rapat, people)
    assert mailing.total == 24
    assert mailings.send_batch(mailing.pk, 10)
    mailing.refresh_from_db()
    assert mailing.done == 10
    send(mailing, size=10)
    assert len(mailbox.messages) == 24


def test_whoever_was_told_of_a_cancellation_is_told_that_it_is_held_after_all(
    client, invited, people, mailbox
):
    by = people.verifier_jambi
    send(start(invited, people))
    cancelled = cancel_activity(by=by, activity=invited, reason="Ruang dipakai.")
    send(cancelled.mailings.get(kind=Kind.CANCEL))
    planned = plan_again(by=by, activity=cancelled)
    assert mailings.is_stale(planned)
    sign_in(client, by)
    page = client.get(f"/kegiatan/{planned.pk}/undangan/").content.decode()
    assert "Kirim yang berlaku sekarang" in page
    client.post(f"/kegiatan/{planned.pk}/undangan/perubahan/")
    send(planned.mailings.get(kind=Kind.CHANGE))
    found = [calendar_in(message) for message in mailbox.to("bappeda@jambi.example")]
    assert [method for method, _c in found] == ["REQUEST", "CANCEL", "REQUEST"]
    sequences = [calendar.walk("VEVENT")[0]["SEQUENCE"] for _m, calendar in found]
    assert sequences == [0, 1, 2]
    assert not mailings.is_stale(planned)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_mailing_send_every_letter_once(rapat, people, mailbox):
    for number in range(20):
        audiences.add_by_name(
            by=people.verifier_jambi,
            activity=rapat,
            name=f"Lembaga {number:02}",
            email=f"lembaga{number:02}@contoh.example",
        )
    mailing = start(rapat, people)

    def work(_worker):
        try:
            while mailings.send_batch(mailing.pk, 7):
                pass
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    reached = [message["To"] for message in mailbox.messages]
    assert len(reached) == len(set(reached)) == 20


def test_the_letter_is_written_sent_and_watched_on_pages(client, invited, people, mailbox):
    sign_in(client, people.verifier_jambi)
    root = f"/kegiatan/{invited.pk}/undangan/"
    page = client.get(f"{root}kirim/").content.decode()
    assert "Kirim ke 2 undangan" in page
    assert "1 undangan lain belum punya alamat surel." in page
    assert client.post(f"{root}kirim/", {"text": ""}).status_code == 422
    response = client.post(f"{root}kirim/", {"text": "Mohon hadir.", "number": "7/KW/2026"})
    mailing = invited.mailings.get()
    assert response.url == f"{root}kirim/{mailing.pk}/"
    again = client.post(f"{root}kirim/", {"text": "Mohon hadir."})
    assert again.status_code == 422
    assert "masih berjalan" in again.content.decode()
    part = client.get(response.url, HTTP_HX_TARGET="kemajuan").content.decode()
    assert "0 dari 2 surat sudah pergi." in part
    assert "every 2s" in part
    send(mailing)
    part = client.get(response.url, HTTP_HX_TARGET="kemajuan").content.decode()
    assert "2 dari 2 surat sudah pergi." in part
    assert "every 2s" not in part
    reminded = client.post(f"{root}ingatkan/")
    assert reminded.url == f"{root}kirim/{invited.mailings.first().pk}/"
