"""A paragraph as the readers of offices and persons see it: its words, places and short names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.regions import RegionSpan
from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import Span
from martabat.newsroom.reading.words import Word, words_of

_SPEECH = (
    r"kata|ujar|ucap|jelas|tutur|ungkap|papar|tambah|terang|tegas|imbuh|pungkas|harap|pesan|sebut"
    r"|beber|tukas|cetus"
)
# "kata Wenny", "Menurut Rusli", "Wirya meminta": a person's short name stands alone there.
_AFTER_SPEECH = re.compile(
    rf"\b(?:(?:{_SPEECH})(?:nya)?|[Mm]enurut|[Ll]anjut|sapaan akrab)\s+(?:Bapak\s+|Ibu\s+|Pak\s+"
    rf"|Bu\s+)?"
    r"(?P<name>[A-Z][a-z'’]{2,})(?=\s*(?:[,.;)]|[a-z]))"
)
_VERB = (
    r"(?:juga|turut|pun|kemudian|lalu|berharap|mengatakan|menyampaikan|menjelaskan|menegaskan"
    r"|menambahkan|meminta|mengajak"
    r"|menuturkan|mengungkapkan|menyebut(?:kan)?|menilai|menekankan|mengapresiasi|mengimbau"
    r"|mengingatkan|memaparkan"
    r"|menerangkan|mengaku|menyatakan|menanyakan|menguji|berjanji|bercerita|mengucapkan"
    r"|mengakhiri|membuka|menutup)"
)
_BEFORE_VERB = re.compile(
    rf"(?:^|[.!?\"”,]\s+)(?P<name>[A-Z][a-z'’]{{2,}})(?:\s+[A-Z][a-z'’]+)?\s+{_VERB}\b",
    re.MULTILINE,
)
# Where a dateline is taken too far it holds the first organisation.
_WITHIN = re.compile(
    r"\b(?:Kantor|Kanwil|Pemerintah|Pemkot|Pemkab|Dinas|Kementerian|Bagian|Biro)\b"
    r"|\b(?:Aliansi|Lembaga|Koalisi|Jaringan|Dewan|Badan|Yayasan|Forum|Persatuan|Perkumpulan|Komite"
    r"|Universitas|Ikatan|Himpunan|Serikat|Komunitas)\b[^()\n]*\([A-Z]"
)
# Ranks, as they stand before a name.
RANKS = lexicon.listed("sets", "ranks")
_IN_BRACKETS = re.compile(r"\s?\((?P<short>[A-Z][A-Za-z]{2,11})\)")
# Kinds of which the register knows every one, so that a task behind them is no place.
_REGISTERED = frozenset({"kota", "kabupaten", "provinsi"})
_PLACED = lexicon.listed("sets", "scene_placed")
_FIRST_OF_TWO = lexicon.listed("sets", "first_of_two")
_SECOND_OF_TWO = lexicon.listed("sets", "second_of_two")
# Regions whose names are common words too: only after a post or an office of regions.
PLAIN = lexicon.listed("sets", "plain")


@dataclass(slots=True)
class Scene:
    """A paragraph; `places` tells by the number of its first word where a place ends."""

    text: str
    span: Span
    part: str
    words: list[Word]
    places: dict[int, int]
    # Words that stand alone elsewhere as somebody's short name.
    short_names: frozenset[str]
    # The number of the paragraph among those that tell of the activity.
    number: int = 0

    def gap(self, number: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.words[number - 1].end : self.words[number].start]

    def follows(self, number: int) -> bool:
        """Whether a word follows the one before it with nothing but blanks between them."""
        return 0 < number < len(self.words) and not self.gap(number).strip()

    def first_behind(self, number: int, position: int) -> int:
        """Return the first word from `number` on that begins at a character or behind it."""
        while number < len(self.words) and self.words[number].start < position:
            number += 1
        return number

    def low(self, number: int) -> str:
        """Return a word in small letters, nothing where there is none."""
        return self.words[number].low if 0 <= number < len(self.words) else ""

    def place_end(self, number: int) -> int:
        """Return the word after the place that begins at a word; itself where none does."""
        if number >= len(self.words):
            return number
        if number in self.places:
            return self.places[number]
        word = self.words[number]
        if word.low.startswith("se-") or word.low == "se":
            return self._all_over(number)
        if word.low not in _PLACED or not word.capital:
            return number
        following = number + 1
        if self.low(following) in ("/", "dan") and self.low(following + 1) in _PLACED:
            following += 2
        if following >= len(self.words):
            return number
        if following in self.places:
            return self.places[following]
        if self.low(following).startswith("se-") or self.low(following) == "se":
            return self._all_over(following)
        if word.low in ("wilayah", "daerah"):
            return number
        task = self.words[following].of_office and self.low(following) != "administrasi"
        if word.low in _REGISTERED and task:
            return number  # "kategori Pemerintah Kota Kepatuhan Tinggi"
        named = self.named_place_end(following)
        return named if named > following else number

    def named_place_end(self, number: int) -> int:
        """Return where a place that no register knows ends: behind one word or two."""
        if not self._may_be_place(number):
            return number
        end = number + 1
        if (
            (self.low(number) in _FIRST_OF_TWO or self.words[number].dotted)
            and self._may_be_place(end)
            or self.low(end + 1) in _PLACED
            and self._may_be_place(end)
        ):
            end += 1
        while end < len(self.words) and self.follows(end) and self._second(end):
            end += 1
        return end

    def _second(self, number: int) -> bool:
        word = self.words[number]
        if word.text == "I" and self.low(number + 1) in lexicon.given_names():
            return False
        return word.capital and word.low in _SECOND_OF_TWO

    def _may_be_place(self, number: int) -> bool:
        if number >= len(self.words) or not self.follows(number):
            return False
        word = self.words[number]
        if word.low in lexicon.given_names() or word.low in self.short_names:
            return False
        return word.capital and not word.post and word.low not in RANKS

    def _all_over(self, number: int) -> int:
        """Return where "se-Provinsi Jambi" or "se Kalimantan Barat" ends."""
        word = self.words[number]
        following = number + 1
        if word.low == "se" and self.low(following) == "-":
            following += 1
        if word.low != "se":
            if number in self.places:
                return self.places[number]
            if word.low.removeprefix("se-") not in _PLACED:
                return number + 1 if word.low == "se-indonesia" else number
        if self.low(following) in _PLACED:
            following += 1
        if following in self.places:
            return self.places[following]
        named = self.named_place_end(following)
        return named if named > following else number


def scenes(document: Document, regions: Iterable[RegionSpan]) -> list[Scene]:
    """Return the paragraphs of a release in which offices and persons may stand."""
    text = document.text
    names = _short_names(text)
    placed = sorted(regions, key=lambda region: region.name.start)
    shortened = _places_shortened(text, placed)
    found: list[Scene] = []
    for paragraph in document.paragraphs:
        if paragraph.part not in ("lead", "body", "list"):
            continue
        span = paragraph.span
        if (
            document.dateline
            and document.dateline.overlaps(span)
            and not _WITHIN.search(document.dateline.of(text))
        ):
            span = Span(min(document.dateline.end, span.end), span.end)
        words = words_of(text, span)
        places = _places(words, placed)
        for number, word in enumerate(words if shortened else ()):
            if word.text in shortened:
                places.setdefault(number, number + 1)
        found.append(Scene(text, span, paragraph.part, words, places, names, len(found)))
    return found


def _places_shortened(text: str, regions: list[RegionSpan]) -> frozenset[str]:
    """Return the short forms that the text gives to regions: "Padang Lawas (Palas)"."""
    found: set[str] = set()
    for region in regions:
        match = _IN_BRACKETS.match(text, region.span.end)
        if match is None:
            continue
        short, letters = match["short"], iter(region.span.of(text).casefold())
        known = lexicon.given_names() | lexicon.posts()
        written = all(letter in letters for letter in short.casefold())
        if written and short.casefold() not in known:
            found.add(short)
    return frozenset(found)


def headlines(document: Document, regions: Iterable[RegionSpan]) -> list[Scene]:
    """Return the headlines of a release, taken apart as its paragraphs are."""
    placed = sorted(regions, key=lambda region: region.name.start)
    found: list[Scene] = []
    for paragraph in document.paragraphs:
        if paragraph.part == "headline":
            words = words_of(document.text, paragraph.span)
            places = _places(words, placed)
            found.append(
                Scene(document.text, paragraph.span, "headline", words, places, frozenset())
            )
    return found


def _short_names(text: str) -> frozenset[str]:
    names = {match["name"].casefold() for match in _AFTER_SPEECH.finditer(text)}
    names |= {match["name"].casefold() for match in _BEFORE_VERB.finditer(text)}
    return frozenset(
        name
        for name in names
        if name not in lexicon.common_words()
        and name not in lexicon.posts()
        and not lexicon.of_office(name)
    )


def _places(words: list[Word], regions: list[RegionSpan]) -> dict[int, int]:
    """Return the places by the numbers of their first words, with and without their kind."""
    if not words:
        return {}
    first, last = words[0].start, words[-1].end
    begins = {word.start: number for number, word in enumerate(words)}
    places: dict[int, int] = {}
    for region in regions:
        if region.name.start < first or region.name.end > last:
            continue
        begin = begins.get(region.name.start)
        if begin is None:
            begin = _holding(words, region.name.start)
        end = begin + 1
        while end < len(words) and words[end].start < region.name.end:
            end += 1
        places[begin] = end
        whole = begins.get(region.span.start)
        if whole is not None:
            places[whole] = end
    return places


def _holding(words: list[Word], position: int) -> int:
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if words[middle].start <= position:
            low = middle
        else:
            high = middle - 1
    return low
