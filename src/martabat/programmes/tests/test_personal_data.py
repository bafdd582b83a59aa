"""Personal data: requests with their clock, copies, erasure, and their end (UU 27/2022)."""

import io
import json
import random
import re
import zipfile
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.programmes.actions import erasure, privacy, retention
from martabat.programmes.actions.registration import new_code
from martabat.programmes.kinds import Channel, Direction, RegistrationState, ScanReason, Sex
from martabat.programmes.models import (
    Activity,
    Assignee,
    AssignmentLetter,
    Certificate,
    ConsentText,
    DataSet,
    Invitation,
    Registration,
    Scan,
    SubjectRequest,
)
from martabat.programmes.queries.attendance import figures
from martabat.programmes.tasks.privacy import send_request_mail, tell_administrators
from martabat.programmes.tests.secrets_of_people import CANARIES, plant
from tests.people import sign_in

pytestmark = pytest.mark.django_db
SITE = "http://testserver/"
LAST_DAY = date(2023, 9, 7)


@pytest.fixture(autouse=True)
def _no_attempts_counted(db):
    cache.clear()


@pytest.fixture
def secrets(gathering, people):
    return plant(gathering.seminar, people.operator)


def personal_rows():
    """All texts of all rows in which somebody of this room could still be found."""
    texts = []
    for model in (
        Registration,
        Invitation,
        Certificate,
        SubjectRequest,
        Scan,
        Entry,
        AssignmentLetter,
        Assignee,
    ):
        texts += [f"{row}" for row in model.objects.values()]
    return "\n".join(texts).casefold()


def asked(kind, email):
    request = privacy.ask(kind=kind, email=email, text="", site=SITE)
    return privacy.confirm(request=request, site=SITE)


# The clock


def test_the_clock_starts_with_the_proof_of_the_address(client, people):
    people.administrator  # noqa: B018 - she is to be told
    response = client.post(
        "/privasi/permintaan/", {"kind": "access", "email": "Siti@contoh.example"}, follow=True
    )
    assert "Satu langkah lagi" in response.content.decode()
    request = SubjectRequest.objects.get()
    assert (request.state, request.due_at) == ("unconfirmed", None)
    send_request_mail(kind="proof", request_id=request.pk, site=SITE)
    link = re.search(r"http://testserver(/privasi/permintaan/\S+)", mail.outbox[0].body)[1]
    assert "pastikan" in client.get(link).content.decode().lower()
    request.refresh_from_db()
    assert request.state == "unconfirmed", "opening the link is not yet a press of the button"
    page = client.post(link, follow=True).content.decode()
    request.refresh_from_db()
    assert request.due_at - request.confirmed_at == timedelta(hours=72)
    assert "71 jam lagi" in page or "72 jam lagi" in page
    tell_administrators(request_id=request.pk, site=SITE)
    assert mail.outbox[1].to == [people.administrator.user.email]
    assert "siti@" not in mail.outbox[1].body.lower()


def test_an_old_link_proves_nothing(client):
    request = privacy.ask(kind="access", email="a@contoh.example", text="", site=SITE)
    SubjectRequest.objects.update(asked_at=timezone.now() - timedelta(days=8))
    response = client.post(f"/privasi/permintaan/{privacy.token_of(request)}/")
    assert response.status_code == 422
    assert "tujuh hari" in response.content.decode()
    assert client.get("/privasi/permintaan/bukan-kunci/").status_code == 404


def test_late_requests_stand_first(client, people):
    for number, hours in enumerate([10, -5, 60]):
        request = asked("access", f"r{number}@contoh.example")
        SubjectRequest.objects.filter(pk=request.pk).update(
            due_at=timezone.now() + timedelta(hours=hours, minutes=1)
        )
    privacy.ask(kind="access", email="belum@contoh.example", text="", site=SITE)
    sign_in(client, people.administrator)
    page = client.get("/data-pribadi/permintaan/").content.decode()
    order = [page.index(f"r{number}@contoh.example") for number in (1, 0, 2)]
    assert order == sorted(order)
    assert "Terlambat 4 jam" in page
    assert "10 jam lagi" in page
    assert "belum@contoh.example" not in page
    client.get("/data-pribadi/permintaan/")
    assert Entry.objects.filter(verb="people.seen", chain="privacy").count() == 1


@pytest.mark.parametrize("who", ["operator", "publisher", "partner", "panel"])
def test_only_an_administrator_keeps_personal_data(client, people, who):
    request = asked("erasure", "a@contoh.example")
    sign_in(client, getattr(people, who))
    for path in ("", "persetujuan/", "permintaan/", f"permintaan/{request.pk}/", "needs/ubah/"):
        assert client.get(f"/data-pribadi/{path}").status_code == 403
        assert client.post(f"/data-pribadi/{path}").status_code in {403, 405}
    with pytest.raises(PermissionDenied):
        privacy.refuse(request=request, by=getattr(people, who), text="Uji.", site=SITE)


# A copy


def test_a_copy_holds_everything_and_only_for_the_asker(client, secrets, people):
    email = secrets.grown_up.email
    request = asked("access", email)
    address = f"/privasi/permintaan/{privacy.token_of(request)}/data.zip"
    assert client.get(address).status_code == 404, "not before it is answered"
    sign_in(client, people.administrator)
    page = client.post(
        f"/data-pribadi/permintaan/{request.pk}/", {"outcome": "fulfil"}, follow=True
    )
    assert "Permintaan dijawab." in page.content.decode()
    client.logout()
    file = zipfile.ZipFile(io.BytesIO(client.get(address).content))
    content = json.loads(file.read("data.json"))
    assert content["Pendaftaran"][0]["Kebutuhan akses"] == secrets.grown_up.needs
    assert content["Sertifikat"][0]["Nomor"] == secrets.certificate.number
    assert len(content["Pendaftaran"]) == 1, "the minor has an address of her own"
    page = file.read("data.html").decode()
    assert secrets.grown_up.phone in page
    send_request_mail(kind="answered", request_id=request.pk, site=SITE)
    assert privacy.token_of(request) in mail.outbox[-1].body


# Erasure


def test_erasure_leaves_counts_and_no_person(secrets, people, gathering):
    before = figures(gathering.seminar)
    email = secrets.grown_up.email
    done = privacy.fulfil(
        request=asked("erasure", email), by=people.administrator, text="", site=SITE
    )
    assert done.registrations == [secrets.grown_up.pk]
    secrets.grown_up.refresh_from_db()
    assert secrets.grown_up.anonymised_at
    assert secrets.grown_up.entered_at
    certificate = Certificate.objects.get(pk=secrets.certificate.pk)
    assert (certificate.number, certificate.name) == (secrets.certificate.number, "")
    assert certificate.revoked_reason == "Data dihapus atas permintaan."
    assert figures(gathering.seminar) == before
    assert any("statistik" in reason for reason in done.kept)
    entry = Entry.objects.get(verb="request.answered")
    assert entry.data["registrations"] == [secrets.grown_up.pk]
    assert "rahasia" not in json.dumps(entry.data)


def test_after_erasure_the_ticket_leads_nowhere(client, secrets):
    code = secrets.grown_up.code
    assert client.get(f"/tiket/{code}/").status_code == 200
    erasure.erase_person(email=secrets.grown_up.email)
    assert client.get(f"/tiket/{code}/").status_code == 404
    new = Registration.objects.get(pk=secrets.grown_up.pk).code
    assert new != code
    assert client.get(f"/tiket/{new}/").status_code == 404


def test_erasing_who_was_to_come_gives_the_place_to_the_next(gathering):
    seminar = gathering.seminar
    day = timezone.localdate() + timedelta(days=9)
    Activity.objects.filter(pk=seminar.pk).update(day=day, starts_at=None, ends_at=None, capacity=1)
    rows = [
        Registration.objects.create(
            activity=seminar, channel=Channel.PUBLIC, code=new_code(), name="A",
            email=f"{state}@contoh.example", state=state,
        )
        for state in ("registered", "waiting")
    ]  # fmt: skip
    erasure.erase_person(email="registered@contoh.example")
    states = [Registration.objects.get(pk=row.pk).state for row in rows]
    assert states == ["cancelled", "registered"]


def test_a_guardian_speaks_for_the_child(secrets):
    Registration.objects.filter(pk=secrets.minor.pk).update(guardian_contact="Wali@contoh.example")
    done = erasure.erase_person(email="wali@contoh.example")
    assert done.registrations == [secrets.minor.pk]


def test_what_the_law_keeps_is_refused_with_its_reason(people):
    done = erasure.erase_person(email=people.operator.user.email)
    assert any("pertanggungjawaban badan publik" in reason for reason in done.kept)
    people.operator.user.refresh_from_db()
    assert people.operator.user.is_active


def test_withdrawing_consent_ends_what_rests_on_it(secrets, gathering, people):
    by_desk = Registration.objects.create(
        activity=gathering.meeting, channel=Channel.DESK, code=new_code(), name="A",
        email=secrets.grown_up.email,
    )  # fmt: skip
    done = erasure.withdraw(email=secrets.grown_up.email)
    assert done.registrations == [secrets.grown_up.pk]
    by_desk.refresh_from_db()
    assert by_desk.name == "A"
    assert len(done.kept) == 1


def test_a_correction_is_written_into_all_registrations(client, secrets, people):
    request = asked("correction", secrets.grown_up.email)
    sign_in(client, people.administrator)
    said = {"outcome": "fulfil", "name": "Kenari Terang", "text": "Sudah diperbaiki."}
    client.post(f"/data-pribadi/permintaan/{request.pk}/", said)
    secrets.grown_up.refresh_from_db()
    assert secrets.grown_up.name == "Kenari Terang"
    assert secrets.grown_up.phone, "what was left blank stays"


def test_an_answer_without_a_choice_erases_nothing(client, secrets, people):
    request = asked("erasure", secrets.grown_up.email)
    sign_in(client, people.administrator)
    assert client.post(f"/data-pribadi/permintaan/{request.pk}/").status_code == 422
    secrets.grown_up.refresh_from_db()
    assert secrets.grown_up.name


def test_a_refusal_needs_a_reason_and_an_answer_is_given_once(client, people):
    request = asked("erasure", "a@contoh.example")
    sign_in(client, people.administrator)
    address = f"/data-pribadi/permintaan/{request.pk}/"
    assert client.post(address, {"outcome": "refuse"}).status_code == 422
    client.post(address, {"outcome": "refuse", "text": "Tidak ada data Anda."})
    request.refresh_from_db()
    assert (request.state, request.answer) == ("refused", "Tidak ada data Anda.")
    with pytest.raises(Refused, match="sudah dijawab"):
        privacy.fulfil(request=request, by=people.administrator, text="", site=SITE)


# The end


def crowd(activity, count, seed):
    """Many registrations of every kind, made straight in the table."""
    dice = random.Random(seed)  # noqa: S311
    consent = ConsentText.objects.get(version=1)
    rows = []
    for number in range(count):
        came = dice.random() < 0.6
        minor = dice.random() < 0.1
        rows.append(
            Registration(
                activity=activity,
                channel=dice.choice(Channel.values),
                state=dice.choice(RegistrationState.values),
                code=new_code(),
                name=f"Orang {number}",
                title=dice.choice(["", "Staf"]),
                email=f"o{number}.{seed}@contoh.example",
                phone="0812",
                institution=dice.choice(["", "Polres", "Bappeda", "Dinas Kesehatan"]),
                region_id=dice.choice([None, "61.72", "61", "15.71"]),
                sex=dice.choice(["", *Sex.values]),
                disability=dice.choice([None, True, False]),
                needs=dice.choice(["", "Kursi roda"]),
                minor=minor,
                guardian="Wali" if minor else "",
                represents=dice.random() < 0.1,
                consent=consent,
                consented_at=timezone.now(),
                entered_at=timezone.now() if came else None,
                inside=came and dice.random() < 0.3,
            )
        )
    return Registration.objects.bulk_create(rows)


@pytest.mark.parametrize("seed", range(8))
def test_counts_are_the_same_after_everybody_is_anonymised(gathering, seed):
    seminar = gathering.seminar
    rows = crowd(seminar, 150, seed)
    Scan.objects.bulk_create(
        Scan(
            activity=seminar,
            registration=row,
            direction=Direction.IN,
            reason=ScanReason.VALID,
            at=timezone.now(),
        )
        for row in rows[:50]
    )
    before = figures(seminar)
    counts = retention.anonymise_due(LAST_DAY + timedelta(days=366))
    assert counts["participants"] + counts["minors"] == 150
    assert figures(seminar) == before
    left = personal_rows()
    assert "orang " not in left
    assert "@contoh.example" not in left
    assert Registration.objects.filter(anonymised_at=None).count() == 0
    assert len(set(Registration.objects.values_list("code", flat=True))) == 150


@pytest.mark.parametrize(
    ("days", "ended"),
    [
        (30, set()),
        (31, {"needs"}),
        (90, {"needs"}),
        (91, {"needs", "minors"}),
        (365, {"needs", "minors"}),
        (366, {"needs", "minors", "participants", "invitations"}),
        (731, {"needs", "minors", "participants", "invitations", "assignments"}),
        (
            1826,
            {"needs", "minors", "participants", "invitations", "assignments", "certificates"},
        ),
    ],
)
def test_each_set_ends_on_its_own_day(secrets, days, ended):
    counts = retention.due(LAST_DAY + timedelta(days=days)).counts
    assert {key for key, count in counts.items() if count} == ended


def test_after_all_ends_no_canary_is_left(secrets, people):
    retention.anonymise_due(LAST_DAY + timedelta(days=1826))
    SubjectRequest.objects.all().delete()
    assert [word for word in CANARIES if word in personal_rows()] == []
    assert retention.anonymise_due(LAST_DAY + timedelta(days=1826)) == {}, "a second run is idle"
    entry = Entry.objects.get(verb="retention.ran")
    assert entry.data["counts"]["participants"] == 1
    assert entry.data["activities"] == [secrets.grown_up.activity_id]


def test_needs_end_first_and_the_rest_stays(secrets):
    retention.anonymise_due(LAST_DAY + timedelta(days=31))
    secrets.grown_up.refresh_from_db()
    assert (secrets.grown_up.needs, bool(secrets.grown_up.name)) == ("", True)


def test_links_that_nobody_used_and_old_answers_are_forgotten(people):
    unused = privacy.ask(kind="access", email="a@contoh.example", text="", site=SITE)
    answered = asked("erasure", "b@contoh.example")
    privacy.refuse(request=answered, by=people.administrator, text="Uji.", site=SITE)
    long_ago = timezone.now() - timedelta(days=400)
    SubjectRequest.objects.update(asked_at=long_ago)
    SubjectRequest.objects.filter(pk=answered.pk).update(answered_at=long_ago)
    retention.anonymise_due()
    assert not SubjectRequest.objects.filter(pk=unused.pk).exists()
    answered.refresh_from_db()
    assert (answered.email, answered.answer, answered.state) == ("", "", "refused")


# The register


def test_the_register_names_purpose_basis_and_end(client, people, secrets):
    sign_in(client, people.administrator)
    page = client.get("/data-pribadi/").content.decode()
    for one in DataSet.objects.all():
        assert one.name in page
    assert "Data spesifik (UU 27/2022 pasal 4)" in page
    assert "365 hari setelah hari terakhir kegiatan" in page
    assert "6 baris lewat masa simpannya" in page, "a dry run"
    assert Registration.objects.filter(anonymised_at=None).count() == 2, "only counted"


def test_words_and_times_change_with_a_trace(client, people):
    sign_in(client, people.administrator)
    address = "/data-pribadi/participants/ubah/"
    row = DataSet.objects.get(pk="participants")
    said = {
        "name": row.name,
        "name_en": row.name_en,
        "purpose": row.purpose,
        "purpose_en": row.purpose_en,
        "basis": row.basis,
        "basis_note": row.basis_note,
    }
    assert client.post(address, {**said, "kept_days": "selamanya"}).status_code == 422
    client.post(address, {**said, "kept_days": "180"})
    assert DataSet.objects.get(pk="papers").kept_days == 180, "it ends with the names"
    entry = Entry.objects.get(verb="data_set.changed")
    assert (entry.data["old"], entry.data["new"]) == ({"kept_days": 365}, {"kept_days": 180})


def test_a_new_consent_leaves_the_old_one(client, people):
    old = ConsentText.objects.get(version=1).text
    sign_in(client, people.administrator)
    client.post("/data-pribadi/persetujuan/", {"text": "Siapa: kami.", "text_en": "Who: we."})
    assert ConsentText.objects.get(version=2).text == "Siapa: kami."
    assert ConsentText.objects.get(version=1).text == old


def test_the_register_takes_few_queries(client, people, secrets, django_assert_max_num_queries):
    request = asked("erasure", secrets.grown_up.email)
    sign_in(client, people.administrator)
    for path in ("", "permintaan/", f"permintaan/{request.pk}/", "persetujuan/"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/data-pribadi/{path}").status_code == 200


def test_few_people_with_disabilities_are_not_counted_out(gathering):
    seminar = gathering.seminar
    rows = crowd(seminar, 30, 1)
    Registration.objects.update(disability=None)
    came = [row.pk for row in rows if row.entered_at][:3]
    Registration.objects.filter(pk__in=came[:2]).update(disability=True)
    assert figures(seminar).disability is None
    Registration.objects.filter(pk__in=came).update(disability=True)
    assert figures(seminar).disability == 3
