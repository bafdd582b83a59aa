"""The door over HTTP."""

import datetime as dt
import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from martabat.journal.models import Entry
from martabat.programmes.actions.door_settings import set_self_check_in
from martabat.programmes.door_tokens import door_token, read_door_token
from martabat.programmes.forms.door import code_in
from martabat.programmes.kinds import RegistrationState
from martabat.programmes.models import Activity, Registration, Scan
from martabat.programmes.queries.door import counts, people_named
from martabat.programmes.tests.door import on_today, tickets
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def seminar(gathering):
    return on_today(gathering.seminar)


@pytest.fixture
def rina(client, people):
    return sign_in(client, people.operator)


def send(client, activity, *scans, **more):
    data = {"scans": [{"nonce": str(uuid4()), **scan} for scan in scans], **more}
    return client.post(
        reverse("programmes:door_scan", args=[activity.pk]), data, content_type="application/json"
    )


def test_the_page_says_how_many_came_and_lets_nobody_else_use_the_camera(rina, seminar):
    tickets(seminar, 5)
    page = rina.get(reverse("programmes:door", args=[seminar.pk]))
    assert "camera=(self)" in page.headers["Permissions-Policy"]
    assert "<b>0 hadir</b> dari 5 terdaftar" in page.content.decode()
    other = rina.get("/")
    assert "camera=()" in other.headers["Permissions-Policy"]


def test_who_gets_to_the_door(client, seminar, gathering, people):
    address = reverse("programmes:door", args=[seminar.pk])
    assert client.get(address).status_code == 302
    for person, status in [
        (people.operator, 200),
        (people.contributor, 200),  # any office of the same region may help
        (people.partner, 200),  # INFID holds the festival with others
        (people.other_operator, 403),
        (people.panel, 403),
    ]:
        assert sign_in(client, person).get(address).status_code == status
    Activity.objects.filter(pk=seminar.pk).update(public=False)
    gathering.festival.__class__.objects.update(public=False)
    assert sign_in(client, people.other_operator).get(address).status_code == 404


def test_who_only_helps_at_the_door_finds_the_way_there(client, seminar, people):
    address = reverse("programmes:door", args=[seminar.pk])
    page = reverse("programmes:activity", args=[seminar.pk])
    assert address in sign_in(client, people.contributor).get(page).content.decode()
    assert address not in sign_in(client, people.panel).get(page).content.decode()


def test_a_code_can_be_typed_without_any_script(rina, seminar):
    (ticket,) = tickets(seminar, needs="baris depan")
    address = reverse("programmes:door", args=[seminar.pk])
    typed = {"code": f"https://martabat.example/tiket/{ticket.code}/", "direction": "in"}
    page = rina.post(address, typed).content.decode()
    assert "Silakan masuk" in page
    assert ticket.name in page
    assert "Perlu bantuan: baris depan." in page
    assert "Sudah masuk" in rina.post(address, typed).content.decode()
    empty = rina.post(address, {"code": ""})
    assert empty.status_code == 422
    assert "Ketik kode tiket" in empty.content.decode()


def test_a_device_is_told_only_what_the_door_must_know(rina, seminar):
    (ticket,) = tickets(seminar, phone="0811", email="siti@contoh.example", needs="kursi roda")
    answer = send(rina, seminar, {"code": ticket.code}, gate="Pintu utama")
    (told,) = answer.json()["results"]
    assert (told["reason"], told["name"], told["needs"]) == ("SAH", ticket.name, "kursi roda")
    assert "siti@contoh.example" not in answer.content.decode()
    assert "0811" not in answer.content.decode()
    assert Scan.objects.get().gate == "Pintu utama"


def test_a_batch_that_was_kept_offline(rina, seminar):
    everybody = tickets(seminar, 40)
    early = (timezone.now() - dt.timedelta(minutes=5)).isoformat()
    scans = [
        {"code": ticket.code, "at": early, "offline": True, "nonce": str(uuid4())}
        for ticket in everybody
    ]
    first = send(rina, seminar, *scans, now=timezone.now().isoformat())
    again = send(rina, seminar, *scans, now=timezone.now().isoformat())
    assert [one["reason"] for one in first.json()["results"]] == ["SAH"] * 40
    assert first.json()["results"] == again.json()["results"]
    assert counts(seminar).came == 40
    assert Scan.objects.count() == 40


def test_an_online_scan_uses_the_clock_of_the_server(rina, seminar):
    (ticket,) = tickets(seminar)
    send(rina, seminar, {"code": ticket.code, "at": "2001-01-01T00:00:00Z"})
    assert abs(Scan.objects.get().at - timezone.now()) < dt.timedelta(minutes=1)


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"scans": 3}', '{"scans": [{}]}', '{"scans": [{"nonce": "x"}]}', "\x00",
     json.dumps({"scans": [{"nonce": str(uuid4())}] * 201})],
)  # fmt: skip
def test_what_no_page_of_ours_sends(rina, seminar, body):
    address = reverse("programmes:door_scan", args=[seminar.pk])
    answer = rina.post(address, body, content_type="application/json")
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "scan",
    [
        {"code": 7, "ticket": "x", "guest": 3, "direction": None, "at": 5, "offline": True},
        {"code": "a\0b", "at": "2023-13-45T99:00:00Z", "offline": True},
        {"ticket": 2**70},
        {"ticket": True},
        {"at": "0001-01-01T00:00:00+14:00", "offline": True},
        {"guest": {"name": ["x"], "institution": None}},
        {"code": "x" * 5000, "direction": "sideways"},
    ],
)
def test_odd_values_are_answered_and_never_lost(rina, seminar, scan):
    answer = send(rina, seminar, scan, gate={"x": 1}, now="yesterday")
    assert answer.status_code == 200
    assert [one["reason"] for one in answer.json()["results"]] == ["ASING"]


def test_the_list_for_a_device_has_no_code_and_is_journalled_once_an_hour(rina, seminar):
    (ticket,) = tickets(seminar, needs="kursi roda", email="siti@contoh.example")
    answer = rina.post(reverse("programmes:door_tickets", args=[seminar.pk]))
    rina.post(reverse("programmes:door_tickets", args=[seminar.pk]))
    text = answer.content.decode()
    assert ticket.code not in text
    assert "kursi roda" not in text
    assert "siti@contoh.example" not in text
    (row,) = answer.json()["tickets"]
    assert (row[0], row[2], row[4]) == (ticket.pk, ticket.name, True)
    assert "no-store" in answer.headers["Cache-Control"]
    entry = Entry.objects.get(verb="people.taken")
    assert entry.data == {"kind": "device", "people": 1, "filters": {}}
    assert entry.actor_name == "Rina Wulandari"


def test_names_are_found_by_two_letters_and_never_all_at_once(rina, seminar, gathering):
    tickets(seminar, 30)
    tickets(gathering.meeting, 1, name="Orang Lain")
    address = reverse("programmes:door_search", args=[seminar.pk])
    assert rina.get(address, {"q": "P"}).json() == {"people": []}
    found = rina.get(address, {"q": "peserta polres"}).json()["people"]
    assert len(found) == 12
    assert people_named(seminar, "orang") == []


def test_counting_takes_one_query(rina, seminar, django_assert_num_queries):
    tickets(seminar, 3)
    tickets(seminar, 2, state=RegistrationState.WAITING)
    with django_assert_num_queries(1):
        assert counts(seminar).registered == 3
    page = rina.get(reverse("programmes:door_counts", args=[seminar.pk]))
    assert "<b>0 hadir</b> dari 3 terdaftar" in page.content.decode()


def test_several_days_are_counted_by_day_too(rina, gathering, django_assert_num_queries):
    today = timezone.localdate()
    festival = on_today(
        gathering.seminar,
        day=today - dt.timedelta(days=1),
        last_day=today,
        starts_at=None,
        ends_at=None,
    )
    early, late = tickets(festival, 2)
    yesterday = (timezone.now() - dt.timedelta(days=1)).isoformat()
    send(rina, festival, {"code": early.code, "at": yesterday, "offline": True})
    send(rina, festival, {"code": late.code})
    with django_assert_num_queries(1):
        known = counts(festival)
    assert (known.came, known.today) == (2, 1)
    page = rina.get(reverse("programmes:door_counts", args=[festival.pk])).content.decode()
    assert "Hari ini: 1" in page


def test_queries_do_not_grow_with_people(rina, seminar, people, django_assert_max_num_queries):
    for ticket in tickets(seminar, 30):
        send(rina, seminar, {"code": ticket.code})
    with django_assert_max_num_queries(8):
        rina.get(reverse("programmes:door", args=[seminar.pk]))
    one, other = tickets(seminar, 2)
    with django_assert_max_num_queries(8 + 2):  # and the two of a savepoint within the test
        send(rina, seminar, {"code": one.code})
    helper = sign_in(Client(), people.contributor)
    with django_assert_max_num_queries(8 + 2):
        send(helper, seminar, {"code": other.code})


def test_the_worker_reaches_no_other_page(rina, seminar):
    address = reverse("programmes:door_worker", args=[seminar.pk])
    worker = rina.get(address)
    assert address.startswith(reverse("programmes:door", args=[seminar.pk]))
    assert "Service-Worker-Allowed" not in worker.headers
    assert worker.headers["Content-Type"].startswith("text/javascript")


# By oneself


@pytest.fixture
def open_door(seminar, people):
    set_self_check_in(activity=seminar, by=people.operator, allowed=True, before=30, after=0)
    seminar.refresh_from_db()
    return reverse("programmes:check_in_oneself", args=[door_token(seminar.pk, seminar.day)])


def test_somebody_says_i_am_here(client, seminar, open_door):
    (ticket,) = tickets(seminar)
    assert "Saya hadir" in client.get(open_door).content.decode()
    done = client.post(open_door, {"code": ticket.code})
    assert "Anda tercatat hadir" in done.content.decode()
    again = client.post(open_door, {"code": f"/tiket/{ticket.code}/"})
    assert "Anda sudah tercatat hadir" in again.content.decode()
    ticket.refresh_from_db()
    assert ticket.entered_at
    assert Scan.objects.filter(by=None).count() == 2
    entry = Entry.objects.filter(verb="attendance.scanned").first()
    assert entry.actor_name == "Peserta"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": RegistrationState.WAITING}, "Anda masih di daftar tunggu"),
        ({"state": RegistrationState.REVOKED}, "Tiket ini dicabut penyelenggara"),
        ({"state": RegistrationState.CANCELLED}, "Pendaftaran ini sudah dibatalkan"),
    ],
)
def test_a_reason_in_words_for_who_is_turned_away(client, seminar, open_door, fields, sentence):
    (ticket,) = tickets(seminar, **fields)
    answer = client.post(open_door, {"code": ticket.code})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_unknown_codes_run_out(client, seminar, open_door):
    (ticket,) = tickets(seminar)
    statuses = [client.post(open_door, {"code": "salah"}).status_code for _ in range(31)]
    assert statuses == [422] * 30 + [429]
    assert client.post(open_door, {"code": ticket.code}).status_code == 200


def test_only_within_the_window_and_only_where_it_is_wanted(client, seminar, people, open_door):
    (ticket,) = tickets(seminar)
    now = timezone.now()
    on_today(seminar, starts_at=now + dt.timedelta(minutes=31), ends_at=None)
    client.post(open_door, {"code": ticket.code})
    assert "sedang tidak dibuka" in client.get(open_door).content.decode()
    on_today(seminar, starts_at=now + dt.timedelta(minutes=29), ends_at=None)
    assert "Kode atau alamat tiket" in client.get(open_door).content.decode()
    set_self_check_in(activity=seminar, by=people.operator, allowed=False, before=30, after=0)
    client.post(open_door, {"code": ticket.code})
    assert "Presensi mandiri tidak dibuka" in client.get(open_door).content.decode()
    assert not Registration.objects.filter(entered_at__isnull=False).exists()


def test_the_code_of_yesterday_does_not_open_today(client, seminar, open_door):
    (ticket,) = tickets(seminar)
    yesterday = seminar.day - dt.timedelta(days=1)
    on_today(seminar, day=yesterday, last_day=seminar.day, starts_at=None, ends_at=None)
    old = reverse("programmes:check_in_oneself", args=[door_token(seminar.pk, yesterday)])
    answer = client.post(old, {"code": ticket.code})
    assert "Kode ini untuk hari lain" in answer.content.decode()
    assert not Scan.objects.exists()


def test_a_token_cannot_be_made_up(client, seminar):
    token = door_token(seminar.pk, seminar.day)
    assert read_door_token(token) == (seminar.pk, seminar.day)
    for wrong in (token[:-1], token.replace("-", "-9", 1), "x", "a:b", "1-20230907:x"):
        assert read_door_token(wrong) is None
        assert client.get(f"/presensi/{wrong}/").status_code == 404


def test_settings_and_the_printed_code(rina, seminar, people, client):
    address = reverse("programmes:door_oneself", args=[seminar.pk])
    assert "belum dibuka" in rina.get(address).content.decode()
    wrong = rina.post(address, {"allowed": "on", "before": "-5", "after": "0"})
    assert wrong.status_code == 422
    assert "antara 0 dan 1.440" in wrong.content.decode()
    assert rina.post(address, {"allowed": "on", "before": "45", "after": "5"}).status_code == 302
    seminar.refresh_from_db()
    assert (seminar.self_check_in, seminar.self_check_in_before) == (True, 45)
    assert "qr-code" in rina.get(address).content.decode()
    helper = sign_in(client, people.contributor)
    assert helper.get(address).status_code == 200
    assert helper.post(address, {"before": "1", "after": "0"}).status_code == 403


def test_the_code_in_an_address():
    assert code_in(" abc ") == "abc"
    assert code_in("https://x.example/en/tiket/a%2Db_C/?q=1") == "a-b_C"
