"""A workbook in a real browser: taken, filled, brought back, decided on, written."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from martabat.assessments.models import Answer
from martabat.assessments.tests.books import changed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BASE = "/penilaian/2023/61.72"
HEALTH = "6 Kesehatan"


def stored(code):
    return Answer.objects.get(assessment__region="61.72", indicator=code)


def fill(page):
    """Fill in as a clerk does: some right, one unreadable, one that somebody else fills too."""
    page.put("G12", 3)
    page.put("H12", "4.124")
    page.put("K12", "dari RSUD")
    page.put("F13", 7.5)
    page.put("F14", "1.234")


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_workspace_to_written_answers(at_screen, way, people, tmp_path, width):
    rina = at_screen(people.operator, width=width)
    rina.go(f"{BASE}/")
    rina.press("Kerjakan di Excel", role="link")
    page = rina.look()
    expect(page.get_by_text("Belum ada buku kerja yang diunggah")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh buku kerja seluruh daerah").click()
    book = download.value
    assert book.suggested_filename == "buku-kerja-2023-61.72.xlsx"

    way.answer("06-H-02", value=Decimal(9))
    filled = tmp_path / "isian Dinkes.xlsx"
    filled.write_bytes(changed(book.path().read_bytes(), HEALTH, fill))
    page.get_by_label("Buku kerja yang sudah diisi").set_input_files(filled)
    rina.press("Unggah dan lihat bedanya")
    rina.look()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Periksa sebelum ditulis")
    expect(page.get_by_text("dapat berarti dua angka")).to_be_visible()
    expect(page.get_by_text("Yang tersimpan tetap dipakai.", exact=True)).to_be_visible()
    assert stored("06-H-01").version == 0

    page.get_by_role("link", name="bentrok").click()
    rina.look()
    page.get_by_role("button", name="Timpa dengan isi berkas 06-H-02").click()
    expect(page.get_by_text("Ditimpa dengan isi berkas.", exact=True)).to_be_visible()
    assert "saring=bentrok" in page.url

    with rina.expecting(422):
        page.get_by_role("button", name="Tulis 3 isian").click()
        expect(page.get_by_role("alert")).to_contain_text("Centang dulu")
    rina.look()
    page.get_by_label("Saya tahu 1 isian yang ditolak tidak ikut diimpor.").check()
    page.get_by_role("button", name="Tulis 3 isian").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 jawaban ditulis")
    rina.look()
    assert (stored("06-H-01").numerator, stored("06-H-01").denominator) == (3, 4124)
    assert stored("06-H-01").note == "dari RSUD"
    assert stored("06-H-02").value == Decimal("7.5")
    assert stored("06-H-03").version == 0
    page.get_by_role("link", name="Lihat versi sebelumnya 06-H-02").click()
    expect(page.locator("main")).to_contain_text("7,5")
    expect(page.locator("main")).to_contain_text("9")


def test_it_works_without_a_script_and_in_the_dark(at_screen, way, people, tmp_path):
    rina = at_screen(people.operator, script=False, dark=True)
    page = rina.go(f"{BASE}/buku-kerja/", axe=False)
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh buku kerja seluruh daerah").click()
    filled = tmp_path / "isian.xlsx"
    book = download.value.path().read_bytes()
    filled.write_bytes(changed(book, HEALTH, lambda sheet: sheet.put("F13", 7.5)))
    page.get_by_label("Buku kerja yang sudah diisi").set_input_files(filled)
    rina.press("Unggah dan lihat bedanya")
    page.get_by_role("button", name="Tulis 1 isian").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 jawaban ditulis")
    assert stored("06-H-02").value == Decimal("7.5")
