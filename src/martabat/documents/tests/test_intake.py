import contextlib
import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from martabat.documents.intake import Received, receive
from martabat.documents.intake.zips import MAX_ENTRIES
from martabat.documents.refusals import Notice, Refusal, UploadRefused
from martabat.documents.tests import makers

LIMIT = 50 * 1024 * 1024


def take(content: bytes, filename: str, limit: int = LIMIT) -> Received:
    received = receive(io.BytesIO(content), filename=filename, limit=limit)
    received.file.close()
    return received


def refused(content: bytes, filename: str = "bukti.pdf", limit: int = LIMIT) -> Refusal:
    with pytest.raises(UploadRefused) as caught:
        take(content, filename, limit)
    assert len(str(caught.value)) > 40
    assert caught.value.title
    return caught.value.code


GOOD = {
    "a.pdf": (makers.pdf(3), "application/pdf", 3),
    "a.docx": (makers.office(), None, None),
    "a.xlsx": (makers.office(makers.EXCEL), None, None),
    "a.odt": (makers.open_document(), "application/vnd.oasis.opendocument.text", None),
    "a.ods": (makers.open_document("spreadsheet"), None, None),
    "a.doc": (makers.ole(makers.word_97()), "application/msword", None),
    "a.xls": (makers.ole(makers.excel_97()), "application/vnd.ms-excel", None),
    "a.png": (makers.image("PNG"), "image/png", None),
    "a.jpg": (makers.image("JPEG"), "image/jpeg", None),
    "a.jpeg": (makers.image("JPEG"), "image/jpeg", None),
    "a.webp": (makers.image("WEBP"), "image/webp", None),
    "a.gif": (makers.image("GIF", mode="L"), "image/gif", None),
    "a.tif": (makers.tiff(4), "image/tiff", 4),
}


@pytest.mark.parametrize("filename", GOOD)
def test_every_allowed_type_is_taken_as_it_is(filename: str) -> None:
    content, media_type, pages = GOOD[filename]
    received = take(content, filename)
    assert received.filename == filename
    assert received.notices == ()
    assert received.size == len(content)
    assert received.pages == pages
    if media_type:
        assert received.media_type == media_type


def test_the_file_stands_at_its_beginning_and_is_whole() -> None:
    content = makers.image("PNG", (1500, 900))
    assert len(content) > 2 * 1024 * 1024, "more than is kept in memory"
    received = receive(io.BytesIO(content), filename="a.png", limit=LIMIT)
    with received.file:
        assert received.file.read() == content


def test_a_wrong_extension_is_put_right_and_told() -> None:
    received = take(makers.office(), "SK Perlindungan.pdf")
    assert received.filename == "SK Perlindungan.docx"
    assert received.notices == (Notice.EXTENSION_CORRECTED,)


def test_a_dangerous_extension_on_a_good_file_is_taken_off() -> None:
    assert take(makers.pdf(), "laporan.pdf.exe").filename == "laporan.pdf"


def test_a_pdf_with_only_an_owner_password_can_be_read_and_is_taken() -> None:
    lock = pikepdf.Encryption(owner="rahasia", user="")
    assert take(makers.pdf(encryption=lock), "a.pdf").pages == 1


def pdf_with(change) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    change(document)
    return makers.save_pdf(document)


def launch_link(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    document.pages[0].Annots = pikepdf.Array([link])


def script_at_opening(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def script_on_page(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    document.pages[0].AA = pikepdf.Dictionary(O=action)


def script_by_name(document: pikepdf.Pdf) -> None:
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[]))


def attached_program(document: pikepdf.Pdf) -> None:
    document.attachments["gambar.png"] = b"MZ" + b"\0" * 200


def attached_script(document: pikepdf.Pdf) -> None:
    document.attachments["mulai.vbs"] = b"WScript.Echo 1"


def attached_directly(document: pikepdf.Pdf) -> None:
    stream = document.make_stream(b"echo")
    spec = pikepdf.Dictionary(F="jalan.bat", EF=pikepdf.Dictionary(F=stream))
    document.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(FS=spec)])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (launch_link, Refusal.ACTIVE_PDF),
        (script_at_opening, Refusal.ACTIVE_PDF),
        (script_on_page, Refusal.ACTIVE_PDF),
        (script_by_name, Refusal.ACTIVE_PDF),
        (attached_program, Refusal.EXECUTABLE),
        (attached_script, Refusal.EXECUTABLE),
        (attached_directly, Refusal.EXECUTABLE),
        (lambda document: document.pages.__delitem__(0), Refusal.BROKEN),
    ],
)
def test_a_pdf_that_does_something_is_refused(change, code: Refusal) -> None:
    assert refused(pdf_with(change)) is code


def test_a_pdf_that_unfolds_far_beyond_its_size_is_refused() -> None:
    assert take(makers.pdf_bomb(1000), "a.pdf").pages == 1
    assert refused(makers.pdf_bomb(200_000_000)) in {Refusal.BROKEN, Refusal.BOMB}


def test_large_attachments_are_told_by_their_beginning() -> None:
    def attached(content: bytes):
        def attach(document: pikepdf.Pdf) -> None:
            document.attachments["data.dat"] = content

        return attach

    assert take(pdf_with(attached(b"\0" * 30_000_000)), "a.pdf").pages == 1
    assert refused(pdf_with(attached(b"MZ" + b"\0" * 30_000_000))) is Refusal.EXECUTABLE


def test_scripts_of_form_fields_are_let_through() -> None:
    def field_format(document: pikepdf.Pdf) -> None:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="AFNumber_Format(0)")
        field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, AA=pikepdf.Dictionary(F=script))
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[document.make_indirect(field)])

    assert take(pdf_with(field_format), "formulir.pdf").pages == 1


PNG = makers.image("PNG")


def png_claiming(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">II", width, height) + PNG[24:29]
    return PNG[:12] + header + struct.pack(">I", zlib.crc32(header)) + PNG[33:]


NESTED = makers.office(more={"word/embeddings/a.xlsx": makers.office(makers.EXCEL)})
BAD = {
    "empty": (b"", Refusal.EMPTY),
    "PDF with a password": (
        makers.pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
        Refusal.ENCRYPTED,
    ),
    "Word with a password": (
        makers.ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}),
        Refusal.ENCRYPTED,
    ),
    "Word 97 with a password": (makers.ole(makers.word_97(encrypted=True)), Refusal.ENCRYPTED),
    "Excel 97 with a password": (
        makers.ole(makers.excel_97((0x2F, b"\1\0"))),
        Refusal.ENCRYPTED,
    ),
    "OpenDocument with a password": (
        makers.open_document(manifest="<manifest:encryption-data/>"),
        Refusal.ENCRYPTED,
    ),
    "Excel 4 macros": (
        makers.ole(makers.excel_97((0x85, b"\0\0\0\0\0\1\1\0A"))),
        Refusal.MACROS,
    ),
    "VBA in Word 97": (makers.ole(makers.word_97() | {"_VBA_PROJECT": b"x"}), Refusal.MACROS),
    "macros by content type": (makers.office(makers.WORD_MACROS), Refusal.MACROS),
    "macros by part": (makers.office(more={"word/vbaProject.bin": b"x"}), Refusal.MACROS),
    "macros in OpenDocument": (
        makers.open_document(more={"Basic/Standard/a.xml": b"x"}),
        Refusal.MACROS,
    ),
    "packaged program in Word 97": (
        makers.ole(makers.word_97() | {"\x01Ole10Native": b"\0\0a.exe\0C:\\a.exe\0"}),
        Refusal.EXECUTABLE,
    ),
    "program in Word": (makers.office(more={"word/media/a.png": b"MZ\x90\0"}), Refusal.EXECUTABLE),
    "script in Word": (makers.office(more={"word/a.vbs": b"1"}), Refusal.EXECUTABLE),
    "object in Word": (
        makers.office(
            more={"word/embeddings/o.bin": makers.ole({"\x01Ole10Native": b"\0\0x.exe\0"})}
        ),
        Refusal.EXECUTABLE,
    ),
    "Windows program": (b"MZ\x90\x00" + b"\0" * 600, Refusal.EXECUTABLE),
    "Linux program": (b"\x7fELF\x02\x01" + b"\0" * 600, Refusal.EXECUTABLE),
    "shell script": (b"#!/bin/sh\nrm -rf ~\n", Refusal.EXECUTABLE),
    "Java archive": (makers.package({"META-INF/MANIFEST.MF": b"", "A.class": b""}), None),
    "zip": (makers.package({"a.pdf": makers.pdf()}), Refusal.ARCHIVE),
    "rar": (b"Rar!\x1a\x07\x01\x00" + b"\0" * 50, Refusal.ARCHIVE),
    "7z": (b"7z\xbc\xaf\x27\x1c" + b"\0" * 50, Refusal.ARCHIVE),
    "gzip": (zlib.compress(b"a" * 99, wbits=31), Refusal.ARCHIVE),
    "tar": (b"\0" * 257 + b"ustar" + b"\0" * 300, Refusal.ARCHIVE),
    "html": (b"\n<!DOCTYPE html><script>alert(1)</script>", Refusal.WEB_PAGE),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", Refusal.WEB_PAGE),
    "php": (b"<?php system($_GET['c']);", Refusal.WEB_PAGE),
    "text": (b"kode,nilai\n1,2\n", Refusal.UNKNOWN_TYPE),
    "zeros": (b"\0" * 5000, Refusal.UNKNOWN_TYPE),
    "slides": (makers.office(makers.SLIDES), Refusal.UNKNOWN_TYPE),
    "installer": (makers.ole({"Property": b"x"}), Refusal.UNKNOWN_TYPE),
    "cut PDF": (makers.pdf(3)[:40], Refusal.BROKEN),
    "cut Word": (makers.office()[:120], Refusal.BROKEN),
    "cut PNG": (PNG[: len(PNG) // 2], Refusal.BROKEN),
    "cut JPEG": (makers.image("JPEG")[:400], Refusal.BROKEN),
    "PNG of 400 megapixels": (
        png_claiming(20_000, 20_000),
        Refusal.TOO_MANY_PIXELS,
    ),
    "PNG and zip": (PNG + makers.package({"a.exe": b"MZ"}), Refusal.DISGUISED),
    "PDF and zip": (makers.pdf() + makers.package({"a.html": b"<script>"}), Refusal.DISGUISED),
    "program and PDF": (b"MZ\x90\0" + makers.pdf(), Refusal.EXECUTABLE),
    "program and Word": (b"#!/bin/sh\n" + makers.office(), Refusal.EXECUTABLE),
    "zip in Word": (
        makers.office(more={"docProps/a.dat": makers.package({"a": b"a"})}),
        Refusal.ARCHIVE,
    ),
    "entry outside": (makers.office(more={"../../etc/passwd": b"x"}), Refusal.DISGUISED),
    "well packed bomb": (makers.office(more={"word/a.xml": b"0" * 50_000_000}), Refusal.BOMB),
    "packages in packages": (
        makers.office(
            more={
                "word/embeddings/a.docx": makers.office(
                    more={"word/embeddings/b.docx": makers.office(more={"word/c.docx": NESTED})}
                )
            }
        ),
        Refusal.BOMB,
    ),
    "ten thousand entries": (
        makers.office(more={f"word/{n}.xml": b"" for n in range(MAX_ENTRIES)}),
        Refusal.BOMB,
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_harms_or_cannot_be_read_is_refused_with_a_reason(what: str) -> None:
    content, code = BAD[what]
    assert refused(content) is (code or Refusal.EXECUTABLE)


def test_packages_in_a_document_are_common_and_taken() -> None:
    assert take(NESTED, "laporan.docx").kind.name == "Word"


def test_the_limit_is_exact_and_reading_stops_there() -> None:
    content = makers.pdf()
    assert take(content, "a.pdf", limit=len(content)).size == len(content)
    assert refused(content, limit=len(content) - 1) is Refusal.TOO_LARGE

    class Endless:
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(UploadRefused):
        receive(endless, filename="a.pdf", limit=1_000_000)
    assert endless.given < 1_200_000


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    content = bytearray(makers.office(more={"word/big.xml": b"0" * 3_000_000}))
    at = content.rindex(b"word/big.xml") - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", content, at + 24, 10)
    assert refused(bytes(content)) is Refusal.BROKEN


def test_an_encrypted_zip_entry_is_refused() -> None:
    content = bytearray(makers.office())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert refused(bytes(content)) is Refusal.ENCRYPTED


def test_overlapping_entries_are_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", makers.CONTENT_TYPES.format(makers.WORD))
        archive.writestr("word/a.bin", b"a" * 20_000)
        for number in range(50):
            twin = zipfile.ZipInfo(f"word/{number}.bin")
            source = archive.getinfo("word/a.bin")
            for field in ("header_offset", "file_size", "compress_size", "CRC"):
                setattr(twin, field, getattr(source, field))
            archive.filelist.append(twin)
    assert refused(target.getvalue()) in {Refusal.BOMB, Refusal.BROKEN}


SEEDS = [content for content, *_ in GOOD.values()]


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_mutated_files_are_taken_or_refused_and_nothing_else(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(content) - 1))
        match data.draw(st.sampled_from(["set", "cut", "insert", "copy"])):
            case "set":
                content[at] = data.draw(st.integers(0, 255))
            case "cut":
                del content[at : at + data.draw(st.integers(1, 40))]
            case "insert":
                content[at:at] = data.draw(st.binary(max_size=20))
            case "copy":
                content[at:at] = content[: data.draw(st.integers(1, 60))]
        if not content:
            break
    with contextlib.suppress(UploadRefused):
        received = take(bytes(content), data.draw(st.text(max_size=20)))
        assert received.size == len(content)


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=600), filename=st.text(max_size=40))
def test_any_bytes_are_refused_or_taken(content: bytes, filename: str) -> None:
    with contextlib.suppress(UploadRefused):
        take(content, filename)
