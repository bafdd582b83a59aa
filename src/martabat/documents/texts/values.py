"""What reading a file gives: its pages of words, or why there are none."""

import re
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

# Grows when reading or counting changes, so that files are read again.
VERSION = 1
# About a thousand printed pages: whoever proves something proves it within.
MAX_CHARACTERS = 2_000_000
MAX_PAGE_CHARACTERS = 100_000
MAX_PAGES = 2_000
MAX_NAME = 100
# Of the processor, and of the clock; the process that waits is a little more patient.
SECONDS = 60
PATIENCE = 240

Reason = Literal["", "empty", "broken", "limits", "no_ocr", "no_office"]
REASONS: tuple[Reason, ...] = ("", "empty", "broken", "limits", "no_ocr", "no_office")

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# A word that the end of a line has broken: pdfium tells it by these signs.
_BROKEN_WORD = re.compile(r"[\x02\ufffe]\s*|\u00ad")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u200b-\u200f]")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")


@dataclass(frozen=True, slots=True)
class Page:
    """The words of one page; `name` is that of a sheet."""

    number: int
    body: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a file.

    `scanned`: its pages are mostly pictures. `recognised`: words were recognised in pictures, by us
    or by the scanner, and may be misread. `truncated`: there is more than was read. `reason` tells
    why there are no words.
    """

    pages: tuple[Page, ...] = ()
    scanned: bool = False
    recognised: bool = False
    truncated: bool = False
    reason: Reason = ""
    # What a parser said, for the log: never shown.
    detail: str = field(default="", compare=False)

    def plain(self) -> dict[str, Any]:
        """Return the text as JSON takes it."""
        return asdict(self)

    @classmethod
    def of(cls, content: dict[str, Any]) -> "Text":
        """Return the text that `plain` wrote; ValueError, KeyError or TypeError for other things.

        The child has read hostile bytes: what it says is bounded and cleaned here once more.
        """
        collected = Collected()
        with collected.until_full():
            for page in content["pages"]:
                collected.add(str(page["body"]), name=str(page["name"]), number=int(page["number"]))
        reason = content["reason"]
        if reason not in REASONS:
            raise ValueError(reason)
        return cls(
            pages=tuple(collected.pages),
            scanned=content["scanned"] is True,
            recognised=content["recognised"] is True,
            truncated=content["truncated"] is True or collected.truncated,
            reason=reason,
            detail=str(content.get("detail", ""))[:300],
        )


class Full(Exception):  # noqa: N818 - an answer, not a fault
    """As much was read as is ever kept."""


class Collected:
    """The pages read so far, cleaned, until there are too many or time is up."""

    def __init__(self, patience: float = PATIENCE) -> None:
        """Begin with no page, and with so many seconds of the clock."""
        self.pages: list[Page] = []
        self.truncated = False
        self._left = MAX_CHARACTERS
        self._ends = time.monotonic() + patience
        self._worked = time.process_time()

    def add(self, body: str, *, name: str = "", number: int = 0) -> None:
        """Take up a page; raise Full when nothing more is kept after it."""
        room = min(self._left, MAX_PAGE_CHARACTERS)
        # Cleaning only shortens, so what is far beyond the room need not be cleaned.
        shortened = body[: 4 * room + 1]
        cleaned = clean(shortened)
        if len(cleaned) > room or len(shortened) < len(body):
            self.truncated = True
            cleaned = cleaned[:room]
        self._left -= len(cleaned)
        self.pages.append(Page(number or len(self.pages) + 1, cleaned, clean(name)[:MAX_NAME]))
        if self._left <= 0 or len(self.pages) >= MAX_PAGES:
            raise Full

    @property
    def seconds_left(self) -> float:
        """How long may still be read, by the clock."""
        return self._ends - time.monotonic()

    def check_time(self) -> None:
        """Raise Full when the clock or the processor's share has run out."""
        worked = time.process_time() - self._worked
        if self.seconds_left <= 0 or worked > SECONDS * 0.8:
            raise Full

    @contextmanager
    def until_full(self) -> Iterator[None]:
        """Read within: when it is full, what was read stays and is marked as cut off."""
        try:
            yield
        except Full:
            self.truncated = True

    @property
    def empty(self) -> bool:
        """Whether not a single letter or digit was read."""
        return not any(sign.isalnum() for page in self.pages for sign in page.body)


def clean(text: str) -> str:
    """Return text without unseen signs, with single blanks and no blank lines."""
    text = _BROKEN_WORD.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = unicodedata.normalize("NFC", _UNSEEN.sub(" ", text.translate(_LIGATURES)))
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
