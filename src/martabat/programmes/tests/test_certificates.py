"""Certificates: everybody who came gets one, nobody two, and anybody can check the paper."""

import io
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pikepdf
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection

from martabat.agreements.models import Numbering
from martabat.documents.models import Blob
from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.programmes.actions import certificates as actions
from martabat.programmes.certificates import certificate_paper
from martabat.programmes.kinds import BatchState, RegistrationState
from martabat.programmes.models import Certificate, CertificateBatch
from martabat.programmes.tests.certificates import (  # noqa: F401
    CAME,
    SIAU,
    SITE,
    apart,
    issue,
    made,
    printed,
    register,
    text_of,
)
from martabat.project.jobs import work
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def seminar(gathering):
    return gathering.seminar


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
