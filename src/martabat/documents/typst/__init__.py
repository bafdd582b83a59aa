"""Make PDFs from Typst templates: tagged for screen readers (PDF/UA-1), with our own fonts.

What varies is handed over as JSON, never woven into markup, so no text of a user is ever read as
a command. Files outside this folder cannot be reached, and nothing is fetched.
"""

import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal, overload

import typst

from martabat.documents.layouts import ExplanationData, ReceiptData

FOLDER = Path(__file__).resolve().parent
STANDARD = "ua-1"
LANGUAGES = ("id", "en")


@overload
def render(
    template: Literal["receipt"],
    data: ReceiptData,
    *,
    language: str,
    created: datetime | None = None,
) -> bytes: ...


@overload
def render(
    template: Literal["explanation"],
    data: ExplanationData,
    *,
    language: str,
    created: datetime | None = None,
) -> bytes: ...


def render(
    template: str, data: Mapping[str, Any], *, language: str, created: datetime | None = None
) -> bytes:
    """Return the PDF of `template` filled with `data`, in "id" or "en".

    With `created` (with its time zone) the same data give the same bytes, so a receipt can be made
    again and compared.
    """
    if language not in LANGUAGES:
        raise ValueError(f"No words for the language {language!r}.")
    path = FOLDER / f"{template}.typ"
    if not path.exists():
        raise ValueError(f"No template {template!r}.")
    return typst.compile(
        path,
        root=FOLDER,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_printable(data)), "language": language},
        pdf_standards=STANDARD,
        timestamp=created,
    )


@cache
def _fonts() -> typst.Fonts:
    """Read the fonts once per process; those of the machine are left out, so PDFs look alike."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(FOLDER / "fonts")],
    )


def _printable(value: Any) -> Any:
    """Leave out characters that have no place on paper: controls, bidi marks, lone surrogates."""
    if isinstance(value, str):
        return "".join(
            " " if character in "\n\r\t" else character
            for character in unicodedata.normalize("NFC", value)
            if character in "\n\r\t" or unicodedata.category(character)[0] != "C"
        )
    if isinstance(value, Mapping):
        return {key: _printable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value
