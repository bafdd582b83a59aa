"""Official papers as Word files that LibreOffice opens, and as PDFs for all readers."""

import datetime as dt
import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from martabat.documents.tests.offices import in_order
from martabat.documents.word.contexts import GAP
from martabat.documents.word.papers import PaperKind, render, render_pdf
from martabat.programmes.actions import papers_assignments, papers_letter, papers_records
from martabat.programmes.actions.minutes import add_point, save_header
from martabat.programmes.kinds import Direction, PointKind, ScanReason
from martabat.programmes.models import Minutes, OfficialRecord, Registration, Scan
from martabat.programmes.papers.attendance import attendance_context, attendance_form
from martabat.programmes.papers.invitation import letters
from martabat.programmes.papers.record_content import record_context
from martabat.programmes.tests.certificates import CAME, SIAU, apart, register  # noqa: F401
from martabat.programmes.tests.gatherings import invite_offices
from martabat.programmes.tests.official_papers import (
    ASSIGNMENT,
    LETTER,
    held_meeting,
    opened,
    text_of,
)
from martabat.programmes.tests.test_papers import approve, is_for_all_readers
from tests.people import make_organisation, sign_in

pytestmark = pytest.mark.django_db
DAY = dt.date(2023, 2, 10)


@pytest.fixture
def meeting(gathering, people):
    return held_meeting(gathering, people)


@pytest.fixture
def reader(client, people):
    """Somebody of the office that held the meeting."""
    sign_in(client, people.verifier_jambi)

    def read(path):
        response = client.get(path)
        assert response.status_code == 200, path
        assert "no-store" in response["Cache-Control"]
        return response.content

    return read


def letter(people, meeting, **more):
    given = {**LETTER, "number": "W.5-012", "dated": DAY, **more}
    return papers_letter.save_letter(by=people.verifier_jambi, activity=meeting, given=given)


def record(people, meeting, **more):
    by = people.verifier_jambi
    made = papers_records.start_record(by=by, activity=meeting)
    given = {
        "number": "BA-1",
        "title": made.title,
        "place": made.place,
        "town": "Jambi",
        "dated": made.dated,
        "results": made.results,
        "supports": made.supports,
        **more,
    }
    signatories = given.pop("signatories", made.signatories)
    return papers_records.save_record(
        by=by, found=made, expected_version=0, given=given, signatories=signatories
    )


def assignment(people, meeting, **more):
    given = {**ASSIGNMENT, "number": "ST-7", "dated": DAY, "start": meeting.day, **more}
    return papers_assignments.add_assignment(
        by=people.verifier_jambi,
        activity=meeting,
        given=given,
        people=[
            {"name": "Aminah", "nip": "19800101 200501 2 001", "rank": "III/c", "title": "Analis"},
            {"name": "Budi", "nip": "", "rank": "", "title": "Pengemudi"},
        ],
    )


ORDERS = {
    "undangan": (
        "Jambi, 10 Februari 2023", "Nomor", "W.5-012", "Sifat", "Biasa", "Lampiran", "Hal",
        "Undangan Rapat Persiapan", "Yth.", "Bappeda Provinsi Jambi",
        "kami mengundang Saudara", "Hari/Tanggal", "Kamis, 16 Februari 2023", "Waktu",
        "09.00–12.00 WIB", "Tempat", "Aula Kanwil Kemenkumham Jambi",
        "Susunan acara: Pembukaan; Isu.", "Konfirmasi kehadiran: Maya Siregar", "Terima kasih.",
        "Plt. Kepala Kantor Wilayah,", "Nama Contoh", "Pembina (IV/a)", "NIP 19700101", "Tembusan:",
        "1. Kepala Biro Hukum", "2. Arsip",
    ),
    "daftar-hadir": (
        "DAFTAR HADIR", "Acara", "Rapat Persiapan", "Kamis, 16 Februari 2023", "09.00–12.00 WIB",
        "Aula Kanwil", "Tholib, Kepala Kantor Wilayah", "No", "Nama", "Jabatan", "Ket.",
        "Tanda tangan", "mewakili",
    ),
    "notula": (
        "NOTULA", GAP, "Rapat Persiapan", "RANCANGAN", "Kamis, 16 Februari 2023", "09.00–12.00 WIB",
        "Nomor surat undangan", "Tholib, Kepala Kantor Wilayah", "Maya Siregar, Kanwil Jambi",
        "Agenda", "1.", "Pembukaan", "2.", "Isu", "Peserta", "Kesimpulan", "1.",
        "Data dukung dilengkapi.", "2.", "Operator ditunjuk tiap daerah.", "Notulis",
        "Maya Siregar",
    ),
    "berita-acara": (
        "BERITA ACARA", "TENTANG", "NOMOR: BA-1",
        "Pada hari ini, Kamis, tanggal enam belas, bulan Februari, tahun dua ribu dua puluh tiga",
        "bertempat di Aula Kanwil Kemenkumham Jambi, telah dilaksanakan Rapat Persiapan",
        "Hasil pelaksanaan", "1.", "Data dukung dilengkapi.", "2.", "Operator ditunjuk",
        "Dokumen pendukung", "Surat undangan Nomor W.5-012", "Daftar hadir (3 orang)",
        "Notula (rancangan)", "Demikian berita acara ini", "Jambi, 16 Februari 2023", "Tholib",
        "Maya Siregar",
    ),
    "surat-tugas": (
        "SURAT TUGAS", "NOMOR: ST-7", "Dasar", "Surat undangan Nomor 12", "Nama",
        "Aminah", "III/c", "Budi", "Pengemudi", "Untuk", "Mengikuti rapat persiapan",
        "Membawa data dukung", "16 Februari 2023", "Jambi, 10 Februari 2023",
        "Plt. Kepala Kantor Wilayah,", "Nama Contoh",
    ),
    "laporan": ("LAPORAN KEGIATAN", "Rapat Persiapan", "Kehadiran", "3"),
}  # fmt: skip


def test_every_paper_says_the_same_in_word_and_pdf(people, meeting, reader):
    letter(people, meeting)
    made, sent = record(people, meeting), assignment(people, meeting)
    here = f"/kegiatan/{meeting.pk}/"
    addresses = {
        "undangan": f"{here}naskah/surat-undangan",
        "daftar-hadir": f"{here}daftar-hadir",
        "notula": f"{here}notula",
        "berita-acara": f"{here}naskah/berita-acara/{made.pk}/berita-acara",
        "surat-tugas": f"{here}naskah/surat-tugas/{sent.pk}/surat-tugas",
        "laporan": f"{here}laporan",
    }
    files = {name: reader(f"{path}.docx") for name, path in addresses.items()}
    for name, text in opened(files).items():
        in_order(text, *ORDERS[name])
    for name, path in addresses.items():
        pdf = reader(f"{path}.pdf")
        assert is_for_all_readers(pdf), name
        in_order(text_of(pdf), *ORDERS[name])


class TestInvitation:
    def test_each_of_24_offices_has_a_letter_on_its_own_page(self, people, meeting, reader):
        letter(people, meeting)
        path = f"/kegiatan/{meeting.pk}/naskah/surat-undangan"
        for text in (
            opened({"u": reader(f"{path}.docx")})["u"],
            text_of(reader(f"{path}.pdf")),
        ):
            pages = text.split("\f")
            assert len(pages) == 24
            assert "Yth. Bappeda Provinsi Jambi" in pages[0]
            assert "Yth. Biro Hukum Setda Provinsi Jambi" in pages[1]
            assert all(page.count("Yth.") == 1 for page in pages)

    def test_one_letter_with_the_list_behind_it(self, people, meeting, reader):
        letter(people, meeting, form="listed")
        path = f"/kegiatan/{meeting.pk}/naskah/surat-undangan"
        for text in (
            opened({"u": reader(f"{path}.docx")})["u"],
            text_of(reader(f"{path}.pdf")),
        ):
            in_order(
                text, "Lampiran", "1 (satu) lembar", "(daftar terlampir)", "\f", "DAFTAR", "24."
            )
            assert text.count("Yth.") == 1

    def test_what_nobody_has_entered_is_a_gap(self, people, gathering, reader):
        from martabat.programmes.models import Activity

        meeting = gathering.meeting
        Activity.objects.filter(pk=meeting.pk).update(
            day=None, starts_at=None, ends_at=None, venue=""
        )
        text = text_of(reader(f"/kegiatan/{meeting.pk}/naskah/surat-undangan.pdf"))
        assert text.count(GAP) >= 6, "number, day, hours, place, date, addressee"


class TestAttendance:
    def test_how_somebody_was_seen_at_the_door(self, people, meeting):
        by_qr, by_door, by_hand = Registration.objects.filter(activity=meeting)
        for person, by in ((by_qr, None), (by_door, people.verifier_jambi.user)):
            Scan.objects.create(
                activity=meeting,
                registration=person,
                direction=Direction.IN,
                reason=ScanReason.VALID,
                at=CAME,
                by=by,
            )
        Registration.objects.filter(activity=meeting).update(
            entered_at=dt.datetime(2023, 2, 16, 2, 5, tzinfo=dt.UTC)
        )
        rows = attendance_context(meeting, told=True)["hadir"]
        told = {row["nama"]: row["tanda_tangan"] for row in rows}
        assert told[by_qr.name] == "hadir lewat QR pukul 09.05 WIB"
        assert told[by_door.name] == "tercatat di pintu pukul 09.05 WIB"
        assert told[by_hand.name] == "tercatat hadir pukul 09.05 WIB"
        assert not any(row["tanda_tangan"] for row in attendance_context(meeting)["hadir"])

    def test_whose_place_somebody_took(self, people, meeting):
        person = Registration.objects.filter(activity=meeting).first()
        Registration.objects.filter(pk=person.pk).update(institution="Dinas Sosial")
        row = next(
            row for row in attendance_context(meeting)["hadir"] if row["nama"] == person.name
        )
        assert row["keterangan"] == f"mewakili {person.invitation.name}"

    def test_the_blank_form_names_the_invited_and_nobody_else(self, meeting):
        rows = attendance_form(meeting, blank=2)["hadir"]
        assert len(rows) == 24 + 2
        assert rows[0]["instansi"] == "Bappeda Provinsi Jambi"
        assert not any(row["nama"] for row in rows)
        assert [row["no"] for row in rows][-1] == "26"

    @pytest.mark.parametrize("count", [1, 300])
    def test_few_and_many(self, people, gathering, reader, count):
        meeting = gathering.meeting
        register(
            meeting,
            [f"Nama Peserta Ke {n:03}" for n in range(count)],
            institution=f"Bagian Hukum Setda {SIAU}",
            title="Kepala Subbagian Bantuan Hukum dan Hak Asasi Manusia",
        )
        word = reader(f"/kegiatan/{meeting.pk}/daftar-hadir.docx")
        text = opened({"d": word})["d"]
        pages = text.split("\f")
        assert f"{count}." in text
        assert f"Ke {count - 1:03}" in text
        # The head of the table stands on every page.
        assert all("Tanda tangan" in page for page in pages)
        assert (len(pages) > 5) == (count == 300)
        pdf = text_of(reader(f"/kegiatan/{meeting.pk}/daftar-hadir.pdf"))
        assert all("Tanda tangan" in page for page in pdf.split("\f"))


class TestMinutes:
    def test_approved_ones_carry_their_seal_also_in_word(self, people, meeting, reader):
        held = Minutes.objects.get()
        add_point(
            by=people.verifier_jambi, minutes=held, kind=PointKind.DISCUSSION, text="Isu dibahas."
        )
        sealed = approve(people, held)
        text = opened({"n": reader(f"/kegiatan/{meeting.pk}/notula.docx")})["n"]
        in_order(text, "NOTULA", "Disahkan pimpinan rapat pada", "Isu dibahas.", "SHA-256")
        assert sealed.sha256 in text.replace(" ", "")
        assert "RANCANGAN" not in text

    def test_without_a_letter_the_number_of_the_invitation_is_a_dash(self, people, meeting, reader):
        text = text_of(reader(f"/kegiatan/{meeting.pk}/notula.pdf"))
        assert "Nomor surat undangan : - " in text
        held = Minutes.objects.get()
        save_header(
            by=people.verifier_jambi,
            minutes=held,
            expected_version=held.version,
            number="",
            invitation_number="W.5-012",
            chair="",
            chair_title="",
            chair_user=None,
            taker="",
            taker_title="",
        )
        text = text_of(reader(f"/kegiatan/{meeting.pk}/notula.pdf"))
        assert "Nomor surat undangan : W.5-012" in text
        assert f"Pimpinan rapat : {GAP}" in text


class TestAssignment:
    def test_all_names_of_a_long_letter(self, people, meeting, reader):
        by = people.verifier_jambi
        made = papers_assignments.add_assignment(
            by=by,
            activity=meeting,
            given=ASSIGNMENT,
            people=[
                {"name": f"Pegawai {SIAU} {n}", "title": f"Analis Hukum {SIAU}", "rank": "III/d"}
                for n in range(40)
            ],
        )
        path = f"/kegiatan/{meeting.pk}/naskah/surat-tugas/{made.pk}/surat-tugas"
        text = opened({"s": reader(f"{path}.docx")})["s"]
        in_order(text, "Pegawai", "Biaro 0", "40", "Biaro 39", "Nama Contoh")


NASTY = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "{{ kop.kantor }}",
            "{% endfor %}",
            "<w:p/>",
            "#panic()",
            "a & b",
            "\x00\x0b",
            "\u202e",
            "😀",
        ]
    ),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(NASTY, min_size=4, max_size=4))
def test_whatever_people_write_is_text_and_nothing_else(people, meeting, texts):
    subject, name, result, place = (text.replace("\0", "")[:100] for text in texts)
    by, office = people.verifier_jambi, people.regional_office_jambi
    said = {**LETTER, "subject": subject, "signatory": name, "copies": result, "dated": DAY}
    held = papers_letter.save_letter(by=by, activity=meeting, given=said)
    made = OfficialRecord(
        activity=meeting,
        title=subject,
        place=place,
        results=[result] if result.strip() else [],
        signatories=[{"name": name, "title": place}],
    )
    for kind, context in (
        (PaperKind.INVITATION, letters(held, [])[0]),
        (PaperKind.OFFICIAL_RECORD, record_context(made)),
    ):
        file = docx.Document(io.BytesIO(render(kind, context, organisation=office)))
        whole = "".join(paragraph.text for paragraph in file.paragraphs)
        assert "Bagian Hukum" not in whole
        if name.isascii() and name.isprintable() and name.strip():
            cells = "".join(cell.text for t in file.tables for row in t.rows for cell in row.cells)
            assert " ".join(name.split()) in " ".join((whole + cells).split())
        assert render_pdf(kind, context, organisation=office).startswith(b"%PDF")


def test_a_letter_of_many_takes_few_queries(client, people, meeting, django_assert_max_num_queries):
    letter(people, meeting)
    invite_offices(
        meeting,
        [make_organisation(f"Dinas {n} Kota Jambi", "opd", "15.71") for n in range(100)],
    )
    sign_in(client, people.verifier_jambi)
    for path in ("naskah/surat-undangan.docx", "daftar-hadir.docx", "notula.docx"):
        with django_assert_max_num_queries(25):
            assert client.get(f"/kegiatan/{meeting.pk}/{path}").status_code == 200
