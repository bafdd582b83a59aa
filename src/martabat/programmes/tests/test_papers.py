"""Minutes and attendance lists on paper."""

import io

import pikepdf
import pytest

from martabat.documents.word.papers import PaperKind, render_pdf
from martabat.journal.models import Entry
from martabat.programmes.actions.contents import AppearanceGiven, set_appearances
from martabat.programmes.actions.follow_ups import add_follow_up
from martabat.programmes.actions.minutes import add_point, save_header, start_minutes
from martabat.programmes.actions.minutes_approval import approve_minutes, submit_minutes
from martabat.programmes.kinds import Part, PointKind
from martabat.programmes.models import Minutes
from martabat.programmes.papers.attendance import attendance_context
from martabat.programmes.papers.minutes import minutes_context
from martabat.programmes.queries.minutes import minutes_sheet, sheet_of
from martabat.programmes.tests.certificates import (  # noqa: F401
    SIAU,
    apart,
    made,
    register,
    text_of,
)
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def whole(pdf):
    return " ".join(text_of(pdf))


def is_for_all_readers(pdf, language="id-ID"):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return (
            "pdfuaid:part" in str(document.open_metadata())
            and bool(document.Root.MarkInfo.Marked)
            and document.Root.Lang == language
        )


@pytest.fixture
def meeting(gathering):
    return gathering.meeting


@pytest.fixture
def minutes(people, meeting):
    """The minutes of the meeting in Jambi, as far as the source tells and further by examples."""
    by = people.verifier_jambi
    held = start_minutes(by=by, activity=meeting)
    save_header(
        by=by,
        minutes=held,
        expected_version=held.version,
        number="W.5-001",
        invitation_number="",
        chair="Tholib",
        chair_title="Kepala Kantor Wilayah",
        chair_user=None,
        taker="Maya Siregar",
        taker_title="Kanwil Jambi",
    )
    add_point(
        by=by, minutes=held, kind=PointKind.DISCUSSION, text="Kesiapan tiap daerah *dibahas*."
    )
    add_point(by=by, minutes=held, kind=PointKind.CONCLUSION, text="Data dukung dilengkapi.")
    add_follow_up(
        by=by,
        activity=meeting,
        text="Menunjuk operator",
        who="Bagian Hukum",
        due_on=None,
        offices=[people.legal_division_jambi],
    )
    return Minutes.objects.get(pk=held.pk)


def approve(people, minutes):
    by = people.verifier_jambi
    submit_minutes(by=by, minutes=minutes)
    from martabat.programmes.minutes_content import content_of, seal
    from martabat.programmes.queries.rights import rights

    held = Minutes.objects.select_related("activity__owner", "activity__region").get(pk=minutes.pk)
    approve_minutes(by=by, minutes=held, seen=seal(content_of(held, rights("id"))), as_chair=True)
    return Minutes.objects.get(pk=minutes.pk)


class TestMinutes:
    def test_every_field_of_a_notula_is_on_paper(self, client, people, meeting, minutes):
        register(meeting, ["Aminah"], institution="Bappeda Provinsi Jambi")
        sign_in(client, people.verifier_jambi)
        response = client.get(f"/kegiatan/{meeting.pk}/notula.pdf")
        assert response["Content-Type"] == "application/pdf"
        text = whole(response.content)
        for part in (
            "NOTULA",
            "NOMOR: W.5-001",
            "Kamis, 16 Februari 2023",
            "09.00–12.00 WIB",
            "Aula Kanwil Kemenkumham Jambi",
            "Nomor surat undangan : -",
            "Tholib, Kepala Kantor Wilayah",
            "Bappeda Provinsi Jambi",
            "Kesiapan tiap daerah *dibahas*.",
            "Data dukung dilengkapi.",
            "Menunjuk operator",
            "Notulis",
            "RANCANGAN",
        ):
            assert part in text, part
        assert "Aminah" not in text
        assert is_for_all_readers(response.content)

    def test_approved_minutes_carry_their_seal(self, client, people, meeting, minutes):
        approved = approve(people, minutes)
        sign_in(client, people.verifier_jambi)
        first = client.get(f"/kegiatan/{meeting.pk}/notula.pdf").content
        assert approved.sha256[:4] in whole(first)
        assert "Disahkan pimpinan rapat pada" in whole(first)
        assert client.get(f"/kegiatan/{meeting.pk}/notula.pdf").content == first

    def test_drafts_are_for_their_writers(self, client, people, meeting, minutes):
        meeting.public = True
        meeting.save()
        sign_in(client, people.operator)
        assert client.get(f"/kegiatan/{meeting.pk}/notula.pdf").status_code == 403
        approve(people, minutes)
        assert client.get(f"/kegiatan/{meeting.pk}/notula.pdf").status_code == 200

    def test_without_minutes_there_is_no_paper(self, client, people, meeting):
        sign_in(client, people.verifier_jambi)
        assert client.get(f"/kegiatan/{meeting.pk}/notula.pdf").status_code == 404

    def test_long_names(self, people, minutes):
        context = minutes_context(sheet_of(minutes))
        context["judul"] = f"Rapat Koordinasi {SIAU} " * 3
        pdf = render_pdf(PaperKind.MINUTES, context, organisation=people.regional_office_jambi)
        assert SIAU in whole(pdf)
        assert is_for_all_readers(pdf)

    def test_official_papers_are_in_indonesian_for_everybody(
        self, client, people, meeting, minutes
    ):
        sign_in(client, people.verifier_jambi)
        english = client.get(f"/en/kegiatan/{meeting.pk}/notula.pdf")
        assert "Kamis, 16 Februari 2023" in whole(english.content)
        assert minutes_sheet(meeting).unfinished


class TestAttendance:
    def test_who_came_and_room_to_sign(self, client, people, meeting):
        register(meeting, ["Aminah"], institution=f"Bagian Hukum {SIAU}", title="Kepala Bagian")
        register(meeting, ["Budi"], institution="Bappeda", represents=True)
        register(meeting, ["Tidak Datang"], came=False)
        set_appearances(
            by=people.verifier_jambi,
            activity=meeting,
            people=[AppearanceGiven(part=Part.CHAIR, name="Tholib", acting_for="Kepala Divisi")],
        )
        sign_in(client, people.verifier_jambi)
        response = client.get(f"/kegiatan/{meeting.pk}/daftar-hadir.pdf?kosong=5")
        text = whole(response.content)
        for part in (
            "DAFTAR HADIR",
            "Acara",
            "Kamis, 16 Februari 2023",
            "Tholib memimpin rapat mewakili Kepala Divisi.",
            "Aminah",
            "Kepala Bagian",
            "Budi",
            "mewakili",
            "Tanda tangan",
            "7.",
        ):
            assert part in text, part
        assert "Tidak Datang" not in text
        assert is_for_all_readers(response.content)
        assert "no-store" in response["Cache-Control"]

    def test_taking_it_is_written_down_without_names(self, client, people, meeting):
        register(meeting, ["Kenari Peserta"])
        sign_in(client, people.verifier_jambi)
        client.get(f"/kegiatan/{meeting.pk}/daftar-hadir.pdf")
        entry = Entry.objects.get(verb="people.taken")
        assert entry.data["kind"] == "attendance.pdf"
        assert entry.data["people"] == 1
        assert "Kenari" not in str(entry.data)

    def test_before_anybody_has_come_there_are_rows_to_sign(self, meeting):
        rows = attendance_context(meeting)["hadir"]
        assert len(rows) == 25
        assert not any(text for row in rows for key, text in row.items() if key != "no")
        assert attendance_context(meeting, blank=0)["hadir"] == []

    @pytest.mark.parametrize("blank", ["-1", "x", "99999", "²"])
    def test_odd_wishes_do_no_harm(self, client, people, meeting, blank):
        sign_in(client, people.verifier_jambi)
        response = client.get(f"/kegiatan/{meeting.pk}/daftar-hadir.pdf", {"kosong": blank})
        assert response.status_code == 200

    def test_names_that_are_gone_leave_their_row(self, meeting):
        from tests.gathering import UTC, datetime

        register(meeting, [""], institution="Bappeda", anonymised_at=datetime.now(UTC))
        (row,) = attendance_context(meeting)["hadir"]
        assert (row["nama"], row["instansi"]) == ("(data sudah dihapus)", "Bappeda")

    @pytest.mark.parametrize("name", ["contributor", "assessor", "partner", "operator"])
    def test_others_get_no_names(self, client, people, meeting, name):
        meeting.public = True
        meeting.save()
        sign_in(client, getattr(people, name))
        assert client.get(f"/kegiatan/{meeting.pk}/daftar-hadir.pdf").status_code == 403


class TestLinks:
    def test_the_activity_page_offers_what_its_reader_may_have(
        self, client, people, meeting, minutes
    ):
        meeting.public = True
        meeting.save()
        here = f"/kegiatan/{meeting.pk}/"
        sign_in(client, people.verifier_jambi)
        page = client.get(here).content.decode()
        for paper in ("notula.pdf", "daftar-hadir.pdf", "laporan.pdf", "laporan.docx"):
            assert f'href="{here}{paper}"' in page, paper
        sign_in(client, people.contributor)
        page = client.get(here).content.decode()
        assert f'href="{here}laporan.pdf"' in page
        for paper in ("notula.pdf", "daftar-hadir.pdf"):
            assert f'href="{here}{paper}"' not in page, paper
        approve(people, minutes)
        assert f'href="{here}notula.pdf"' in client.get(here).content.decode()

    def test_a_ticket_leads_to_its_certificate(self, client, people, meeting):
        (ticket,) = register(meeting, ["Aminah"])
        assert "Sertifikat Anda" not in client.get(f"/tiket/{ticket.code}/").content.decode()
        made(people, meeting, by=people.verifier_jambi)
        page = client.get(f"/tiket/{ticket.code}/").content.decode()
        assert "Sertifikat Anda" in page
        assert f"/sertifikat/{ticket.certificates.get().code}/sertifikat.pdf" in page
