"""Which regions a text names, by the register: full names with their kind, and bare ones.

"Kota Singkawang", "Kab. Bengkayang" and "Maluku Tenggara Barat" name a region surely. A bare
"Singkawang" does so only perhaps: "Batu" begins a sentence on stones as well, and "Bogor" may mean
either of two. Bare names count only with a capital: "batu", "serang" and "paser" are words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from martabat.documents.texts.values import Page
from martabat.regions.register import RegisteredRegion, registered_regions

KINDS = {
    "kab": "regency",
    "kabupaten": "regency",
    "pemkab": "regency",
    "kota": "city",
    "kotamadya": "city",
    "kodya": "city",
    "pemkot": "city",
    "prov": "province",
    "propinsi": "province",
    "provinsi": "province",
    "pemprov": "province",
}
_LONG = {"kep": "kepulauan", "tj": "tanjung", "tjg": "tanjung", "peg": "pegunungan"}
_NOISE = {"administrasi", "adm"}
SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A region named at a place of the text; `sure` with its kind or by a name of many words."""

    code: str
    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    capital: bool


def mentions(body: str) -> Iterator[Mention]:
    """Yield every region that is named, in the order of the text."""
    words = _words(body)
    at = 0
    while at < len(words):
        found = _at(words, at)
        if found is None:
            at += 1
            continue
        codes, first, last, kind = found
        sure = bool(kind) or (len(codes) == 1 and last > first)
        for code in codes:
            yield Mention(code, words[first].start, words[last].end, sure)
        at = last + 1


def counted(pages: Iterable[Page]) -> dict[str, tuple[int, int, int]]:
    """Return of each region how often it is surely named, how often perhaps, and where first."""
    sure: dict[str, int] = defaultdict(int)
    perhaps: dict[str, int] = defaultdict(int)
    first: dict[str, int] = {}
    for page in pages:
        for mention in mentions(page.body):
            (sure if mention.sure else perhaps)[mention.code] += 1
            first.setdefault(mention.code, page.number)
    return {code: (sure[code], perhaps[code], page) for code, page in first.items()}


def without(body: str) -> str:
    """Return the text without the names of regions, so that copies of others show."""
    parts, at = [], 0
    for mention in mentions(body):
        if mention.start >= at:
            parts.append(body[at : mention.start])
            at = mention.end
    return " ".join([*parts, body[at:]])


def _words(body: str) -> list[_Word]:
    words = []
    for found in _WORD.finditer(body):
        text = found.group()
        folded = text.casefold()
        if folded not in _NOISE:
            words.append(
                _Word(_LONG.get(folded, folded), found.start(), found.end(), text[0].isupper())
            )
    return words


def _at(words: Sequence[_Word], at: int) -> tuple[tuple[str, ...], int, int, str] | None:
    """Return the codes named at this word, its first and last word, and the kind it was given."""
    kind = KINDS.get(words[at].text, "")
    start = at + 1 if kind else at
    best = _longest(words, start, kind) if start < len(words) else None
    if best is not None and kind:
        codes, last = best
        return codes, at, last, kind
    best = _longest(words, at, "")
    if best is None or not words[at].capital:
        return None
    codes, last = best
    return codes, at, last, ""


def _longest(words: Sequence[_Word], at: int, kind: str) -> tuple[tuple[str, ...], int] | None:
    for name in _index().get((kind, words[at].text), ()):
        last = at + len(name.words)
        if tuple(word.text for word in words[at:last]) == name.words:
            return name.codes, last - 1
    return None


@cache
def _index() -> dict[tuple[str, str], tuple[_Name, ...]]:
    """Return the names by kind ("" for bare ones) and first word, the longest first."""
    names: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for region in registered_regions().values():
        for words in _names(region):
            names["", words].append(region.code)
            names[region.kind, words].append(region.code)
    index: dict[tuple[str, str], list[_Name]] = defaultdict(list)
    for (kind, words), codes in names.items():
        index[kind, words[0]].append(_Name(words, tuple(dict.fromkeys(codes))))
    return {
        key: tuple(sorted(found, key=lambda name: -len(name.words))) for key, found in index.items()
    }


def _names(region: RegisteredRegion) -> set[tuple[str, ...]]:
    """Return the names of a region without its kind; short forms made for tiles are not used."""
    found = set()
    for name in (region.name, *region.aliases):
        words = [word.text for word in _words(name)]
        if words and words[0] in KINDS and len(words) > 1:
            words = words[1:]
        # "OI" for Ogan Ilir or "R4" for Raja Ampat are other things in most texts.
        if len("".join(words)) >= SHORTEST:
            found.add(tuple(words))
    return found
