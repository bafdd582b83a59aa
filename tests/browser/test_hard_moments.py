"""Two people write at once, the line breaks, a file is bad, a page is not there."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from martabat.assessments.actions import delegation
from tests.browser.visitor import PHONE

pytestmark = pytest.mark.browser
STUNTING = "06-H-03"
PAGE = f"/penilaian/2023/61.72/indikator/{STUNTING}/"


@pytest.fixture
def asked(way, people):
    """The health office was asked for the share of stunted children."""
    delegation.delegate(
        assessment=way.assessment,
        indicators=[STUNTING],
        organisation=people.health_office,
        due_on=timezone.localdate() + timedelta(days=7),
        membership=people.operator,
    )
    return way


def answer(page, text):
    page.locator("#id_value").fill(text)
    page.locator("#id_value").blur()


def saved(page):
    expect(page.locator("[data-save-state]")).to_contain_text("Tersimpan")


def test_of_two_who_answer_at_once_the_second_sees_both(asked, at_screen, people):
    rina, yusuf = at_screen(people.operator), at_screen(people.contributor, width=PHONE)
    hers, his = rina.go(PAGE), yusuf.go(PAGE)
    answer(hers, "19,6")
    saved(hers)
    with yusuf.expecting(409):
        answer(his, "21,3")
        expect(his.get_by_text("Rina Wulandari menyimpan lebih dulu")).to_be_visible()
    conflict = his.locator("#benturan")
    expect(conflict).to_contain_text("19,6")
    expect(conflict).to_contain_text("21,3")
    yusuf.look()
    yusuf.press("Pakai punya saya")
    yusuf.look()
    hers.reload()
    expect(hers.locator("#id_value")).to_have_value("21,3")
    versions = asked.assessment.answers.get(indicator=STUNTING).versions
    assert sorted(f"{version.value:.1f}" for version in versions.all()) == ["19.6", "21.3"]


def test_what_is_written_without_a_line_arrives_when_it_is_back(asked, at_screen, people):
    yusuf = at_screen(people.contributor, width=PHONE)
    page = yusuf.go(PAGE)
    with yusuf.without_network():
        answer(page, "19,6")
        expect(page.locator("[data-save-state]")).to_contain_text("Sambungan putus")
    saved(page)
    yusuf.offline = False
    yusuf.look()
    held = asked.assessment.answers.get(indicator=STUNTING)
    assert f"{held.value:.1f}" == "19.6"


def test_what_is_written_without_a_line_survives_closing_the_page(asked, at_screen, people):
    yusuf = at_screen(people.contributor, width=PHONE)
    page = yusuf.go(PAGE)
    with yusuf.without_network():
        answer(page, "19,6")
        expect(page.locator("[data-save-state]")).to_contain_text("Sambungan putus")
        page.close()
    yusuf.offline = False
    yusuf.page = yusuf.context.new_page()
    page = yusuf.go(PAGE)
    expect(page.locator("#id_value")).to_have_value("19,6")
    saved(page)


def test_a_bad_file_is_refused_with_a_sentence_that_helps(asked, at_screen, people):
    rina = at_screen(people.operator)
    page = rina.go(PAGE)
    program = {"name": "laporan.pdf", "mimeType": "application/pdf", "buffer": b"MZ" + bytes(900)}
    with rina.expecting(422):
        page.locator("input[type=file]").first.set_input_files(program)
        alert = page.locator("#bukti [role=alert]")
        expect(alert).to_contain_text("laporan.pdf")
    assert len(alert.inner_text().splitlines()) >= 2, "what happened, and what to do"
    rina.look()
    assert not asked.assessment.answers.get(indicator=STUNTING).evidence_count


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(
    ("path", "status"), [("/tidak-ada/", 404), ("/penilaian/2023/61.72/pemeriksaan/", 403)]
)
def test_an_error_page_leads_on(asked, at_screen, people, language, path, status):
    rina = at_screen(people.operator, width=PHONE)
    with rina.expecting(status):
        page = rina.go(language + path)
    assert page.locator("h1").count() == 1
    assert page.locator("main a[href]").count() >= 1


def test_answering_works_without_any_script(asked, at_screen, people):
    yusuf = at_screen(people.contributor, width=PHONE, script=False)
    page = yusuf.go(PAGE, axe=False)
    page.locator("#id_value").fill("19,6")
    yusuf.press("Selesai, ke daftar")
    yusuf.go(PAGE, axe=False)
    expect(page.locator("#id_value")).to_have_value("19,6")
