"""Names of provinces, regencies, cities and of the towns that regencies are governed from."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from martabat.newsroom.reading.values import Span
from martabat.regions.register import RegisteredRegion, registered_regions

# Names that are also ordinary words, parts of persons' names or other abbreviations: they are
# regions only behind "Kota", "Kabupaten", "Bupati" … or as a dateline.
_RISKY_WORDS = """
    agam anggi asmat babar balam bangko banjar basel batang bateng batu belu benteng bima
    borong bula bungku buranga buru daik dobo elelim fef gido idi kapuas karo kaur kbb kepi
    klu koba krui ksb kuningan landak langara lebong lingga liwa lotu maba malaka mappi marisa
    matra mbd metro mitra mulia muna mura nad negara palas pali pandan parigi paser pati pbd
    piru praya puncak raha rantau rumbia salak salakan sbb sbd sbt seba seluma sigi soe
    sukadana sumber tahuna tais tala tanjung tigi toba touna tts ttu tuba wanci waris weda
    woha
"""
_RISKY = frozenset(_RISKY_WORDS.split()) | {"intan jaya", "kota baru", "ba a"}
# Only when written in capitals.
_CAPITALS = frozenset(
    {
        "kbb",
        "klu",
        "hss",
        "ntb",
        "tts",
        "dkj",
        "ntt",
        "ppu",
        "ksb",
        "hst",
        "diy",
        "dki",
        "nad",
        "pali",
        "sbd",
        "hsu",
        "ttu",
    }
)
_NOT_NAMES = frozenset({"ktt", "kkt", "oi", "mtb", "r4", "kota", "barat", "50 kota"})
_KIND_WORDS = {
    "kota": "city",
    "kotamadya": "city",
    "kodya": "city",
    "walikota": "city",
    "pemkot": "city",
    "pemko": "city",
    "wawali": "city",
    "wawako": "city",
    "polresta": "city",
    "polrestabes": "city",
    "kab": "regency",
    "kabupaten": "regency",
    "bupati": "regency",
    "wabup": "regency",
    "pemkab": "regency",
    "cabup": "regency",
    "prov": "province",
    "provinsi": "province",
    "propinsi": "province",
    "gubernur": "province",
    "wagub": "province",
    "pemprov": "province",
    "polda": "province",
    "kejati": "province",
    "kapolda": "province",
    "gubernurnya": "province",
}
_SAME_WORDS = {
    "sumatra": "sumatera",
    "kep": "kepulauan",
    "di": "daerah istimewa",
    "jogyakarta": "yogyakarta",
    "jogjakarta": "yogyakarta",
    "kalimatan": "kalimantan",
    "sulawasi": "sulawesi",
    "tanjungbalai": "tanjung balai",
}
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_GAP = re.compile(r"[ ]{0,3}[-./–]?[ ]{0,3}")
_STREET = re.compile(r"(?:\bjalan|\bjln?\.?|\bgang|\bgg\.?)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# "Jakarta Centre for …", "Bali Post": the name of something else.
_OF_A_NAME = re.compile(r"\s(?:Cent(?:re|er)|Post|Globe|Institute|Ekspres|Express|Pos)\b")
# "Kabupaten/Kota" tells nothing about the kind.
_EITHER = re.compile(
    r"(?:kab(?:upaten)?\.?\s*(?:/|dan|atau)\s*kota|kota\s*(?:/|dan)\s*kab(?:upaten)?\.?)\s*$", re.I
)


# "Riau" is another province, "Seribu" a number.
_ISLANDS_OF = ("Kepulauan Riau", "Kepulauan Seribu", "Kepulauan Sula", "Kepulauan Aru")


@dataclass(frozen=True, slots=True)
class RegionSpan:
    """A place that stands in the text: `codes` are those it may be, the likelier first.

    `span` takes in the word for its kind ("Kota", "Kab.", "Wali Kota" does not count as one of the
    name but tells `kind`), `name` is the name alone; `seat` says that the text names the town.
    """

    span: Span
    name: Span
    codes: tuple[str, ...]
    kind: str = ""
    seat: bool = False

    @property
    def code(self) -> str:
        """Return the likeliest code."""
        return self.codes[0]


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    codes: tuple[str, ...]
    seat: bool
    risky: bool
    capitals: bool


def find(text: str, *, dateline: Span | None = None) -> tuple[RegionSpan, ...]:
    """Return the regions that a text names, in its order; the longest name wins.

    Names that are also common words count within `dateline` and behind a word for their kind.
    """
    index = _index()
    tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]
    found: list[RegionSpan] = []
    number = 0
    while number < len(tokens):
        start, _, word = tokens[number]
        entries = index.get(word.casefold())
        if entries is None:
            number += 1
            continue
        span, used = _at(text, tokens, number, entries, dateline)
        if span is not None:
            found.append(span)
        number += max(used, 1)
    return tuple(found)


def _at(
    text: str,
    tokens: list[tuple[int, int, str]],
    number: int,
    entries: tuple[_Entry, ...],
    dateline: Span | None,
) -> tuple[RegionSpan | None, int]:
    start = tokens[number][0]
    for entry in entries:
        end = _matched(text, tokens, number, entry.words)
        if not end:
            continue
        kind, kind_start = _kind_before(text, tokens, number)
        used = end[1]
        written = text[start : end[0]]
        in_dateline = dateline is not None and dateline.start <= start < dateline.end
        if not (written[:1].isupper() or written[:1].isdigit() or kind):
            return None, 1
        if _OF_A_NAME.match(text, end[0]):
            return None, used
        if entry.capitals and not written.replace(" ", "").isupper():
            continue
        if entry.risky and not ((kind and written[0].isupper()) or in_dateline):
            return None, used
        if not kind and _STREET.search(text[max(0, start - 40) : start]):
            return None, used
        codes = _of_kind(entry, kind)
        return RegionSpan(
            Span(kind_start, end[0]), Span(start, end[0]), codes, kind, entry.seat
        ), used
    return None, 1


def _matched(
    text: str, tokens: list[tuple[int, int, str]], number: int, words: tuple[str, ...]
) -> tuple[int, int] | None:
    """Return where an entry's words end in the text and how many tokens they took."""
    at = 0
    taken = number
    end = tokens[number][0]
    while at < len(words):
        if taken >= len(tokens):
            return None
        start, stop, word = tokens[taken]
        if taken > number and not _GAP.fullmatch(text, end, start):
            return None
        for part in _same(word.casefold()):
            if at >= len(words) or words[at] != part:
                return None
            at += 1
        end = stop
        taken += 1
    return end, taken - number


def _kind_before(text: str, tokens: list[tuple[int, int, str]], number: int) -> tuple[str, int]:
    """Return what the word before the name tells of its kind, and where name and kind begin."""
    start = tokens[number][0]
    if number == 0:
        return "", start
    before_start, before_end, word = tokens[number - 1]
    kind = _KIND_WORDS.get(word.casefold(), "")
    if word.casefold() == "administrasi" and number > 1:
        before_start = tokens[number - 2][0]
        kind = "city"
    if not kind or not _GAP.fullmatch(text, before_end, start):
        return "", start
    if _EITHER.search(text[max(0, start - 24) : start]):
        return "", start
    joined = word.casefold() in ("kota", "kab", "kabupaten", "prov", "provinsi", "propinsi")
    whole = before_start if joined and not _mayor(tokens, number) else start
    return kind, whole


def _mayor(tokens: list[tuple[int, int, str]], number: int) -> bool:
    return number > 1 and tokens[number - 2][2].casefold() == "wali"


def _of_kind(entry: _Entry, kind: str) -> tuple[str, ...]:
    regions = registered_regions()
    fitting = tuple(code for code in entry.codes if regions[code].kind == kind)
    return fitting or entry.codes


def _same(word: str) -> list[str]:
    return _SAME_WORDS.get(word, word).split()


def _key(name: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in _TOKEN.findall(name):
        words += _same(word.casefold())
    return tuple(words)


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    """Return the entries by their first word as it may be written, the longest first."""
    names: dict[tuple[str, ...], list[str]] = {}
    for region in registered_regions().values():
        for name in _names(region):
            codes = names.setdefault(_key(name), [])
            if region.code not in codes:
                codes.append(region.code)
    entries = [_entry(words, codes, seat=False) for words, codes in names.items()]
    seats: dict[tuple[str, ...], list[str]] = {}
    for code, seat in _seats():
        if _key(seat) not in names:
            seats.setdefault(_key(seat), []).append(code)
    entries += [_entry(words, codes, seat=True) for words, codes in seats.items()]
    index: dict[str, list[_Entry]] = {}
    for entry in entries:
        if " ".join(entry.words) in _NOT_NAMES:
            continue
        for first in {entry.words[0], *(w for w in _SAME_WORDS if _begins(entry.words, w))}:
            index.setdefault(first, []).append(entry)
    return {
        first: tuple(sorted(some, key=lambda entry: -len(entry.words)))
        for first, some in index.items()
    }


def _begins(words: tuple[str, ...], written: str) -> bool:
    same = _SAME_WORDS[written].split()
    return list(words[: len(same)]) == same


def _entry(words: tuple[str, ...], codes: list[str], *, seat: bool) -> _Entry:
    name = " ".join(words)
    return _Entry(words, _ordered(codes), seat, name in _RISKY, name in _CAPITALS)


def _ordered(codes: list[str]) -> tuple[str, ...]:
    """Province before city before regency, as a bare name is meant most often."""
    regions = registered_regions()
    order = {"province": 0, "city": 1, "regency": 2}
    return tuple(sorted(codes, key=lambda code: order.get(regions[code].kind, 3)))


def _names(region: RegisteredRegion) -> list[str]:
    bare = re.sub(r"^(?:Kabupaten|Kota(?: Administrasi)?|Provinsi)\s+", "", region.name)
    names = [bare, re.sub(r"^(?:Kota|Kab\.)\s+", "", region.short_name), *region.aliases]
    if bare.startswith("Kepulauan ") and bare not in _ISLANDS_OF:
        names.append(bare.removeprefix("Kepulauan "))
    if region.code == "31":
        names.append("Metro Jaya")  # the police of Jakarta
    if region.name.startswith("Kabupaten Administrasi "):
        names.append(region.name.removeprefix("Kabupaten Administrasi "))
    return [name for name in names if len(name) > 1]


@cache
def _seats() -> tuple[tuple[str, str], ...]:
    source = files("martabat.newsroom") / "data" / "seats.csv"
    with source.open("r", encoding="utf-8") as file:
        known = registered_regions()
        rows = ((row["code"], row["seat"]) for row in csv.DictReader(file))
        return tuple((code, seat) for code, seat in rows if code in known)
