"""Every page of every role in a real browser: accessible, not wider than the screen, no errors.

Each page is seen in Indonesian at 1280 px and in English at 360 px with axe, and measured at the
other width; every other one of the English ones is dark.
"""

import pytest
from django.urls import resolve

from tests.browser.visitor import PHONE, WIDE
from tests.demonstration.places import places
from tests.test_every_url import rows

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
]
PEOPLE = [
    "",
    "operator",
    "operator.bengkayang",
    "kontributor",
    "kepala.opd",
    "sekda",
    "provinsi",
    "verifikator",
    "verifikator.jambi",
    "penilai",
    "panel",
    "penerbit",
    "mitra",
    "administrator",
]
# Nothing to look at in a browser window of its own: files, fragments, answers for machines.
NO_PAGES = {
    "health",
    "assessments:nation_csv",
    "assessments:province_csv",
    "assessments:range",
    "assessments:receipt_pdf",
    "assessments:why_pdf",
    "documents:download",
    "documents:show",
    "documents:page",
    "documents:signatures",
    "agreements:calendar_file",
    "agreements:register_template",
    "agreements:sign_file",
    "assessments:citation_short",
    "programmes:activity_report",
    "programmes:activity_report_word",
    "programmes:attendance_pdf",
    "programmes:certificate_pdf",
    "programmes:certificates_printing",
    "programmes:door_counts",
    "programmes:door_search",
    "programmes:door_worker",
    "programmes:download_participants",
    "programmes:invitations_csv",
    "programmes:invitations_xlsx",
    "programmes:invite_preview",
    "programmes:minutes_pdf",
    "programmes:photo",
    "programmes:privacy_copy",
    "programmes:programme_report",
    "programmes:programme_report_word",
    "programmes:rsvp_calendar",
    "programmes:ticket_calendar",
    "programmes:ticket_picture",
    "portal:history_csv",
    "portal:region_csv",
    "newsroom:release_text",
    "newsroom:release_word",
    "portal:news_photo",
    "agreements:draft_pdf",
    "agreements:draft_word",
    "assessments:dossier_file",
    "assessments:letter_pdf",
    "assessments:letter_word",
    "assessments:tables_answers",
    "assessments:tables_scores",
    "assessments:tables_xlsx",
    "assessments:workbook_file",
    "documents:emblem",
    "documents:paper_own",
    "documents:paper_pdf",
    "documents:paper_shipped",
    "documents:paper_word",
    "instruments:book",
    "instruments:template",
    "programmes:assignment_pdf",
    "programmes:assignment_word",
    "programmes:attendance_form_pdf",
    "programmes:attendance_form_word",
    "programmes:attendance_word",
    "programmes:letter_pdf",
    "programmes:letter_word",
    "programmes:minutes_word",
    "programmes:record_pdf",
    "programmes:record_word",
    "mfa_list_webauthn_json",
}
LEADS_ON = {"/penilaian/"}  # to the only cycle that there is


@pytest.mark.parametrize("person", PEOPLE, ids=lambda name: name or "anyone")
def test_every_page_is_accessible_in_both_languages_on_both_screens(
    demonstration, at_screen, person
):
    paths = dict(places(demonstration.made))[person]
    wide = at_screen(person, width=WIDE)
    phones = [at_screen(person, width=PHONE, dark=dark) for dark in (False, True)]
    for number, path in enumerate(paths):
        wide.go(path)
        assert wide.here == path or path in LEADS_ON
        wide.measure_at(PHONE)
        phone = phones[number % 2]
        phone.go("/en" + path)
        assert phone.page.locator("html").get_attribute("lang") == "en", path
        phone.measure_at(WIDE)


def test_no_page_is_forgotten(demonstration):
    served = {
        name for name, method, _step, *who in rows() if method == "GET" and "+" in "".join(who)
    }
    seen = {
        resolve(path.partition("?")[0]).view_name
        for _who, paths in places(demonstration.made)
        for path in paths
    }
    assert sorted(served - seen - NO_PAGES) == []


@pytest.mark.parametrize(
    ("person", "path"),
    [("", "/"), ("operator", "/meja/"), ("verifikator", "/penilaian/2024/61.72/pemeriksaan/")],
)
def test_the_keyboard_reaches_everything(demonstration, at_screen, person, path):
    visitor = at_screen(person)
    page = visitor.go(path, axe=False)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#isi"
    reached = []
    for _press in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUS))
        if reached[-1]["name"].startswith("BODY"):
            reached.pop()
            break  # round the whole page
    assert [item["name"] for item in reached if not item["inside"]] == []
    assert [item["name"] for item in reached if not item["visible"]] == []
    assert len({item["name"] for item in reached}) > 3


FOCUS = """() => {
  const it = document.activeElement, style = getComputedStyle(it);
  const outlined = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
  const near = it.closest("a, button, label, summary, input, select, textarea, section, nav") || it;
  return {
    name: it.tagName + ":" + (it.innerText || it.value || it.id || "").slice(0, 40),
    inside: document.querySelector("main").contains(it) || !!it.closest("footer, .bottombar"),
    visible: outlined(style) || style.boxShadow !== "none" || outlined(getComputedStyle(near)),
  };
}"""
