"""Personal data that has no place in a release: telephone numbers, addresses, identity numbers.

A committee letter published in 2020 carried its members' telephone numbers (domain 1.7).
"""

import re
from dataclasses import dataclass
from typing import Literal

What = Literal["phone", "email", "nik"]
_PATTERNS: tuple[tuple[What, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    # Sixteen digits, also in groups of four; NIK and KK look alike.
    ("nik", re.compile(r"(?<!\d)\d{4}[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{4}(?!\d)")),
    (
        "phone",
        re.compile(
            r"(?<![\d/.-])(?:\+?62|0)[ .-]?(?:\(0?\d{2,4}\)[ .-]?)?8?\d{1,3}"
            r"(?:[ .-]?\d{2,5}){2,3}(?![\d/])"
        ),
    ),
)
MASK = "[dihapus]"


@dataclass(frozen=True, slots=True)
class Personal:
    """One piece of personal data and where it stands."""

    what: What
    text: str
    start: int
    end: int


def personal_data(text: str) -> list[Personal]:
    """Return what looks like personal data, in the order of the text."""
    found: list[Personal] = []
    for what, pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            one = Personal(what, hit.group(), hit.start(), hit.end())
            if what == "phone" and sum(letter.isdigit() for letter in one.text) < 8:
                continue
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def masked(text: str) -> str:
    """Return the text with every piece of personal data taken out."""
    for one in reversed(personal_data(text)):
        text = f"{text[: one.start]}{MASK}{text[one.end :]}"
    return text
