"""Words of real files: made by LibreOffice, recognised by Tesseract, broken and hostile."""

import io
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from martabat.documents.tests import makers, papers, signed
from martabat.documents.texts import legacy, ocr, process, values
from martabat.documents.texts.__main__ import READERS
from martabat.documents.texts.values import Collected, Page, Text, clean


def read(data: bytes, kind: str, **more) -> Text:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        return process.read(file, papers.TYPES.get(kind, kind), **more)


def body(text: Text) -> str:
    return "\n".join(page.body for page in text.pages)


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "doc"])
def test_words_of_a_letter_are_read_whatever_its_kind(kind):
    text = read(papers.made(kind), kind)
    for words in ("Profil Kesehatan Kota Singkawang Tahun 2022", "93,9 persen", "5.612 dari 5.977"):
        assert words in " ".join(body(text).split())
    assert "Puskesmas Utara" in body(text)
    assert (text.scanned, text.recognised, text.truncated, text.reason) == (False, False, False, "")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_each_sheet_is_a_page_with_numbers_as_offices_here_write_them(kind):
    text = read(papers.made(kind, papers.TABLE), kind)
    assert len(text.pages) == 1
    assert text.pages[0].name
    assert "Kota Singkawang 2022 5612 93,9" in body(text)
    assert "Penyebut 5977 0,939" in body(text)


def test_pages_of_a_pdf_keep_their_numbers():
    text = read(papers.made("pdf", papers.html("<p>Satu</p>", "<p>Dua</p>", "<p>Tiga</p>")), "pdf")
    assert [(page.number, page.body) for page in text.pages] == [
        (1, "Satu"),
        (2, "Dua"),
        (3, "Tiga"),
    ]


@pytest.mark.parametrize("kind", ["pdf", "png", "tiff"])
def test_a_scan_is_recognised_and_said_to_be_one(kind):
    scan = papers.scan_of(papers.made("pdf"), kind.upper())
    text = read(scan, kind)
    assert text.scanned
    assert text.recognised
    assert "93,9" in body(text)
    assert "5.612" in body(text)
    assert "Singkawang" in body(text)


def test_a_long_scan_is_recognised_in_part_and_says_so(monkeypatch):
    monkeypatch.setattr(ocr, "MAX_PAGES", 1)
    scan = papers.scan_of(
        papers.made("pdf", papers.html("<h1>Satu</h1>", "<h1>Dua</h1>")), dots=100
    )
    text = READERS["application/pdf"](io.BytesIO(scan), Collected())
    assert text.truncated
    assert text.pages[1] == Page(2, "")


def test_time_is_counted_from_the_beginning_of_a_file(monkeypatch):
    # A process that has worked for long before, as a worker of tests has.
    monkeypatch.setattr(values, "SECONDS", time.process_time())
    Collected().check_time()
    with pytest.raises(values.Full):
        Collected(patience=0).check_time()


def test_without_tesseract_a_scan_says_so(monkeypatch):
    monkeypatch.setenv("PATH", "/nirgends")
    assert read(signed.scan(), "pdf").reason == "no_ocr"
    assert read(makers.image(), "png") == Text(scanned=True, reason="no_ocr")


def test_without_libreoffice_old_word_says_so(monkeypatch):
    old = papers.made("doc")
    monkeypatch.setenv("PATH", "/nirgends")
    assert not legacy.available()
    assert read(old, "doc") == Text(reason="no_office")


def test_a_pdf_without_a_word_is_empty():
    text = read(makers.pdf(3), "pdf")
    assert (text.reason, text.scanned, len(text.pages)) == ("empty", False, 3)


def test_word_tells_headers_notes_and_frames_but_nothing_that_was_deleted():
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    main = (
        f"<w:document {w}><w:body><w:p><w:r><w:t>Isi</w:t></w:r><w:del><w:r>"
        "<w:delText>dihapus</w:delText></w:r></w:del><w:ins><w:r><w:t> baru</w:t></w:r></w:ins>"
        "</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>912</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
        "<w:t>801</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:txbxContent><w:p><w:r>"
        "<w:t>Bingkai</w:t></w:r></w:p></w:txbxContent></w:r></w:p></w:body></w:document>"
    )
    import docx

    target = io.BytesIO()
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Pemerintah Kota Contoh"
    document.sections[0].footer.paragraphs[0].text = "Kaki halaman"
    document.save(target)
    source, changed = zipfile.ZipFile(target), io.BytesIO()
    with zipfile.ZipFile(changed, "w") as package:
        for name in source.namelist():
            package.writestr(name, main if name == "word/document.xml" else source.read(name))
    lines = body(read(changed.getvalue(), "docx")).splitlines()
    assert lines == ["Isi baru", "912 801", "Bingkai", "Pemerintah Kota Contoh", "Kaki halaman"]


def test_text_is_cleaned_and_bounded():
    dirty = "ﬁ\x00sik\u00a0 satu\r\n\r\n\n dua\ufffe\r\ntiga soft\u00adhyphen \ud800"
    assert clean(dirty) == "fi sik satu\nduatiga softhyphen"
    collected = Collected()
    with collected.until_full():
        while True:
            collected.add("kata " * values.MAX_PAGE_CHARACTERS)
    assert collected.truncated
    assert sum(len(page.body) for page in collected.pages) <= values.MAX_CHARACTERS


def test_what_the_process_says_is_not_believed_blindly():
    text = Text(pages=(Page(1, "isi"),))
    assert Text.of(text.plain()) == text
    for wrong in ({}, {"pages": [{}]}, text.plain() | {"reason": "rm -rf"}):
        with pytest.raises((ValueError, KeyError, TypeError)):
            Text.of(wrong)


# Hostile files: each ends, in good time, as text or as unreadable.


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><d>&l11;</d>'.encode()


def deep() -> bytes:
    return b"<a>" * 200_000 + b"</a>" * 200_000


def nested() -> bytes:
    w = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    opened, closed = b"<w:tbl><w:tr><w:tc>" * 80_000, b"</w:tc></w:tr></w:tbl>" * 80_000
    return b"<w:document %s><w:body>%s%s</w:body></w:document>" % (w, opened, closed)


def far() -> bytes:
    """Two cells in opposite corners of a sheet."""
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
        b"</row></sheetData></worksheet>"
    )


def endless() -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 99999999>>endobj\ntrailer<</Root 1 0 R>>"
    )


SHEET, LETTER = "xl/worksheets/sheet1.xml", "word/document.xml"
HOSTILE = {
    "xml bomb in a docx": (lambda: _inside("docx", LETTER, laughs()), "docx"),
    "xml bomb in an odt": (lambda: _inside("odt", "content.xml", laughs()), "odt"),
    "xml bomb in an xlsx": (lambda: _inside("xlsx", SHEET, laughs()), "xlsx"),
    "deep xml in an odt": (lambda: _inside("odt", "content.xml", deep()), "odt"),
    "deep tables in a docx": (lambda: _inside("docx", LETTER, nested()), "docx"),
    "a sheet of 17 billion cells": (lambda: _inside("xlsx", SHEET, far()), "xlsx"),
    "a pdf that holds itself": (endless, "pdf"),
    "a pdf that unfolds": (lambda: makers.pdf_bomb(400_000_000), "pdf"),
    "noise": (lambda: Random(1).randbytes(200_000), "pdf"),
    "nothing": (lambda: b"", "docx"),
}


def _inside(kind: str, name: str, content: bytes) -> bytes:
    table = papers.TABLE if kind == "xlsx" else papers.html(papers.PROFILE)
    source, changed = zipfile.ZipFile(io.BytesIO(papers.made(kind, table))), io.BytesIO()
    assert name in source.namelist()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in source.namelist():
            package.writestr(entry, content if entry == name else source.read(entry))
    return changed.getvalue()


@pytest.mark.parametrize(("make", "kind"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_ends_as_text_or_unreadable(make, kind):
    data = make()
    begun = time.monotonic()
    text = read(data, kind)
    assert time.monotonic() - begun < 60
    assert text.reason or text.pages
    assert len(body(text)) <= values.MAX_CHARACTERS


def test_a_process_that_hangs_is_ended():
    # LibreOffice needs longer to start.
    assert read(papers.made("doc"), "doc", patience=0.1) == Text(reason="limits")


def test_two_hundred_broken_files_end_as_text_or_unreadable():
    chance = Random(20231204)
    sources = [(kind, papers.made(kind)) for kind in ("pdf", "docx", "odt")]
    sources += [(kind, papers.made(kind, papers.TABLE)) for kind in ("xlsx", "xls", "ods")]
    broken = [
        (kind, papers.mutated(data, chance))
        for kind, data in (sources[number % len(sources)] for number in range(200))
    ]
    with ThreadPoolExecutor(2) as pool:
        texts = list(pool.map(lambda one: read(one[1], one[0]), broken))
    assert {text.reason for text in texts} <= set(values.REASONS)
    assert all(text.reason or text.pages for text in texts)
    assert all("\x00" not in page.body for text in texts for page in text.pages)
    # Some were hurt too little to matter, some too much.
    assert any(text.reason for text in texts)
    assert any(not text.reason for text in texts)
