"""Tables of a nation or a province: XLSX and CSV with all answers, states and scores."""

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from martabat.assessments.actions.summaries import recompute
from martabat.documents.tests.offices import converted
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def address(name="tables"):
    return reverse(f"assessments:{name}", args=[2023])


@pytest.fixture
def answered(way, people):
    """Singkawang has answered a choice, a number as a ratio, and one with a note like a formula."""
    way.answer("01-S-01", choice="b", note="=1+1")
    way.answer("01-H-01", numerator=Decimal(61), denominator=Decimal(68))
    way.answer("01-P-01", not_applicable=True, reason="Tidak ada desa.")
    recompute(way.assessment.pk)
    return way.assessment


def body(client, name) -> bytes:
    return b"".join(client.get(address(name)).streaming_content)


def csv_rows(client, name):
    return list(csv.DictReader(io.StringIO(body(client, name).decode())))


def sheets_of(content: bytes):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def to_12_places(sheets):
    """Spreadsheet programs keep 15 digits of a number."""
    return {
        name: [
            [round(cell, 12) if isinstance(cell, float) else cell for cell in row] for row in rows
        ]
        for name, rows in sheets.items()
    }


def sheets(client):
    return sheets_of(body(client, "tables_xlsx"))


def test_the_workbook_holds_scores_answers_and_states(client, people, answered):
    sign_in(client, people.assessor)
    found = sheets(client)
    assert list(found) == ["Baca dulu", "Nilai", "Jawaban", "Keadaan", "Indikator"]
    assert found["Baca dulu"][1] == ["Seluruh Indonesia"]
    heads = found["Jawaban"][0]
    said = {row[0]: dict(zip(heads, row, strict=True)) for row in found["Jawaban"][1:]}
    assert sorted(said) == ["15.06", "15.71", "61.01", "61.72"]
    assert said["61.72"]["01-S-01"] == "b"
    assert said["61.72"]["01-H-01"] == pytest.approx(100 * 61 / 68)
    assert said["61.72"]["01-P-01"] == "tidak berlaku"
    assert said["15.71"]["01-S-01"] == ""
    states = {row[0]: dict(zip(heads, row, strict=True)) for row in found["Keadaan"][1:]}
    assert states["61.72"]["01-S-01"] == "Terisi"
    assert states["15.71"]["01-S-01"] == "Kosong"
    scores = {row[0]: dict(zip(found["Nilai"][0], row, strict=True)) for row in found["Nilai"][1:]}
    answered.summary.refresh_from_db()
    assert scores["61.72"]["Nilai sementara"] == pytest.approx(float(answered.summary.score))
    assert scores["61.72"]["Terisi"] == 3
    assert "Hak atas kesehatan" in found["Nilai"][0]
    assert len(found["Indikator"]) == 121 - 120 + len(heads) - 3


def test_libreoffice_opens_what_was_written(client, people, answered):
    sign_in(client, people.assessor)
    content = body(client, "tables_xlsx")
    for form in ("xlsx", "ods"):
        (saved,) = converted([content], "xlsx", form)
        assert to_12_places(sheets_of(saved)) == to_12_places(sheets_of(content))


def test_the_csv_is_exact_and_harmless(client, people, answered):
    sign_in(client, people.assessor)
    rows = {
        (row["region_code"], row["indicator"]): row for row in csv_rows(client, "tables_answers")
    }
    assert len(rows) == 4 * answered.answers.count()
    ratio = rows["61.72", "01-H-01"]
    assert (ratio["numerator"], ratio["denominator"], ratio["value"]) == ("61", "68", "")
    assert rows["61.72", "01-S-01"]["note"] == "'=1+1"
    assert rows["61.72", "01-S-01"]["status"] == "filled"
    scores = {row["region_code"]: row for row in csv_rows(client, "tables_scores")}
    answered.summary.refresh_from_db()
    assert Decimal(scores["61.72"]["provisional_score"]) == answered.summary.score
    assert scores["61.72"]["range_high"] != scores["61.72"]["range_low"]


def test_a_province_gets_its_own_regions(client, people, answered):
    sign_in(client, people.verifier)
    assert "Kalimantan Barat" in client.get(address()).content.decode()
    assert {row["region_code"] for row in csv_rows(client, "tables_scores")} == {"61.01", "61.72"}
    assert {row["region_code"] for row in csv_rows(client, "tables_answers")} == {"61.01", "61.72"}
    assert [row[0] for row in sheets(client)["Nilai"][1:]] == ["61.01", "61.72"]
    response = client.get(address("tables_xlsx"))
    assert response["Content-Disposition"] == 'attachment; filename="tabel-61-2023.xlsx"'
    response.close()


@pytest.mark.parametrize("who", ["operator", "contributor", "sekda", "partner"])
@pytest.mark.parametrize("name", ["tables", "tables_xlsx", "tables_answers", "tables_scores"])
def test_others_have_none(client, people, cycle, who, name):
    sign_in(client, getattr(people, who))
    assert client.get(address(name)).status_code == 404


@pytest.mark.parametrize("name", ["tables_xlsx", "tables_answers", "tables_scores"])
def test_queries_do_not_grow_with_regions(client, people, answered, name):
    counts = []
    for who in ("verifier", "assessor"):
        sign_in(client, getattr(people, who))
        body(client, name)
        with CaptureQueriesContext(connection) as queries:
            body(client, name)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
