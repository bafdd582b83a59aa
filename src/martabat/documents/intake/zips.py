"""Look into a zip container: Word, Excel and OpenDocument, and the bombs that pretend to be one."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from martabat.documents.intake import kinds, ole
from martabat.documents.intake.kinds import Kind
from martabat.documents.refusals import Refusal, UploadRefused

MAX_ENTRIES = 10_000
MAX_UNFOLDED = 512 * 1024 * 1024
MAX_RATIO = 200
# Small entries may compress extremely well (empty sheets); only what is large can harm.
RATIO_FROM = 4 * 1024 * 1024
MAX_DEPTH = 2
_CHUNK = 256 * 1024
_SMALL = 1024 * 1024

# Part of every office package, or harmless there.
HARMLESS_INSIDE = frozenset({"xml", "svg", "html", "htm", "xhtml"})
_FORBIDDEN_INSIDE = kinds.DANGEROUS_EXTENSIONS - HARMLESS_INSIDE

# Embedded fonts are scrambled, so their first bytes may look like anything.
_SCRAMBLED = frozenset({"odttf", "fntdata"})

_CONTENT_TYPE = re.compile(rb'ContentType\s*=\s*["\']([^"\']{1,200})["\']')
_MAIN = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": kinds.DOCX,
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": kinds.XLSX,
}
_OPEN_DOCUMENT = {kind.media_type.encode(): kind for kind in (kinds.ODT, kinds.ODS)}


@dataclass(slots=True)
class Budget:
    """How much one upload may still unfold to, all nested packages together."""

    bytes_left: int = MAX_UNFOLDED
    entries_left: int = MAX_ENTRIES

    def spend(self, size: int) -> None:
        """Count unfolded bytes."""
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise UploadRefused(Refusal.BOMB, detail="unfolds beyond the limit")


def has_directory(file: BinaryIO) -> bool:
    """Whether the file is, besides what it claims to be, a zip that opens and has entries."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            return bool(package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def inspect(file: BinaryIO, *, size: int) -> Kind:
    """Return the kind of an office package, or raise UploadRefused."""
    file.seek(0)
    return _inspect(file, size=size, budget=Budget(), depth=0)


def _inspect(file: BinaryIO, *, size: int, budget: Budget, depth: int) -> Kind:
    if depth > MAX_DEPTH:
        raise UploadRefused(Refusal.BOMB, detail="packages within packages")
    with zipfile.ZipFile(file) as package:
        entries = package.infolist()
        _check_directory(entries, size=size, budget=budget)
        kind = _kind(package, entries)
        for entry in entries:
            _check_entry(package, entry, budget=budget, depth=depth)
    return kind


def _check_directory(entries: list[zipfile.ZipInfo], *, size: int, budget: Budget) -> None:
    """Judge the directory before anything is unfolded."""
    budget.entries_left -= len(entries)
    if budget.entries_left < 0:
        raise UploadRefused(Refusal.BOMB, detail="too many entries")
    if not entries or min(entry.header_offset for entry in entries) != 0:
        raise UploadRefused(Refusal.DISGUISED, detail="bytes before the first entry")
    if sum(entry.file_size for entry in entries) > budget.bytes_left:
        raise UploadRefused(Refusal.BOMB, detail="declares more than the limit")
    if sum(entry.compress_size for entry in entries) > size:
        raise UploadRefused(Refusal.BOMB, detail="overlapping entries")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise UploadRefused(Refusal.ENCRYPTED, detail="encrypted zip entry")
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(
            entry.compress_size, 1
        ):
            raise UploadRefused(Refusal.BOMB, detail=f"ratio of {entry.filename[:80]}")
        _check_name(entry.filename)


def _check_name(name: str) -> None:
    path = PurePosixPath(name.lower().replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise UploadRefused(Refusal.DISGUISED, detail="entry outside the package")
    if path.name in {"vbaproject.bin", "vbadata.xml"} or path.parts[:1] == ("basic",):
        raise UploadRefused(Refusal.MACROS, detail=name[:80])
    if "macrosheets" in path.parts or path.parts[:1] == ("scripts",):
        raise UploadRefused(Refusal.MACROS, detail=name[:80])


def _kind(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Kind:
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" in names:
        return _office_kind(_read_small(package, "[Content_Types].xml"))
    if "mimetype" in names and "content.xml" in names:
        kind = _OPEN_DOCUMENT.get(_read_small(package, "mimetype").strip())
        if kind is None:
            raise UploadRefused(Refusal.UNKNOWN_TYPE, detail="other OpenDocument")
        if "META-INF/manifest.xml" in names and b"encryption-data" in _read_small(
            package, "META-INF/manifest.xml"
        ):
            raise UploadRefused(Refusal.ENCRYPTED, detail="OpenDocument with a password")
        return kind
    suffixes = {PurePosixPath(name.lower()).suffix.lstrip(".") for name in names}
    if suffixes & {"class", "dex"} or "META-INF/MANIFEST.MF" in names:
        raise UploadRefused(Refusal.EXECUTABLE, detail="Java or Android package")
    raise UploadRefused(Refusal.ARCHIVE, detail="plain zip")


def _office_kind(content_types: bytes) -> Kind:
    found = set(_CONTENT_TYPE.findall(content_types))
    if any(b"macroenabled" in name.lower() or b"vbaproject" in name.lower() for name in found):
        raise UploadRefused(Refusal.MACROS, detail="macro-enabled content type")
    main = {kind for name, kind in _MAIN.items() if name in found}
    if len(main) != 1:
        raise UploadRefused(Refusal.UNKNOWN_TYPE, detail="other Office package")
    return main.pop()


def _read_small(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as stream:
        return stream.read(_SMALL)


def _check_entry(
    package: zipfile.ZipFile, entry: zipfile.ZipInfo, *, budget: Budget, depth: int
) -> None:
    """Unfold one entry in chunks; its checksum is proved at its end."""
    suffix = PurePosixPath(entry.filename.lower()).suffix.lstrip(".")
    if suffix in _FORBIDDEN_INSIDE:
        raise UploadRefused(Refusal.EXECUTABLE, detail=f"entry .{suffix}")
    with package.open(entry) as stream:
        head = stream.read(_CHUNK)
        budget.spend(len(head))
        if suffix not in _SCRAMBLED and kinds.is_executable(head):
            raise UploadRefused(Refusal.EXECUTABLE, detail=entry.filename[:80])
        while chunk := stream.read(_CHUNK):
            budget.spend(len(chunk))
    family = kinds.family_of(head)
    if family is kinds.Family.ZIP and entry.filename.lower().startswith(("word/", "xl/", "object")):
        _inspect_nested(package, entry, budget=budget, depth=depth)
    elif family is kinds.Family.ZIP:
        raise UploadRefused(Refusal.ARCHIVE, detail=f"archive in {entry.filename[:80]}")
    elif family is kinds.Family.OLE:
        _inspect_object(package, entry)


def _inspect_nested(
    package: zipfile.ZipFile, entry: zipfile.ZipInfo, *, budget: Budget, depth: int
) -> None:
    with package.open(entry) as stream:
        _inspect(stream, size=entry.file_size, budget=budget, depth=depth + 1)  # type: ignore[arg-type]


def _inspect_object(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """An old OLE object inside: a chart or a sheet is common, a packaged program is not taken."""
    with package.open(entry) as stream:
        ole.check_native(stream.read())
