"""The covering letter with which a province hands a region's answers to the Kanwil."""

from datetime import date

import pytest

from martabat.assessments.actions import endorsement as actions
from martabat.assessments.papers.covering_letter import covering_context, covering_of
from martabat.documents.tests.offices import as_pdf, in_order, pages_of, words_of
from martabat.documents.word.papers import PaperKind, render
from tests.people import sign_in

pytestmark = pytest.mark.django_db
BASE = "/penilaian/2023/61.72/"


@pytest.fixture
def came(singkawang, people):
    """The answers of Singkawang, endorsed and waiting for the province."""
    actions.submit(assessment=singkawang, membership=people.operator)
    actions.endorse(assessment=singkawang, position="Pj. Sekda", membership=people.sekda)
    singkawang.refresh_from_db()
    return singkawang


@pytest.fixture
def sent(came, people):
    """The same, forwarded."""
    actions.forward(
        assessment=came,
        letter_number="100.3.5/12/HUK/2023",
        letter_date=date(2023, 4, 6),
        position="Kepala Biro Hukum",
        membership=people.province,
    )
    came.refresh_from_db()
    return came


def letter(assessment, membership):
    found = covering_of(assessment, membership)
    context = covering_context(found, membership)
    return render(PaperKind.COVERING_LETTER, context, organisation=found.organisation)


def test_a_draft_has_gaps_for_number_and_day(came, people):
    text = words_of(letter(came, people.province))
    in_order(
        text,
        "PEMERINTAH PROVINSI KALIMANTAN BARAT",
        "Nomor", "[…]", "Sifat", "Biasa", "Hal",
        "Penyampaian isian penilaian Kota Singkawang tahun 2023",
        "Yth.", "Kepala Kantor Wilayah Kalimantan Barat",
        "data tahun 2022",
        "Tanda terima TT-61.72-2023-0001",
        "Dokumen bukti",
        people.province.user.name,
    )  # fmt: skip


def test_the_letter_tells_what_was_forwarded(sent, people):
    content = letter(sent, people.verifier)
    (pdf,) = as_pdf(content)
    in_order(" ".join(pages_of(pdf)), "6 April 2023", "Kepala Biro Hukum", "Lidia Anjani")
    in_order(
        words_of(content),
        "6 April 2023",
        "100.3.5/12/HUK/2023",
        "TT-61.72-2023-0002",
        "Kepala Biro Hukum",
        people.province.user.name,
    )


def test_who_may_have_it(client, came, people):
    for path in ("surat-pengantar.docx", "surat-pengantar.pdf"):
        client.logout()
        assert client.get(BASE + path).status_code == 302
        for person, status in (
            (people.province, 200),
            (people.operator, 404),
            (people.verifier_jambi, 404),
        ):
            sign_in(client, person)
            assert client.get(BASE + path).status_code == status, (path, person)
    sign_in(client, people.province)
    assert "surat-pengantar.docx" in client.get(f"{BASE}tinjau/").content.decode()


def test_afterwards_the_region_may_have_it_too(client, sent, people):
    sign_in(client, people.operator)
    assert client.get(f"{BASE}surat-pengantar.pdf").content.startswith(b"%PDF")
    receipt = sent.receipts.order_by("pk").last()
    page = client.get(f"{BASE}tanda-terima/{receipt.number}/").content.decode()
    assert "surat-pengantar.docx" in page


def test_nothing_before_the_sekda_has_endorsed(client, singkawang, people):
    sign_in(client, people.province)
    assert client.get(f"{BASE}surat-pengantar.docx").status_code == 404
