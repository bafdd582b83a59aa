"""A CSV or Excel file as rows under known columns, and what of it no column knows."""

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from martabat.documents.intake import Readable, kinds, receive
from martabat.documents.refusals import UploadRefused
from martabat.journal.refusals import Refused

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 500
MOST_COLUMNS = 60

# Heads as registers write them, without case, spaces and signs; the first is the template's.
COLUMNS: dict[str, tuple[str, ...]] = {
    "year": ("tahun", "year"),
    "category": ("kategorimitra", "kategori", "jenismitra"),
    "partner": ("mitra", "namamitra", "pihakkedua", "instansimitra"),
    "kind": ("jeniskerjasama", "jenis", "jenisnaskah", "jenisdokumen"),
    "title": ("tentang", "judul", "perihal", "objekkerjasama"),
    "first": ("pihak1", "pihakkesatu", "pihakpertama", "penandatangan1"),
    "first_number": ("nopihak1", "nomorpihak1", "nomor1", "nomornaskah"),
    "second": ("pihak2", "penandatangan2"),
    "second_number": ("nopihak2", "nomorpihak2", "nomor2", "nomormitra"),
    "years": ("masaberlaku", "jangkawaktu", "lamatahun"),
    "start": ("tanggalmulai", "mulai", "tanggalpenandatanganan", "tanggal"),
    "end": ("tanggalselesai", "selesai", "berakhir", "tanggalberakhir"),
    "status": ("status", "keterangan", "ket"),
}
NEEDED = ("partner", "kind")
TEMPLATE = (
    "tahun,kategoriMitra,mitra,jenisKerjasama,tentang,pihak1,noPihak1,pihak2,noPihak2,"
    "masaBerlaku,tanggalMulai,tanggalSelesai,status"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a register as text by our names of columns.

    `unknown` are the heads that no column of ours takes, with a plus before them; their cells stay
    in the rows, so that nothing is dropped.

    Dates that Excel holds as dates arrive as `2025-06-25`, which cannot be misread.
    """

    filename: str
    sha256: str
    rows: list[dict[str, str]]
    unknown: list[str]


def read(upload: Readable, *, filename: str) -> Sheet:
    """Read a register; raise Refused with a sentence that says what to do."""
    content, sha256, name = _content(upload, filename)
    lines = _excel(content) if name.endswith((".xlsx", ".xls", ".ods")) else _csv(content)
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if not lines:
        raise Refused(_("Berkas ini tidak berisi satu baris pun."))
    heads = [re.sub(r"[^a-z0-9]", "", head.lower()) for head in lines[0]]
    places = {
        column: heads.index(next(word for word in words if word in heads))
        for column, words in COLUMNS.items()
        if any(word in heads for word in words)
    }
    others = {
        f"+{lines[0][place].strip()}": place
        for place, head in enumerate(heads)
        if head and place not in places.values()
    }
    missing = [COLUMNS[column][0] for column in NEEDED if column not in places]
    if missing:
        raise Refused(
            _("Kolom %(columns)s tidak ditemukan pada baris pertama. Unduh contoh berkasnya.")
            % {"columns": ", ".join(missing)}
        )
    if len(lines) - 1 > MOST_ROWS:
        raise Refused(
            _("Berkas ini berisi %(n)s baris; paling banyak %(most)s sekali impor. Bagilah dua.")
            % {"n": len(lines) - 1, "most": MOST_ROWS}
        )
    return Sheet(
        filename=name,
        sha256=sha256,
        rows=[
            {column: _cell(line, place) for column, place in (places | others).items()}
            for line in lines[1:]
        ],
        unknown=list(others),
    )


def head_of(column: str) -> str:
    """Return the head under which a column stands in a register."""
    return COLUMNS[column][0] if column in COLUMNS else column.removeprefix("+")


def _content(upload: Readable, filename: str) -> tuple[bytes, str, str]:
    """Return bytes, SHA-256 and name of a file judged by its bytes, as every upload is."""
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused(_("Berkas lebih dari 5 MB. Simpan hanya lembar register, lalu coba lagi."))
    digest = hashlib.sha256(content).hexdigest()
    if kinds.family_of(content[: kinds.HEAD]) == kinds.Family.OTHER:
        return content, digest, filename[:120]
    try:
        with receive(io.BytesIO(content), filename=filename, limit=MOST_BYTES).file as file:
            file.seek(0)
            content = file.read()
    except UploadRefused as refused:
        raise Refused(refused.sentence) from refused
    if kinds.family_of(content[: kinds.HEAD]) not in {kinds.Family.ZIP, kinds.Family.OLE}:
        raise Refused(_("Register dibaca dari CSV atau Excel. Berkas ini jenis lain."))
    return content, digest, f"{filename.rpartition('.')[0][:110]}.xlsx"


def _csv(content: bytes) -> list[list[str]]:
    if b"\x00" in content:
        raise Refused(_("Berkas ini bukan CSV. Simpan sebagai CSV atau Excel, lalu coba lagi."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    comma = max(",;\t|", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True))
    except csv.Error as error:
        raise Refused(
            _("Tanda kutip di dalam CSV ini tidak berpasangan. Simpan ulang, lalu coba lagi.")
        ) from error


def _excel(content: bytes) -> list[list[str]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=MOST_ROWS + 50)
    except (CalamineError, IndexError, ValueError, OSError) as error:
        raise Refused(
            _("Berkas Excel ini tidak dapat dibaca. Simpan ulang sebagai .xlsx, lalu coba lagi.")
        ) from error
    return [[_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows]


def _text(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _cell(line: Sequence[str], place: int) -> str:
    return " ".join(line[place].split())[:300] if place < len(line) else ""
