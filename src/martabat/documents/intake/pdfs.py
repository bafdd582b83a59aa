"""Look into a PDF: can it be opened by anybody, and does anything in it run by itself?"""

import time
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

import pikepdf
import pikepdf.settings

from martabat.documents.intake import kinds, zips
from martabat.documents.refusals import Refusal, UploadRefused

MAX_OBJECTS = 400_000
MAX_PAGES = 10_000
# Real object streams hold a few hundred objects; what unfolds beyond this is made to harm.
MAX_UNFOLDED = 16 * 1024 * 1024
SECONDS = 10

# For the whole process and once, as qpdf demands; pictures are drawn elsewhere (see pictures.py).
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MAX_UNFOLDED,
    png_max_memory=MAX_UNFOLDED,
    tiff_max_memory=MAX_UNFOLDED,
    run_length_max_memory=MAX_UNFOLDED,
    dct_max_memory=MAX_UNFOLDED,
    max_stream_filters=4,
)

_AUTOMATIC = frozenset({"/JavaScript", "/Launch", "/ImportData", "/Rendition"})
_ALWAYS = (b"/S /Launch", b"/S /ImportData")


def inspect(file: BinaryIO) -> int:
    """Return the number of pages, or raise UploadRefused."""
    file.seek(0)
    try:
        with pikepdf.open(file, suppress_warnings=True) as pdf:
            _unfold_in_time(pdf)
            pages = len(pdf.pages)
            _check_size(pdf, pages)
            _check_automatic(pdf)
            _check_objects(pdf)
    except pikepdf.PasswordError as error:
        raise UploadRefused(Refusal.ENCRYPTED, detail="PDF with a user password") from error
    if zips.has_directory(file):
        raise UploadRefused(Refusal.DISGUISED, detail="PDF and zip in one")
    return pages


def _unfold_in_time(pdf: pikepdf.Pdf) -> None:
    """Read every object once: many small object streams may together unfold to very much."""
    declared = int(pdf.trailer.get("/Size", 0))
    if declared > MAX_OBJECTS:
        raise UploadRefused(Refusal.BOMB, detail=f"declares {declared} objects")
    end = time.monotonic() + SECONDS
    for number in range(1, declared):
        pdf.get_object(number, 0)
        if time.monotonic() > end:
            raise UploadRefused(Refusal.BOMB, detail="takes too long to read")


def _check_size(pdf: pikepdf.Pdf, pages: int) -> None:
    if pages == 0:
        raise UploadRefused(Refusal.BROKEN, detail="PDF without pages")
    if pages > MAX_PAGES or len(pdf.objects) > MAX_OBJECTS:
        raise UploadRefused(Refusal.BOMB, detail=f"{pages} pages, {len(pdf.objects)} objects")


def _check_automatic(pdf: pikepdf.Pdf) -> None:
    """Refuse scripts that start when the document or its first page is opened."""
    root = pdf.Root
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        raise UploadRefused(Refusal.ACTIVE_PDF, detail="document-level JavaScript")
    holders = [root.get("/OpenAction"), *_events(root)]
    # Only the first pages: an action deeper inside is found by _check_objects when it can harm.
    for page in list(pdf.pages)[:50]:
        holders.extend(_events(page.obj))
    for action in holders:
        if isinstance(action, pikepdf.Dictionary) and _type(action) in _AUTOMATIC:
            raise UploadRefused(Refusal.ACTIVE_PDF, detail=f"automatic {_type(action)}")


def _events(holder: pikepdf.Object) -> Iterator[pikepdf.Object]:
    events = holder.get("/AA")
    if isinstance(events, pikepdf.Dictionary):
        yield from (events[key] for key in events.keys())  # noqa: SIM118 - not a mapping


def _check_objects(pdf: pikepdf.Pdf) -> None:
    """Refuse actions that start programs, and programs attached to the document."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            if thing.get("/Type") == "/EmbeddedFile":
                _check_attachment(thing)
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Array):
            # Written out, names lose their disguises (`/L#61unch`) and nested actions are seen too.
            text = thing.unparse(resolved=True)
            if any(name in text for name in _ALWAYS):
                raise UploadRefused(Refusal.ACTIVE_PDF, detail="launch action")
            if b"/EF " in text:
                _check_attachment_names(thing, depth=0)


def _check_attachment(stream: pikepdf.Stream) -> None:
    if kinds.is_executable(_beginning(stream)):
        raise UploadRefused(Refusal.EXECUTABLE, detail="program attached to a PDF")


def _beginning(stream: pikepdf.Stream) -> bytes:
    """Unfold only as much as tells the type."""
    filters = stream.get("/Filter")
    if filters == "/FlateDecode" and "/DecodeParms" not in stream:
        return zlib.decompressobj().decompress(stream.read_raw_bytes(), kinds.HEAD)
    return stream.read_bytes()[: kinds.HEAD]


def _check_attachment_names(thing: object, *, depth: int) -> None:
    if depth > 20:
        raise UploadRefused(Refusal.BROKEN, detail="attachments nested too deep")
    if isinstance(thing, pikepdf.Array):
        for part in thing:
            _check_attachment_names(part, depth=depth + 1)
    elif isinstance(thing, pikepdf.Dictionary):
        for key in ("/UF", "/F"):
            name = thing.get(key)
            if "/EF" in thing and isinstance(name, pikepdf.String):
                _check_attachment_name(str(name))
        for key in thing.keys():  # noqa: SIM118 - a pikepdf dictionary is not a mapping
            value = thing.get(key)
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                _check_attachment_names(value, depth=depth + 1)


def _check_attachment_name(name: str) -> None:
    suffix = PurePosixPath(name.lower()).suffix.lstrip(".")
    if suffix in kinds.DANGEROUS_EXTENSIONS - zips.HARMLESS_INSIDE:
        raise UploadRefused(Refusal.EXECUTABLE, detail=f"attached .{suffix}")


def _type(action: object) -> str:
    if not isinstance(action, pikepdf.Dictionary):
        return ""
    kind = action.get("/S")
    return str(kind) if isinstance(kind, pikepdf.Name) else ""
