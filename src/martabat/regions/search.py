"""Finding regions by what people type: names, codes, abbreviations, misspellings.

Pure: it reads the shipped register and returns codes, the best first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from martabat.regions.register import RegisteredRegion, registered_regions

_KINDS = {
    "kab": "regency",
    "kabupaten": "regency",
    "kota": "city",
    "kotamadya": "city",
    "kodya": "city",
    "prov": "province",
    "propinsi": "province",
    "provinsi": "province",
}
_LONG = {"kep": "kepulauan", "tj": "tanjung", "tjg": "tanjung", "peg": "pegunungan"}
_NOISE = {"administrasi", "adm"}
_MISSPELT = 72.0  # below this likeness, what is found is rarely what was meant
_MAX_QUERY = 100


@dataclass(frozen=True)
class _Query:
    name: str  # without the kind, words separated by one blank
    whole: str  # with it: "Kota Solok Selatan" must not lose its first word too early
    kind: str
    digits: str


@dataclass(frozen=True)
class _Index:
    names: dict[str, list[str]]  # name in small letters -> codes
    joined: dict[str, list[str]]  # the same without blanks: "muarojambi"
    kinds: dict[str, str]


def _words(text: str) -> list[str]:
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return [_LONG.get(word, word) for word in words if word not in _NOISE]


def _parse(text: str) -> _Query:
    text = text[:_MAX_QUERY]
    words = _words(text)
    kind = _KINDS.get(words[0], "") if words else ""
    name = words[1:] if kind and len(words) > 1 else words
    digits = re.sub(r"[\s.]", "", text)
    return _Query(
        name=" ".join(name),
        whole=" ".join(words),
        kind=kind,
        digits=digits if digits.isascii() and digits.isdigit() else "",
    )


def _names_of(region: RegisteredRegion, province: RegisteredRegion) -> Iterable[str]:
    full = _words(region.name)
    bare = full[1:] if region.kind != "province" and len(full) > 1 else full
    yield " ".join(bare)
    yield " ".join(full)
    yield " ".join(_words(region.short_name))
    for alias in region.aliases:
        yield " ".join(_words(alias))
    if region.kind != "province":
        yield " ".join(bare + _words(province.name))
        yield " ".join(bare + _words(province.short_name))


@cache
def _index() -> _Index:
    regions = registered_regions()
    names: dict[str, list[str]] = defaultdict(list)
    joined: dict[str, list[str]] = defaultdict(list)
    for region in regions.values():
        province = regions[region.province_code or region.code]
        for name in dict.fromkeys(_names_of(region, province)):
            names[name].append(region.code)
            joined[name.replace(" ", "")].append(region.code)
    kinds = {region.code: region.kind for region in regions.values()}
    return _Index(names=dict(names), joined=dict(joined), kinds=kinds)


def _by_code(digits: str) -> list[str]:
    return [code for code in registered_regions() if code.replace(".", "").startswith(digits)]


def _rank(query: _Query) -> dict[str, float]:
    """Score every region that may be meant: 300 exact, 200 and more prefix, below 100 fuzzy."""
    index = _index()
    ranks: dict[str, float] = {}

    def raise_to(codes: Iterable[str], rank: float) -> None:
        for code in codes:
            ranks[code] = max(ranks.get(code, 0.0), rank)

    tight = query.name.replace(" ", "")
    parts = query.name.split()
    for joined, codes in index.joined.items():
        if joined == tight:
            raise_to(codes, 300)
        elif joined.startswith(tight):
            raise_to(codes, 200 + 50 * len(tight) / len(joined))
    for name, codes in index.names.items():
        words = name.split()
        if all(any(word.startswith(part) for word in words) for part in parts):
            raise_to(codes, 100 + 50 * len(tight) / len(name))
    for scorer, keys, text in (
        (fuzz.ratio, index.joined, tight),
        (fuzz.token_sort_ratio, index.names, query.name),
    ):
        found = process.extract(text, list(keys), scorer=scorer, limit=30, score_cutoff=_MISSPELT)
        for name, likeness, _place in found:
            raise_to(keys[name], likeness - 1)
    return ranks


@lru_cache(maxsize=2048)
def find_codes(text: str) -> tuple[str, ...]:
    """Return the codes of the regions that `text` may mean, the best first."""
    query = _parse(text)
    if query.digits:
        return tuple(_by_code(query.digits))
    if not query.name:
        return ()
    kinds = _index().kinds
    if query.name in _KINDS:
        wanted = _KINDS[query.name]
        return tuple(code for code, kind in kinds.items() if kind == wanted)
    ranks = _rank(query)
    if query.whole != query.name:
        # "Kota Baru": the first word may belong to the name.
        for code, rank in _rank(_Query(query.whole, query.whole, "", "")).items():
            ranks[code] = max(ranks.get(code, 0.0), rank)

    # What merely resembles the words is noise once the very name was hit; a part of a name
    # that was hit may still be a misspelling of another: "kab baru" for Barru.
    best = max(
        (rank for code, rank in ranks.items() if query.kind in ("", kinds[code])), default=0.0
    )
    least = 100 if best >= 300 else 84 if best >= 100 else best - 12

    def order(code: str) -> tuple[float, str]:
        # The kind decides between equals: "kota bogor", "kab bogor".
        right_kind = kinds[code] == query.kind
        return -ranks[code] - (60 if right_kind else 0), code

    return tuple(sorted((code for code, rank in ranks.items() if rank >= least), key=order))
