"""Organisations whose names are built in other ways: regions, initials, names that are known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.organisation_keys import Key, key_of
from martabat.newsroom.reading.organisation_names import OfficeName
from martabat.newsroom.reading.positions import Post
from martabat.newsroom.reading.scene import Scene
from martabat.newsroom.reading.taking_part import (
    is_excluded,
    is_later,
    is_told,
    sentence_before,
)
from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import Span

_TAKES = re.compile(
    r"\s+(?:ini\s+)?(?:(?:kembali|berhasil|juga|turut|resmi|telah|kembali|akhirnya|pun)\s+)*"
    r"(?:meraih|menerima|mendapat(?:kan)?|memperoleh|dinobatkan|diganjar|menyabet|mengikuti"
    r"|menyiapkan|naik panggung|memborong|menandatangani|meneken|menyepakati|menjadi tuan rumah"
    r"|dianugerahi|diberi|mempersiapkan|bersama \d+)\b",
)
# "di Kabupaten Wera dan " before "Kota Wera": both tell where.
_WHERE_TOO = re.compile(
    r"\b(?:di|dari|ke)\s+(?:Kota|Kabupaten|Kab\.?)\s[^.;]{1,60}\b(?:dan|serta)\s+$"
)
_GIVEN_TO = re.compile(r"\b(?:diterima|diraih|diperoleh|disabet)\s+(?:oleh\s+)?$")
_BEFORE_PLACE = lexicon.listed("sets", "before_place")
_NOT_OFFICES = lexicon.listed("sets", "not_offices")
# Before a short form and a town, without the town's kind: "kunjungan ke LPTK Bima".
_GUEST = re.compile(
    r"\b(?:verifikasi ke|kunjungan ke|dihadiri|diikuti|mengundang|melibatkan|terdiri dari"
    r"|bersama|bekerja ?sama dengan|kerja ?sama dengan|menggandeng)\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\b(?:perwakilan|organisasi|lembaga|komunitas|seperti|terdiri|dihadiri|diikuti|melibatkan)\b",
    re.IGNORECASE,
)
_KINDS = frozenset({"kota", "kabupaten", "kab", "provinsi"})


@dataclass(slots=True)
class Named:
    """An organisation where it stands in the text."""

    value: str
    span: Span
    key: Key
    office: OfficeName | None
    post: Post | None
    sure: float


def region_at(scene: Scene, document: Document, number: int) -> Named | None:
    """Return a city or regency that takes part as such: "Kota Parepare dinobatkan …"."""
    word = scene.words[number]
    if word.low not in _KINDS or not word.capital or scene.low(number - 1) in _BEFORE_PLACE:
        return None
    if word.low == "provinsi" and scene.low(number - 1) == ",":
        return None
    end = scene.place_end(number)
    if end <= number + 1 or scene.low(number + 1) in ("/", "peduli"):
        return None
    start, stop = word.start, scene.words[end - 1].end
    if document.quoted(start):
        return None
    given = _GIVEN_TO.search(scene.text[max(scene.span.start, start - 30) : start])
    # "Kota Wera, memperoleh …" where a paragraph begins; within a list the comma parts others.
    behind = stop + (number == 0 and scene.low(end) == ",")
    if not given and not _TAKES.match(scene.text, behind):
        return None
    before = scene.text[max(scene.span.start, start - 90) : start]
    if is_told(scene, start) or is_later(scene, start) or _WHERE_TOO.search(before):
        return None
    span = Span(start, stop)
    value = " ".join(span.of(scene.text).split())
    key = key_of(f"pemerintah {value}", begins="pemerintah", placed=True)
    return Named(value, span, key, None, None, 0.6)


def acronym_at(
    scene: Scene, document: Document, number: int, beside: int | None = None
) -> Named | None:
    """Return an organisation of which only the short form and the place are told.

    `beside` is the character where an organisation ends that takes part; a short form that stands
    behind it in a list needs no place.
    """
    word = scene.words[number]
    if not word.shouted or not 3 <= len(word.text) <= 7 or word.of_office or word.roman:
        return None
    if word.low in _NOT_OFFICES:
        return None
    if _listed(scene, number, beside) or _sends(scene, number):
        return _short_form(scene, document, number)
    if not scene.follows(number + 1):
        return None
    behind = (
        number + 1 + (scene.words[number + 1].acronym and scene.place_end(number + 1) == number + 1)
    )
    end = scene.place_end(behind)
    if end <= behind or not scene.follows(behind):
        return None
    kind = end > number + 2 and scene.low(number + 1) in _KINDS
    guest = kind or _beside(scene, number, beside)
    if not guest and not _GUEST.search(sentence_before(scene, word.start)):
        return None
    if document.quoted(word.start) or is_told(scene, word.start) or is_later(scene, word.start):
        return None
    span = Span(word.start, scene.words[end - 1].end)
    value = " ".join(span.of(scene.text).split())
    return Named(value, span, key_of(value, begins=word.low, placed=True), None, None, 0.6)


def _listed(scene: Scene, number: int, beside: int | None) -> bool:
    """Whether a short form goes on a list: "perwakilan organisasi seperti Pertuni, SKB, lima"."""
    last = scene.low(number + 1) == "." and len(scene.words[number].text) > 3
    if not _beside(scene, number, beside) or beside is None:
        return False
    if not last and scene.low(number + 1) not in (",", "dan", "serta"):
        return False
    return bool(_MEMBERS.search(sentence_before(scene, beside)))


def _beside(scene: Scene, number: int, beside: int | None) -> bool:
    """Whether a word follows an organisation as the next on a list."""
    if beside is None:
        return False
    between = scene.text[beside : scene.words[number].start].split()
    return bool(between) and set(between) <= {",", "dan", "serta", "/"}


def _sends(scene: Scene, number: int) -> bool:
    """Whether a short form tells from where somebody is: "Wenny Rumbia dari SAKTI, "."""
    if scene.low(number - 1) != "dari" or len(scene.words[number].text) < 4 or number < 3:
        return False
    named = scene.words[number - 2].capital and scene.words[number - 3].capital
    return named and scene.low(number + 1) in (",", "sebagai", "dan", ".", ")")


def _short_form(scene: Scene, document: Document, number: int) -> Named | None:
    word = scene.words[number]
    if document.quoted(word.start) or is_told(scene, word.start) or is_later(scene, word.start):
        return None
    span = Span(word.start, word.end)
    key = key_of(word.text, begins=word.low, placed=False)
    return Named(word.text, span, key, None, None, 0.6)


def known_in(
    scene: Scene, document: Document, found: list[Named], known: Sequence[str]
) -> list[Named]:
    """Return organisations that the system knows by names of another build."""
    more: list[Named] = []
    low = [word.low for word in scene.words]
    first = {word: number for number, word in reversed(list(enumerate(low)))}
    for name in known:
        words = [word.casefold() for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name)]
        if not words or words[0] not in first or len(name) < 3:
            continue
        for number, word in enumerate(low):
            if word != words[0] or not scene.words[number].capital:
                continue
            some = low[number : number + len(words)]
            if fuzz.ratio(" ".join(some), " ".join(words)) < 92:
                continue
            span = Span(scene.words[number].start, scene.words[number + len(some) - 1].end)
            if any(one.span.overlaps(span) for one in found + more) or document.quoted(span.start):
                continue
            if is_told(scene, span.start) or is_excluded(scene, span.start):
                continue
            value = " ".join(span.of(scene.text).split())
            more.append(
                Named(value, span, key_of(value, begins=words[0], placed=False), None, None, 0.7)
            )
    return more
