"""Certificates: everybody who came gets one, nobody two, and anybody can check the paper."""

import io
import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pikepdf
import pypdfium2
import pytest
import segno
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from martabat.agreements.models import Numbering
from martabat.documents.models import Blob
from martabat.documents.qr import MASK, QUIET
from martabat.documents.storing import open_blob
from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.programmes.actions import certificates as actions
from martabat.programmes.certificates import certificate_paper
from martabat.programmes.kinds import BatchState, Channel, RegistrationState
from martabat.programmes.models import Certificate, CertificateBatch, Registration
from martabat.programmes.queries import certificates as queries
from martabat.project.jobs import work
from tests.people import sign_in

pytestmark = pytest.mark.django_db
CAME = datetime(2023, 9, 7, 2, 30, tzinfo=UTC)
SITE = "https://martabat.example/"
SIAU = "Kabupaten Kepulauan Siau Tagulandang Biaro"


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    cache.clear()
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
    }


def register(activity, names, *, came=True, **more):
    """Register people, with a code of each, who came unless said otherwise."""
    return Registration.objects.bulk_create(
        Registration(
            activity=activity,
            channel=Channel.DESK,
            code=f"{activity.pk}-{name}"[:32],
            name=name,
            entered_at=CAME if came else None,
            **more,
        )
        for name in names
    )


@pytest.fixture
def seminar(gathering):
    return gathering.seminar


def issue(people, activity, by=None, **more):
    words = {
        "title": "Sertifikat",
        "text": "sebagai peserta",
        "signatory": "Sumastro",
        "signatory_title": "Pj. Wali Kota Singkawang",
        "place": "Singkawang",
        "dated": date(2023, 9, 7),
        "site": SITE,
    }
    return actions.issue(by=by or people.operator, activity=activity, **{**words, **more})


def made(people, activity, by=None, **more):
    batch = issue(people, activity, by, **more)
    actions.work(batch.pk, by or people.operator)
    batch.refresh_from_db()
    return batch


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def printed(batch):
    with open_blob(batch.sha256) as file:
        return file.read()


class TestWhoGetsOne:
    def test_everybody_who_came_and_nobody_else(self, people, seminar):
        register(seminar, ["Aminah", "Budi"])
        register(seminar, ["Tidak Datang"], came=False)
        batch = made(people, seminar)
        assert batch.state == BatchState.DONE
        assert (batch.total, batch.done) == (2, 2)
        assert {item.name for item in batch.certificates.all()} == {"Aminah", "Budi"}
        assert [item.number for item in batch.certificates.all()] == [
            f"1/{batch.pk}",
            f"2/{batch.pk}",
        ]

    def test_numbers_follow_the_pattern_of_the_office(self, people, seminar):
        Numbering.objects.create(
            organisation=people.legal_division,
            purpose=Numbering.Purpose.CERTIFICATE,
            pattern="{number}/SERT/{month_roman}/{year}",
            padding=3,
        )
        register(seminar, ["Aminah", "Budi"])
        first = made(people, seminar)
        register(seminar, ["Citra"])
        second = made(people, seminar)
        numbers = [item.number for batch in (first, second) for item in batch.certificates.all()]
        assert numbers == ["001/SERT/IX/2023", "002/SERT/IX/2023", "003/SERT/IX/2023"]

    def test_some_are_left_out(self, people, seminar):
        _aminah, budi = register(seminar, ["Aminah", "Budi"])
        batch = made(people, seminar, excluded=[budi.pk])
        assert [item.name for item in batch.certificates.all()] == ["Aminah"]

    def test_whose_data_or_ticket_have_ended_gets_none(self, people, seminar):
        register(seminar, ["Aminah"])
        register(seminar, [""], anonymised_at=CAME)
        register(seminar, ["Dicabut"], state=RegistrationState.REVOKED)
        assert made(people, seminar).total == 1

    def test_latecomers_get_theirs_in_a_second_batch(self, people, seminar):
        register(seminar, ["Aminah"])
        made(people, seminar)
        register(seminar, ["Budi"])
        second = made(people, seminar)
        assert [item.name for item in second.certificates.all()] == ["Budi"]

    def test_in_another_capacity_the_same_person_gets_another(self, people, seminar):
        register(seminar, ["Aminah"])
        made(people, seminar)
        assert made(people, seminar, text="sebagai panitia").total == 1

    def test_with_nobody_to_give_to_a_sentence(self, people, seminar):
        with pytest.raises(Refused, match="belum ada yang tercatat hadir"):
            issue(people, seminar)

    @pytest.mark.parametrize("name", ["contributor", "sekda", "other_operator", "verifier_jambi"])
    def test_only_who_plans_the_activity(self, people, seminar, name):
        register(seminar, ["Aminah"])
        with pytest.raises(PermissionDenied):
            actions.issue(
                by=getattr(people, name),
                activity=seminar,
                title="Sertifikat",
                text="sebagai peserta",
                signatory="S",
                signatory_title="J",
                place="P",
                dated=date(2023, 9, 7),
                site=SITE,
            )

    def test_the_journal_names_nobody(self, people, seminar):
        register(seminar, ["Kenari Peserta"])
        batch = made(people, seminar)
        actions.revoke(by=people.operator, batch=batch, reason="Kenari bukan peserta")
        entries = Entry.objects.filter(chain__subject=seminar.subject)
        assert {"certificates.begun", "certificates.made", "certificates.revoked"} <= {
            entry.verb for entry in entries
        }
        assert "Kenari" not in str([entry.data for entry in entries])


class TestPaper:
    def test_names_numbers_and_codes_are_on_it(self, people, seminar):
        register(seminar, ["Aminah", "Budi"])
        batch = made(people, seminar)
        pages = text_of(printed(batch))
        assert len(pages) == 2
        for page, item in zip(pages, batch.certificates.all(), strict=True):
            for part in (
                item.name,
                f"Nomor: {item.number}",
                "sebagai peserta",
                "Seminar HAM",
                "Kamis, 7 September 2023",
                "Basement Kantor Wali Kota Singkawang",
                "Singkawang, 7 September 2023",
                "Pj. Wali Kota Singkawang",
                f"{SITE}sertifikat/{item.code}/",
            ):
                assert part in page, part

    def test_it_can_be_read_by_ear(self, people, seminar):
        register(seminar, ["Aminah"])
        pdf = printed(made(people, seminar))
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert "pdfuaid:part" in str(document.open_metadata())
            assert document.Root.MarkInfo.Marked
            assert document.Root.Lang == "id-ID"
        assert b"Kode QR ke alamat" in _structure(pdf)

    @pytest.mark.parametrize("language", ["id", "en"])
    def test_the_longest_names_stay_on_one_page(self, people, seminar, language):
        name = "Raden Ayu Kusumawardhani Prawirodirdjo Hadiningrat Sastroamid"
        assert len(name) >= 60
        seminar.title = f"Rapat Koordinasi Pemenuhan Hak Asasi Manusia {SIAU}, {SIAU} dan {SIAU}"
        seminar.theme = f"Bersama {SIAU} " * 6
        seminar.venue = f"Aula Kantor Bupati {SIAU}, Ondong Siau"
        seminar.owner.name = f"Bagian Hukum Sekretariat Daerah {SIAU}"
        batch = CertificateBatch(
            activity=seminar,
            title=f"Sertifikat Penghargaan {SIAU} Tahun 2023",
            text=f"sebagai peserta utusan Pemerintah {SIAU}",
            signatory=f"Prof. Dr. {name}, S.H., M.Si.",
            signatory_title=f"Penjabat Sekretaris Daerah {SIAU}",
            place="Ondong Siau",
            dated=date(2023, 9, 7),
            site=SITE,
        )
        from martabat.documents.typst import render

        paper = certificate_paper(
            batch, [Certificate(number="800/1234/SITARO/IX/2023", name=name, code="x" * 22)]
        )
        pages = text_of(render("certificate", paper, language=language))
        assert len(pages) == 1
        for part in (name, SIAU, "Ondong Siau, 7 September 2023"):
            assert part in pages[0]
        assert ("presented to" if language == "en" else "diberikan kepada") in pages[0]

    def test_a_thousand(self, people, seminar, record_property):
        register(seminar, [f"Peserta {number:04}" for number in range(1000)])
        batch = issue(people, seminar)
        begun = time.perf_counter()
        actions.work(batch.pk, people.operator)
        took = time.perf_counter() - begun
        record_property("seconds", round(took, 2))
        batch.refresh_from_db()
        assert batch.done == batch.total == 1000
        assert Blob.objects.get(pk=batch.sha256).pages == 1000
        assert len(set(batch.certificates.values_list("number", flat=True))) == 1000
        assert len(set(batch.certificates.values_list("code", flat=True))) == 1000


def _structure(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return b"".join(
            bytes(item.Alt)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        )


def _modules(page, count):
    """Read the modules of the code off the paper: 30 mm wide, in the lower left corner."""
    dots = 17
    image = page.render(scale=dots * 25.4 / 72).to_pil().convert("L")
    size = 30 / (count + 2 * QUIET)
    left, top = 26 + QUIET * size, 190 - 30 + QUIET * size

    def dark(row, column):
        x, y = left + (column + 0.5) * size, top + (row + 0.5) * size
        return image.getpixel((round(x * dots), round(y * dots))) < 128

    return [[dark(row, column) for column in range(count)] for row in range(count)]


class TestJob:
    def test_the_worker_makes_them(self, people, seminar, transactional_db):
        register(seminar, ["Aminah", "Budi"])
        batch = issue(people, seminar)
        work(concurrency=1, until_idle=True)
        batch.refresh_from_db()
        assert batch.state == BatchState.DONE

    def test_a_killed_job_goes_on_without_doubles(self, people, seminar, monkeypatch):
        monkeypatch.setattr(actions, "STEP", 10)
        register(seminar, [f"Peserta {number:02}" for number in range(25)])
        batch = issue(people, seminar)
        actions.number_some(batch.pk, people.operator)
        batch.refresh_from_db()
        assert (batch.state, batch.done) == (BatchState.RUNNING, 10)
        first = dict(batch.certificates.exclude(number="").values_list("pk", "number"))
        actions.work(batch.pk, people.operator)
        actions.work(batch.pk, people.operator)
        batch.refresh_from_db()
        assert (batch.state, batch.done, batch.total) == (BatchState.DONE, 25, 25)
        numbers = dict(batch.certificates.values_list("pk", "number"))
        assert first.items() <= numbers.items()
        assert len(set(numbers.values())) == 25
        assert Blob.objects.filter(pk=batch.sha256).count() == 1

    @pytest.mark.django_db(transaction=True)
    def test_two_workers_at_one_batch_give_each_number_once(self, people, seminar, monkeypatch):
        monkeypatch.setattr(actions, "STEP", 5)
        Numbering.objects.create(
            organisation=people.legal_division,
            purpose=Numbering.Purpose.CERTIFICATE,
            pattern="{number}/{year}",
        )
        register(seminar, [f"Peserta {number:02}" for number in range(60)])
        batch = issue(people, seminar)
        by = people.operator

        def job():
            try:
                actions.work(batch.pk, by)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as workers:
            for done in [workers.submit(job), workers.submit(job)]:
                done.result()
        batch.refresh_from_db()
        assert (batch.state, batch.done) == (BatchState.DONE, 60)
        numbers = sorted(int(item.number.partition("/")[0]) for item in batch.certificates.all())
        assert numbers == list(range(1, 61))

    def test_the_same_batch_gives_the_same_file(self, people, seminar):
        register(seminar, ["Aminah"])
        batch = made(people, seminar)
        before = batch.sha256
        actions.work(batch.pk, people.operator)
        batch.refresh_from_db()
        assert batch.sha256 == before

    def test_what_broke_off_says_so_and_goes_on(self, client, people, seminar):
        register(seminar, ["Aminah"])
        batch = issue(people, seminar)
        actions.fail(batch.pk)
        sign_in(client, people.operator)
        page = client.get(f"/kegiatan/{seminar.pk}/sertifikat/{batch.pk}/").content.decode()
        assert "Pembuatan terhenti" in page
        assert (
            client.post(f"/kegiatan/{seminar.pk}/sertifikat/{batch.pk}/lanjutkan/").status_code
            == 302
        )
        batch.refresh_from_db()
        assert batch.state == BatchState.WAITING

    def test_people_are_told_once(self, people, seminar):
        from martabat.programmes.certificate_mails import tell

        register(seminar, ["Aminah"], email="aminah@contoh.example")
        register(seminar, ["Budi"])
        batch = made(people, seminar, mail=True)
        tell(batch.pk)
        tell(batch.pk)
        (message,) = mail.outbox
        code = batch.certificates.get(name="Aminah").code
        assert message.to == ["aminah@contoh.example"]
        assert f"{SITE}sertifikat/{code}/" in message.body


class TestTakingBack:
    def test_one(self, people, seminar):
        register(seminar, ["Aminah", "Budi"])
        batch = made(people, seminar)
        aminah = batch.certificates.get(name="Aminah")
        assert (
            actions.revoke(
                by=people.operator, batch=batch, reason="Salah orang", certificate=aminah.pk
            )
            == 1
        )
        batch.refresh_from_db()
        assert batch.sha256 == ""
        actions.work(batch.pk, people.operator)
        batch.refresh_from_db()
        (page,) = text_of(printed(batch))
        assert "Budi" in page
        with pytest.raises(Refused, match="sudah dicabut"):
            actions.revoke(by=people.operator, batch=batch, reason="Lagi", certificate=aminah.pk)

    def test_all(self, people, seminar):
        register(seminar, ["Aminah", "Budi"])
        batch = made(people, seminar)
        file = batch.sha256
        assert actions.revoke(by=people.operator, batch=batch, reason="Tanggalnya salah") == 2
        assert not Blob.objects.filter(pk=file).exists()
        assert made(people, seminar).total == 2

    def test_a_reason_is_needed(self, people, seminar):
        register(seminar, ["Aminah"])
        batch = made(people, seminar)
        with pytest.raises(Refused, match="alasan"):
            actions.revoke(by=people.operator, batch=batch, reason=" ")

    def test_names_that_end_leave_the_certificate(self, client, people, seminar):
        (aminah,) = register(seminar, ["Aminah"])
        batch = made(people, seminar)
        file = batch.sha256
        actions.forget_names([aminah.pk])
        assert not Blob.objects.filter(pk=file).exists()
        page = client.get(f"/sertifikat/{batch.certificates.get().code}/").content.decode()
        assert "berlaku" in page
        assert "Aminah" not in page
        assert "masa simpan" in page


class TestPublicPage:
    def test_the_code_on_paper_leads_to_the_page(self, client, people, seminar):
        register(seminar, ["Aminah"], email="kenari@contoh.example", institution="Dinas Kenari")
        batch = made(people, seminar)
        (page,) = text_of(printed(batch))
        path = re.search(r"https://martabat\.example(/sertifikat/[^/]+/)", page)[1]
        response = client.get(path)
        shown = response.content.decode()
        for part in ("Sertifikat ini berlaku", f"1/{batch.pk}", "Aminah", "Seminar HAM",
                     "Kamis, 7 September 2023", seminar.owner.name):  # fmt: skip
            assert part in shown, part
        for part in ("kenari@contoh.example", "Dinas Kenari"):
            assert part not in shown, part
        assert response["X-Robots-Tag"] == "noindex"

    def test_the_drawing_itself_carries_the_address(self, people, seminar):
        register(seminar, ["Aminah"])
        batch = made(people, seminar)
        code = segno.make(
            f"{SITE}sertifikat/{batch.certificates.get().code}/", error="m", mask=MASK
        )
        wanted = [[bool(module) for module in row] for row in code.matrix]
        document = pypdfium2.PdfDocument(printed(batch))
        drawn = _modules(document[0], len(wanted))
        document.close()
        assert drawn == wanted

    def test_a_revoked_one_says_when_but_not_why_or_who(self, client, people, seminar):
        register(seminar, ["Aminah"])
        batch = made(people, seminar)
        actions.revoke(by=people.operator, batch=batch, reason="Aminah pulang lebih awal")
        path = f"/sertifikat/{batch.certificates.get().code}/"
        page = client.get(path).content.decode()
        assert "Sertifikat ini dicabut" in page
        assert "Aminah" not in page
        assert client.get(f"{path}sertifikat.pdf").status_code == 404

    def test_an_unknown_code_gets_a_kind_sentence(self, client):
        response = client.get("/sertifikat/tidak-ada/")
        assert response.status_code == 404
        assert "Tidak ada sertifikat dengan kode ini" in response.content.decode()

    def test_nobody_tries_for_ever(self, client, monkeypatch):
        from martabat.programmes.views import certificate_pages

        monkeypatch.setattr(certificate_pages, "CHECKS_A_MINUTE", 3)
        answers = [client.get(f"/sertifikat/coba-{turn}/").status_code for turn in range(5)]
        assert answers == [404, 404, 404, 429, 429]

    def test_a_participant_gets_the_own_paper_quickly(
        self, client, people, seminar, record_property
    ):
        register(seminar, ["Aminah", "Budi"])
        batch = made(people, seminar)
        code = batch.certificates.get(name="Aminah").code
        begun = time.perf_counter()
        response = client.get(f"/sertifikat/{code}/sertifikat.pdf")
        record_property("milliseconds", round((time.perf_counter() - begun) * 1000))
        (page,) = text_of(response.content)
        assert "Aminah" in page

    def test_english(self, client, people, seminar):
        register(seminar, ["Aminah"])
        code = made(people, seminar).certificates.get().code
        (page,) = text_of(client.get(f"/en/sertifikat/{code}/sertifikat.pdf").content)
        assert "presented to" in page

    def test_the_ticket_knows_its_certificates(self, people, seminar):
        (aminah,) = register(seminar, ["Aminah"])
        batch = issue(people, seminar)
        assert queries.certificates_of(aminah) == []
        actions.work(batch.pk, people.operator)
        assert [item["number"] for item in queries.certificates_of(aminah)] == [f"1/{batch.pk}"]


class TestPages:
    def path(self, seminar, rest=""):
        return f"/kegiatan/{seminar.pk}/sertifikat/{rest}"

    def words(self, **more):
        return {
            "title": "Sertifikat",
            "text": "sebagai peserta",
            "signatory": "Sumastro",
            "signatory_title": "Pj. Wali Kota",
            "place": "Singkawang",
            "dated": "2023-09-07",
            **more,
        }

    def test_from_the_form_to_the_file(self, client, people, seminar):
        _aminah, budi = register(seminar, ["Aminah", "Budi"])
        sign_in(client, people.operator)
        page = client.get(self.path(seminar, "buat/")).content.decode()
        assert "2 orang tercatat hadir" in page
        response = client.post(self.path(seminar, "buat/"), self.words(excluded=[budi.pk]))
        assert response.status_code == 302
        batch = CertificateBatch.objects.get()
        page = client.get(response["Location"]).content.decode()
        assert "Sedang dibuat" in page
        assert 'hx-trigger="every 1s"' in page
        actions.work(batch.pk, people.operator)
        part = client.get(response["Location"], headers={"HX-Target": "kemajuan"}).content.decode()
        assert "Sertifikat siap" in part
        assert "<html" not in part
        file = client.get(self.path(seminar, f"{batch.pk}/cetak.pdf"))
        assert b"".join(file.streaming_content).startswith(b"%PDF")
        verbs = Entry.objects.filter(chain__subject=seminar.subject).values_list("verb", flat=True)
        assert list(verbs).count("people.seen") == 1
        assert list(verbs).count("people.taken") == 1
        assert "1" in client.get(self.path(seminar)).content.decode()

    def test_bad_input_is_kept(self, client, people, seminar):
        register(seminar, ["Aminah"])
        sign_in(client, people.operator)
        response = client.post(
            self.path(seminar, "buat/"), self.words(signatory="", text="sebagai tamu")
        )
        assert response.status_code == 422
        page = response.content.decode()
        assert "Tulis nama penanda tangan" in page
        assert 'value="sebagai tamu"' in page

    def test_of_many_the_left_out_are_written_down(self, client, people, seminar):
        register(seminar, [f"Peserta {number:03}" for number in range(queries.MOST_TICKS + 1)])
        sign_in(client, people.operator)
        unknown = client.post(self.path(seminar, "buat/"), self.words(excluded="Siapa Ini"))
        assert unknown.status_code == 422
        assert "tidak ada di antara yang hadir" in unknown.content.decode()
        done = client.post(self.path(seminar, "buat/"), self.words(excluded="peserta 007\n"))
        assert done.status_code == 302
        assert CertificateBatch.objects.get().total == queries.MOST_TICKS

    def test_search_and_taking_back(self, client, people, seminar):
        register(seminar, ["Aminah", "Budi"])
        batch = made(people, seminar)
        sign_in(client, people.operator)
        here = self.path(seminar, f"{batch.pk}/")
        page = client.get(f"{here}?cari=ami").content.decode()
        assert "Aminah" in page
        assert "Budi" not in page
        aminah = batch.certificates.get(name="Aminah")
        wrong = client.post(f"{here}cabut/", {"certificate": aminah.pk, "reason": ""})
        assert wrong.status_code == 422
        assert "Tulis alasan" in wrong.content.decode()
        done = client.post(f"{here}cabut/", {"certificate": aminah.pk, "reason": "Salah orang"})
        assert done.status_code == 302
        page = client.get(here).content.decode()
        assert "Dicabut" in page
        assert "Salah orang" in page

    @pytest.mark.parametrize(("name", "status"), [("contributor", 403), ("other_operator", 403)])
    def test_others_do_not_see_the_lists(self, client, people, seminar, name, status):
        register(seminar, ["Aminah"])
        batch = made(people, seminar)
        sign_in(client, getattr(people, name))
        for rest in ("", "buat/", f"{batch.pk}/", f"{batch.pk}/cetak.pdf"):
            assert client.get(self.path(seminar, rest)).status_code == status, rest
        for rest in ("cabut/", "lanjutkan/"):
            assert client.post(self.path(seminar, f"{batch.pk}/{rest}")).status_code == status

    def test_queries_do_not_grow(self, client, people, seminar):
        register(seminar, ["Aminah"])
        few = made(people, seminar)
        register(seminar, [f"Peserta {number:02}" for number in range(40)])
        many = made(people, seminar)
        sign_in(client, people.operator)
        counts = []
        for rest in (f"{few.pk}/", f"{few.pk}/", f"{many.pk}/"):
            with CaptureQueriesContext(connection) as queries_made:
                client.get(self.path(seminar, rest))
            counts.append(len(queries_made))
        assert counts[2] <= counts[1] <= 15

    def test_on_the_page_of_the_activity(self, people, seminar):
        assert queries.on_activity(seminar, people.operator) is None
        register(seminar, ["Aminah"])
        part = queries.on_activity(seminar, people.operator)
        assert (part.given, part.came) == (0, 1)
        made(people, seminar)
        assert queries.on_activity(seminar, people.operator).given == 1
