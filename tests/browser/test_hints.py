"""Evidence that helps its reader: a scan is read and found, and hints lead to its page."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from martabat.assessments.models import Evidence
from martabat.documents.tests import papers
from tests.browser.visitor import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BASE = "/penilaian/2023/61.72"
CODE = "01-H-02"
PAGES = papers.html(
    "<h1>Laporan bantuan hukum</h1><p>Pemerintah Kota Singkawang, tahun 2022</p>",
    "<p>Permohonan yang dilayani 5.612 dari 6.034 permohonan.</p>",
)


def test_a_scan_is_read_found_and_leads_the_verifier_to_its_page(
    at_screen, way, people, jobs, tmp_path
):
    scan = tmp_path / "laporan.pdf"
    scan.write_bytes(papers.scan_of(papers.made("pdf", PAGES)))
    way.answer(CODE, numerator=Decimal(5612), denominator=Decimal(6034))

    rina = at_screen(people.operator)
    page = rina.go(f"{BASE}/indikator/{CODE}/", axe=False)
    page.locator("#bukti input[type=file]").first.set_input_files(scan)
    expect(page.get_by_role("link", name="laporan")).to_be_visible()
    page.get_by_text("Yang terbaca mesin di bukti ini").click()
    expect(page.get_by_text("Teks dokumen ini belum dibaca mesin.")).to_be_visible()
    jobs()
    page = rina.go(f"{BASE}/indikator/{CODE}/", axe=False)
    page.get_by_text("Yang terbaca mesin di bukti ini").click()
    expect(page.get_by_text("Pembilang 5.612 ditemukan")).to_be_visible()
    rina.look()

    page = rina.go("/dokumen/?cari=pelayanan")
    expect(page.locator("mark")).to_have_text("dilayani")
    rina.press("Halaman 2", role="link")
    expect(page.get_by_role("heading", name="Halaman 2 dari 2")).to_be_visible()
    rina.look()

    way.to_kanwil(answered=1)
    for screen in ({}, {"width": PHONE}):
        bernadus = at_screen(people.verifier, **screen)
        page = bernadus.go(f"{BASE}/pemeriksaan/{CODE}/?saring=semua")
        expect(page.get_by_text("hurufnya dikenali mesin")).to_be_visible()
        row = page.get_by_role("listitem").filter(has_text="Penyebut 6.034 ditemukan")
        bernadus.press("halaman 2", role="link", within=row)
        evidence = Evidence.objects.get()
        assert f"bukti={evidence.pk}&halaman=2" in page.url
        expect(page.get_by_role("img", name="Gambar halaman 2")).to_be_visible()
