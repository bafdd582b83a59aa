"""Every wrong cell is named: its sheet, its place, what was found, what was expected."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from martabat.instruments import coverage, semantics
from martabat.instruments.tests.books import Book, Formula, Percent, one_right, package
from martabat.instruments.workbook.findings import SENTENCES
from martabat.instruments.workbook.judging import WORDINGS
from martabat.instruments.workbook.writing import document_file

A, N, P, H = "Indikator", "Nilai", "Predikat", "Instrumen"
BASE = one_right()
MADE = Book(document_file({**BASE, "name": "instrumen-uji"}, base=BASE["name"]), BASE)


def book():
    return MADE.copy()


def errors(book):
    found = [f for f in book.read().findings if f.level == "error"]
    return {(f.place.sheet, f.place.cell, f.code) for f in found}


CELLS = [
    # head of the column, sheet, row, what somebody writes, what is said, where if not there
    (A, "Kode indikator", 5, None, "missing"),
    (A, "Kode indikator", 5, "01-S-01", "code_twice"),
    (A, "Kode indikator", 5, "01 S 02", "not_code"),
    (A, "Kode indikator", 5, 1.5, "not_code"),
    (A, "Kode indikator", 5, date(2027, 1, 2), "day"),
    (A, "Kode hak", 5, "99", "unknown_right"),
    (A, "Kode hak", 5, None, "missing"),
    (A, "Jenis", 5, "keluaran", "not_choice"),
    (A, "Jenis", 5, None, "no_type"),
    (A, "Pertanyaan", 5, None, "missing"),
    (A, "Pertanyaan", 5, "x" * 4001, "too_long"),
    (A, "Pertanyaan", 5, True, "not_text"),
    (A, "Nama pendek", 5, "x" * 61, "too_long"),
    (A, "Satuan", 5, None, "missing"),
    (A, "Poin penuh", 5, "lima", "not_number"),
    (A, "Poin penuh", 5, None, "missing"),
    (A, "Poin penuh", 5, 0, "not_positive"),
    (A, "Poin penuh", 5, "1.500", "unsure_number"),
    (A, "Poin penuh", 5, Percent(0.5), "percent"),
    (A, "Poin penuh", 5, Formula("=1/0", "#DIV/0!"), "failed"),
    (A, "Poin penuh", 5, Formula("=SUM(A1:A2)"), "uncomputed"),
    (A, "Cara nilai", 5, "tangga", "not_choice"),
    (A, "Cara nilai", 5, None, "missing"),
    (A, "Cara nilai", 5, "linear", "no_range_end"),
    (A, "Terendah atau terburuk", 5, 3, "end_unused"),
    (A, "Desimal rentang", 5, 2, "precision_unused"),
    (A, "Desimal rentang", 6, 12, "not_whole"),
    (A, "Pembilang", 4, "Orang miskin", "ratio_choice"),
    (A, "Penyebut", 6, None, "together"),
    (A, "Pengali", 4, 100, "no_ratio"),
    (A, "Boleh tidak berlaku", 4, "mungkin", "not_yes"),
    (A, "Arah", 6, "naik", "not_choice"),
    (A, "Surat keterangan", 4, "Kepala dinas {kota} menerangkan.", "unknown_placeholder"),
    (N, "Kode indikator", 4, "01-X-99", "unknown_indicator"),
    (N, "Bagian nilai", 4, 140, "not_share"),
    (N, "Bagian nilai", 4, Percent(1.4), "not_share"),
    (N, "Bagian nilai", 4, -0.1, "not_share"),
    (N, "Bagian nilai", 4, None, "missing"),
    (N, "Huruf", 5, "a", "letter_twice"),
    (N, "Huruf", 5, "ab", "letter"),
    (N, "Huruf", 5, None, "letter"),
    (N, "Teks pilihan", 5, None, "missing"),
    (N, "Batas bawah", 5, 3, "bounds_unused"),
    (N, "Huruf", 9, "ya", "yes_letter"),
    (N, "Huruf", 10, "a", "letter_unused"),
    (N, "Teks pilihan", 10, "tinggi", "text_unused"),
    (N, "Batas bawah", 10, Percent(0.5), "percent"),
    (N, "Batas bawah", 10, "banyak", "not_number"),
    (P, "Kode predikat", 5, "peduli", "code_twice"),
    (P, "Nama predikat", 5, None, "missing"),
    (P, "Mulai dari nilai", 5, 80, "predicate_order"),
    (P, "Mulai dari nilai", 5, None, "predicate_bound"),
    ("Penyesuaian", "Pasti", 4, "ya", "unsure_limits"),
    ("Padanan", "Kode baru", 4, "01-X-99", "unknown_indicator"),
    ("Padanan", "Kode versi sebelumnya", 4, "01-X-99", "counterpart_unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "label", "row", "value", "code"), CELLS)
def test_a_wrong_cell_is_named(sheet, label, row, value, code):
    wrong = book()
    cell = wrong.where(sheet, label, row)
    found = wrong.put(sheet, cell, value).read()
    assert not found.usable
    places = {"together": {"P6"}, "no_range_end": {"M5", "N5"}}.get(code, {cell})
    said = [f for f in found.findings if f.code == code and f.place.sheet == sheet]
    assert {f.place.cell for f in said} & places, [(f.place, f.code) for f in found.findings]
    if isinstance(value, str) and code != "no_range_end":
        assert any(f.place.found[:20] == value[:20] for f in said)
    assert all(f.sentence for f in found.findings)


HEADS = [
    ("Nama", None, "missing"),
    ("Nama", "Peduli HAM 2027", "not_name"),
    ("Versi naskah", None, "missing"),
    ("Judul", "x" * 201, "too_long"),
    ("Status naskah", "draf", "not_choice"),
    ("Status naskah", "resmi", "mark_on_official"),
    ("Tanda", None, "no_mark"),
    ("Sumber", None, "no_source"),
    ("Berlaku sampai tahun", 2020, "years"),
    ("Berlaku dari tahun", "dua ribu", "not_whole"),
    ("Berdasarkan versi", "peduli-ham-1999", "unknown_base"),
    ("Berdasarkan versi", None, "counterpart_without_base"),
    ("Cara menghitung", "rata-rata berbobot", "no_weight"),
    ("Cara menghitung", None, "missing"),
    ("Poin hasil", None, "type_without_points"),
    ("Jawaban kosong", "terserah", "not_choice"),
    ("Nilai akhir paling tinggi", -1, "limits"),
]


@pytest.mark.parametrize(("label", "value", "code"), HEADS)
def test_a_wrong_line_of_the_instrument_is_named(label, value, code):
    found = book().head(label, value).read()
    assert not found.usable
    assert code in {f.code for f in found.findings}


def test_an_official_text_names_its_source_and_carries_no_mark():
    official = book().head("Status naskah", "resmi").head("Tanda", None)
    official.head("Tanda (Inggris)", None)
    assert official.read().data["status"] == "official"
    assert official.read().usable
    assert (H, "B11", "no_source") in errors(official.head("Sumber", None))


def test_bands_that_overlap_or_leave_a_gap_are_told_where_they_stand():
    wrong = Book.of("peduli-ham-2013")
    wrong.set(N, "Batas atas", 5, 150)
    assert (N, "A6", "overlap") in errors(wrong)
    wrong = Book.of("peduli-ham-2013").set(N, "Batas atas", 5, 130)
    found = [f for f in wrong.read().findings if f.code == "uncovered"]
    assert [f.words["value"] for f in found] == ["131"]
    wrong = book().set(N, "Batas bawah", 11, 9000)
    assert (N, "A11", "never") in errors(wrong)


def test_a_bound_needs_its_sign_and_a_sign_its_bound():
    wrong = Book.of("peduli-ham-2013").set(N, "Tanda bawah", 5, None).set(N, "Batas atas", 6, None)
    found = errors(wrong)
    assert (N, "E5", "no_sign") in found
    assert (N, "H6", "no_bound") in found


def test_joined_cells_are_named_once():
    wrong = book()
    for row in range(5, 9):
        wrong.set(A, "Kode hak", row, None)
    found = [f for f in wrong.merge(A, "A4:A8").read().findings if f.level == "error"]
    assert [(f.place.cell, f.code) for f in found if f.code == "merged"] == [("A4", "merged")]
    # A heading over the table may be joined as anybody likes.
    assert book().merge(A, "A1:F1").read().usable


def test_sheets_and_columns_that_are_missing_or_foreign():
    wrong = book()
    del wrong.sheets[A]
    assert (A, "", "no_sheet") in errors(wrong)
    wrong = book().put(A, "J3", "Nilai penuhnya")
    assert (A, "", "no_column") in errors(wrong)
    assert ("foreign_column", "J3") in {(f.code, f.place.cell) for f in wrong.read().findings}
    wrong = book().put(A, "AM3", "Pertanyaan")
    assert (A, "AM3", "column_twice") in errors(wrong)
    extra = book().put(A, "AM3", "Penanggung jawab").put(A, "AM4", "Budi")
    assert extra.read().usable
    assert extra.read().data == book().read().data
    wrong = book()
    wrong.sheets["Indikator "] = dict(wrong.sheets[A])
    assert ("Indikator ", "", "sheet_twice") in errors(wrong)
    wrong = book()
    for column in range(12):
        wrong.sheets[N].pop((2, column), None)
    assert (N, "", "no_columns") in errors(wrong)


def test_swapped_texts_under_the_wrong_heads_do_not_pass():
    wrong = book()
    for row in wrong.rows(N):
        at, other = wrong.where(N, "Huruf", row), wrong.where(N, "Kode indikator", row)
        first, second = wrong.sheets[N].get((row - 1, 1)), wrong.sheets[N].get((row - 1, 0))
        wrong.put(N, at, second).put(N, other, first)
    assert not wrong.read().usable


def test_a_base_that_a_calculation_names_must_still_have_its_codes():
    data = package("indeks-kota-toleran")
    data["aggregation"] = {
        "rule": "mean",
        "children": [{"indicator": i["code"]} for g in data["groups"] for i in g["indicators"]],
    }
    made = Book.of("indeks-kota-toleran", aggregation=data["aggregation"])
    assert made.read(data).usable
    changed = Book.of("indeks-kota-toleran", aggregation=data["aggregation"])
    changed.set(A, "Kode indikator", 4, "rpjmd-baru").drop_row("Padanan", 4)
    found = {(f.code, f.words.get("code")) for f in changed.read(data).findings}
    assert ("total_code", "rpjmd") in found or ("not_counted", "rpjmd-baru") in found


def test_weights_that_do_not_sum_are_told():
    wrong = Book.of("indeks-kota-toleran").set(A, "Bobot", 4, 11)
    found = [f for f in wrong.read().findings if f.code == "weights_sum"]
    assert [f.words["total"] for f in found] == ["101"]


# Steps and checks are never written in a workbook; codes that stand twice are told before, and
# what is said of gaps between bands is tested above.
ELSEWHERE = (
    "stands already",
    "stands twice",
    "expected either",
    "no indicator has",
    "near needs",
    "two numbers",
    "compare with",
    "no option has",
    "points_by_type",
    "expected a rule",
    "exactly one of",
    "a right in this",
    "a code of this package",
    "at most 60",
    "add a band",
    "(acknowledged)",
)


def literal(node) -> str:
    """What a message reads like, with 7 for every value in it; nothing of a computed one."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) or "7" for part in node.values)
    return ""


def test_every_message_about_packages_has_its_sentence():
    """What semantics can say of a document that has the right structure is said in words here."""
    written = [re.compile(pattern) for pattern, _code, _names in WORDINGS]
    said = set()
    for module in (semantics, coverage):
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "problem":
                said.add(literal(call.args[1]))
    missing = [
        text
        for text in said - {""}
        if not any(part in text for part in ELSEWHERE)
        and not any(pattern.fullmatch(text) for pattern in written)
    ]
    assert missing == []
    assert {code for _pattern, code, _names in WORDINGS} <= set(SENTENCES)
