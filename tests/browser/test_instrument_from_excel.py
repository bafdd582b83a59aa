"""A ministry's clerk brings in next year's instrument from Excel and opens a cycle with it."""

import pytest

from martabat.instruments.tests.books import Book
from tests.browser.visitor import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, PHONE])
def test_from_the_download_to_the_cycle(at_screen, people, tmp_path, width):
    visitor = at_screen(people.publisher, width=width)
    page = visitor.go("/penilaian/")
    visitor.press("Instrumen", role="link")
    visitor.look()
    visitor.press("Tambah dari Excel", role="link")
    visitor.look()
    with page.expect_download() as download:
        page.get_by_role("link", name="Permenkumham 25/2013").click()
    book = Book(download.value.path().read_bytes())
    book.head("Nama", "peduli-ham-2027").head("Versi naskah", "2").head("Sumber", None)
    book.set("Nilai", "Bagian nilai", 4, 140)
    book.set("Indikator", "Pertanyaan", 5, "Berapa jumlah posyandu yang aktif di daerah Anda?")
    file = tmp_path / "instrumen-2027.xlsx"

    visitor.expected |= {422}
    visitor.press("Unggah dan periksa")
    assert page.get_by_role("alert").first.is_visible()
    visitor.look()
    file.write_bytes(book.content())
    page.set_input_files("input[type=file]", file)
    visitor.press("Unggah dan periksa")
    visitor.look()
    wrong = page.locator("section", has=page.get_by_role("heading", name="Harus diperbaiki"))
    assert wrong.locator("th", has_text="I4").is_visible()
    assert wrong.get_by_text("Sebut sumber naskahnya").is_visible()

    book.head("Sumber", "Naskah uji").set("Nilai", "Bagian nilai", 4, 1)
    file.write_bytes(book.content())
    visitor.press("Unggah perbaikan", role="link")
    page.set_input_files("input[type=file]", file)
    visitor.press("Unggah dan periksa")
    visitor.look()
    assert page.get_by_text("Tidak ada yang salah").is_visible()
    visitor.press("Lihat padanan", role="link")
    visitor.look()
    assert page.get_by_text("Kodenya sama, tetapi pertanyaannya lain").is_visible()
    visitor.press("Tanpa padanan 2")
    visitor.look()
    page.go_back()
    page.goto(page.url.replace("padanan/", "").partition("?")[0])
    visitor.press("Terima sebagai versi baru")
    visitor.look()
    assert page.get_by_text("Versi peduli-ham-2027 tersimpan").is_visible()
    visitor.go("/penilaian/siklus-baru/")
    assert page.locator("select[name=instrument] option[value=peduli-ham-2027]").count() == 1
