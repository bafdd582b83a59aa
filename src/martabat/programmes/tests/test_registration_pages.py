"""The pages of registration: for visitors, ticket holders and organisers."""

import io
import re
from datetime import timedelta

import pytest
import segno
import xlsxwriter
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from icalendar import Calendar
from procrastinate.contrib.django.models import ProcrastinateJob
from python_calamine import CalamineWorkbook

from martabat.documents.qr import MASK
from martabat.journal.models import Entry
from martabat.programmes.actions import registration as actions
from martabat.programmes.actions.activities import cancel_activity, change_activity
from martabat.programmes.actions.registration import RegistrationGiven
from martabat.programmes.kinds import Channel
from martabat.programmes.models import Activity, ConsentText, Registration
from martabat.programmes.tasks.registration import send_ticket, tell_all
from martabat.programmes.tests.secrets_of_people import plant
from tests.people import sign_in

pytestmark = pytest.mark.django_db
SAID = {"name": "Siti Rahma", "email": "siti@contoh.example", "consent": "1"}
SITE = "http://testserver/"


@pytest.fixture(autouse=True)
def _no_attempts_counted(db):
    cache.clear()


@pytest.fixture
def seminar(gathering):
    activity = gathering.seminar
    day = timezone.localdate() + timedelta(days=30)
    Activity.objects.filter(pk=activity.pk).update(day=day, starts_at=None, ends_at=None)
    activity.refresh_from_db()
    return activity


@pytest.fixture
def many(seminar, people):
    """120 participants, the first ten of whom came."""
    rows = [
        RegistrationGiven(name=f"Orang {n:03}", email=f"o{n}@contoh.example", institution="Polres")
        for n in range(120)
    ]
    actions.register_many(activity=seminar, given=rows, by=people.operator)
    came = seminar.registrations.order_by("pk")[:10].values("pk")
    Registration.objects.filter(pk__in=came).update(entered_at=timezone.now())
    return seminar


def form_of(activity):
    return f"/acara/{activity.pk}/daftar/"


def list_of(activity):
    return f"/kegiatan/{activity.pk}/peserta/"


def test_one_registers_on_one_page_and_is_told_where_the_ticket_goes(client, seminar):
    page = client.get(form_of(seminar)).content.decode()
    for word in ("Seminar HAM", "Basement Kantor Wali Kota", "versi 1", "pasal 20 sampai 24"):
        assert word in page
    assert re.search(r'id="id_consent"(?![^>]*checked)', page), "nothing is ticked beforehand"
    response = client.post(form_of(seminar), SAID, follow=True)
    assert "Periksa surel Anda" in response.content.decode()
    assert seminar.registrations.get().name == "Siti Rahma"


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, seminar):
    said = {"name": "Siti", "email": "siti@", "region": "Atlantis", "minor": "on"}
    response = client.post(form_of(seminar), said)
    page = response.content.decode()
    assert response.status_code == 422
    for sentence in (
        "Tulis alamat surel yang lengkap",
        "Wilayah ini tidak ditemukan",
        "Tulis nama orang tua atau wali",
        "Centang persetujuan ini",
    ):
        assert sentence in page
    assert 'value="Siti"' in page
    assert 'value="Atlantis"' in page
    again = client.post(form_of(seminar), {**said, "consent": "1"}).content.decode()
    assert re.search(r'id="id_consent"[^>]*checked', again) is None


def test_a_stranger_does_not_learn_who_is_registered(client, seminar):
    first = client.post(form_of(seminar), SAID, follow=True)
    second = client.post(form_of(seminar), {**SAID, "name": "Orang Lain"}, follow=True)
    unknown = client.post(form_of(seminar), {**SAID, "email": "lain@contoh.example"}, follow=True)
    pages = {response.content for response in (first, second, unknown)}
    assert len(pages) == 1
    assert seminar.registrations.get(email=SAID["email"]).name == "Siti Rahma"


def test_one_mailbox_is_not_flooded(client, seminar):
    statuses = [client.post(form_of(seminar), SAID).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]


@pytest.mark.parametrize("change", [{"public": False}, {"registration": False}])
def test_there_is_no_form_for_what_is_not_public(client, seminar, change):
    Activity.objects.filter(pk=seminar.pk).update(**change)
    assert client.get(form_of(seminar)).status_code == 404
    assert client.post(form_of(seminar), SAID).status_code == 404


def test_a_full_activity_says_so_before_and_by_mail(client, seminar):
    Activity.objects.filter(pk=seminar.pk).update(capacity=1)
    client.post(form_of(seminar), SAID)
    assert "Semua tempat sudah terisi" in client.get(form_of(seminar)).content.decode()
    client.post(form_of(seminar), {**SAID, "email": "dua@contoh.example"})
    waiting = seminar.registrations.get(email="dua@contoh.example")
    send_ticket(kind="waiting", registration_id=waiting.pk)
    assert "daftar tunggu" in mail.outbox[0].body
    assert not mail.outbox[0].attachments
    page = client.get(f"/tiket/{waiting.code}/").content.decode()
    assert "Daftar tunggu, urutan 1" in page
    assert "qr-code" not in page


def test_after_its_day_the_form_is_closed(client, seminar):
    Activity.objects.filter(pk=seminar.pk).update(day=timezone.localdate() - timedelta(days=1))
    page = client.get(form_of(seminar)).content.decode()
    assert "Kegiatan ini sudah lewat" in page
    assert '<form class="card"' not in page


def test_the_ticket_carries_its_own_address_as_a_code(client, seminar):
    client.post(form_of(seminar), SAID)
    made = seminar.registrations.get()
    page = client.get(f"/tiket/{made.code}/").content.decode()
    expected = segno.make(f"{SITE}tiket/{made.code}/", error="q", mask=MASK)
    (path,) = re.findall(r'<path fill="#000" d="([^"]+)"', page)
    squares = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path)
    drawn = {(int(x) + more, int(y)) for x, y, width in squares for more in range(int(width))}
    rows = enumerate(expected.matrix_iter(border=4))
    assert drawn == {(x, y) for y, row in rows for x, dark in enumerate(row) if dark}
    assert 'role="img" aria-label="Kode QR tiket"' in page
    assert "style=" not in page
    picture = client.get(f"/tiket/{made.code}/tiket.png")
    out = io.BytesIO()
    expected.save(out, kind="png", scale=10, border=4)
    assert picture.content == out.getvalue()
    event = Calendar.from_ical(client.get(f"/tiket/{made.code}/acara.ics").content).events[0]
    assert event["summary"] == "Seminar HAM"
    assert f"/tiket/{made.code}/" in event["url"]


def test_the_ticket_goes_out_by_mail_with_its_picture(client, seminar):
    client.post("/en" + form_of(seminar), SAID)
    made = seminar.registrations.get()
    assert made.language == "en"
    send_ticket(kind="ticket", registration_id=made.pk)
    (message,) = mail.outbox
    assert message.to == ["siti@contoh.example"]
    assert f"{SITE}en/tiket/{made.code}/" in message.body
    name, content, kind = message.attachments[0]
    assert kind == "image/png"
    assert content.startswith(b"\x89PNG")


def test_a_ticket_is_cancelled_after_a_question(client, seminar):
    client.post(form_of(seminar), SAID)
    made = seminar.registrations.get()
    address = f"/tiket/{made.code}/batal/"
    assert "daftar tunggu" in client.get(address).content.decode()
    made.refresh_from_db()
    assert made.state == "registered", "opening the page cancels nothing"
    page = client.post(address, follow=True).content.decode()
    assert "Pendaftaran ini dibatalkan" in page
    assert client.get(f"/tiket/{made.code}/tiket.png").status_code == 404
    assert client.get("/tiket/tidak-ada/").status_code == 404


def test_an_organiser_lists_searches_and_filters(client, many, people):
    sign_in(client, people.operator)
    page = client.get(list_of(many)).content.decode()
    assert page.count('<th scope="row">Orang') == 50
    assert "Orang 07" in client.get(list_of(many) + "?q=orang+07").content.decode()
    came = client.get(list_of(many) + "?hadir=ya&lembaga=Polres").content.decode()
    assert "Orang 009" in came
    assert "Orang 010" not in came
    assert "Tidak ada yang cocok" in client.get(list_of(many) + "?keadaan=batal").content.decode()


def test_the_list_takes_few_queries(client, many, people, django_assert_max_num_queries):
    sign_in(client, people.operator)
    with django_assert_max_num_queries(15):
        client.get(list_of(many))


def test_opening_the_list_is_journalled_once_an_hour_without_names(client, many, people):
    sign_in(client, people.operator)
    client.get(list_of(many) + "?q=Orang+001&keadaan=terdaftar")
    client.get(list_of(many))
    entry = Entry.objects.get(verb="people.seen")
    assert entry.data == {"filters": {"searched": "yes", "state": "terdaftar"}}
    assert entry.actor_name == people.operator.user.name
    sign_in(client, people.sekda)
    assert client.get(list_of(many)).status_code == 403
    sign_in(client, people.other_operator)
    assert client.get(list_of(many)).status_code == 403
    assert Entry.objects.filter(verb="people.seen").count() == 1


def test_taking_the_list_away_is_always_journalled(client, many, people):
    sign_in(client, people.operator)
    response = client.get(list_of(many) + "unduh.xlsx?hadir=ya")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0)
    assert len(rows.to_python()) == 11
    client.get(list_of(many) + "unduh.xlsx")
    client.get(list_of(many) + "daftar-hadir/")
    taken = Entry.objects.filter(verb="people.taken").order_by("pk").values_list("data", flat=True)
    assert [(data["kind"], data["people"]) for data in taken] == [
        ("xlsx", 10),
        ("xlsx", 120),
        ("paper", 120),
    ]


def test_a_formula_in_a_name_stays_text(client, seminar, people):
    actions.register(
        activity=seminar,
        channel=Channel.DESK,
        given=RegistrationGiven(name='=HYPERLINK("http://x")'),
        by=people.operator,
    )
    sign_in(client, people.operator)
    content = client.get(list_of(seminar) + "unduh.xlsx").content
    cells = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert cells[1][0] == '=HYPERLINK("http://x")'


def test_an_organiser_records_corrects_and_revokes(client, seminar, people):
    sign_in(client, people.operator)
    said = {"name": "Agus", "email": "agus@contoh.example", "region": "Singkawang", "told": "on"}
    page = client.post(list_of(seminar) + "tambah/", said, follow=True).content.decode()
    assert "Agus dicatat sebagai peserta." in page
    made = seminar.registrations.get()
    assert (made.region_id, made.consent.version, made.channel) == ("61.72", 1, "desk")
    again = client.post(list_of(seminar) + "tambah/", said)
    assert again.status_code == 422
    assert "sudah terdaftar" in again.content.decode()
    change = f"{list_of(seminar)}{made.pk}/ubah/"
    assert 'value="Kota Singkawang"' in client.get(change).content.decode()
    client.post(change, {**said, "name": "Agus Salim"})
    made.refresh_from_db()
    assert made.name == "Agus Salim"
    revoke = f"{list_of(seminar)}{made.pk}/cabut/"
    assert client.post(revoke, {"reason": ""}).status_code == 422
    client.post(revoke, {"reason": "Pendaftaran ganda."})
    page = client.get(f"/tiket/{made.code}/").content.decode()
    assert "Pendaftaran ganda." in page


def sheet(rows):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    place = book.add_worksheet()
    for number, row in enumerate(rows):
        place.write_row(number, 0, row)
    book.close()
    out.seek(0)
    out.name = "daftar.xlsx"
    return out


def text(content, name="daftar.csv"):
    out = io.BytesIO(content)
    out.name = name
    return out


def test_a_list_is_shown_before_it_is_recorded(client, seminar, people):
    sign_in(client, people.operator)
    file = sheet(
        [
            ["No", "Nama Lengkap", "Email", "No HP", "Instansi", "L/P"],
            [1, "Agus Salim", "agus@contoh.example", 81234567890, "Polres", "L"],
            [2, "", "x@contoh.example", "", "", ""],
            [3, "Dua Kali", "AGUS@contoh.example", "", "", ""],
            [4, "Salah Surel", "bukan surel", "", "", ""],
            [5, "Lim Mei Lan", "", "", "Puskesmas", "p"],
        ]
    )
    page = client.post(list_of(seminar) + "impor/", {"file": file}).content.decode()
    for word in ("3 baris tidak ikut", "Nama kosong.", "tertulis dua kali", "Surel tidak lengkap"):
        assert word in page
    assert not seminar.registrations.exists()
    carried = re.search(r'name="accept" value="([^"]+)"', page)[1]
    page = client.post(list_of(seminar) + "impor/", {"accept": carried}, follow=True)
    assert "2 peserta dicatat." in page.content.decode()
    rows = seminar.registrations.order_by("name")
    assert [(row.name, row.phone, row.sex) for row in rows] == [
        ("Agus Salim", "81234567890", "male"),
        ("Lim Mei Lan", "", "female"),
    ]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (text(b"Surel;Telepon\na@b.example;1\n"), "Tidak ada kolom Nama"),
        (text(b"Nama\n"), "tidak memuat satu baris"),
        (text(b"\x00\x01\x02\n\x00"), "bukan teks CSV"),
        (text(b"bukan excel", "daftar.xlsx"), "tidak terbaca"),
        (text(b"Nama\n" + b"Ani\n" * 2001), "2.000 baris"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(client, seminar, people, file, sentence):
    sign_in(client, people.operator)
    response = client.post(list_of(seminar) + "impor/", {"file": file})
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_preview_that_was_changed_or_belongs_elsewhere_is_not_taken(
    client, seminar, gathering, people
):
    sign_in(client, people.operator)
    page = client.post(
        list_of(seminar) + "impor/", {"file": text(b"Nama;Surel\nAni;ani@contoh.example\n")}
    ).content.decode()
    carried = re.search(r'name="accept" value="([^"]+)"', page)[1]
    client.post(list_of(seminar) + "impor/", {"accept": carried + "x"})
    assert not seminar.registrations.exists()


def test_no_personal_word_on_the_public_pages_of_an_activity(client, seminar, people):
    secrets = plant(seminar, people.operator)
    for path in ("/", form_of(seminar), form_of(seminar) + "terkirim/", "/privasi/"):
        for prefix in ("", "/en"):
            page = client.get(prefix + path)
            assert page.status_code == 200
            assert secrets.found_in(page.content.decode()) == []
    own = client.get(f"/tiket/{secrets.grown_up.code}/").content.decode()
    assert "kenarirahasia" in secrets.found_in(own), "the checker sees what is there"


def test_consent_is_shown_in_the_readers_language(client, seminar):
    assert "Your rights" in client.get("/en" + form_of(seminar)).content.decode()
    newest = ConsentText.objects.create(
        version=2, text="Siapa: kami.", text_en="Who: we.", since=timezone.localdate()
    )
    client.post(form_of(seminar), SAID)
    assert seminar.registrations.get().consent == newest


def mails_of(kind, *rows):
    for row in rows:
        send_ticket(kind=kind, registration_id=row.pk)
    return [(message.to[0], message.subject) for message in mail.outbox]


def test_who_holds_a_ticket_is_told_of_every_change(client, seminar, people):
    """Through the real queue: a change of place, more places, and that it is called off."""
    Activity.objects.filter(pk=seminar.pk).update(capacity=1)
    for name in ("satu", "dua"):
        client.post(form_of(seminar), {**SAID, "email": f"{name}@contoh.example"})
    asked = ProcrastinateJob.objects.order_by("id")
    change_activity(by=people.operator, activity=seminar, venue="Hotel Mahkota")
    change_activity(by=people.operator, activity=seminar, capacity=2)
    cancel_activity(by=people.operator, activity=seminar, reason="Banjir.")
    kinds = [job.args.get("kind") for job in asked if "tasks.registration" in job.task_name]
    assert kinds == ["ticket", "waiting", "changed", "moved_up", "called_off"]
    seminar.refresh_from_db()
    tell_all(kind="called_off", activity_id=seminar.pk)
    assert asked.filter(args__kind="called_off", task_name__endswith="send_ticket").count() == 2
    (first, *_rest) = seminar.registrations.order_by("pk")
    assert mails_of("called_off", first) == [("satu@contoh.example", "Dibatalkan: Seminar HAM")]
    assert "Banjir." in mail.outbox[0].body


@pytest.mark.parametrize("kind", ["ticket", "waiting", "moved_up", "changed", "revoked"])
def test_each_mail_says_when_where_and_how_to_get_out(client, seminar, kind):
    client.post(form_of(seminar), SAID)
    made = seminar.registrations.get()
    mails_of(kind, made)
    body = mail.outbox[0].body
    for word in ("Siti Rahma", "Seminar HAM", "Basement Kantor Wali Kota", f"/tiket/{made.code}/"):
        assert word in body
