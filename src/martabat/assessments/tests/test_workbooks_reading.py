"""What a workbook's cells mean: each thing is understood or named, nothing is guessed."""

from decimal import Decimal

import pytest

from martabat.assessments.tests.books import (
    CHOICE,
    HEALTH,
    PER_THOUSAND,
    PERCENT,
    RATIO,
    at,
    book_for,
    bring,
    changed,
    only,
)

pytestmark = pytest.mark.django_db


def test_rows_are_where_these_tests_think(book):
    import io

    from martabat.documents.sheets import xlsx

    sheet = next(grid for grid in xlsx.read(io.BytesIO(book)) if grid.name == HEALTH)
    codes = {sheet.cells[row - 1, 0].text for row in (RATIO, PER_THOUSAND, PERCENT, CHOICE)}
    assert codes == {"06-H-01", "06-H-02", "06-H-03", "06-S-01"}


def test_numbers_and_numbers_as_text(subtests, says):
    for typed, value in [
        (93.9, "93.9"),
        (0, "0"),
        (12, "12"),
        ("93,9", "93.9"),
        ("93.9", "93.9"),
        (" 93,9 ", "93.9"),
        ("93,9 persen", "93.9"),
        ("93,9%", "93.9"),
        ("0,5", "0.5"),
    ]:
        with subtests.test(typed=typed, value=value):
            finding = only(says(at(f"F{PERCENT}", typed)))
            assert (finding.code, finding.state) == ("06-H-03", "new")
            assert finding.proposed.value == Decimal(value)


def test_a_dot_groups_thousands_only_where_a_whole_number_is_asked(subtests, says):
    for typed, value in [
        ("1.234", 1234),
        ("1.234.567", 1234567),
        ("3872", 3872),
        (3872, 3872),
        ("4.124 bayi", 4124),
    ]:
        with subtests.test(typed=typed, value=value):
            finding = only(says(at(f"H{RATIO}", typed)))
            assert finding.proposed.denominator == value


def test_what_is_not_understood_is_named_with_its_cell(subtests, says):
    for cell, typed, expected in [
        (f"F{PERCENT}", "1.234", "dua angka"),
        (f"F{PERCENT}", "banyak", "bukan angka"),
        (f"F{PERCENT}", "1.234,5,6", "bukan angka"),
        (f"F{PERCENT}", "12 ribu", "bukan angka"),
        (f"F{PERCENT}", 939, "berada di luar 0 sampai 100"),
        (f"F{PERCENT}", -3, "berada di luar 0 sampai 100"),
        (f"G{PERCENT}", 3, "tanpa pembilang dan penyebut"),
        (f"F{RATIO}", 72.74, "Isi pembilang dan penyebutnya"),
        (f"G{RATIO}", 3.5, "bukan bilangan bulat"),
        (f"F{CHOICE}", "z", "Pilih dari daftar: a, b, c, d"),
        (f"F{CHOICE}", 1, "Pilih dari daftar"),
        (f"F{CHOICE}", "a. Belum ada", "Pilih dari daftar"),
        (f"F{CHOICE}", "ya", "Pilih dari daftar"),
        (f"I{RATIO}", "Ya", "berlaku di setiap daerah"),
        (f"K{RATIO}", "x" * 4001, "lebih panjang dari 4.000"),
    ]:
        with subtests.test(cell=cell, typed=typed, expected=expected):
            finding = only(says(at(cell, typed)))
            assert finding.state == "refused"
            (difference,) = finding.differences
            assert (difference.place.sheet, difference.place.cell) == (HEALTH, cell)
            assert expected in difference.expected
            assert difference.place.found


def test_a_percent_cell_is_the_percentage_that_it_shows(says, percent_style):
    content, percent, _date = percent_style
    finding = only(says(at(f"F{PERCENT}", 0.939, style=percent), content=content))
    assert finding.proposed.value == Decimal("93.9")
    assert finding.differences[0].place.found == "93,9 %"


def test_a_percent_cell_where_another_unit_is_asked_is_refused(says, percent_style):
    content, percent, _date = percent_style
    finding = only(says(at(f"F{PER_THOUSAND}", 0.12, style=percent), content=content))
    assert "berformat persen, padahal satuannya kematian" in finding.why or "berformat persen" in (
        finding.differences[0].expected
    )
    assert finding.state == "refused"


def test_a_date_in_a_number_cell_is_refused_and_shown_as_a_date(says, percent_style):
    content, _percent, date = percent_style
    finding = only(says(at(f"F{PERCENT}", 45122, style=date), content=content))
    assert finding.state == "refused"
    assert finding.differences[0].place.found == "15 Juli 2023"
    assert "sebagai tanggal" in finding.differences[0].expected


def test_a_formula_that_failed_is_refused(subtests, says):
    for error in ["#DIV/0!", "#REF!", "#N/A", "#VALUE!"]:
        with subtests.test(error=error):
            finding = only(says(at(f"F{PERCENT}", error, kind="e", formula="A1/0")))
            assert finding.state == "refused"
            assert finding.differences[0].place.found == error


def test_a_formula_brings_the_result_that_the_file_keeps(says):
    preview = says(at(f"F{PERCENT}", 93.9, formula="90+3.9"))
    assert only(preview).proposed.value == Decimal("93.9")
    assert preview.compared.formulas == 1


def test_a_formula_never_computed_is_refused(says):
    finding = only(says(at(f"F{PERCENT}", None, formula="90+3.9")))
    assert "belum pernah dihitung" in finding.differences[0].expected


def test_yes_and_no(subtests, says, singkawang):
    for typed, kind, choice in [
        ("Ya", "", "yes"),
        ("Ya ", "", "yes"),
        ("YA", "", "yes"),
        ("tidak", "", "no"),
        ("1", "b", "yes"),
        ("0", "b", "no"),
        ("yes", "", "yes"),
    ]:
        with subtests.test(typed=typed, kind=kind, choice=choice):
            finding = only(says(at("F7", typed, kind=kind), sheet="1 Bantuan hukum"))
            assert (finding.code, finding.proposed.choice) == ("01-S-02", choice)


def test_a_choice_by_its_letter_its_words_or_both(subtests, says):
    for typed in ["a", "A", "a.", "a)", "a. Perda atau Qanun", "perda atau qanun"]:
        with subtests.test(typed=typed):
            finding = only(says(at("F6", typed), sheet="1 Bantuan hukum"))
            assert (finding.code, finding.proposed.choice) == ("01-S-01", "a")


def test_an_empty_cell_touches_nothing_and_a_word_empties(way, people):
    way.answer("06-H-03", value=Decimal(90), note="lama")
    assessment = way.fresh()
    content = book_for(assessment, people.operator)
    silent = changed(content, HEALTH, at(f"F{PERCENT}", None))
    _item, preview = bring(assessment, people.operator, silent)
    assert not preview.findings
    assert preview.compared.emptied == 1
    said = changed(content, HEALTH, at(f"F{PERCENT}", "Kosongkan"))
    _item, preview = bring(assessment, people.operator, said)
    assert only(preview).state == "changed"
    assert only(preview).proposed.value is None
    assert only(preview).proposed.note == "lama"


def test_not_applicable_needs_its_reason_and_stands_in_the_way_of_an_answer(says, way, people):
    row, sheet = 16, "1 Bantuan hukum"  # 01-H-05
    bare = only(says(at(f"I{row}", "Ya"), sheet=sheet))
    assert "Tulis alasan" in bare.why

    def both(page):
        page.put(f"I{row}", "Ya")
        page.put(f"J{row}", "tidak ada perkara")

    finding = only(says(both, sheet=sheet))
    assert finding.proposed.not_applicable
    assert finding.proposed.reason == "tidak ada perkara"
    way.answer("01-H-05", not_applicable=True, reason="tidak ada perkara")
    content = book_for(way.fresh(), people.operator)

    def numbers(page):
        page.put(f"G{row}", 1)
        page.put(f"H{row}", 2)

    against = only(says(numbers, sheet=sheet, content=content))
    assert "tercatat tidak berlaku" in against.why

    def instead(page):
        numbers(page)
        page.put(f"I{row}", "Tidak")

    now = only(says(instead, sheet=sheet, content=content))
    assert not now.proposed.not_applicable
    assert now.proposed.reason == ""


def test_half_an_answer_does_not_go_without_its_other_half(says):
    def half(page):
        page.put(f"G{RATIO}", "tiga")
        page.put(f"H{RATIO}", 4124)
        page.put(f"K{RATIO}", "catatan")

    preview = says(half)
    answer, note = preview.findings
    assert (answer.state, note.state) == ("refused", "new")
    assert [item.place.cell for item in answer.differences] == [f"G{RATIO}", f"H{RATIO}"]
    assert answer.differences[1].expected == ""


def test_checks_of_the_instrument_hold(says):
    def more(page):
        page.put(f"G{RATIO}", 14)
        page.put(f"H{RATIO}", 12)

    finding = only(says(more))
    assert finding.state == "refused"
    assert "14 melebihi 12" in finding.why
