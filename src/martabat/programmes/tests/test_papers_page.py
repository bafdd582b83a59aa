"""The page of an activity's official papers: what lacks, numbers, who may see what."""

import pytest

from martabat.agreements.models import IssuedNumber
from martabat.journal.models import Entry
from martabat.programmes.models import AssignmentLetter, InvitationLetter, Minutes, OfficialRecord
from martabat.programmes.tests.certificates import apart  # noqa: F401
from martabat.programmes.tests.official_papers import held_meeting, numbered
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(gathering, people):
    return held_meeting(gathering, people)


def page_of(client, person, meeting, path=""):
    sign_in(client, person)
    return client.get(f"/kegiatan/{meeting.pk}/naskah/{path}")


def test_each_paper_says_what_it_is_made_of_and_what_lacks(client, people, meeting):
    page = page_of(client, people.verifier_jambi, meeting).content.decode()
    for part in (
        "Surat undangan",
        "Dari 24 undangan",
        "Penanda tangan belum ditulis",
        "Dari presensi: 3 orang",
        "Belum disahkan pimpinan rapat",
        "Laporan kegiatan",
        "Belum bernomor",
        "Penomoran kantor penerbit belum diatur.",
        "Buat berita acara",
        "Buat surat tugas",
    ):
        assert part in page, part
    assert f'href="/kegiatan/{meeting.pk}/notula/"' in page, "a gap leads to where it is filled"


def test_the_page_takes_few_queries(client, people, meeting, django_assert_max_num_queries):
    by = people.verifier_jambi
    for _each in range(5):
        OfficialRecord.objects.create(activity=meeting, title="Rapat")
        AssignmentLetter.objects.create(activity=meeting, organisation=by.organisation)
    sign_in(client, by)
    with django_assert_max_num_queries(15):
        assert client.get(f"/kegiatan/{meeting.pk}/naskah/").status_code == 200


class TestNumbers:
    def test_a_number_is_taken_once_even_when_clicked_twice(self, client, people, meeting):
        by = people.verifier_jambi
        numbered(by, "invitation", "W5")
        here = f"/kegiatan/{meeting.pk}/naskah/surat-undangan/nomor/"
        sign_in(client, by)
        for _click in range(2):
            response = client.post(here, follow=True)
            assert "001/W5/" in response.content.decode()
        assert IssuedNumber.objects.count() == 1
        assert InvitationLetter.objects.get().number.startswith("001/W5/")

    def test_minutes_have_their_number_before_the_chair_approves(self, client, people, meeting):
        by = people.verifier_jambi
        numbered(by, "minutes", "NOT")
        sign_in(client, by)
        for _click in range(2):
            client.post(f"/kegiatan/{meeting.pk}/naskah/notula/nomor/")
        assert Minutes.objects.get().number.startswith("001/NOT/")
        assert IssuedNumber.objects.count() == 1

    def test_without_a_numbering_the_reason_is_said(self, client, people, meeting):
        sign_in(client, people.verifier_jambi)
        here = f"/kegiatan/{meeting.pk}/naskah/surat-undangan/nomor/"
        page = client.post(here, follow=True).content.decode()
        assert "belum mengatur penomorannya" in page
        assert not IssuedNumber.objects.exists()

    def test_the_letter_by_mail_and_on_paper_is_one(self, client, people, meeting):
        by = people.verifier_jambi
        numbered(by, "invitation", "W5")
        meeting.mailings.create(kind="invite", number="007/W5/2023", event="0" * 64)
        sign_in(client, by)
        assert "007/W5/2023" in page_of(client, by, meeting).content.decode()
        client.post(f"/kegiatan/{meeting.pk}/naskah/surat-undangan/nomor/")
        assert InvitationLetter.objects.get().number == "007/W5/2023"
        assert not IssuedNumber.objects.exists()

    def test_another_office_takes_no_number_of_the_owner(self, client, people, meeting):
        numbered(people.verifier_jambi, "assignment", "W5")
        letter = AssignmentLetter.objects.create(
            activity=meeting, organisation=people.legal_division_jambi
        )
        sign_in(client, people.other_operator)
        meeting.public = True
        meeting.save()
        client.post(f"/kegiatan/{meeting.pk}/naskah/surat-tugas/{letter.pk}/nomor/")
        letter.refresh_from_db()
        assert (letter.number, IssuedNumber.objects.count()) == ("", 0)


class TestWhoSeesWhat:
    def test_strangers_find_nothing(self, client, people, meeting):
        assert page_of(client, people.operator, meeting).status_code == 404
        for path in ("surat-undangan/", "surat-undangan.docx", "daftar-hadir-kosong.pdf"):
            assert page_of(client, people.operator, meeting, path).status_code == 404

    def test_readers_get_neither_names_nor_drafts(self, client, people, meeting):
        meeting.public = True
        meeting.save()
        draft = OfficialRecord.objects.create(activity=meeting, title="Rahasia draf")
        page = page_of(client, people.assessor, meeting).content.decode()
        assert "Laporan kegiatan" in page
        for part in ("Daftar hadir", "Surat undangan", "Rahasia draf", "Notula (", "Peserta "):
            assert part not in page, part
        for path in (f"berita-acara/{draft.pk}/", f"berita-acara/{draft.pk}/berita-acara.docx"):
            assert page_of(client, people.assessor, meeting, path).status_code == 404
        for path in ("../daftar-hadir.docx", "surat-undangan.pdf", "daftar-hadir-kosong.docx"):
            assert page_of(client, people.assessor, meeting, path).status_code in {403, 404}

    def test_a_surat_tugas_is_read_by_its_own_office_alone(self, client, people, meeting):
        meeting.public = True
        meeting.save()
        letter = AssignmentLetter.objects.create(
            activity=meeting, organisation=people.legal_division_jambi, purpose="Ikut"
        )
        letter.assignees.create(position=1, name="Kenari Pegawai", nip="1970")
        path = f"surat-tugas/{letter.pk}/"
        for person in (people.verifier_jambi, people.operator, people.assessor):
            assert page_of(client, person, meeting, path).status_code == 404
            assert page_of(client, person, meeting, f"{path}surat-tugas.docx").status_code == 404
        assert page_of(client, people.other_operator, meeting, path).status_code == 200

    def test_taking_names_is_journalled_without_them(self, client, people, meeting):
        letter = AssignmentLetter.objects.create(
            activity=meeting, organisation=people.regional_office_jambi, purpose="Ikut"
        )
        letter.assignees.create(position=1, name="Kenari Pegawai", nip="1970")
        sign_in(client, people.verifier_jambi)
        client.get(f"/kegiatan/{meeting.pk}/naskah/surat-tugas/{letter.pk}/surat-tugas.docx")
        client.get(f"/kegiatan/{meeting.pk}/daftar-hadir.docx")
        taken = Entry.objects.filter(verb="people.taken").order_by("pk")
        assert [entry.data["kind"] for entry in taken] == ["assignment.docx", "attendance.docx"]
        assert [entry.data["people"] for entry in taken] == [1, 3]
        assert "Kenari" not in str([entry.data for entry in taken])

    def test_the_activity_page_leads_here(self, client, people, meeting):
        sign_in(client, people.verifier_jambi)
        page = client.get(f"/kegiatan/{meeting.pk}/").content.decode()
        assert f'href="/kegiatan/{meeting.pk}/naskah/"' in page
