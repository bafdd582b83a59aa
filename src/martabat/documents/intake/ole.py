"""Look into an OLE container: Word and Excel of 1997–2003, or an encrypted modern file."""

import struct
from typing import BinaryIO

import olefile

from martabat.documents.intake import kinds
from martabat.documents.intake.kinds import Kind
from martabat.documents.refusals import Refusal, UploadRefused

MAX_ENTRIES = 20_000
_MACROS = frozenset({"macros", "_vba_project_cur", "_vba_project", "vba"})
_BOUNDSHEET, _FILEPASS, _BOF, _EOF = 0x85, 0x2F, 0x809, 0x0A
_FIB_ENCRYPTED = 0x0100


def inspect(file: BinaryIO) -> Kind:
    """Return DOC or XLS, or raise UploadRefused."""
    file.seek(0)
    with olefile.OleFileIO(file) as container:
        entries = container.listdir(streams=True, storages=True)
        if len(entries) > MAX_ENTRIES:
            raise UploadRefused(Refusal.BOMB, detail=f"{len(entries)} OLE entries")
        names = {part.lower() for entry in entries for part in entry}
        if names & {"encryptedpackage", "encryptioninfo"}:
            raise UploadRefused(Refusal.ENCRYPTED, detail="OOXML with a password")
        kind = _kind(container, names)
        if names & _MACROS:
            raise UploadRefused(Refusal.MACROS, detail="VBA in OLE")
        _check_embedded(container, entries)
        return kind


def _kind(container: olefile.OleFileIO, names: set[str]) -> Kind:
    if "worddocument" in names:
        head = container.openstream("WordDocument").read(32)
        if len(head) < 12:
            raise UploadRefused(Refusal.BROKEN, detail="short FIB")
        if struct.unpack_from("<H", head, 10)[0] & _FIB_ENCRYPTED:
            raise UploadRefused(Refusal.ENCRYPTED, detail="Word 97 with a password")
        return kinds.DOC
    for name in ("Workbook", "Book"):
        if name.lower() in names:
            _check_workbook(container.openstream(name).read())
            return kinds.XLS
    if names & {"powerpoint document"}:
        raise UploadRefused(Refusal.UNKNOWN_TYPE, detail="PowerPoint 97")
    # Installers (MSI) and many others use the same container.
    raise UploadRefused(Refusal.UNKNOWN_TYPE, detail="other OLE container")


def _check_workbook(stream: bytes) -> None:
    """Walk the records of the globals: a password or a sheet of Excel 4 macros is said there."""
    position = 0
    while position + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, position)
        body = stream[position + 4 : position + 4 + length]
        if record == _FILEPASS:
            raise UploadRefused(Refusal.ENCRYPTED, detail="Excel 97 with a password")
        if record == _BOUNDSHEET and len(body) >= 6 and body[5] == 1:
            raise UploadRefused(Refusal.MACROS, detail="Excel 4 macro sheet")
        if record == _EOF:
            return
        position += 4 + length


def _check_embedded(container: olefile.OleFileIO, entries: list[list[str]]) -> None:
    for entry in entries:
        if entry[-1].lower() == "\x01ole10native" and container.exists(entry):
            check_native(container.openstream(entry).read())


def check_native(stream: bytes) -> None:
    """Refuse a packaged object that is a program: its original name stands before its bytes."""
    head = stream[:2048].lower()
    names = head.split(b"\x00")
    for name in names:
        suffix = name.rpartition(b".")[2].decode("latin-1")
        if suffix in kinds.DANGEROUS_EXTENSIONS:
            raise UploadRefused(Refusal.EXECUTABLE, detail=f"packaged .{suffix}")
    if b"This program cannot be run in DOS mode" in stream[:8192]:
        raise UploadRefused(Refusal.EXECUTABLE, detail="packaged program")
