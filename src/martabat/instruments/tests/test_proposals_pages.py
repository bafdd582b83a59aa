"""A ministry clerk brings in next year's instrument as a workbook, page by page."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

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
