"""The draft of an agreement: titles, parties, clauses, signatures in order."""

import io
from datetime import date

import docx
import pikepdf
import pytest

from martabat.agreements.actions.drafting import ClauseGiven, PartyGiven, add_agreement
from martabat.agreements.actions.obligations import add_obligation
from martabat.agreements.papers.draft import agreement_context
from martabat.documents.tests.offices import as_pdf, in_order, pages_of, words_of
from martabat.documents.word.contexts import GAP
from martabat.documents.word.papers import PaperKind, render, render_pdf
from tests.people import sign_in

pytestmark = pytest.mark.django_db
ORDINALS = ["KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH"]
LONG = "Badan Perencanaan Pembangunan Daerah Kabupaten Kepulauan Siau Tagulandang Biaro"


def parties(count):
    return [
        PartyGiven(
            name=f"Lembaga {letter} {LONG if letter == 'C' else ''}".strip(),
            body="region" if letter == "A" else "third",
            signatory=f"Nama {letter}",
            title=f"Pimpinan {letter}",
            address=f"Jalan {letter} Nomor 1",
            number=f"{letter}/1/2023",
        )
        for letter in "ABCDEFG"[:count]
    ]


def agreed(people, count=2, **more):
    given = {
        "kind": "pks",
        "title": "Penyelenggaraan Festival HAM",
        "region": people.operator.organisation.region,
        "parties": parties(count),
        "signed_on": date(2023, 9, 7),
        "place": "Kota Singkawang",
    }
    return add_agreement(by=people.operator, **{**given, **more})


def word(agreement):
    return render(PaperKind.AGREEMENT, agreement_context(agreement), organisation=agreement.owner)


@pytest.mark.parametrize("count", range(2, 8))
def test_any_number_of_parties_in_their_order(people, count):
    agreement = agreed(people, count)
    text = words_of(word(agreement))
    names = [item.name.upper() for item in agreement.parties.all()]
    joined = ["DENGAN", *["DAN"] * (count - 2)]
    title = [names[0], *(part for pair in zip(joined, names[1:], strict=True) for part in pair)]
    in_order(
        text,
        "PERJANJIAN KERJA SAMA",
        "ANTARA",
        *title,
        "TENTANG",
        "PENYELENGGARAAN FESTIVAL HAM",
        *(f"NOMOR: {letter}/1/2023" for letter in "ABCDEFG"[:count]),
        "Pada hari ini, Kamis, tanggal tujuh, bulan September, tahun dua ribu dua puluh tiga"
        " (7-9-2023), bertempat di Kota Singkawang, kami yang bertanda tangan di bawah ini:",
        *(f"selanjutnya disebut PIHAK {ordinal}." for ordinal in ORDINALS[:count]),
        "selanjutnya disebut PARA PIHAK",
        "Pasal 1",
    )
    signing = text.split("Demikian Perjanjian Kerja Sama")[1]
    # The second stands left of the first, and so on; an odd last one alone.
    pairs = [(at + 1, at) if at + 1 < count else (at,) for at in range(0, count, 2)]
    for pair in pairs:
        in_order(signing, *(f"PIHAK {ORDINALS[at]}" for at in pair))
    assert [ordinal for ordinal in ORDINALS if f"PIHAK {ordinal}" in signing] == ORDINALS[:count]


def test_a_party_is_told_with_office_seat_and_proxy(people):
    first, second = parties(2)
    second = PartyGiven(
        name="Dinas Sosial", signatory="Nama B", title="Kepala Dinas", capacity="proxy",
        proxy_letter="12/SK/2023", body="region",
    )  # fmt: skip
    acting = PartyGiven(name="Kota", signatory="Nama A", title="Wali Kota", capacity="pj")
    told = agreement_context(agreed(people, parties=[acting, second]))["pihak"]
    assert told[0]["uraian"] == (
        "Nama A, Pj. Wali Kota, bertindak untuk dan atas nama Kota, berkedudukan di […],"
        " selanjutnya disebut PIHAK KESATU."
    )
    assert "Kepala Dinas, berdasarkan Surat Kuasa Nomor 12/SK/2023, bertindak" in told[1]["uraian"]
    assert "kuasa, surat" not in told[1]["uraian"]


def test_what_is_not_recorded_is_a_gap_and_never_made_up(people):
    nobody = [PartyGiven(name="Kota"), PartyGiven(name="INFID", body="third")]
    agreement = agreed(people, parties=nobody, signed_on=None, place="")
    context = agreement_context(agreement)
    assert context["pembukaan"].startswith(f"Pada hari ini, {GAP}, tanggal {GAP}")
    assert [item["nomor"] for item in context["pihak"]] == [GAP, GAP]
    articles = {item["judul"]: item["ayat"] for item in context["pasal"]}
    assert list(articles) == [
        "Ruang lingkup", "Jangka waktu", "Hak dan kewajiban", "Penyelesaian perselisihan", "Sanksi",
    ]  # fmt: skip
    assert all("[…" in line for lines in articles.values() for line in lines)
    assert context["tanda_tangan"][0]["kanan"]["nama"] == ""


def test_what_was_signed_elsewhere_never_passes_for_the_signed_text(people):
    signed = agreed(people)
    said = "bukan salinan naskah yang ditandatangani"
    assert said in words_of(word(signed))
    made = render_pdf(PaperKind.AGREEMENT, agreement_context(signed), organisation=signed.owner)
    assert said in pages_of(made)[0]
    assert agreement_context(agreed(people, signed_on=None, title="Lain"))["keadaan"] == ""


def test_clauses_term_and_obligations_come_from_the_record(people, gathering):
    agreement = agreed(
        people,
        clauses=[
            ClauseGiven(topic="scope", text="Seminar.\nPameran."),
            ClauseGiven(topic="rights", text="Hak PIHAK KESATU adalah dilibatkan."),
        ],
        start=date(2023, 9, 7),
        end=date(2024, 9, 6),
        parent=gathering.mou,
        relation="implements",
    )
    second = agreement.parties.get(position=2)
    add_obligation(
        by=people.operator, agreement=agreement, party=second, text="Melapor.",
        due_on=date(2024, 1, 31),
    )  # fmt: skip
    context = agreement_context(agreement)
    assert context["pasal"][0]["ayat"] == ["Seminar.", "Pameran."]
    assert context["pasal"][1]["ayat"][1] == (
        "PIHAK KEDUA berkewajiban: Melapor, paling lambat 31 Januari 2024."
    )
    assert context["pasal"][2]["ayat"] == [
        "Naskah ini berlaku sejak tanggal 7 September 2023 sampai dengan tanggal 6 September 2024."
    ]
    assert [item["nomor"] for item in context["pasal"]] == ["1", "2", "3", "4", "5"]
    assert "melaksanakan Nota Kesepahaman tentang" in context["pertimbangan"][0]["isi"]
    text = words_of(word(agreement))
    in_order(text, "Pasal 1", "(1)", "Seminar.", "(2)", "Pameran.", "Pasal 2")


def test_libreoffice_opens_it_and_the_pdf_is_for_all_readers(people):
    agreement = agreed(people, 5)
    (pdf,) = as_pdf(word(agreement))
    in_order(
        " ".join(pages_of(pdf)), "ANTARA", "TENTANG", "Pasal 1", "Demikian", "Nama B", "Nama A"
    )
    made = render_pdf(
        PaperKind.AGREEMENT, agreement_context(agreement), organisation=agreement.owner
    )
    with pikepdf.open(io.BytesIO(made)) as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert "pdfuaid:part" in str(document.open_metadata())
    pages = pages_of(made)
    assert "- 2 -" in pages[1]
    in_order(" ".join(pages), "ANTARA", "TENTANG", "Pasal 1", "Demikian", "PIHAK KEDUA")


def test_who_may_see_the_agreement_may_have_its_draft(client, people):
    agreement = agreed(people)
    for path, kind in (("naskah.docx", "wordprocessingml"), ("naskah.pdf", "pdf")):
        url = f"/perjanjian/{agreement.pk}/{path}"
        client.logout()
        assert client.get(url).status_code == 302
        sign_in(client, people.other_operator)
        assert client.get(url).status_code == 404
        sign_in(client, people.operator)
        response = client.get(url)
        assert response.status_code == 200
        assert kind in response["Content-Type"]
        assert client.post(url).status_code == 405
    page = client.get(f"/perjanjian/{agreement.pk}/").content.decode()
    assert "naskah.docx" in page


def test_it_can_be_edited_by_its_styles(people):
    document = docx.Document(io.BytesIO(word(agreed(people))))
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Judul", "Isi", "Pasal", "Judul Pasal", "Butir"} <= used
    assert "txbxContent" not in document.element.xml
    assert document.core_properties.language == "id-ID"
