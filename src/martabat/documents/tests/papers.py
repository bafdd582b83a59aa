"""Real office files for tests of their words: made by LibreOffice, drawn as scans, or broken."""

import io
from functools import cache
from random import Random

from martabat.documents.tests.offices import converted

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "png": "image/png",
    "tiff": "image/tiff",
}

PROFILE = """
<h1>Profil Kesehatan Kota Singkawang Tahun 2022</h1>
<p>Persalinan di fasilitas pelayanan kesehatan sebesar 93,9 persen, yaitu 5.612 dari 5.977
ibu bersalin.</p>
<table border="1"><tr><td>Puskesmas Utara</td><td>912</td><td>801</td></tr></table>
<p>Kepala Dinas Kesehatan,<br>ttd<br>NIP. 19700101 199503 1 001</p>
"""
TABLE = "Uraian,Jumlah,Persen\nKota Singkawang 2022,5612,93.9\nPenyebut,5977,0.939\n"


def html(*pages: str) -> str:
    """Return pages of HTML that LibreOffice breaks where we say."""
    breaks = ' style="page-break-before: always">'
    parts = [page.replace(">", breaks, 1) if number else page for number, page in enumerate(pages)]
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'


@cache
def made(kind: str, content: str = html(PROFILE)) -> bytes:
    """Let LibreOffice make a file of this kind from HTML, or from CSV for sheets."""
    sheets = kind in {"xlsx", "xls", "ods"}
    if not sheets and kind != "odt":
        return converted([made("odt", content)], "odt", kind)[0]
    if sheets:
        return converted([content.encode()], "csv", kind)[0]
    page = [content.encode()]
    return converted(page, "html", "odt:writer8", reader="HTML (StarWriter)")[0]


def scan_of(pdf: bytes, kind: str = "PDF", dots: int = 200) -> bytes:
    """Draw the pages of a PDF as a scanner would give them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    first, *rest = [page.render(scale=dots / 72).to_pil().convert("L") for page in document]
    target = io.BytesIO()
    more = {"save_all": True, "append_images": rest} if kind != "PNG" else {}
    first.save(target, kind, resolution=dots, **more)
    return target.getvalue()


def mutated(data: bytes, chance: Random) -> bytes:
    """Return a file that was damaged somehow: bytes changed, cut, doubled, or swapped."""
    changed = bytearray(data)
    match chance.randrange(5):
        case 0:
            for _ in range(chance.choice([1, 8, 64, 512])):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
        case 1:
            del changed[chance.randrange(1, len(changed)) :]
        case 2:
            start = chance.randrange(len(changed))
            del changed[start : start + chance.choice([1, 4, 100, 4000])]
        case 3:
            start = chance.randrange(len(changed))
            changed[start:start] = changed[start : start + chance.choice([4, 100, 4000])] * 3
        case _:
            start = chance.randrange(len(changed))
            changed[start : start + 16] = chance.choice(
                [b"\xff" * 16, b"\0" * 16, b"<" * 16, b"99999999999999999"[:16], b"/Kids [1 0 R]  "]
            )
    return bytes(changed)
