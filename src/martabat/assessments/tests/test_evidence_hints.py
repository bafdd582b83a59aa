"""What a machine sees in the documents of an answer: table by table, and on the pages."""

import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from martabat.assessments.evidence_hints import figures, noticing
from martabat.assessments.evidence_hints.figures import Wanted
from martabat.assessments.evidence_hints.noticing import Leaf, Paper, ordered
from martabat.assessments.evidence_hints.wording import Asked, all_of, seen_in
from martabat.assessments.models import Answer, Evidence
from martabat.documents import actions as documents
from martabat.documents import text_jobs
from martabat.documents.models import SignatureCheck
from martabat.documents.signature import Report, Signature
from martabat.documents.tests import makers, papers
from martabat.documents.texts.places import counted
from martabat.documents.texts.values import Page, Text
from martabat.interface.numbers import number
from martabat.regions.models import Region
from tests.people import sign_in

CODE = "01-H-02"  # a ratio in per cent


# Numbers


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("sebesar 93,9 %", "93.9"),
        ("sebesar 93.9%", "93.9"),
        ("sebesar 93,90 persen", "93.9"),
        ("jumlah 1.234 jiwa", "1234"),
        ("jumlah 1234 jiwa", "1234"),
        ("jumlah 1,234 jiwa", "1234"),
        ("Rp1.234.567,00", "1234567"),
        ("Rp 1.234.567,50", "1234567.5"),
        ("(5.612/6.034)", "6034"),
        ("5.612, yaitu", "5612"),
        ("5.612.", "5612"),
        ("sembilan puluh tiga koma sembilan persen", "93.9"),
        ("sebanyak Seribu Dua Ratus Tiga Puluh Empat orang", "1234"),
        ("nol koma lima", "0.5"),
        # As the database gives it.
        ("sebanyak 20 orang", "20.0000000000"),
        ("sebanyak 1.200 orang", "1200.0000000000"),
    ],
)
def test_a_number_is_found_in_every_shape(body, value):
    assert figures.find(body, Wanted(Decimal(value)))


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("sebesar 93,95 %", "93.9"),
        ("sebesar 193,9 %", "93.9"),
        ("tanggal 12.03.2023", "12.03"),
        ("nomor A1234 dan 1234/B2", "234"),
        ("kode 0912", "912"),
        ("11.234.567", "234567"),
        ("seratus dua puluh orang", "20"),
        ("dua puluh tiga orang", "20"),
    ],
)
def test_another_number_is_not_taken_for_it(body, value):
    assert figures.find(body, Wanted(Decimal(value))) is None


def test_a_quotient_may_be_rounded_and_a_sheet_may_hold_its_hundredth():
    share = Wanted(Decimal(5612) / 6034 * 100, rounded=True, percent=True)
    assert all(figures.find(text, share) for text in ("93,0", "93,01 %", "93.006", "0,930"))
    assert not any(figures.find(text, share) for text in ("93", "93,1", "0,93", "93,02"))


@given(st.integers(10, 10**9))
def test_whole_numbers_are_found_as_we_write_them_ourselves(value):
    written = number(value)
    assert figures.find(f"ada {written} orang", Wanted(Decimal(value))).text == written
    assert figures.find(f"ada {value} orang", Wanted(Decimal(value))).text == str(value)


@given(
    st.lists(st.decimals(0, 10**6, places=2), max_size=8),
    st.decimals(10, 10**6, places=1),
    st.booleans(),
)
def test_a_number_is_found_exactly_where_a_number_fits(others, value, rounded):
    wanted = Wanted(value, rounded=rounded, percent=rounded)
    body = " dan ".join(number(one) for one in others)
    fitting = [found for found in figures.tokens(body) if wanted.fits(found.text)]
    assert figures.find(body, wanted) == (fitting[0] if fitting else None)
    assert figures.find(f"{body} dan {number(value)}", wanted)


@given(st.text(alphabet="0123456789., Rp%-/abc", max_size=60))
def test_whatever_is_written_is_read_without_a_fault(body):
    list(figures.tokens(body))
    figures.find(body, Wanted(Decimal("93.9"), rounded=True, percent=True))
    figures.swapped(body, Wanted(Decimal(5612)))


def test_swapped_digits_are_noticed_and_small_numbers_are_not_looked_for():
    assert figures.swapped("memuat 5.216 orang", Wanted(Decimal(5612))).text == "5.216"
    assert figures.swapped("memuat 5.612 orang", Wanted(Decimal(5612))) is None
    wanted = noticing.wanted_of(value=Decimal(3), numerator=None, denominator=None, percent=False)
    assert wanted == {}


# Sentences


def paper(*bodies, cited=None, page_count=3, **about) -> Paper:
    pages = [Leaf(at, body) for at, body in enumerate(bodies, start=1)]
    about.setdefault("regions", counted(Page(leaf.number, leaf.body) for leaf in pages))
    return Paper(ordered(pages, cited), cited=cited, page_count=page_count, **about)


def asked(**answer) -> Asked:
    given_ = {"value": None, "numerator": None, "denominator": None, "percent": True} | answer
    names = {"61.72": "Kota Singkawang", "61.07": "Kabupaten Bengkayang"}
    return Asked(noticing.wanted_of(**given_), "61.72", 2022, names)


RATIO = {"numerator": Decimal(5612), "denominator": Decimal(6034)}


def said(papers_seen, **answer) -> list[tuple[str, str, int | None]]:
    seen = seen_in(papers_seen, asked(**answer))
    return [(one.text, one.tone, one.spot.page if one.spot else None) for one in all_of(seen)]


GOOD_PAPER = ["Kata pengantar", "Kota Singkawang 2022", "5.612 dari 6.034 (93,0 %). NIP. 19700101"]


def test_what_fits_is_told_with_its_page():
    assert said({1: paper(*GOOD_PAPER)}, **RATIO) == [
        ("Pembilang 5.612 ditemukan", "good", 3),
        ("Penyebut 6.034 ditemukan", "good", 3),
        ("Angka 93,01 ditemukan", "good", 3),
        ("Nama Kota Singkawang disebut", "good", 2),
        ("Tahun 2022 disebut", "good", 2),
        ("Ada tulisan tanda tangan", "neutral", 3),
        ("Dokumen 3 halaman.", "neutral", None),
    ]


@pytest.mark.parametrize(
    ("bodies", "about", "answer", "expected"),
    [
        (
            ["isi"],
            {},
            RATIO,
            ("Pembilang 5.612 tidak ditemukan dalam dokumen yang terbaca.", "attention", None),
        ),
        (
            ["isi"],
            {"partial": True},
            RATIO,
            ("Penyebut 6.034 tidak ditemukan pada halaman yang terbaca.", "attention", None),
        ),
        (
            ["5.216"],
            {"cited": 1},
            RATIO,
            ("Ada 5.216, sedangkan pembilang 5.612 tidak: angkanya tertukar?", "attention", 1),
        ),
        (["93,9"], {}, {"value": Decimal("93.9")}, ("Angka 93,9 ditemukan", "good", 1)),
        (["isi"], {}, {}, ("Nama Kota Singkawang tidak ditemukan.", "attention", None)),
        (["isi"], {}, {}, ("Tahun 2022 tidak ditemukan.", "attention", None)),
        (
            ["2021, 2021"],
            {},
            {},
            ("Tahun 2022 tidak ditemukan; yang paling sering disebut 2021.", "attention", None),
        ),
        (
            ["Kabupaten Bengkayang " * 3],
            {},
            {},
            ("Dokumen ini lebih banyak menyebut Kabupaten Bengkayang", "attention", 1),
        ),
        (["isi"], {}, {}, ("Tanda tangan tidak ditemukan di teksnya.", "neutral", None)),
        (["Ditandatangani secara elektronik"], {}, {}, ("Ada tulisan tanda tangan", "neutral", 1)),
        (
            ["isi"],
            {"signers": ["Wali Kota Contoh"]},
            {},
            ("Tanda tangan elektronik: Wali Kota Contoh.", "good", None),
        ),
        (
            ["isi"],
            {"scanned": True, "recognised": True},
            {},
            (
                "Hasil pindai: hurufnya dikenali mesin, jadi angka dapat salah terbaca.",
                "neutral",
                None,
            ),
        ),
        (
            [""],
            {"reason": "no_ocr"},
            RATIO,
            ("Hasil pindai yang belum dapat dibaca mesin; periksa dengan mata.", "neutral", None),
        ),
        (
            [],
            {"known": False},
            RATIO,
            (
                "Teks dokumen ini belum dibaca mesin. Muat ulang halaman sebentar lagi.",
                "neutral",
                None,
            ),
        ),
    ],
)
def test_each_observation_has_its_sentence(bodies, about, answer, expected):
    assert expected in said({1: paper(*bodies, **about)}, **answer)


@pytest.mark.parametrize("about", [{"reason": "broken"}, {"known": False}, {"reason": "no_ocr"}])
def test_of_what_cannot_be_read_nothing_is_missed(about):
    assert {tone for _text, tone, _page in said({1: paper("", **about)}, **RATIO)} == {"neutral"}


def test_the_cited_page_is_looked_at_first():
    assert ("Angka 93,9 ditemukan", "good", 2) in said(
        {1: paper("93,9", "93,9", cited=2)}, value=Decimal("93.9")
    )


def test_a_number_is_missed_only_where_no_document_has_it():
    two = said({1: paper("5.612"), 2: paper("6.034")}, **RATIO)
    assert not any("tidak ditemukan dalam" in text for text, _tone, _page in two)
    none = [text for text, _tone, _page in said({1: paper("a"), 2: paper("b")}, **RATIO)]
    assert "Pembilang 5.612 tidak ditemukan dalam 2 dokumen yang terbaca." in none


def test_another_year_or_region_is_not_told_where_ones_own_is_there():
    texts = [
        text
        for text, _t, _p in said(
            {1: paper("Kota Singkawang 2022, 2021, 2021. " * 2 + "Kabupaten Bengkayang " * 3)}
        )
    ]
    assert not any("lebih banyak" in text or "sering disebut" in text for text in texts)


# On the pages


def cite(way, *bodies, region="61.72", member=None, page=None, title="Bukti", data=None, code=CODE):
    """Store a document with these words and cite it for an answer."""
    member = member or way.people.operator
    count = Evidence.objects.count()
    document = documents.store(
        upload=io.BytesIO(data or makers.pdf(len(bodies) or 1, f"{region} {count}")),
        filename="bukti.pdf",
        title=title,
        region=Region.objects.get(pk=region),
        membership=member,
    )
    if data is None:
        pages = tuple(Page(at, body) for at, body in enumerate(bodies, start=1))
        text_jobs.keep(document.blob, Text(pages=pages))
    answer = Answer.objects.get(assessment__region=region, indicator=code)
    Answer.objects.filter(pk=answer.pk).update(evidence_count=1)
    return Evidence.objects.create(
        answer=answer, document=document, page=page, added_at=timezone.now()
    )


@pytest.fixture
def at_kanwil(way, client, people, own_files):
    way.answer(CODE, **RATIO)
    way.to_kanwil(answered=1)
    sign_in(client, people.verifier)
    return way


def verify(client, code=CODE, region="61.72", **query):
    address = reverse("assessments:verify", args=[2023, region, code])
    return client.get(address, query).content.decode()


@pytest.mark.django_db
def test_the_verifier_jumps_from_a_hint_to_its_page(at_kanwil, client):
    evidence = cite(at_kanwil, *GOOD_PAPER, page=1)
    text = verify(client)
    assert "Pembilang 5.612 ditemukan" in text
    assert f"bukti={evidence.pk}&amp;halaman=3" in text
    assert "Anda yang memutuskan" in text


@pytest.mark.django_db
def test_a_real_scan_is_read_and_its_number_found(at_kanwil, client):
    page = papers.html("<h1>Kota Singkawang 2022</h1><p>Pembilang 5.612 dari 6.034 orang</p>")
    evidence = cite(at_kanwil, data=papers.scan_of(papers.made("pdf", page)))
    assert "belum dibaca mesin" in verify(client)
    text_jobs.read(evidence.document.blob_id)
    text = verify(client)
    assert "Pembilang 5.612 ditemukan" in text
    assert "hurufnya dikenali mesin" in text


@pytest.mark.django_db
def test_an_electronic_signature_is_told(at_kanwil, client):
    evidence = cite(at_kanwil, "isi")
    report = Report("signed", (Signature("Wali Kota Contoh", "intact", "whole"),))
    SignatureCheck.objects.create(blob=evidence.document.blob, report=report.plain(), roots="")
    assert "Tanda tangan elektronik: Wali Kota Contoh." in verify(client)


@pytest.mark.django_db
def test_hints_change_nothing(at_kanwil, client):
    cite(at_kanwil, "Kabupaten Bengkayang " * 5)
    before = list(Answer.objects.filter(assessment=at_kanwil.assessment).values())
    verify(client)
    assert list(Answer.objects.filter(assessment=at_kanwil.assessment).values()) == before


def report(name: str) -> str:
    return f"{name} " + " ".join(f"kata{at} tentang bantuan hukum {at * 37}" for at in range(80))


@pytest.mark.django_db
def test_a_copy_in_a_region_of_the_province_is_named_and_can_be_compared(at_kanwil, client, people):
    ours = cite(at_kanwil, report("Kota Singkawang"))
    other = cite(at_kanwil, report("Kabupaten Sambas"), region="61.01", member=people.publisher)
    text = verify(client)
    assert "juga dilampirkan Kabupaten Sambas untuk data 2022." in text
    beside = reverse("documents:beside", args=[ours.document_id, other.document_id])
    assert beside in text
    assert client.get(beside).status_code == 200


@pytest.mark.django_db
def test_a_copy_elsewhere_is_told_without_a_name(at_kanwil, client, people):
    cite(at_kanwil, report("Kota Singkawang"))
    other = cite(at_kanwil, report("Kota Jambi"), region="15.71", member=people.other_operator)
    text = verify(client)
    assert "juga dilampirkan daerah lain." in text
    assert "Kota Jambi" not in text
    assert f"/dokumen/{other.document_id}/" not in text
    assert f"/banding/{other.document_id}/" not in text


@pytest.mark.django_db
def test_the_very_same_bytes_are_told_too_and_one_answer_of_many_is_no_copy(
    at_kanwil, client, people
):
    data = makers.pdf(2, "sama")
    cite(at_kanwil, data=data)
    cite(at_kanwil, data=data, code="01-H-03")
    assert "Berkas yang sama" not in verify(client)
    cite(at_kanwil, data=data, region="15.71", member=people.other_operator)
    assert "Berkas yang sama juga dilampirkan daerah lain." in verify(client)
    sign_in(client, people.assessor)
    assert "Berkas yang sama juga dilampirkan Kota Jambi untuk data 2022." in verify(client)


@pytest.mark.django_db
def test_who_answers_sees_the_hints_but_no_copies(way, client, people, own_files):
    way.answer(CODE, **RATIO)
    evidence = cite(way, *GOOD_PAPER[:2], report("Kota Singkawang"))
    cite(way, report("Kota Jambi"), region="15.71", member=people.other_operator)
    sign_in(client, people.operator)
    address = reverse("assessments:hints", args=[2023, "61.72", CODE])
    assert (
        address
        in client.get(reverse("assessments:indicator", args=[2023, "61.72", CODE])).content.decode()
    )
    for headers in ({}, {"HX-Request": "true"}):
        text = client.get(address, headers=headers).content.decode()
        assert "Pembilang 5.612 tidak ditemukan" in text
        assert f"/dokumen/{evidence.document_id}/?halaman=2" in text
        assert "daerah lain" not in text
        assert "dilampirkan" not in text
    assert client.get(reverse("assessments:hints", args=[2023, "61.72", "99-X"])).status_code == 404
    sign_in(client, people.other_operator)
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_queries_stay_the_same_for_one_three_and_twenty_documents(at_kanwil, client):
    counts = []
    done = 0
    for wanted in (1, 3, 20):
        for _ in range(wanted - done):
            cite(at_kanwil, *GOOD_PAPER)
        done = wanted
        with CaptureQueriesContext(
            connection,
        ) as queries:
            verify(client)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 15
