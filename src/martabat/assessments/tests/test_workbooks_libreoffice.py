"""The workbook in LibreOffice: opened, computed, filled, saved as .xlsx and .ods, brought back."""

import io
import random
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from martabat.assessments.actions.workbooks import accept
from martabat.assessments.models import AnswerVersion
from martabat.assessments.queries.workbooks import content_of
from martabat.assessments.refusals import Refused
from martabat.assessments.tests import calc
from martabat.assessments.tests.books import ADDRESS, book_for, bring
from martabat.assessments.workbooks.writing import workbook_file
from martabat.documents.sheets import ods, xlsx

pytestmark = pytest.mark.django_db
LAW, HEALTH, SUMMARY = "1 Bantuan hukum", "6 Kesehatan", "Ringkasan"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return calc.Calc(tmp_path_factory.mktemp("calc"))


STEPS = [
    calc.text(LAW, "F6", "a. Perda atau Qanun"),
    calc.text(LAW, "F7", "Ya "),
    calc.number(HEALTH, "G12", 3),
    calc.text(HEALTH, "H12", "4.124"),
    calc.text(HEALTH, "K12", "dari RSUD\nbaris  kedua"),
    calc.number(HEALTH, "F13", 7.5),
    calc.number(HEALTH, "F14", 0.939, "0.0%"),
    calc.number(HEALTH, "G9", 45122, "YYYY-MM-DD"),
    calc.formula(HEALTH, "G10", "=1/0"),
    calc.formula(HEALTH, "H10", "=2+3"),
    calc.formula(HEALTH, "F6", "=TRUE()"),
]


def said(preview):
    """Return what a file says, comparable between the two formats."""
    return [
        (
            finding.key,
            finding.state,
            finding.proposed,
            [
                (item.place.sheet, item.place.cell, item.place.found, item.expected)
                for item in finding.differences
            ],
        )
        for finding in preview.findings
    ]


def test_filled_in_libreoffice_both_formats_say_the_same(office, way, people):
    way.answer("06-H-02", value=Decimal(9))
    assessment = way.fresh()
    as_xlsx, as_ods = office.fill(book_for(assessment, people.operator), STEPS)
    first, one = bring(assessment, people.operator, as_xlsx)
    _second, other = bring(assessment, people.operator, as_ods, "isi.ods")
    assert said(one) == said(other)
    assert one.signed
    assert other.signed
    assert one.counts == {"new": 5, "changed": 1, "conflict": 0, "refused": 3}
    by_key = {finding.key: finding for finding in one.findings}
    assert by_key["01-S-01/answer"].proposed.choice == "a"
    assert by_key["01-S-02/answer"].proposed.choice == "yes"
    assert by_key["06-H-01/answer"].proposed.denominator == 4124
    assert by_key["06-H-01/note"].proposed.note == "dari RSUD\nbaris  kedua"
    assert by_key["06-H-02/answer"].state == "changed"
    assert by_key["06-H-03/answer"].proposed.value == Decimal("93.9")
    found = {
        item.place.cell: item.place.found
        for finding in one.findings
        if finding.state == "refused"
        for item in finding.differences
    }
    assert found["G9"] == "15 Juli 2023"
    assert found["G10"] == "#DIV/0!"
    assert found["F6"] == "TRUE"
    accept(item=first, membership=people.operator, seal=one.seal)
    assert AnswerVersion.objects.exclude(answer__version=0).count() == 6


def test_untouched_it_comes_back_without_a_difference(office, way, people):
    texts = ["=1+1", "'kutip", "baris\ndua\t tiga", "<&> “é”", "_x0041_"]
    for place, code in enumerate(way.codes[:40]):
        way.answer(code, **_simple(way, code), note=texts[place % len(texts)])
    content = book_for(way.fresh(), people.operator)
    for kind, saved in zip(calc.KINDS, office.fill(content, []), strict=True):
        _item, preview = bring(way.assessment, people.operator, saved, f"isi.{kind}")
        assert preview.signed, (kind, _keys(content) ^ _keys(saved, kind))
        assert not preview.findings, kind
        assert not preview.compared.emptied
        assert not preview.notices


def _keys(book, kind="xlsx"):
    reader = {"xlsx": xlsx.read, "ods": ods.read}[kind]
    grid = next(grid for grid in reader(io.BytesIO(book)) if grid.name == "_martabat")
    return {(place, cell.kind, cell.text) for place, cell in grid.cells.items()}


def _simple(way, code):
    from martabat.assessments.scores import instrument_of

    kind = instrument_of(way.assessment.cycle).indicators[code].answer
    return {
        "yes_no": {"choice": "yes"},
        "choice": {"choice": "a"},
        "number": {"value": Decimal("1")},
        "ratio": {"numerator": Decimal(1), "denominator": Decimal(3)},
    }[kind]


def test_libreoffice_computes_the_summary_that_we_kept_beside_its_formulas(office, way, people):
    for code in [*way.codes[:7], "06-H-01", "06-H-02"]:
        way.answer(code, **_simple(way, code))
    content = book_for(way.fresh(), people.operator)
    saved, _ods = office.fill(content, [])
    ours, theirs = (
        {grid.name: grid for grid in xlsx.read(io.BytesIO(book))} for book in (content, saved)
    )
    rows = [(row, column) for row, column in ours[SUMMARY].cells if row > 3 and column > 1]
    assert len(rows) == 11 * 4
    for place in rows:
        cell, computed = ours[SUMMARY].cells[place], theirs[SUMMARY].cells[place]
        assert cell.formula
        assert computed.formula
        assert float(cell.text) == pytest.approx(float(computed.text)), place
    total = [ours[SUMMARY].cells[14, column].text for column in (2, 3, 4)]
    assert total == ["120", "9", "111"]
    for name, grid in ours.items():
        for place, cell in grid.cells.items():
            if cell.formula and cell.kind != "formula":
                assert cell.text == pytest.approx(theirs[name].cells[place].text) or (
                    float(cell.text) == pytest.approx(float(theirs[name].cells[place].text))
                ), (name, place)


def test_after_typing_the_summary_counts_anew(office, singkawang, people):
    steps = [calc.number(HEALTH, "F13", 7), calc.number(HEALTH, "G12", 3)]
    saved, _ods = office.fill(book_for(singkawang, people.operator), steps)
    summary = next(grid for grid in xlsx.read(io.BytesIO(saved)) if grid.name == SUMMARY)
    assert [summary.cells[9, column].text for column in (2, 3, 4)] == ["12", "1", "11"]
    half = [calc.text(HEALTH, "F13", "kosongkan")]
    saved, _ods = office.fill(saved, half)
    summary = next(grid for grid in xlsx.read(io.BytesIO(saved)) if grid.name == SUMMARY)
    assert summary.cells[9, 3].text == "0"


def test_our_readers_agree_with_calamine(office, singkawang, people):
    """Another reader of both formats, as an oracle for values and places."""
    books = office.fill(book_for(singkawang, people.operator), STEPS)
    for reader, book in zip((xlsx.read, ods.read), books, strict=True):
        other = CalamineWorkbook.from_filelike(io.BytesIO(book))
        for grid in reader(io.BytesIO(book)):
            rows = other.get_sheet_by_name(grid.name).to_python(skip_empty_area=False)
            for (row, column), cell in grid.cells.items():
                theirs = rows[row][column]
                if cell.kind in {"number", "percent"}:
                    assert float(cell.text) == pytest.approx(theirs), (grid.name, row, column)
                elif cell.kind == "text":
                    assert cell.text.split() == str(theirs).split(), (grid.name, row, column)
            filled = sum(text not in {"", None} for line in rows for text in line)
            ours = sum(cell.kind not in {"formula", "error"} for cell in grid.cells.values())
            assert abs(filled - ours) <= 1


def test_a_broken_ods_is_refused_or_read(office, singkawang, people):
    _xlsx, book = office.fill(book_for(singkawang, people.operator), [])
    dice, sentences = random.Random(6), 0  # noqa: S311
    for _turn in range(60):
        content = bytearray(book)
        place = dice.randrange(len(content))
        content[place : place + dice.randint(0, 60)] = bytes(dice.randint(0, 60))
        try:
            bring(singkawang, people.operator, bytes(content), "isi.ods")
        except Refused:
            sentences += 1
    assert sentences > 30


def test_the_sheets_are_locked_but_for_the_cells_to_fill(asked, people):
    """As the file itself says it: protection, open cells, lists, limits, frozen heads, print."""
    import zipfile

    content = content_of(asked, people.contributor, address=ADDRESS)
    assert sum(len(sheet.rows) for sheet in content.sheets) == 3
    with zipfile.ZipFile(io.BytesIO(workbook_file(content))) as package:
        sheet = package.read("xl/worksheets/sheet3.xml").decode()
        workbook = package.read("xl/workbook.xml").decode()
    for mark in (
        "<sheetProtection sheet=",
        '<pane xSplit="2" ySplit="5"',
        'orientation="landscape"',
        'paperSize="9"',
        'fitToHeight="0"',
        'type="list"',
        'type="custom"',
        "Bukan angka yang diminta",
    ):
        assert mark in sheet, mark
    assert workbook.count('state="veryHidden"') == 2
    assert "_xlnm.Print_Titles" in workbook
