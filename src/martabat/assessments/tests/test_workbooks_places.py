"""Where a workbook's cells stand, whose keys they carry, and what was saved meanwhile."""

from decimal import Decimal

import pytest
from django.utils import translation

from martabat.assessments.queries.workbooks import preview_of
from martabat.assessments.refusals import Refused
from martabat.assessments.tests.books import (
    BIG,
    HEALTH,
    INFORMATION,
    MAIN,
    PER_THOUSAND,
    PERCENT,
    RATIO,
    at,
    book_for,
    bring,
    changed,
    only,
    repacked,
    sheet_paths,
)
from martabat.assessments.workbooks.columns import column_named
from martabat.assessments.workbooks.naming import sheet_names
from martabat.documents.sheets.cells import letters

pytestmark = pytest.mark.django_db


class TestPlaces:
    def test_a_renamed_sheet_is_known_by_its_codes(self, book, says):
        def rename(name, data):
            return data.replace(HEALTH.encode(), b"Kesehatan 2") if "workbook.xml" in name else data

        _preview = says(at(f"F{PERCENT}", 90), content=book)
        renamed = repacked(changed(book, HEALTH, at(f"F{PERCENT}", 90)), rename)
        preview = says(lambda page: None, sheet=INFORMATION, content=renamed)
        assert only(preview).proposed.value == 90
        assert {"kind": "renamed", "sheet": "Kesehatan 2", "usual": HEALTH} in preview.notices

    def test_a_moved_row_is_known_by_its_code(self, says):
        def move(page):
            page.put(f"F{PERCENT}", 90)
            rows = page.data.findall(f"{MAIN}row")
            first, last = (next(r for r in rows if r.get("r") == n) for n in ("6", str(PERCENT)))
            for row, number in ((first, str(PERCENT)), (last, "6")):
                row.set("r", number)
                for cell in row:
                    cell.set("r", cell.get("r").rstrip("0123456789") + number)

        preview = says(move)
        assert only(preview).code == "06-H-03"
        assert only(preview).differences[0].place.cell == "F6"
        assert any(notice["kind"] == "moved" for notice in preview.notices)

    def test_rows_inserted_above_and_columns_between_do_no_harm(self, says):
        def shift(page):
            page.put(f"F{PERCENT}", 90)
            for row in page.data.findall(f"{MAIN}row"):
                number = int(row.get("r")) + 3
                row.set("r", str(number))
                for cell in row:
                    name = cell.get("r").rstrip("0123456789")
                    moved = name if name < "C" else letters(ord(name) - 65 + 2)
                    cell.set("r", f"{moved}{number}")
            page.put("C8", "Warna")
            page.put(f"C{PERCENT + 3}", "merah")

        preview = says(shift)
        assert only(preview).proposed.value == 90
        assert only(preview).differences[0].place.cell == f"H{PERCENT + 3}"
        assert {"kind": "foreign", "sheet": HEALTH, "names": ["Warna"]} in preview.notices

    def test_without_its_head_a_sheet_is_named_and_not_read(self, says):
        def behead(page):
            page.put("A5", "Nomor")
            page.put(f"F{PERCENT}", 90)

        preview = says(behead)
        assert not preview.findings
        assert {"kind": "headless", "sheet": HEALTH} in preview.notices

    def test_an_unknown_code_is_named(self, says):
        def rename(page):
            page.put(f"A{PERCENT}", "06-H-99")
            page.put(f"F{PERCENT}", 90)

        preview = says(rename)
        assert not preview.findings
        (place,) = preview.compared.unknown
        assert (place.name, place.cell) == ("06-H-99", f"F{PERCENT}")

    def test_a_code_that_a_program_prettified_is_known(self, subtests, says, book):
        typed = changed(book, HEALTH, at(f"F{PERCENT}", 90))
        for code in ["06\u2013H\u201303", " 06-h-03 ", "06 - H - 03"]:
            with subtests.test(code=code):
                assert only(says(at(f"A{PERCENT}", code), content=typed)).code == "06-H-03"

    def test_input_without_a_code_is_refused(self, says):
        def erase(page):
            page.put(f"A{PERCENT}", None)
            page.put(f"F{PERCENT}", 90)

        finding = only(says(erase))
        assert (finding.code, finding.state) == ("", "refused")
        assert "kolom Kode kosong" in finding.why

    def test_a_code_twice_with_different_answers_is_refused(self, says):
        def twice(page):
            page.put(f"F{PERCENT}", 90)
            page.put("A40", "06-H-03")
            page.put("F40", 91)

        finding = only(says(twice))
        assert finding.state == "refused"
        assert {item.place.cell for item in finding.differences} == {f"F{PERCENT}", "F40"}
        assert "dua kali dengan isi yang berbeda" in finding.differences[0].expected

    def test_a_code_twice_with_the_same_answer_is_one(self, says):
        def twice(page):
            page.put(f"F{PERCENT}", 90)
            page.put("A40", "06-H-03")
            page.put("F40", "90")

        preview = says(twice)
        assert only(preview).proposed.value == 90
        assert preview.compared.twice == ["06-H-03"]

    def test_joined_cells_over_two_indicators_are_refused(self, says):
        def join(page):
            page.put(f"F{PER_THOUSAND}", 9)
            page.merge(f"F{PER_THOUSAND}:F{PERCENT}")

        preview = says(join)
        assert {(item.code, item.state) for item in preview.findings} == {
            ("06-H-02", "refused"),
            ("06-H-03", "refused"),
        }
        assert "Sel digabung" in preview.findings[0].differences[0].expected

    def test_joined_cells_of_one_input_are_understood(self, says):
        def join(page):
            page.put(f"K{PERCENT}", "catatan panjang")
            page.merge(f"K{PERCENT}:L{PERCENT}")

        assert only(says(join)).proposed.note == "catatan panjang"

    def test_a_joined_code_leaves_no_row_guessed(self, says):
        def join(page):
            page.put(f"A{PERCENT}", None)
            page.put(f"F{PER_THOUSAND}", 9)
            page.put(f"F{PERCENT}", 90)
            page.merge(f"A{PER_THOUSAND}:A{PERCENT}")

        assert {item.state for item in says(join).findings} == {"refused"}


class TestKeys:
    def without(self, content):
        path = sheet_paths(content)["_martabat"]
        return repacked(content, lambda name, data: _emptied(data) if name == path else data)

    def test_without_keys_the_file_is_compared_with_what_stands_now(self, way, people):
        content = self.without(book_for(way.assessment, people.operator))
        way.answer("06-H-03", value=Decimal(80))
        content = changed(content, HEALTH, at(f"F{PERCENT}", 90))
        _item, preview = bring(way.fresh(), people.operator, content)
        assert not preview.keyed
        assert only(preview).state == "changed"

    def test_forged_keys_are_not_believed(self, way, people):
        content = book_for(way.assessment, people.operator)
        way.answer("06-H-03", value=Decimal(80))

        def forge(page):
            row = next(
                cell.get("r")[1:]
                for cell in page.data.iter(f"{MAIN}c")
                if cell.get("r").startswith("A") and page_text(content, cell) == "06-H-03"
            )
            page.put(f"C{row}", "80")

        forged = changed(content, "_martabat", forge)
        forged = changed(forged, HEALTH, at(f"F{PERCENT}", 90))
        _item, preview = bring(way.fresh(), people.operator, forged)
        assert preview.keyed
        assert not preview.signed
        assert only(preview).state == "changed"
        honest = changed(content, HEALTH, at(f"F{PERCENT}", 90))
        _item, preview = bring(way.fresh(), people.operator, honest)
        assert only(preview).state == "conflict"

    def test_a_workbook_from_elsewhere_is_sent_there(self, subtests, book, singkawang, people):
        for row, value, sentence in [
            ("2", "9", "lebih baru"),
            ("4", "15.71", "milik daerah 15.71"),
            ("5", "2022", "penilaian 2022"),
            ("6", "peduli-ham-2016-1", "instrumen peduli-ham-2016"),
        ]:
            with subtests.test(row=row, value=value, sentence=sentence):
                foreign = changed(book, "_martabat", at(f"B{row}", value))
                with pytest.raises(Refused, match=sentence):
                    bring(singkawang, people.operator, foreign)

    def test_an_older_template_is_told_and_read_by_its_heads(self, book, singkawang, people):
        older = changed(book, "_martabat", at("B2", "0"))

        def old_heads(page):
            page.put("F5", "ISIAN")
            page.put("J5", "Alasan")
            page.put(f"F{PERCENT}", 90)

        _item, preview = bring(singkawang, people.operator, changed(older, HEALTH, old_heads))
        assert preview.older
        assert only(preview).proposed.value == 90


def _emptied(data):
    from lxml import etree

    root = etree.fromstring(data)
    for row in list(root.find(f"{MAIN}sheetData")):
        root.find(f"{MAIN}sheetData").remove(row)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def page_text(content, cell):
    """Return the shared text of a cell."""
    import io
    import zipfile

    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        shared = etree.fromstring(package.read("xl/sharedStrings.xml"))
    return "".join(shared[int(cell[0].text)].itertext())


class TestThreeWays:
    """The file, what it was made from, and what stands now."""

    def test_untouched_cells_never_take_back_what_others_did(self, way, people):
        way.answer("06-H-03", value=Decimal(80), note="lama")
        content = book_for(way.fresh(), people.operator)
        way.answer("06-H-03", value=Decimal(85), note="baru")
        _item, preview = bring(way.fresh(), people.operator, content)
        assert not preview.findings

    def test_the_same_from_two_sides_is_no_conflict(self, way, people):
        content = book_for(way.assessment, people.operator)
        way.answer("06-H-03", value=Decimal(85))
        both = changed(content, HEALTH, at(f"F{PERCENT}", 85))
        _item, preview = bring(way.fresh(), people.operator, both)
        assert not preview.findings

    def test_halves_from_two_sides_are_a_conflict(self, way, people):
        way.answer("06-H-01", numerator=Decimal(3), denominator=Decimal(4000))
        content = book_for(way.fresh(), people.operator)
        way.answer("06-H-01", numerator=Decimal(3), denominator=Decimal(4100))
        mine = changed(content, HEALTH, at(f"G{RATIO}", 5))
        _item, preview = bring(way.fresh(), people.operator, mine)
        finding = only(preview)
        assert finding.state == "conflict"
        assert (finding.proposed.numerator, finding.proposed.denominator) == (5, 4000)

    def test_the_note_is_decided_on_by_itself(self, way, people):
        content = book_for(way.assessment, people.operator)
        way.answer("06-H-03", value=Decimal(80))
        mine = changed(content, HEALTH, at(f"K{PERCENT}", "catatan"))
        _item, preview = bring(way.fresh(), people.operator, mine)
        assert (only(preview).part, only(preview).state) == ("note", "new")
        assert only(preview).proposed.value == 80

    def test_a_choice_is_void_when_what_stands_changes_again(self, way, people):
        from martabat.assessments.actions.workbooks import choose

        content = book_for(way.assessment, people.operator)
        way.answer("06-H-03", value=Decimal(80))
        mine = changed(content, HEALTH, at(f"F{PERCENT}", 90))
        item, preview = bring(way.fresh(), people.operator, mine)
        choose(item=item, membership=people.operator, keys=[only(preview).key], overwrite=True)
        item.refresh_from_db()
        assert only(preview_of(item, people.operator)).chosen
        way.answer("06-H-03", value=Decimal(81))
        item.refresh_from_db()
        assert not only(preview_of(item, people.operator)).chosen

    def test_what_comes_out_goes_in_unchanged(self, way, people):
        """Every kind of answer, long numbers, texts that look like formulas, odd letters."""
        texts = ["=1+1", "@x", "'kutip", "baris\ndua\t tiga", "a\u200bb", "_x0041_ _x000D_", "<&>"]
        for place, code in enumerate(way.codes):
            indicator = _indicator(way, code)
            given = {"note": texts[place % len(texts)]}
            if indicator.answer == "ratio":
                given |= {"numerator": Decimal(place), "denominator": Decimal(place + 7)}
            elif indicator.answer == "number":
                given |= {"value": Decimal(f"{BIG}.{place:03}") if place % 2 else Decimal("0.1")}
            elif indicator.answer == "choice":
                given |= {"choice": indicator.options[place % len(indicator.options)].letter}
            else:
                given |= {"choice": "no" if place % 2 else "yes"}
            way.answer(code, **given)
        content = book_for(way.fresh(), people.operator)
        _item, preview = bring(way.assessment, people.operator, content)
        assert preview.signed
        assert not preview.findings
        assert not preview.compared.emptied
        assert preview.compared.same >= 240


def test_a_workbook_in_english_is_read_in_indonesian(way, people):
    way.answer("01-S-01", choice="a")
    way.answer("01-S-02", choice="yes")
    way.answer("01-H-05", not_applicable=True, reason="tidak ada perkara")
    with translation.override("en"):
        content = book_for(way.fresh(), people.operator)
    _item, preview = bring(way.assessment, people.operator, content)
    assert preview.signed
    assert not preview.findings
    assert preview.compared.same >= 3


def _indicator(way, code):
    from martabat.assessments.scores import instrument_of

    return instrument_of(way.assessment.cycle).indicators[code]


def test_names_of_sheets_are_short_unique_and_allowed():
    names = sheet_names(
        [(1, "Hak atas lingkungan yang baik dan sehat serta perumahan"), (2, "Hak: [atas] a/b?")]
        + [(3, "Hak atas " + "x" * 60), (4, "Hak atas " + "x" * 60)]
    )
    assert names[0] == "1 Lingkungan yang baik"
    assert len({name.casefold() for name in names}) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_heads_are_known_in_both_languages():
    assert column_named("Pembilang ") == column_named("NUMERATOR") == "numerator"
    assert column_named("Warna") is None
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
