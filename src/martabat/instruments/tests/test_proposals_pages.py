"""A ministry clerk brings in next year's instrument as a workbook, page by page."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from martabat.instruments import actions
from martabat.instruments.models import InstrumentProposal, InstrumentVersion
from martabat.instruments.tests.books import Book
from martabat.journal.models import Entry
from tests.people import sign_in

pytestmark = pytest.mark.django_db
STRUCTURE = "peduli-ham-2021"


def upload(content, name="instrumen.xlsx"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def clerk(client, people) -> Client:
    """The ministry's publisher, signed in."""
    return sign_in(client, people.publisher)


@pytest.fixture
def next_year() -> Book:
    """The instrument of 2021 with one question changed, one added and one gone."""
    book = Book.of(STRUCTURE, "peduli-ham-2027", version="2")
    book.head("Berlaku dari tahun", 2027)
    book.set(
        "Indikator", "Pertanyaan", 4, "Apa produk hukum daerah tertinggi tentang bantuan hukum?"
    )
    return book


def brought(clerk, book) -> InstrumentProposal:
    answer = clerk.post(reverse("instruments:add"), {"file": upload(book.content())})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return InstrumentProposal.objects.get()


def seal_on(page) -> str:
    """The seal of the preview that a page shows."""
    return re.search(r'name="meterai" value="(\w+)"', page.content.decode())[1]


def test_the_whole_way_from_the_download_to_a_version(clerk, next_year):
    listed = clerk.get(reverse("instruments:index"))
    assert "peduli-ham-2021" in listed.content.decode()
    book = clerk.get(reverse("instruments:book", args=[STRUCTURE]))
    edited = Book(book.content)
    edited.head("Nama", "peduli-ham-2027").head("Versi naskah", "2")
    edited.set("Indikator", "Pertanyaan", 4, "Apa produk hukum tertinggi tentang bantuan hukum?")
    proposal = brought(clerk, edited)
    page = clerk.get(reverse("instruments:proposal", args=[proposal.pk]))
    assert "Tidak ada yang salah" in page.content.decode()
    assert "Apa produk hukum tertinggi tentang bantuan hukum?" in page.content.decode()
    seal = seal_on(page)
    done = clerk.post(
        reverse("instruments:adopt", args=[proposal.pk]), {"meterai": seal}, follow=True
    )
    assert "Versi peduli-ham-2027 tersimpan" in done.content.decode()
    version = InstrumentVersion.objects.get(name="peduli-ham-2027")
    assert version.document["mapping"]["from"] == STRUCTURE
    assert len(version.document["mapping"]["indicators"]) == 119
    assert version.compiled.indicators["01-S-01"].text.id.startswith("Apa produk hukum tertinggi")
    entry = Entry.objects.get(chain="instrument:peduli-ham-2027")
    assert entry.verb == "instrument.adopted"
    assert entry.data["document"] == version.sha256
    assert "peduli-ham-2027" in clerk.get(reverse("assessments:cycle_new")).content.decode()


def test_wrong_cells_are_shown_and_keep_it_from_being_adopted(clerk, next_year):
    next_year.set("Nilai", "Bagian nilai", 4, 140).set("Indikator", "Kode indikator", 5, None)
    proposal = brought(clerk, next_year)
    page = clerk.get(reverse("instruments:proposal", args=[proposal.pk])).content.decode()
    assert "Harus diperbaiki di Excel" in page
    assert "I4" in page
    assert "dari 0 sampai 1, misalnya 0,6 atau 60 %" in page
    assert "Terima sebagai versi baru" not in page
    adopt = reverse("instruments:adopt", args=[proposal.pk])
    assert clerk.post(adopt, {"meterai": ""}).status_code == 409
    assert not InstrumentVersion.objects.filter(name="peduli-ham-2027").exists()


def test_a_file_that_is_no_workbook_is_refused_in_words(clerk):
    add = reverse("instruments:add")
    answer = clerk.post(add, {"file": upload(b"%PDF-1.4 rusak", "lampiran.xlsx")})
    assert answer.status_code == 422
    answer = clerk.post(add, {})
    assert answer.status_code == 422
    assert "Pilih buku kerja dulu" in answer.content.decode()
    assert not InstrumentProposal.objects.exists()


def test_counterparts_are_taken_changed_and_emptied(clerk, next_year):
    next_year.set("Indikator", "Pertanyaan", 5, "Adakah pos bantuan hukum di tiap kecamatan?")
    proposal = brought(clerk, next_year)
    there = reverse("instruments:counterparts", args=[proposal.pk])
    page = clerk.get(f"{there}?saring=periksa").content.decode()
    assert "Kodenya sama, tetapi pertanyaannya lain" in page
    answer = clerk.post(there, {"code": "01-S-02", "before": "01-S-99"})
    assert answer.status_code == 422
    assert "01-S-99" in answer.content.decode()
    assert clerk.post(there, {"code": "01-S-02", "before": ""}).status_code == 302
    assert clerk.post(there, {"code": "01-S-01", "before": "01-S-01, 01-S-02"}).status_code == 302
    proposal.refresh_from_db()
    assert proposal.choices == {"01-S-02": [], "01-S-01": ["01-S-01", "01-S-02"]}
    seal = seal_on(clerk.get(reverse("instruments:proposal", args=[proposal.pk])))
    clerk.post(reverse("instruments:adopt", args=[proposal.pk]), {"meterai": seal})
    mapping = InstrumentVersion.objects.get(name="peduli-ham-2027").document["mapping"]
    assert "01-S-02" not in mapping["indicators"]
    assert mapping["indicators"]["01-S-01"] == ["01-S-01", "01-S-02"]
    assert clerk.post(there, {"code": "01-S-02", "before": ""}).status_code == 422


def test_what_somebody_else_decided_meanwhile_is_looked_at_first(clerk, people, next_year):
    proposal = brought(clerk, next_year)
    seal = seal_on(clerk.get(reverse("instruments:proposal", args=[proposal.pk])))
    actions.choose_counterparts(by=people.publisher, proposal=proposal, code="02-S-01", before=[])
    adopt = reverse("instruments:adopt", args=[proposal.pk])
    assert clerk.post(adopt, {"meterai": seal}).status_code == 409
    assert not InstrumentVersion.objects.filter(name="peduli-ham-2027").exists()


def test_a_version_that_is_there_is_never_written_over(clerk, next_year):
    first = brought(clerk, next_year)
    clerk.post(reverse("instruments:add"), {"file": upload(next_year.content())})
    second = InstrumentProposal.objects.exclude(pk=first.pk).get()
    for proposal, status in ((first, 302), (second, 422)):
        seal = seal_on(clerk.get(reverse("instruments:proposal", args=[proposal.pk])))
        adopt = reverse("instruments:adopt", args=[proposal.pk])
        assert clerk.post(adopt, {"meterai": seal}).status_code == status
    assert InstrumentVersion.objects.filter(name="peduli-ham-2027").count() == 1
    next_year.head("Nama", STRUCTURE)
    clerk.post(reverse("instruments:add"), {"file": upload(next_year.content())})
    third = InstrumentProposal.objects.first()
    assert "name_taken" in {finding["code"] for finding in third.findings}


def test_an_official_text_is_confirmed_by_the_one_who_adopts_it(clerk, next_year):
    next_year.head("Status naskah", "resmi").head("Tanda", None).head("Tanda (Inggris)", None)
    proposal = brought(clerk, next_year)
    seal = seal_on(clerk.get(reverse("instruments:proposal", args=[proposal.pk])))
    adopt = reverse("instruments:adopt", args=[proposal.pk])
    assert clerk.post(adopt, {"meterai": seal}).status_code == 422
    assert clerk.post(adopt, {"meterai": seal, "sah": "on"}).status_code == 302
    assert InstrumentVersion.objects.get(name="peduli-ham-2027").status == "official"


def test_a_discarded_proposal_writes_nothing(clerk, next_year):
    proposal = brought(clerk, next_year)
    clerk.post(reverse("instruments:discard", args=[proposal.pk]))
    proposal.refresh_from_db()
    assert proposal.state == "discarded"
    assert Entry.objects.get(chain=f"instrument-proposal:{proposal.pk}").verb
    assert not InstrumentVersion.objects.filter(name="peduli-ham-2027").exists()


def test_who_may_look_and_who_may_bring_in(clerk, people, next_year):
    proposal = brought(clerk, next_year)
    reading = [
        reverse("instruments:index"),
        reverse("instruments:template"),
        reverse("instruments:version", args=[STRUCTURE]),
        reverse("instruments:book", args=["peduli-ham-2013"]),
    ]
    writing = [
        reverse("instruments:add"),
        reverse("instruments:proposal", args=[proposal.pk]),
        reverse("instruments:counterparts", args=[proposal.pk]),
    ]
    for who, seen, brings in (
        (people.operator, 200, 403),
        (people.assessor, 200, 403),
        (people.publisher, 200, 200),
        (people.partner, 404, 404),
        (people.administrator, 404, 404),
        (people.stranger, 404, 404),
    ):
        client = sign_in(Client(), who)
        assert {client.get(page).status_code for page in reading} == {seen}, who
        assert {client.get(page).status_code for page in writing} == {brings}, who
    assert Client().get(reading[0]).status_code == 302


@pytest.mark.parametrize("name", ["index", "add"])
def test_lists_ask_the_same_however_many_versions(clerk, name, django_assert_max_num_queries):
    for number in range(6):
        version = InstrumentVersion.objects.get(name="peduli-ham-2013")
        version.pk, version.name = None, f"salinan-{number}"
        version.save()
    with django_assert_max_num_queries(10):
        assert clerk.get(reverse(f"instruments:{name}")).status_code == 200


def test_pages_of_a_proposal_ask_little(clerk, next_year, django_assert_max_num_queries):
    proposal = brought(clerk, next_year)
    for name in ("proposal", "counterparts"):
        with django_assert_max_num_queries(12):
            clerk.get(reverse(f"instruments:{name}", args=[proposal.pk]))
