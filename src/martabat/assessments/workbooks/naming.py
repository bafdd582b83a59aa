"""Names of sheets: short enough for Excel, each once."""

import re
from collections.abc import Iterable

MOST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']+")
_LEAD = re.compile(r"^(hak atas|hak untuk|hak|right to|right of|rights of)\s+", re.IGNORECASE)


_SMALL = frozenset(
    ["dan", "atau", "yang", "dalam", "atas", "di", "ke", "dari", "untuk", "serta"]
    + ["and", "or", "the", "in", "of", "to", "for", "a"]
)


def sheet_names(rights: Iterable[tuple[int, str]]) -> list[str]:
    """Return a name for each right from its place and title: "6 Kesehatan"."""
    used: set[str] = set()
    names = []
    for place, title in rights:
        bare = " ".join(_FORBIDDEN.sub(" ", _LEAD.sub("", title)).split())
        name = _cut(f"{place} {bare[:1].upper()}{bare[1:]}")
        if name.casefold() in used:
            name = f"{name[: MOST - len(str(place)) - 1].rstrip()} {place}"
        used.add(name.casefold())
        names.append(name)
    return names


def _cut(name: str) -> str:
    """Return at most 31 letters, ending with a whole word that says something."""
    if len(name) <= MOST:
        return name
    words = name[: MOST + 1].rpartition(" ")[0].split()
    while len(words) > 2 and words[-1].casefold() in _SMALL:
        words.pop()
    return " ".join(words) if len(words) > 1 else name[:MOST]
