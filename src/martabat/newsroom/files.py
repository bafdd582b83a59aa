"""The text of a release in a file: txt, docx, pdf or html; no database.

The kind of a file is told by its first bytes, then by its name.
"""

import io
import zipfile
from pathlib import Path
from typing import Final

LARGEST: Final = 20 * 1024 * 1024  # bytes
_MOST_PAGES: Final = 50
# A file of office words unpacked; more is no press release but a bomb.
_LARGEST_UNPACKED: Final = 100 * 1024 * 1024


class Unreadable(Exception):
    """What was handed in has no text that could be read; the message is for a person."""


def text_of(path: Path) -> str:
    """Return the text of a file; raise `Unreadable` with a sentence that says why there is none."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable("berkas lebih besar dari 20 MB")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"berkas tidak dapat dibuka ({error.strerror})") from error
    return text_from(content, name=path.name)


def text_from(content: bytes, *, name: str = "") -> str:
    """Return the text of a file's bytes; raise `Unreadable` where there is none."""
    suffix = Path(name).suffix.casefold()
    if content.startswith(b"%PDF"):
        text = _pdf(content)
    elif content.startswith(b"PK\x03\x04"):
        text = _docx(content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("format .doc lama tidak dibaca; simpan sebagai .docx")
    elif suffix in (".docx", ".pdf"):
        raise Unreadable(f"isi berkas bukan {suffix[1:].upper()}")
    elif suffix in (".html", ".htm") or looks_like_html(content):
        text = _html(content)
    else:
        text = decoded(content)
    if not text.strip():
        raise Unreadable("tidak ada teks di dalamnya (mungkin hasil pindai)")
    return text


def decoded(content: bytes) -> str:
    """Return plain text: UTF-8, UTF-16, else Windows-1252; raise `Unreadable` for other bytes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _whole(content, "utf-16")
    sample = content[:4000]
    if sample.count(0) > len(sample) / 4:
        # UTF-16 without its mark: every other byte of Latin letters is nought.
        return _whole(content, "utf-16-le" if sample[1:2] == b"\0" else "utf-16-be")
    if b"\0" in sample:
        raise Unreadable("isi berkas bukan teks")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _whole(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("isi berkas bukan teks") from error


def looks_like_html(content: bytes) -> bool:
    """Whether bytes that are text begin a web page."""
    start = content[:2000].lower()
    return any(sign in start for sign in (b"<!doctype html", b"<html", b"<body"))


def _pdf(content: bytes) -> str:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as opened:
            if len(opened) > _MOST_PAGES:
                raise Unreadable(f"lebih dari {_MOST_PAGES} halaman")
            return "\n".join(page.get_textpage().get_text_range() for page in opened)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("PDF rusak atau berkata sandi") from error


def _docx(content: bytes) -> str:
    from docx import Document
    from docx.table import Table

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(item.file_size for item in packed.infolist()) > _LARGEST_UNPACKED:
                raise Unreadable("isi berkas terlalu besar setelah dibuka")
        opened = Document(io.BytesIO(content))
        lines: list[str] = []
        for block in opened.iter_inner_content():
            if isinstance(block, Table):
                lines += _rows(block)
            else:
                lines.append(block.text)
    except Unreadable:
        raise
    except Exception as error:  # python-docx tells a broken package in many ways
        raise Unreadable("berkas bukan dokumen Word (.docx) yang utuh") from error
    return "\n".join(lines)


def _rows(table: "object") -> list[str]:
    """Return a table's rows as lines; a merged cell counts once."""
    lines: list[str] = []
    for row in table.rows:  # type: ignore[attr-defined]
        cells: list[str] = []
        for cell in row.cells:
            if cell.text and cell.text not in cells[-1:]:
                cells.append(cell.text)
        lines.append(" ".join(cells))
    return lines


def _html(content: bytes) -> str:
    import trafilatura

    page = decoded(content)
    # The main text without menus; a bare page without any structure is taken as a whole.
    text = trafilatura.extract(
        page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    if text:
        return str(text)
    from lxml import html

    try:
        return str(html.fromstring(page).text_content())
    except (ValueError, AssertionError, html.etree.ParserError) as error:
        raise Unreadable("halaman HTML tidak dapat dibaca") from error
