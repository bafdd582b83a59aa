"""An uploaded workbook as its sheets; whatever cannot be read is refused in words."""

import zipfile
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from martabat.documents.intake import Readable, Received, kinds, receive
from martabat.documents.refusals import UploadRefused
from martabat.documents.sheets.cells import Grid
from martabat.journal.refusals import Refused

MOST_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """A workbook that was read."""

    filename: str
    sha256: str
    grids: list[Grid]


def take(upload: Readable, *, filename: str) -> Taken:
    """Read a workbook; raise Refused with a sentence that says what to do."""
    try:
        received = receive(upload, filename=filename, limit=MOST_BYTES)
    except UploadRefused as refused:
        raise Refused(_sentence(refused)) from refused
    with received.file:
        return Taken(received.filename[:120], received.sha256, _grids(received))


def _sentence(refused: UploadRefused) -> str:
    if refused.code == "too_large":
        return _("Buku kerja ini lebih besar dari 10 MB. Hapus gambar di dalamnya, lalu coba lagi.")
    if refused.code in {"unknown_type", "archive", "web_page"}:
        return _("Berkas ini bukan buku kerja. Simpan sebagai .xlsx atau .ods, lalu unggah lagi.")
    return refused.sentence


def _grids(received: Received) -> list[Grid]:
    from lxml import etree

    from martabat.documents.sheets import ods, xlsx

    if received.kind is kinds.XLS:
        raise Refused(
            _(
                "Berkas ini Excel 97–2003 (.xls). Simpan sebagai .xlsx, lalu unggah lagi: format"
                " lama tidak menyimpan semua yang perlu dibaca."
            )
        )
    reader = {kinds.XLSX: xlsx.read, kinds.ODS: ods.read}.get(received.kind)
    if reader is None:
        raise Refused(
            _("Berkas ini bukan buku kerja. Simpan sebagai .xlsx atau .ods, lalu unggah lagi.")
        )
    # All that a damaged or hostile package makes the readers say.
    faults = (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        etree.LxmlError,
        ArithmeticError,
        AttributeError,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    )
    try:
        return reader(received.file)
    except faults as fault:
        raise Refused(
            _(
                "Buku kerja ini rusak atau terpotong, sehingga tidak dapat dibaca. Buka di Excel"
                " atau LibreOffice, simpan ulang, lalu unggah lagi."
            )
        ) from fault
