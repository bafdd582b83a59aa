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
    # Mobile numbers however they are divided, and area codes of land lines.
    (
        "phone",
        re.compile(
            r"(?<![\d/.,-])(?:"
            r"(?:\+?62|0)[ .-]?8\d{1,2}(?:[ .-]?\d{3,4}){2,3}"
            r"|\(0\d{2,3}\)[ -]?\d{3,4}[ .-]?\d{3,5}"
            r"|(?:\+62[ -]?|0)\d{2,3}[ -]\d{5,8}"
            r")(?!\d)"
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
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def masked(text: str) -> str:
    """Return the text with every piece of personal data taken out."""
    for one in reversed(personal_data(text)):
        text = f"{text[: one.start]}{MASK}{text[one.end :]}"
    return text
