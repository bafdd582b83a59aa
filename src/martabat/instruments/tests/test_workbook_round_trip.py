"""A version written as a workbook and read again is the same document, field by field."""

import io

import pytest

from martabat.documents.sheets.taking import take
from martabat.instruments.document import Document
from martabat.instruments.package import load_document, shipped_names
from martabat.instruments.tests.books import Book, opened_again, package, read_content
from martabat.instruments.workbook import layout
from martabat.instruments.workbook.building import build
from martabat.instruments.workbook.reading import tables_of
from martabat.instruments.workbook.sameness import plainly
from martabat.instruments.workbook.writing import document_file, empty_file, version_file

NEW = "instrumen-uji"


def renamed(name):
    """A shipped package as its own next version."""
    return {**package(name), "name": NEW}


def without_mapping(data):
    return {key: value for key, value in data.items() if key != "mapping"}


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_package_comes_back_whole(name):
    built = read_content(document_file(renamed(name), base=name))
    assert built.usable
    assert built.data == without_mapping(renamed(name))
    codes = [i["code"] for group in built.data["groups"] for i in group["indicators"]]
    assert built.counterparts == {code: [code] for code in codes}
    load_document(Document("", built.data, {}))


@pytest.mark.parametrize("name", shipped_names())
def test_without_a_base_everything_but_checks_is_in_the_cells(name):
    data = renamed(name)
    built = read_content(document_file(data))
    assert built.usable, [finding.sentence for finding in built.findings]
    expected = without_mapping(data)
    for group in expected["groups"]:
        for indicator in group["indicators"]:
            indicator.pop("checks", None)
    # How a right is scored that the total bypasses is no line of the workbook.
    for document in (built.data, expected):
        document.pop("group_score", None)
    assert plainly(built.data) == plainly(expected)


def test_libreoffice_saves_what_it_opened():
    books = {name: document_file(renamed(name), base=name) for name in shipped_names()}
    for form in ("xlsx", "ods"):
        for name, content in opened_again(books, form).items():
            built = read_content(content, name=f"buku.{form}")
            assert built.usable, (name, form, [finding.sentence for finding in built.findings])
            assert built.data == without_mapping(renamed(name)), (name, form)


def test_a_download_leaves_name_and_version_to_the_clerk():
    book = Book(version_file(package("peduli-ham-2016")))
    errors = [f for f in book.read().findings if f.level == "error"]
    assert [(f.place.cell, f.code) for f in errors] == [("B4", "missing"), ("B5", "missing")]
    book.head("Nama", NEW).head("Versi naskah", "1")
    assert book.read().data == without_mapping(renamed("peduli-ham-2016"))


def test_the_empty_book_shows_examples_that_are_never_read():
    tables = tables_of(take(io.BytesIO(empty_file()), filename="kosong.xlsx").grids)
    assert all(not tables.lines(sheet) for sheet in layout.TABLES)
    told = [finding for finding in build(tables, base=None).findings if finding.code == "examples"]
    assert len(told) == len(layout.TABLES)


def test_moved_columns_and_renamed_sheets_are_known_by_their_heads():
    book = Book.of("peduli-ham-2013", NEW)
    turned = {}
    last = max(column for _row, column in book.sheets["Indikator"])
    for (row, column), value in book.sheets["Indikator"].items():
        turned[(row + 4, last - column) if row >= 2 else (row, column)] = value
    book.sheets["Indikator"] = turned
    book.rename("Indikator", "Lampiran II").rename("Nilai", "rentang nilai").rename("Hak", " HAK ")
    book.sheets["Indikator lama"] = {(0, 0): "coretan"}
    built = book.read()
    assert built.usable, [finding.sentence for finding in built.findings]
    assert built.data == without_mapping(renamed("peduli-ham-2013"))
    said = {(finding.code, finding.place.sheet) for finding in built.findings}
    assert {("renamed", "Lampiran II"), ("foreign_sheet", "Indikator lama")} <= said


def test_numbers_as_people_type_them():
    book = Book.of("peduli-ham-2013", NEW)
    book.set("Nilai", "Bagian nilai", 5, "0,8").set("Nilai", "Bagian nilai", 6, "60 %")
    book.set("Nilai", "Batas bawah", 5, "111,0").set("Indikator", "Poin penuh", 4, "10")
    book.set("Nilai", "Tanda bawah", 5, ">=").set("Nilai", "Tanda bawah", 16, "=")
    book.set("Indikator", "Cara nilai", 4, " Rentang ")
    built = book.read()
    assert built.usable, [finding.sentence for finding in built.findings]
    assert built.data == without_mapping(renamed("peduli-ham-2013"))


def test_a_column_that_is_missing_speaks_for_the_base_and_is_said():
    book = Book.of("peduli-ham-2021", NEW)
    for row in [3, *book.rows("Indikator")]:
        book.set("Indikator", "Kantor biasa", row, None) if row > 3 else None
    at = book.where("Indikator", "Kantor biasa", 3)
    book.put("Indikator", at, None)
    built = book.read()
    assert built.data == without_mapping(renamed("peduli-ham-2021"))
    assert "absent_column" in {finding.code for finding in built.findings}


def test_checks_follow_an_indicator_that_got_another_code():
    book = Book.of("peduli-ham-2021", NEW)
    heads = {"Indikator": "Kode indikator", "Nilai": "Kode indikator", "Padanan": "Kode baru"}
    for sheet, label in heads.items():
        for row in book.rows(sheet):
            at = book.where(sheet, label, row)
            column = ord(at[0]) - 65
            if book.sheets[sheet].get((row - 1, column)) == "05-H-01":
                book.put(sheet, at, "05-H-77")
    built = book.read()
    assert built.usable
    indicators = {i["code"]: i for group in built.data["groups"] for i in group["indicators"]}
    before = {i["code"]: i for g in package("peduli-ham-2021")["groups"] for i in g["indicators"]}
    assert indicators["05-H-77"]["checks"] == before["05-H-01"]["checks"]
    rights = [check.get("must", {}).get("right") for check in indicators["10-H-02"]["checks"]]
    assert "05-H-77.denominator" in rights
    assert built.counterparts["05-H-77"] == ["05-H-01"]
