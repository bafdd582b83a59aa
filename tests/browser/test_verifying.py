"""The verifier in a real browser: by key, by script switched off, on a phone; and why a score."""

import io
import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from martabat.assessments.actions import evidence
from martabat.assessments.models import Answer, Decision
from martabat.assessments.steps import AnswerStatus
from martabat.documents.actions import store
from martabat.documents.tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BASE = "/penilaian/2023/61.72"
QUEUE = f"{BASE}/pemeriksaan/"
CODE = "06-H-03"


@pytest.fixture
def sent(way, people):
    """Answers at the Kanwil, one of them proved by a document of five pages."""
    document = store(
        upload=io.BytesIO(makers.pdf(pages=5)),
        filename="profil.pdf",
        title="Profil Kesehatan 2022",
        region=way.assessment.region,
        membership=people.operator,
        example=True,
    )
    way.answer(CODE, value=Decimal("21.3"))
    evidence.attach(
        assessment=way.assessment,
        indicator=CODE,
        document=document,
        membership=people.operator,
        page=2,
    )
    way.to_kanwil(answered=6)
    return way


def status(code):
    return Answer.objects.get(assessment__region="61.72", indicator=code).status


def test_verdicts_by_key(at_screen, sent, people):
    bernadus = at_screen(people.verifier)
    page = bernadus.go(f"{QUEUE}01-S-01/")
    page.keyboard.press("t")
    page.wait_for_url(re.compile("01-S-02"))
    expect(page.locator(".review-told")).to_contain_text("01-S-01")
    assert status("01-S-01") == AnswerStatus.ACCEPTED
    page.keyboard.press("ArrowDown")
    page.wait_for_url(re.compile("01-P-01"))
    page.keyboard.press("ArrowUp")
    page.wait_for_url(re.compile("01-S-02"))
    page.keyboard.press("b")
    page.get_by_role("heading", name="Kembalikan jawaban ini").wait_for()
    page.keyboard.press("t")  # nothing: a form is being filled in
    page.get_by_label("Lainnya").check()
    page.get_by_label("Penjelasan").fill("Mohon sertakan salinan.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile("01-P-01"))
    assert Decision.objects.latest("pk").reason == "Mohon sertakan salinan."
    page.keyboard.press("k")
    page.get_by_role("heading", name="Koreksi jawaban ini").wait_for()
    bernadus.look()
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"01-P-01/\?saring=belum$"))


def test_keys_turn_pages_and_can_be_turned_off(at_screen, sent, people):
    bernadus = at_screen(people.verifier)
    page = bernadus.go(f"{QUEUE}{CODE}/")
    expect(page.get_by_text("Halaman 2 dari 5")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Halaman 3 dari 5")).to_be_visible()
    page.get_by_role("link", name="Perbesar").click()
    expect(page.get_by_text("Halaman 3 dari 5")).to_be_visible()
    bernadus.look()
    page.get_by_label("pintasan papan tik").uncheck()
    page.reload()
    page.keyboard.press("t")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Halaman 3 dari 5")).to_be_visible()
    assert status(CODE) == AnswerStatus.FILLED


def test_one_pane_after_another_on_a_phone(at_screen, sent, people):
    bernadus = at_screen(people.verifier, width=360, dark=True)
    page = bernadus.go(QUEUE)
    expect(page.get_by_label("Saring antrean")).to_be_visible()
    expect(page.get_by_role("button", name="Terima", exact=True)).to_be_hidden()
    bernadus.press("01-S-01", role="link")
    bernadus.look()
    expect(page.get_by_label("Saring antrean")).to_be_hidden()
    bernadus.press("Kembalikan", role="link")
    bernadus.look()
    with bernadus.expecting(422):
        bernadus.press("Kembalikan ke daerah")
        expect(page.get_by_role("alert")).to_contain_text("Pilih satu alasan.")
        bernadus.look()
    bernadus.press("Batal", role="link")
    bernadus.press("Terima")
    bernadus.look()
    assert status("01-S-01") == AnswerStatus.ACCEPTED


def test_the_region_changes_an_answer_meanwhile(at_screen, sent, people):
    sent.decide("01-S-01", "return", people.verifier, reason="Beda.", due_on=None)
    sent.answer("01-S-01", choice="b")
    bernadus = at_screen(people.verifier)
    page = bernadus.go(f"{QUEUE}01-S-01/?saring=diperbaiki")
    sent.answer("01-S-01", choice="c")
    with bernadus.expecting(409):
        bernadus.press("Terima")
        expect(page.get_by_role("alert")).to_contain_text("Sekarang, versi 3")
        bernadus.look()
    bernadus.press("Terima")
    assert status("01-S-01") == AnswerStatus.ACCEPTED


def test_some_are_chosen_and_accepted_without_a_script(at_screen, sent, people):
    bernadus = at_screen(people.verifier, script=False)
    page = bernadus.go(QUEUE, axe=False)
    bernadus.press("Pilih beberapa untuk diterima", role="link")
    page.get_by_label("Pilih 01-S-01").check()
    page.get_by_label("Pilih 01-S-02").check()
    bernadus.press("Terima yang dipilih")
    expect(page.get_by_role("heading", name="Terima 2 jawaban?")).to_be_visible()
    bernadus.press("Terima 2 jawaban")
    assert Decision.objects.count() == 2


def test_why_opens_right_after_right_without_leaving(at_screen, sent, people):
    rina = at_screen(people.operator)
    page = rina.go(f"{BASE}/mengapa/?hak=1")
    page.get_by_role("link", name="Hak atas kesehatan").click()
    expect(page.locator("#sampai select")).to_have_value(CODE)
    expect(page.get_by_role("link", name="Profil Kesehatan 2022", exact=True)).to_be_visible()
    rina.look()
    page.locator("#sampai select").select_option("06-P-01")
    expect(page.locator("#sampai")).to_contain_text("Belum diisi; dihitung 0 dari 7,5 poin.")
    page.go_back()
    expect(page.locator("#sampai select")).to_have_value(CODE)


def test_why_on_a_phone_and_in_english(at_screen, sent, people):
    rina = at_screen(people.operator, width=360)
    page = rina.go(f"{BASE}/mengapa/?indikator={CODE}")
    expect(page.locator(".ladder")).to_contain_text("SHA-256")
    rina.measure_at(320)
    page = rina.go(f"/en{BASE}/mengapa/?indikator={CODE}")
    expect(page.get_by_role("heading", name="Why this score?")).to_be_visible()
