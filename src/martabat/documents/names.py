"""Clean file names: what arrives from a phone or an office becomes a name safe to show and save."""

import re
import unicodedata

MAX_LENGTH = 120
FALLBACK = "dokumen"

_SEPARATORS = re.compile(r"[/\\]+")
# Characters that no file system likes, and quotes that confuse headers.
_UNSAFE = re.compile(r'[<>:"|?*`$%]')
_SPACES = re.compile(r"\s+")
# Device names that Windows keeps for itself, with or without an extension.
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)$", re.IGNORECASE)


def clean_text(text: str, *, max_length: int) -> str:
    """Return `text` on one line, in NFC, without control, bidi or unassigned characters."""
    kept = (
        " "
        if character in "\t\n\r\v\f" or unicodedata.category(character) in {"Zl", "Zp"}
        else character
        for character in unicodedata.normalize("NFC", text)
        if character in "\t\n\r\v\f" or not _is_invisible(character)
    )
    return _SPACES.sub(" ", "".join(kept)).strip()[:max_length].rstrip()


def _is_invisible(character: str) -> bool:
    # Cf holds the bidi overrides that make "gpj.exe" read as "exe.jpg"; Cs would not survive UTF-8.
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean_filename(filename: str, *, extension: str, known_extensions: frozenset[str]) -> str:
    """Return a safe name that ends with `extension` (the true type's, without the dot).

    Directories are stripped, a wrong known extension is replaced, and the stem is shortened so
    that the whole stays within MAX_LENGTH characters and 240 bytes.
    """
    name = clean_text(_SEPARATORS.split(filename)[-1], max_length=1000)
    name = _SPACES.sub(" ", _UNSAFE.sub(" ", name))
    stem = _strip_extensions(name, known_extensions)
    stem = stem.strip(" .")
    if not stem or _RESERVED.match(stem.split(".")[0].strip()):
        stem = f"{FALLBACK} {stem}".strip() if stem else FALLBACK
    room = MAX_LENGTH - len(extension) - 1
    stem = stem[:room]
    while len(stem.encode()) > 240 - len(extension) - 1:
        stem = stem[:-1]
    return f"{stem.rstrip(' .') or FALLBACK}.{extension}"


def extension_of(filename: str) -> str:
    """Return the last extension in lower case without its dot, or an empty string."""
    _, dot, extension = _SEPARATORS.split(filename)[-1].strip().rpartition(".")
    return extension.lower() if dot and extension.isalnum() and len(extension) <= 8 else ""


def _strip_extensions(name: str, known: frozenset[str]) -> str:
    """Take off every trailing known extension: `SK.pdf.docx` has the stem `SK`."""
    stem = name
    while (extension := extension_of(stem)) and extension in known:
        stem = stem.strip()[: -len(extension) - 1]
    return stem
