"""Workbooks that nobody made in good faith, or that broke on their way: a sentence, never a fault.

Two hundred mutated workbooks: what the import takes is exactly what the mutation put there.
"""

import io
import random
import time
import zipfile
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection

from martabat.assessments.actions.workbooks import accept
from martabat.assessments.models import Answer, AnswerVersion, WorkbookImport
from martabat.assessments.refusals import Refused
from martabat.assessments.tests.books import (
    MAIN,
    book_for,
    bring,
    changed,
    repacked,
    sheet_paths,
)
from martabat.documents.sheets.cells import MOST_ROWS, letters

pytestmark = pytest.mark.django_db
HEALTH = "6 Kesehatan"
MUTATED, BROKEN = 120, 80


@pytest.fixture
def book(singkawang, people):
    return book_for(singkawang, people.operator)


def sheet_xml(rows):
    """Return a sheet's XML with these rows."""
    space = MAIN.strip("{}")
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def replaced(book, data, sheet=HEALTH):
    """Return the workbook with another XML for one sheet."""
    path = sheet_paths(book)[sheet]
    return repacked(book, lambda name, old: data if name == path else old)


HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Kode</t></is></c><c r="B1" t="inlineStr"><is><t>Jawaban</t></is></c></row>'  # noqa: E501


def hostile(book):
    """Return each bad file with a word of the sentence that it gets."""
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c></row>'
    million = HEAD + "".join(row.format(n) for n in range(2, MOST_ROWS + 50))
    wide = HEAD + '<row r="2">' + "".join(
        f'<c r="{letters(n)}2"><v>1</v></c>' for n in range(20_000 // 20)
    ) + "</row>"  # fmt: skip
    empties = HEAD + "".join(f'<row r="{n}">{"<c/>" * 100}</row>' for n in range(2, 4000))
    far = HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    locked = io.BytesIO()
    with zipfile.ZipFile(locked, "w") as package:
        package.writestr("[Content_Types].xml", "x")
    return {
        "many rows": (replaced(book, sheet_xml(million)), "baris"),
        "many columns": (replaced(book, sheet_xml(wide)), "kolom"),
        "many empty cells": (replaced(book, sheet_xml(empties)), "terlalu penuh"),
        "the farthest cell": (replaced(book, sheet_xml(far)), "baris"),
        "cut off": (book[: len(book) // 2], "rusak"),
        "half a sheet": (replaced(book, sheet_xml(HEAD)[:-30]), "rusak"),
        "no workbook": (b"bukan buku kerja", "bukan buku kerja"),
        "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "rusak"),
        "nothing": (b"", "kosong"),
        "plain zip": (locked.getvalue(), ""),
    }


def entities(book):
    """Return a workbook with a sheet that would unfold."""
    lead = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    row = '<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>'
    return replaced(book, lead + sheet_xml(row))


def outcome(assessment, operator, content):
    """Return what a file says, or the sentence with which it is refused."""
    try:
        _item, preview = bring(assessment, operator, content)
    except Refused as refused:
        return None, str(refused)
    return preview, ""


def test_each_bad_file_gets_a_sentence(subtests, book, singkawang, people):
    for name, (content, word) in hostile(book).items():
        with subtests.test(name):
            started = time.process_time()
            with pytest.raises(Refused) as refused:
                bring(singkawang, people.operator, content)
            assert word in str(refused.value)
            assert time.process_time() - started < 5
    assert not WorkbookImport.objects.exists()


def test_macros_passwords_and_bombs_never_reach_the_reader(subtests, book, singkawang, people):
    def added(name, data):
        out = io.BytesIO(book)
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr(name, data)
        return out.getvalue()

    bad = {
        "makro": added("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
        "membengkak": added("xl/media/a.xml", b"0" * 300_000_000),
        "program": added("xl/embeddings/a.exe", b"MZ"),
    }
    for word, content in bad.items():
        with subtests.test(word), pytest.raises(Refused, match=word):
            bring(singkawang, people.operator, content)


def test_old_excel_and_other_documents_are_told_apart(singkawang, people):
    from martabat.documents.tests import makers

    with pytest.raises(Refused, match="bukan buku kerja"):
        bring(singkawang, people.operator, makers.pdf(), "surat.pdf")


def test_entities_are_not_unfolded(book, singkawang, people):
    preview, sentence = outcome(singkawang, people.operator, entities(book))
    assert sentence or not preview.findings


class Mutation:
    """A random change of a workbook, and what a right import of it may write."""

    def __init__(self, seed, rows):
        self.random = random.Random(seed)  # noqa: S311
        self.rows = rows
        self.put: dict[str, dict[str, Decimal]] = {}

    def of(self, book):
        """Return the changed workbook; `put` then says which values stand where."""
        dice = self.random

        def several(page):
            for _turn in range(dice.randint(1, 4)):
                self._typed(page)
            changes = [self._moved, self._shifted, self._merged, self._typo, self._other_head]
            for change in dice.sample([*changes, self._nothing], k=dice.randint(1, 3)):
                change(page)

        book = changed(book, HEALTH, several)
        if dice.random() < 0.3:
            new = dice.choice(["Lembar1", "Kesehatan (2)", "x"])
            book = repacked(
                book,
                lambda name, data: (
                    data.replace(HEALTH.encode(), new.encode())
                    if name == "xl/workbook.xml"
                    else data
                ),
            )
        if dice.random() < 0.3:
            part = dice.choice(["xl/styles.xml", "xl/calcChain.xml", "docProps/app.xml"])
            book = repacked(book, lambda name, data: None if name == part else data)
        return book

    def _typed(self, page):
        """Type a number in one of the ways in which people and programs write it."""
        code, (row, names) = self.random.choice(list(self.rows.items()))
        for name, column in names.items():
            value = Decimal(self.random.randint(1, 90))
            if name == "denominator":
                value += 1000
            form = self.random.choice([int, str, "{:f}".format, " {} ".format, "{},0".format])
            page.put(f"{column}{row}", form(value))
            self.put.setdefault(code, {})[name] = value

    def _moved(self, page):
        """Shuffle the rows of the indicators."""
        rows = [row for row in page.data.findall(f"{MAIN}row") if 6 <= int(row.get("r")) <= 17]
        numbers = [row.get("r") for row in rows]
        self.random.shuffle(numbers)
        for row, number in zip(rows, numbers, strict=True):
            _renumber(row, number)

    def _shifted(self, page):
        """Insert rows above everything."""
        more = self.random.randint(1, 9)
        for row in page.data.findall(f"{MAIN}row"):
            _renumber(row, str(int(row.get("r")) + more))

    def _merged(self, page):
        """Join cells somewhere."""
        first, last = sorted(self.random.sample(range(1, 30), 2))
        one, two = sorted(self.random.sample("ABCDEFGHIJK", 2))
        page.merge(f"{one}{first}:{two}{last}")

    def _typo(self, page):
        """Write nonsense of any type into any cell."""
        cell = f"{self.random.choice('ABCDEFGHIJKLMNO')}{self.random.randint(1, 40)}"
        kind, value = self.random.choice(
            [("", "???"), ("e", "#REF!"), ("b", "1"), ("", "1.234"), ("str", ""), ("", "kosongkan")]
            + [("", 1e300), ("", -5), ("s", "3"), ("d", "2023-01-01")]
        )
        page.put(cell, value, kind=kind)

    def _other_head(self, page):
        """Rename a head."""
        page.put(
            f"{self.random.choice('ABCDEFGHIJKL')}5", self.random.choice(["Warna", "Kode", ""])
        )

    def _nothing(self, page):
        """Change nothing."""


def _renumber(row, number):
    row.set("r", number)
    for cell in row:
        cell.set("r", cell.get("r").rstrip("0123456789") + number)


ROWS = {
    "06-H-01": (12, {"numerator": "G", "denominator": "H"}),
    "06-H-02": (13, {"value": "F"}),
    "06-H-03": (14, {"value": "F"}),
    "06-P-02": (9, {"numerator": "G", "denominator": "H"}),
}


def test_mutated_workbooks_are_imported_rightly_or_refused(book, singkawang, people):
    """Whatever is accepted is what was put there; whatever is not, is named."""
    taken = refused = 0
    for seed in range(MUTATED):
        mutation = Mutation(seed, ROWS)
        preview, sentence = outcome(singkawang, people.operator, mutation.of(book))
        if preview is None:
            assert sentence
            refused += 1
            continue
        for finding in preview.written:
            said = mutation.put.get(finding.code, {})
            for item in finding.differences:
                name = "value" if item.place.name == "answer" else item.place.name
                if item.place.name in {"note", "reason"} or item.place.found in NONSENSE:
                    continue
                assert said.get(name) == item.value, (seed, finding)
                taken += 1
        for finding in preview.findings:
            assert finding.written or finding.why or any(d.expected for d in finding.differences)
    assert taken > MUTATED
    assert refused < MUTATED / 2
    assert not AnswerVersion.objects.exists()


# What `_typo` may leave in a cell as a readable answer.
NONSENSE = {"???", "TRUE", "1.234", "-5", "kosongkan"}


def test_broken_bytes_are_refused_or_read(book, singkawang, people):
    """Bytes turned, cut out and doubled anywhere in the package."""
    dice = random.Random(4)  # noqa: S311
    sentences = 0
    for _turn in range(BROKEN):
        content = bytearray(book)
        for _again in range(dice.randint(1, 6)):
            place = dice.randrange(len(content))
            match dice.randrange(4):
                case 0:
                    content[place] = dice.randrange(256)
                case 1:
                    del content[place : place + dice.randint(1, 400)]
                case 2:
                    content[place:place] = content[place : place + dice.randint(1, 400)]
                case _:
                    content = content[:place] + bytes(dice.randint(1, 50)) + content[place:]
        preview, sentence = outcome(singkawang, people.operator, bytes(content))
        assert sentence or not preview.written
        sentences += bool(sentence)
    assert sentences > BROKEN / 2


def test_broken_xml_within_a_sound_package_is_refused_or_read(book, singkawang, people):
    """The same within the parts of the package, whose checksums are right again."""
    dice, read = random.Random(5), 0  # noqa: S311
    parts = [path for name, path in sheet_paths(book).items() if name in {HEALTH, "_martabat"}]
    parts += ["xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"]
    for _turn in range(BROKEN):
        part = dice.choice(parts)

        def broken(name, data, part=part):
            if name != part:
                return data
            text = bytearray(data)
            for _again in range(dice.randint(1, 3)):
                place = dice.randrange(len(text))
                text[place : place + dice.randint(0, 3)] = bytes(
                    dice.choice(b"<>&\"'=/0aAZ\xff\x00 ") for _n in range(dice.randint(0, 3))
                )
            return bytes(text)

        preview, sentence = outcome(singkawang, people.operator, repacked(book, broken))
        assert preview or sentence
        read += preview is not None
    assert BROKEN / 10 < read < BROKEN


def test_a_refusal_in_the_middle_of_accepting_leaves_nothing(way, people):
    """One of four answers fails: not one of the others is written, nor the import marked."""
    book = book_for(way.assessment, people.operator)

    def fill(page):
        for code, (row, names) in ROWS.items():
            for name, column in names.items():
                page.put(f"{column}{row}", 1005 if name == "denominator" else 5)
            page.put(f"K{row}", code)

    item, preview = bring(way.assessment, people.operator, changed(book, HEALTH, fill))
    assert len(preview.written) == 8
    third = Answer.objects.get(assessment=way.assessment, indicator="06-H-02")
    with connection.cursor() as cursor:
        cursor.execute(FAILING.format(answer=third.pk))
    with pytest.raises(DatabaseError, match="tidak jadi"):
        accept(item=item, membership=people.operator, seal=preview.seal)
    assert not AnswerVersion.objects.exists()
    assert not Answer.objects.exclude(version=0).exists()
    item.refresh_from_db()
    assert item.state == WorkbookImport.State.PENDING
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER failing ON assessments_answerversion")
    accept(item=item, membership=people.operator, seal=preview.seal)
    assert AnswerVersion.objects.count() == 4


# The database itself refuses one version among the others.
FAILING = """
    CREATE FUNCTION pg_temp.fail() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'tidak jadi'; END $$;
    CREATE TRIGGER failing BEFORE INSERT ON assessments_answerversion FOR EACH ROW
        WHEN (NEW.answer_id = {answer}) EXECUTE FUNCTION pg_temp.fail();
"""
