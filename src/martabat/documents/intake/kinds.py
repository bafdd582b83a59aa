"""The types of file that we take, and how their first bytes tell them."""

import re
from dataclasses import dataclass
from enum import StrEnum

import puremagic

from martabat.documents.refusals import Refusal

HEAD = 4096


@dataclass(frozen=True, slots=True)
class Kind:
    """One allowed type; the first extension is the usual one."""

    name: str
    media_type: str
    extensions: tuple[str, ...]
    # Whether a browser may show it itself, without any program of the office's machine.
    inline: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = Kind("PDF", "application/pdf", ("pdf",), inline=True)
DOCX = Kind("Word", f"{_OFFICE}.wordprocessingml.document", ("docx",))
XLSX = Kind("Excel", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",))
DOC = Kind("Word 97–2003", "application/msword", ("doc",))
XLS = Kind("Excel 97–2003", "application/vnd.ms-excel", ("xls",))
ODT = Kind("OpenDocument", "application/vnd.oasis.opendocument.text", ("odt",))
ODS = Kind("OpenDocument", "application/vnd.oasis.opendocument.spreadsheet", ("ods",))
PNG = Kind("PNG", "image/png", ("png",), inline=True)
JPEG = Kind("JPEG", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), inline=True)
WEBP = Kind("WebP", "image/webp", ("webp",), inline=True)
GIF = Kind("GIF", "image/gif", ("gif",), inline=True)
TIFF = Kind("TIFF", "image/tiff", ("tif", "tiff"))

KINDS = (PDF, DOCX, XLSX, DOC, XLS, ODT, ODS, PNG, JPEG, WEBP, GIF, TIFF)
BY_MEDIA_TYPE = {kind.media_type: kind for kind in KINDS}
ACCEPT = ",".join(f".{extension}" for kind in KINDS for extension in kind.extensions)

# Extensions that would lie about, or be dangerous beside, the true one, and are taken off.
_DANGEROUS = """
exe dll com scr msi msp cpl pif bat cmd ps1 vbs vbe js jse wsf wsh hta jar class lnk reg sh py php
phtml asp aspx jsp html htm xhtml svg xml zip rar 7z docm xlsm dotm xltm apk app
"""
DANGEROUS_EXTENSIONS = frozenset(_DANGEROUS.split())
REPLACEABLE_EXTENSIONS = DANGEROUS_EXTENSIONS | {
    extension for kind in KINDS for extension in kind.extensions
}


class Family(StrEnum):
    """How a file must be opened to tell its type."""

    PDF = "pdf"
    ZIP = "zip"
    OLE = "ole"
    IMAGE = "image"
    OTHER = "other"


_IMAGE_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
_EXECUTABLE = re.compile(
    rb"MZ|\x7fELF|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe|#!"
    rb"|L\x00\x00\x00\x01\x14\x02\x00|dex\n"
)
_ARCHIVE = re.compile(
    rb"PK|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|MSCF|ISc\(|\x1f[\x9d\xa0]"
)
_WEB = re.compile(
    rb"\s*(?:<\?xml|<!doctype|<!--|<html|<head|<body|<svg|<script|<\?php|<%|<iframe|<math)",
    re.IGNORECASE,
)


def family_of(head: bytes) -> Family:
    """Tell from the first bytes which parser decides."""
    # A PDF may follow a byte-order mark or blanks, nothing else: other prefixes make polyglots.
    if head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t \x00").startswith(b"%PDF-"):
        return Family.PDF
    if head.startswith(b"PK\x03\x04"):
        return Family.ZIP
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Family.OLE
    return Family.IMAGE if _image(head) else Family.OTHER


def image_kind(head: bytes) -> Kind:
    """Return the kind of image that `head` begins."""
    kind = _image(head)
    if kind is None:
        raise ValueError("not an image")
    return kind


def _image(head: bytes) -> Kind | None:
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    return next((kind for start, kind in _IMAGE_SIGNATURES if head.startswith(start)), None)


def is_executable(head: bytes) -> bool:
    """Whether these first bytes start a program or a script."""
    return _EXECUTABLE.match(head) is not None


def why_not(head: bytes) -> Refusal:
    """Return the most helpful reason for bytes that are no allowed type."""
    if is_executable(head):
        return Refusal.EXECUTABLE
    if _ARCHIVE.match(head) or head[257:262] == b"ustar":
        return Refusal.ARCHIVE
    if _WEB.match(head.removeprefix(b"\xef\xbb\xbf")):
        return Refusal.WEB_PAGE
    return Refusal.UNKNOWN_TYPE


def describe(head: bytes) -> str:
    """Name what the bytes seem to be, for the log."""
    try:
        return str(puremagic.from_string(head, mime=True))
    except (puremagic.PureError, ValueError, IndexError):
        return "unknown"
