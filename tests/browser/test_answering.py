"""Answering in a real browser: saved as one goes, beside the table, in it, and without a script."""

from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from martabat.assessments.actions.delegation import delegate
from martabat.assessments.models import Answer
from martabat.documents.tests import makers
from tests.browser.conftest import cookie_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BASE = "/penilaian/2023/61.72"
INDICATOR = f"{BASE}/indikator/06-H-01/"


@pytest.fixture
def asked(singkawang, people):
    """The health office is asked for its right."""
    codes = [code for code in _codes(singkawang) if code.startswith("06")]
    delegate(
        assessment=singkawang,
        indicators=codes,
        organisation=people.health_office,
        due_on=date(2999, 3, 24),
        membership=people.operator,
    )


def _codes(assessment):
    return assessment.answers.values_list("indicator", flat=True)


def stored(code="06-H-01"):
    return Answer.objects.get(assessment__region="61.72", indicator=code)


def test_a_contributor_answers_on_a_phone(at_screen, asked, people):
    yusuf = at_screen(people.contributor, width=360)
    yusuf.go(f"{BASE}/")
    yusuf.press("Mulai dengan yang pertama", role="link")
    yusuf.go(INDICATOR)
    page = yusuf.page
    page.get_by_label("Kematian ibu").fill("3")
    page.get_by_label("Bayi lahir hidup").fill("4.124")
    page.get_by_label("Catatan").click()
    expect(page.locator("#hasil")).to_contain_text("72,74")
    expect(page.locator("[data-save-state]")).to_contain_text("Tersimpan")
    expect(page.locator("#keadaan")).to_contain_text("Tanpa bukti")
    yusuf.look()
    assert stored().denominator == 4124

    with yusuf.expecting(422):
        page.get_by_label("Kematian ibu").fill("tiga ribu")
        page.get_by_label("Catatan").click()
        expect(page.locator("#galat-numerator")).to_contain_text("bukan angka")
    expect(page.get_by_label("Kematian ibu")).to_have_value("tiga ribu")
    expect(page.locator("[data-save-state]")).to_contain_text("Belum tersimpan")
    yusuf.look()
    page.get_by_label("Kematian ibu").fill("5")
    yusuf.press("Berikutnya")
    page.wait_for_url(f"**{BASE}/indikator/06-H-02/")
    yusuf.look()
    assert stored().numerator == 5


def test_a_row_opens_beside_the_table(at_screen, way, people, jobs):
    way.answer("06-P-02")
    rina = at_screen(people.operator)
    rina.go(f"{BASE}/hak/6/")
    page = rina.page
    page.get_by_role("link", name="Angka kematian ibu", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2").first).to_contain_text("angka kematian ibu")
    expect(page.locator("tr.selected")).to_contain_text("06-H-01")
    assert page.url.endswith("hak/6/?indikator=06-H-01")
    rina.look()
    page.get_by_label("Kematian ibu").fill("3")
    page.get_by_label("Bayi lahir hidup").fill("4124")
    page.keyboard.press("Tab")
    expect(page.locator("#nilai-06-H-01")).to_have_text("72,74")
    expect(page.locator("#keadaan-06-H-01")).to_contain_text("Tanpa bukti")
    rina.press("Berikutnya: 06-H-02")
    page.wait_for_url("**/hak/6/?indikator=06-H-02")
    rina.look()


def test_everything_in_one_table(at_screen, way, people):
    rina = at_screen(people.operator)
    rina.go(f"{BASE}/semua/")
    page = rina.page
    row = page.locator("#f-06-H-01")
    row.locator("[name=numerator]").fill("3")
    row.locator("[name=denominator]").fill("4124")
    page.keyboard.press("Tab")
    expect(row.locator(".result")).to_contain_text("72,74")
    page.locator("#f-01-S-01 select").select_option("a")
    expect(page.locator("#f-01-S-01 .result")).to_contain_text("Tanpa bukti")
    with rina.expecting(422):
        row.locator("[name=numerator]").fill("x")
        page.keyboard.press("Tab")
        expect(row.locator(".result")).to_contain_text("bukan angka")
    expect(row.locator("[name=denominator]")).to_have_value("4124")
    rina.look()
    assert stored().numerator == 3
    assert stored("01-S-01").choice == "a"


def test_two_people_on_one_answer(at_screen, asked, people):
    yusuf, rina = at_screen(people.contributor), at_screen(people.operator)
    for visitor in (yusuf, rina):
        visitor.go(INDICATOR)
    yusuf.page.get_by_label("Kematian ibu").fill("3")
    yusuf.page.get_by_label("Bayi lahir hidup").fill("4124")
    yusuf.page.keyboard.press("Tab")
    expect(yusuf.page.locator("#hasil")).to_contain_text("72,74")
    with rina.expecting(409):
        rina.page.get_by_label("Bayi lahir hidup").fill("4200")
        rina.page.keyboard.press("Tab")
        expect(rina.page.locator("#benturan")).to_contain_text("Yusuf Pratama menyimpan lebih dulu")
    expect(rina.page.locator("#benturan")).to_contain_text("4.124")
    expect(rina.page.locator("#benturan")).to_contain_text("4.200")
    rina.look()
    rina.press("Pakai punya saya")
    rina.look()
    assert stored().denominator == 4200


def test_evidence_is_uploaded_detached_and_taken_back(at_screen, way, people):
    rina = at_screen(people.operator)
    rina.go(INDICATOR)
    page = rina.page
    file = {"name": "Profil.pdf", "mimeType": "application/pdf", "buffer": makers.pdf()}
    page.locator("input[type=file]").first.set_input_files([file])
    expect(page.locator("#bukti")).to_contain_text("1 bukti ditambahkan")
    page.get_by_label("Pilihan untuk Profil").click()
    rina.look()
    page.get_by_role("button", name="Lepas dari indikator ini").click()
    expect(page.locator("#bukti")).to_contain_text("dilepas")
    assert stored().evidence_count == 0
    page.get_by_role("button", name="Batalkan, pakai lagi").click()
    expect(page.locator("#bukti")).to_contain_text("dipakai 1 indikator")
    rina.go(f"{BASE}/indikator/06-H-02/")
    page.get_by_role("link", name="Pakai dokumen yang ada").click()
    expect(page.locator("#pilih")).to_contain_text("Profil")
    rina.look()
    page.get_by_role("button", name="Pakai Profil").click()
    expect(page.locator("#bukti")).to_contain_text("dipakai 2 indikator")
    assert stored("06-H-02").evidence_count == 1


def test_the_range_follows_when_the_job_is_done(at_screen, way, people, jobs):
    way.answer("05-H-02", numerator=Decimal(4000), denominator=Decimal(4124))
    jobs()
    rina = at_screen(people.operator)
    rina.go(f"{BASE}/")
    before = rina.page.locator("#kisaran").inner_text()
    for code in way.codes[:20]:
        way.answer(code)
    jobs()
    rina.page.evaluate("document.body.dispatchEvent(new CustomEvent('answer-saved'))")
    expect(rina.page.locator("#kisaran")).not_to_have_text(before)
    rina.look()


def test_without_a_script(chromium, site, way, people):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    name, value = cookie_of(people.operator)
    context.add_cookies([{"name": name, "value": value, "url": site}])
    page = context.new_page()
    page.goto(INDICATOR)
    page.get_by_label("Kematian ibu").fill("3")
    page.get_by_label("Bayi lahir hidup").fill("x")
    page.get_by_role("button", name="Berikutnya").click()
    expect(page.locator("#galat-denominator")).to_contain_text("bukan angka")
    expect(page.get_by_label("Kematian ibu")).to_have_value("3")
    page.get_by_label("Bayi lahir hidup").fill("4124")
    page.get_by_role("button", name="Berikutnya").click()
    page.wait_for_url(f"**{BASE}/indikator/06-H-02/")
    assert stored().denominator == 4124
    page.goto(f"{BASE}/semua/")
    page.locator("#f-01-S-01 select").select_option("b")
    page.locator("#f-01-S-01").get_by_role("button").click()
    assert stored("01-S-01").choice == "b"
    context.close()
