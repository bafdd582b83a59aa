"""Take in one upload: stream it, hash it, find its true type, refuse what may harm.

Pure: no Django models, no storage. What is refused, and why:

- the type is told by the bytes, never by the name; a wrong extension of an allowed type is put
  right and told;
- anything locked, cut off or that cannot be opened: nobody could verify with it;
- anything that runs: programs, scripts, web pages, macros, PDFs with launch actions or scripts
  that start by themselves, programs inside documents. Scripts inside PDF form fields (number
  formats) are let through: viewers run them only in their sandbox, and many office forms have them;
- anything that unfolds far beyond its size, in zip entries, in nested zips or in pixels;
- files that are two types at once.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from martabat.documents.intake import images, kinds, ole, pdfs, zips
from martabat.documents.intake.kinds import Kind
from martabat.documents.names import clean_filename, extension_of
from martabat.documents.refusals import Notice, Refusal, UploadRefused

CHUNK = 64 * 1024
# What fits into memory is not written to disk before it is found good.
SPOOL = 2 * 1024 * 1024


class Readable(Protocol):
    """An open binary file or Django's UploadedFile."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was found good. `file` stands at its beginning; close it when done."""

    file: BinaryIO
    sha256: str
    size: int
    kind: Kind
    filename: str
    pages: int | None
    notices: tuple[Notice, ...]

    @property
    def media_type(self) -> str:
        """The true media type."""
        return self.kind.media_type


def receive(upload: Readable, *, filename: str, limit: int) -> Received:
    """Read `upload` in chunks, at most `limit` bytes, and inspect it; raise UploadRefused."""
    file = cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=SPOOL))  # noqa: SIM115 - returned
    try:
        sha256, size = _spool(upload, file, limit)
        kind, pages = _inspect(file, size)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    cleaned = clean_filename(
        filename,
        extension=_extension(kind, filename),
        known_extensions=kinds.REPLACEABLE_EXTENSIONS,
    )
    claimed = extension_of(filename)
    corrected = bool(claimed) and claimed not in kind.extensions
    notices = (Notice.EXTENSION_CORRECTED,) if corrected else ()
    return Received(file, sha256, size, kind, cleaned, pages, notices)


def _spool(upload: Readable, file: BinaryIO, limit: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(upload):
        size += len(chunk)
        if size > limit:
            raise UploadRefused(Refusal.TOO_LARGE, detail=f"more than {limit} bytes")
        digest.update(chunk)
        file.write(chunk)
    if size == 0:
        raise UploadRefused(Refusal.EMPTY)
    return digest.hexdigest(), size


def _chunks(upload: Readable) -> Iterator[bytes]:
    while chunk := upload.read(CHUNK):
        yield chunk


def _inspect(file: BinaryIO, size: int) -> tuple[Kind, int | None]:
    file.seek(0)
    head = file.read(kinds.HEAD)
    family = kinds.family_of(head)
    try:
        match family:
            case kinds.Family.PDF:
                return kinds.PDF, pdfs.inspect(file)
            case kinds.Family.ZIP:
                return zips.inspect(file, size=size), None
            case kinds.Family.OLE:
                return ole.inspect(file), None
            case kinds.Family.IMAGE:
                return images.inspect(file, kinds.image_kind(head))
    except UploadRefused:
        raise
    except Exception as error:
        # Parsers of hostile bytes raise almost anything; whatever they trip over is not readable.
        raise UploadRefused(
            Refusal.BROKEN, detail=f"{family}: {type(error).__name__}: {error}"[:300]
        ) from error
    raise UploadRefused(kinds.why_not(head), detail=kinds.describe(head))


def _extension(kind: Kind, filename: str) -> str:
    claimed = extension_of(filename)
    return claimed if claimed in kind.extensions else kind.extensions[0]
