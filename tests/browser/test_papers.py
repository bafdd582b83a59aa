"""A clerk makes the letters of a meeting and its berita acara, and takes them away as files."""

import io
from pathlib import Path

import docx
import pypdfium2
import pytest
from playwright.sync_api import expect

from martabat.agreements.models import IssuedNumber
from martabat.programmes.models import AssignmentLetter, OfficialRecord
from martabat.programmes.tests.official_papers import held_meeting, numbered

pytestmark = pytest.mark.browser


@pytest.fixture
def meeting(site, gathering, people):
    """The meeting of Jambi: 24 offices invited, 3 came, minutes in draft; numbers are set."""
    for purpose, code in (("invitation", "W5"), ("record", "BA")):
        numbered(people.verifier_jambi, purpose, code)
    return held_meeting(gathering, people)


def downloaded(page, name):
    """Click a link and return the file that comes."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).first.click()
    return Path(waiting.value.path()).read_bytes()


def shown(page, name):
    """Return what stands behind a link that opens in the browser."""
    href = page.get_by_role("link", name=name, exact=True).first.get_attribute("href")
    return page.context.request.get(href).body()


@pytest.mark.parametrize("width", [1280, 360])
def test_letters_and_a_berita_acara_of_a_held_meeting(at_screen, meeting, people, width):
    clerk = at_screen(people.verifier_jambi, width=width)
    page = clerk.go(f"/kegiatan/{meeting.pk}/")
    clerk.press("Semua naskah dinas", role="link")
    clerk.look()
    expect(page.get_by_text("Dari 24 undangan")).to_be_visible()

    clerk.press("Isi surat", role="link")
    clerk.look()
    page.locator("#id_place").fill("Jambi")
    page.get_by_label("Tanggal surat").fill("2023-02-10")
    page.get_by_label("Nama penanda tangan").fill("Nama Contoh")
    page.locator("#id_signatory_title").fill("Kepala Kantor Wilayah")
    clerk.press("Simpan")
    clerk.look()
    clerk.press("Ambil nomor berikutnya")
    clerk.look()
    number = IssuedNumber.objects.get().text
    expect(page.get_by_text(f"Nomor {number}")).to_be_visible()
    letters = docx.Document(io.BytesIO(downloaded(page, "Word Surat undangan")))
    text = "\n".join(paragraph.text for paragraph in letters.paragraphs)
    assert text.count("Yth.") == 24
    pdf = pypdfium2.PdfDocument(shown(page, "PDF Surat undangan"))
    assert len(pdf) == 24
    assert number in pdf[0].get_textpage().get_text_bounded()

    clerk.press("Buat berita acara")
    clerk.look()
    expect(page.get_by_label("Hasil pelaksanaan")).to_have_value(
        "Data dukung dilengkapi.\nOperator ditunjuk tiap daerah."
    )
    page.get_by_label("Dibuat di").fill("Jambi")
    clerk.press("Turunkan Penanda tangan 1")
    clerk.look()
    expect(page.get_by_label("Dibuat di")).to_have_value("Jambi")
    expect(page.get_by_label("Nama", exact=False).first).to_have_value("Maya Siregar")
    page.get_by_role("button", name="Simpan", exact=True).last.click()
    page.wait_for_load_state("load")
    clerk.look()
    page.once("dialog", lambda dialog: dialog.accept())
    clerk.press("Jadikan final")
    clerk.look()
    record = OfficialRecord.objects.get()
    assert record.state == "final"
    assert record.number.startswith("001/BA/")
    expect(page.get_by_text(record.number)).to_be_visible()
    word = docx.Document(io.BytesIO(downloaded(page, "Word")))
    assert "tahun dua ribu dua puluh tiga" in "\n".join(one.text for one in word.paragraphs)
    signed = [[cell.text for cell in row.cells] for row in word.tables[-1].rows]
    assert [row[1] for row in signed] == ["Nama", "Maya Siregar", "Tholib"]
    assert shown(page, "PDF").startswith(b"%PDF")


def test_a_surat_tugas_without_a_script(at_screen, meeting, people):
    clerk = at_screen(people.verifier_jambi, script=False)
    page = clerk.go(f"/kegiatan/{meeting.pk}/naskah/", axe=False)
    clerk.press("Buat surat tugas", role="link")
    page.get_by_label("Nama", exact=False).first.fill("Aminah")
    clerk.press("Tambah orang")
    page.locator("#id_1-name").fill("Budi")
    clerk.press("Simpan")
    expect(page.get_by_role("heading", name="Untuk 2 orang")).to_be_visible()
    letter = AssignmentLetter.objects.get()
    assert [one.name for one in letter.assignees.all()] == ["Aminah", "Budi"]
    assert letter.purpose == f"Mengikuti {meeting.title}"
