"""Makes real files of every kind, good and bad."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pikepdf
from PIL import Image

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/main.xml" ContentType="{}"/></Types>'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def pdf(pages: int = 1, text: str = "", **save: Any) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    if text:
        document.docinfo["/Title"] = text
    return save_pdf(document, **save)


def save_pdf(document: pikepdf.Pdf, **save: Any) -> bytes:
    target = io.BytesIO()
    # The same document gives the same bytes; an encrypted one cannot promise that.
    document.save(target, deterministic_id="encryption" not in save, **save)
    return target.getvalue()


def image(kind: str = "PNG", size: tuple[int, int] = (64, 48), mode: str = "RGB") -> bytes:
    target = io.BytesIO()
    noise = Image.effect_noise(size, 60).convert(mode)
    noise.save(target, kind)
    return target.getvalue()


def tiff(pages: int) -> bytes:
    target = io.BytesIO()
    first, *rest = [Image.new("L", (80, 100), shade) for shade in range(pages)]
    first.save(target, "TIFF", save_all=True, append_images=rest)
    return target.getvalue()


def package(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def office(content_type: str = WORD, more: dict[str, bytes] | None = None) -> bytes:
    entries = {"[Content_Types].xml": CONTENT_TYPES.format(content_type).encode()}
    return package(entries | {"word/document.xml": b"<w:document/>"} | (more or {}))


def open_document(kind: str = "text", manifest: str = "", more: dict[str, bytes] | None = None):
    entries = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
        "content.xml": b"<office:document-content/>",
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>".encode(),
    }
    return package(entries | (more or {}))


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file (version 3) with these streams in its root, each in sectors of 512 bytes."""
    sector = 512
    names = list(streams)
    padded = [
        streams[name].ljust(max(4096, -(-len(streams[name]) // sector) * sector), b"\0")
        for name in names
    ]
    directory_sectors = -(-(len(names) + 1) // 4)
    fat: list[int] = []
    fat.append(0xFFFFFFFD)
    for number in range(directory_sectors):
        last = number == directory_sectors - 1
        fat.append(0xFFFFFFFE if last else len(fat) + 1)
    starts = []
    for content in padded:
        starts.append(len(fat))
        count = len(content) // sector
        fat.extend(len(fat) + 1 for _ in range(count - 1))
        fat.append(0xFFFFFFFE)
        fat[starts[-1] : starts[-1] + count - 1] = range(starts[-1] + 1, starts[-1] + count)
    fat.extend([0xFFFFFFFF] * (128 - len(fat)))
    assert len(fat) == 128, "too large for one FAT sector"

    def entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        return (
            text.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(text) if name else 0, kind, 1, 0xFFFFFFFF, right, child)
            + b"\0" * 36
            + struct.pack("<IQ", start, size)
        )

    entries = [entry("Root Entry", 5, 1 if names else 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE, 0)]
    for index, name in enumerate(names):
        right = index + 2 if index + 1 < len(names) else 0xFFFFFFFF
        entries.append(entry(name, 2, 0xFFFFFFFF, right, starts[index], len(padded[index])))
    empty = b"\0" * 68 + struct.pack("<III", *[0xFFFFFFFF] * 3) + b"\0" * 48
    while len(entries) % 4:
        entries.append(empty)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", 0xFFFFFFFF) * 108
    body = struct.pack("<128I", *fat) + b"".join(entries) + b"".join(padded)
    return header + body


def word_97(*, encrypted: bool = False) -> dict[str, bytes]:
    flags = 0x0100 if encrypted else 0
    return {"WordDocument": struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags) + b"\0" * 100}


def excel_97(*records: tuple[int, bytes]) -> dict[str, bytes]:
    stream = struct.pack("<HH", 0x809, 4) + b"\0\6\5\0"
    for number, body in records:
        stream += struct.pack("<HH", number, len(body)) + body
    return {"Workbook": stream + struct.pack("<HH", 0x0A, 0)}


def pdf_bomb(unfolded: int) -> bytes:
    """A valid PDF whose catalogue lies in an object stream that unfolds to so many bytes."""
    objects = b"<</Type/Catalog/Pages 2 0 R>>      <</Type/Pages/Kids[3 0 R]/Count 1>>"
    index = b"1 0 2 35 "
    packed = zlib.compress((index + objects).ljust(unfolded), 9)
    parts = [
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n",
        b"4 0 obj<</Type/ObjStm/N 2/First %d/Length %d/Filter/FlateDecode>>stream\n"
        % (len(index), len(packed))
        + packed
        + b"\nendstream endobj\n",
    ]
    content = b"%PDF-1.5\n"
    starts = []
    for part in parts:
        starts.append(len(content))
        content += part
    places = [(0, 0, 0), (2, 4, 0), (2, 4, 1)]
    places += [(1, start, 0) for start in (*starts, len(content))]
    table = b"".join(struct.pack(">BIB", *place) for place in places)
    return content + (
        b"5 0 obj<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(table)
        + table
        + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % len(content)
    )
