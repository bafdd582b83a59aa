"""A version from Excel is asked in a new cycle; last year's answers stand beside its indicators."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from martabat.assessments.actions.answering import save_answer
from martabat.assessments.actions.cycles import open_cycle
from martabat.assessments.queries.held import last_year
from martabat.assessments.steps import Step
from martabat.assessments.values import Given
from martabat.instruments import actions
from martabat.instruments.queries.proposals import preview_of
from martabat.instruments.tests.books import Book
from martabat.regions.models import Region
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def renumbered(book: Book, old: str, new: str) -> None:
    """Give an indicator another code, and name the old one as its counterpart."""
    for sheet, head in (
        ("Indikator", "Kode indikator"),
        ("Nilai", "Kode indikator"),
        ("Padanan", "Kode baru"),
    ):
        for row in book.rows(sheet):
            if book.get(sheet, head, row) == old:
                book.set(sheet, head, row, new)


@pytest.fixture
def version(people, singkawang):
    """Next year's version: one renumbered indicator, one with another question, one of two."""
    book = Book.of("peduli-ham-2021", "peduli-ham-2024")
    renumbered(book, "06-H-03", "06-H-31")
    for row in book.rows("Indikator"):
        if book.get("Indikator", "Kode indikator", row) == "06-H-05":
            book.set("Indikator", "Pertanyaan", row, "Adakah unit layanan disabilitas di RSUD?")
    proposal = actions.propose(
        by=people.publisher, upload=io.BytesIO(book.content()), filename="2024.xlsx"
    )
    proposal = actions.choose_counterparts(
        by=people.publisher, proposal=proposal, code="06-H-04", before=["06-H-04", "06-H-06"]
    )
    preview = preview_of(proposal)
    assert preview.errors == []
    return actions.adopt(by=people.publisher, proposal=proposal, seal=preview.seal)


def test_last_years_answers_stand_beside_the_new_indicators(people, singkawang, version):
    codes = ("06-H-03", "06-H-04", "06-H-05", "06-H-06")
    kinds = {i.code: i for i in singkawang.cycle.instrument.compiled.indicators.values()}
    for code in codes:
        given = Given(None, Decimal(40), Decimal(50), "", False, "", "")
        if kinds[code].answer == "number":
            given = Given(Decimal("12.5"), None, None, "", False, "", "")
        save_answer(
            assessment=singkawang,
            indicator=code,
            given=given,
            membership=people.operator,
            expected_version=0,
        )
    cycle = open_cycle(
        instrument=version,
        data_year=2023,
        award_year=2024,
        dates={Step.FILLING: date(2024, 3, 31)},
        membership=people.publisher,
        regions=Region.objects.filter(pk="61.72"),
    )
    found = last_year(cycle.assessments.get())
    # The renumbered one by its new code; the one whose question changed waits for somebody; of two
    # there is no single figure.
    assert found["06-H-31"][1].indicator == "06-H-03"
    assert "06-H-03" not in found
    assert "06-H-05" not in found
    assert "06-H-04" not in found
    assert found["06-H-06"][1].indicator == "06-H-06"
    page = sign_in(Client(), people.operator).get(
        reverse("assessments:indicator", args=[2024, "61.72", "06-H-31"])
    )
    assert page.status_code == 200
    shown = "80" if kinds["06-H-03"].answer == "ratio" else "12,5"
    assert shown in page.content.decode()


def test_where_a_version_is_used_is_told_on_its_page(people, singkawang, version):
    client = sign_in(Client(), people.publisher)
    page = client.get(reverse("instruments:version", args=["peduli-ham-2021"])).content.decode()
    assert "Penilaian 2023" in page
    listed = client.get(reverse("instruments:index")).content.decode()
    assert listed.count("belum dipakai") == 5
