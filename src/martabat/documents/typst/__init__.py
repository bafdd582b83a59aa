"""Make PDFs from Typst templates: tagged for screen readers (PDF/UA-1), with our own fonts.

What varies is handed over as JSON, never woven into markup, so no text of a user is ever read as
a command. Files outside this folder cannot be reached, and nothing is fetched.
"""

import json
import shutil
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal, NotRequired, TypedDict, Unpack, overload

import typst

from martabat.documents.layouts import ExplanationData, ReceiptData
from martabat.documents.paper_layouts import (
    CertificatePaper,
    OfficialPaper,
    ReportPaper,
)
from martabat.documents.records import RecordPaper

FOLDER = Path(__file__).resolve().parent
STANDARD: Final = "ua-1"
ARCHIVAL_STANDARD: Final = "a-2a"
LANGUAGES = ("id", "en")


class Options(TypedDict):
    """How a paper is made.

    `files` are pictures by the name under which the data speak of them ("photo-1.jpg"). An
    `archival` paper is PDF/A-2a besides PDF/UA-1: it holds all that it needs to be read in decades.
    """

    language: str
    created: NotRequired[datetime | None]
    files: NotRequired[Mapping[str, bytes]]
    archival: NotRequired[bool]


@overload
def render(
    template: Literal["receipt"], data: ReceiptData, **options: Unpack[Options]
) -> bytes: ...
@overload
def render(
    template: Literal["explanation"], data: ExplanationData, **options: Unpack[Options]
) -> bytes: ...
@overload
def render(template: Literal["record"], data: RecordPaper, **options: Unpack[Options]) -> bytes: ...
@overload
def render(
    template: Literal["certificate"], data: CertificatePaper, **options: Unpack[Options]
) -> bytes: ...
@overload
def render(template: Literal["report"], data: ReportPaper, **options: Unpack[Options]) -> bytes: ...
@overload
def render(
    template: Literal["letter", "title"], data: OfficialPaper, **options: Unpack[Options]
) -> bytes: ...


def render(template: str, data: Mapping[str, Any], **options: Unpack[Options]) -> bytes:
    """Return the PDF of `template` filled with `data`, in "id" or "en".

    With `created` (with its time zone) the same data give the same bytes, so a receipt can be made
    again and compared.
    """
    if options["language"] not in LANGUAGES:
        raise ValueError(f"No words for the language {options['language']!r}.")
    path = FOLDER / f"{template}.typ"
    if not path.exists():
        raise ValueError(f"No template {template!r}.")
    shown = printable(data)
    try:
        return _compile(path, shown, options)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        # A standard for all readers allows no letter without a shape; emoji are none of ours.
        return _compile(path, _covered(shown), options)


def _compile(path: Path, data: Any, options: Options) -> bytes:
    files = options.get("files")
    if not files:
        return _compiled(path, FOLDER, data, options)
    # Typst reads within one folder only, so templates and pictures meet in one that goes away.
    with TemporaryDirectory() as name:
        folder = Path(name)
        for template in FOLDER.glob("*.typ"):
            shutil.copy(template, folder)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        return _compiled(folder / path.name, folder, data, options)


def _compiled(path: Path, folder: Path, data: Any, options: Options) -> bytes:
    created = options.get("created")
    return typst.compile(
        path,
        root=folder,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data), "language": options["language"]},
        pdf_standards=[STANDARD, ARCHIVAL_STANDARD] if options.get("archival") else STANDARD,
        timestamp=created.astimezone(UTC).replace(microsecond=0) if created else None,
    )


@cache
def _fonts() -> typst.Fonts:
    """Read the fonts once per process; those of the machine are left out, so PDFs look alike."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(FOLDER / "fonts")],
    )


@cache
def _coverage() -> frozenset[str]:
    ranges = json.loads((FOLDER / "fonts" / "coverage.json").read_text())
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


def printable(data: Any) -> Any:
    """Leave out characters that have no place on paper: controls, bidi marks, lone surrogates."""
    return _each_text(data, _without_controls)


def _without_controls(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if character in "\n\r\t" else character
        for character in unicodedata.normalize("NFC", text)
        if character in "\n\r\t" or unicodedata.category(character)[0] != "C"
    )


def _covered(data: Any) -> Any:
    """Replace every character that our own font cannot show."""
    known = _coverage()
    return _each_text(data, lambda text: "".join(part if part in known else "?" for part in text))


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _each_text(part, change) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_each_text(part, change) for part in value]
    return value
