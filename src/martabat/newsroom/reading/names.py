"""Persons' names: where one stands, without the titles before and the degrees after it."""

import re
from dataclasses import dataclass

from martabat.newsroom.reading import lexicon, titles
from martabat.newsroom.reading.organisation_beginnings import begins_office
from martabat.newsroom.reading.scene import Scene
from martabat.newsroom.reading.words import Word

_PARTICLES = lexicon.listed("sets", "particles")
_TIMES = lexicon.listed("sets", "times")
_PLACED = lexicon.listed("sets", "names_placed")
_MOST = 7
# Words of offices that are names too.
_NAMES_TOO = lexicon.listed("sets", "names_too")
# Posts that are names too, behind another name: "Lukman Hakim".
_SURNAMES = frozenset({"hakim", "sultan", "panglima", "rais"})
# Degrees that letters joined by full stops shorten: "S.H", never somebody's initials.
_DEGREE_LETTERS = frozenset(
    {"sh", "se", "st", "sp", "ss", "si", "mh", "mm", "mt", "ma", "me", "mp", "sth", "mpd"}
)
# Months that are names too: "Juni Wara", where no day stands before.
_MONTHS_TOO = frozenset({"juni", "juli", "april", "januari"})
# "Menyambung Rumbia": a verb that begins a sentence.
_VERB = re.compile(r"(?:me[mnlrwy]|di|ber|ter)[a-z]{5,}$")
# Verbs of headlines, behind the name of who does it: "Wirya Kukuhkan Forum Anak".
_HEADLINE_VERB = re.compile(r"[a-z]{4,}kan$")
_VOWEL = re.compile(r"[aiueoy]")
# Words of Chinese names, beside which "Mei" is one: "Lim Mei Hua".
_CHINESE = lexicon.listed("sets", "chinese")
_HOUSES_ABROAD = frozenset({"university", "institute", "college", "foundation", "centre", "center"})
_SHORT_OFFICES = (
    "wamen",
    "kemen",
    "kasub",
    "kakan",
    "kadiv",
    "sekprov",
    "sesdit",
    "pemprov",
    "pemkab",
    "pemkot",
    "kadis",
    "kabag",
    "kabid",
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name: `start` to `end` are characters of the bare name, `full_…` with titles and degrees.

    `first` and `after` number its first word and the word after it, titles and degrees included.
    """

    start: int
    end: int
    full_start: int
    full_end: int
    first: int
    after: int
    titled: bool


def name_at(scene: Scene, number: int) -> Name | None:
    """Return the name that begins at a word, titles first."""
    if number >= len(scene.words) or scene.words[number].kind == "number":
        return None
    limit = scene.span.end
    full_start = scene.words[number].start
    begin = titles.before(scene.text, full_start, limit)
    titled = begin > full_start
    first = _word_from(scene, number, begin)
    end = _end(scene, first, titled=titled)
    if end == first and titled:
        # "Mas Ayu", "H. Bung": a title that is a name here.
        titled, begin, first = False, full_start, number
        end = _end(scene, first, titled=False)
    if end == first or _common(scene, first, end, titled=titled):
        return None
    last = scene.words[end - 1]
    stop = last.end
    full_end = titles.after(scene.text, last.end if not last.dotted else last.end, limit)
    after = end
    while after < len(scene.words) and scene.words[after].start < full_end:
        after += 1
    return Name(begin, stop, full_start, max(full_end, stop), number, after, titled)


def _common(scene: Scene, first: int, end: int, *, titled: bool) -> bool:
    """Whether what looks like a name is made of words of offices: "Unsur Perangkat Daerah"."""
    words = scene.words[first:end]
    if words[-1].low in _HOUSES_ABROAD and not titled:
        return True  # "Vienna University"
    if titled or any(word.low in lexicon.given_names() for word in words):
        return False
    if all(word.shouted for word in words) and _unspoken(words):
        return True
    if words[0].low.startswith(_SHORT_OFFICES) or words[0].low.endswith("nya"):
        return True
    tasks = [word for word in words[1:] if word.of_office and word.low not in _NAMES_TOO]
    return any(len(word.text) > 4 for word in tasks) and (len(tasks) > 1 or len(words) == 2)


def _unspoken(words: list[Word]) -> bool:
    """Whether capitals without a vowel are among the words, as in "GT PPTPPO"."""
    return any(len(word.text) > 1 and not _VOWEL.search(word.low) for word in words)


def _word_from(scene: Scene, number: int, position: int) -> int:
    while number < len(scene.words) and scene.words[number].start < position:
        number += 1
    return number


def _end(scene: Scene, first: int, *, titled: bool) -> int:
    """Return the word after the bare name that begins at `first`; `first` if none does."""
    if first >= len(scene.words) or not _begins(scene, first, titled=titled):
        return first
    end = first + 1
    while end < len(scene.words) and end - first < _MOST and _joined(scene, end):
        word = scene.words[end]
        if word.capital and not _stops(scene, end):
            if _headline_verb(scene, end) or word.roman and len(word.text) > 1:
                break
            if _degree_without_comma(scene, end) or _title(scene, end):
                break
            end += 1
        elif word.low in _PARTICLES and _capital(scene, end + 1) and scene.follows(end + 1):
            end += 2
        else:
            break
    last = scene.words[end - 1]
    if last.dotted and len(last.text) == 1 and end - 1 == first:
        return first
    return end


def _joined(scene: Scene, number: int) -> bool:
    """Whether a word goes on the name before it."""
    gap = scene.gap(number)
    return not gap.strip() and "\n" not in gap


def _begins(scene: Scene, number: int, *, titled: bool) -> bool:
    word = scene.words[number]
    if word.kind != "word" or not word.capital:
        return False
    if _stops(scene, number) or word.roman and len(word.text) > 1:
        return False
    if titled:
        return True
    if word.low in lexicon.given_names():
        return True
    if word.low == "lalu" and number and scene.low(number - 1) not in (".", "”", '"'):
        return _capital(scene, number + 1) and scene.follows(number + 1)
    if word.low == "hari" and number and scene.words[number - 1].kind == "word":
        return _man_named_hari(scene, number)
    if word.low == "anak" and number + 1 < len(scene.words) and scene.low(number + 1) == "agung":
        return True
    if len(word.text) == 1 or word.dotted:
        return (
            _capital(scene, number + 1)
            and _joined(scene, number + 1)
            and not _stops(scene, number + 1)
        )
    if _named_as_month(scene, number):
        return True
    if _VERB.match(word.low) and (number == 0 or scene.low(number - 1) in (".", "”", '"')):
        return False
    if word.low in lexicon.common_words() or lexicon.of_office(word.low):
        return False
    if word.shouted and len(word.text) <= 6:
        return _shouting(scene, number)
    return True


def _man_named_hari(scene: Scene, number: int) -> bool:
    """Whether "Hari" is somebody's name: "Komisioner Hari Kurniawan", but not "Hari Kartini"."""
    following = number + 1
    if following >= len(scene.words) or not _joined(scene, following):
        return False
    low = scene.words[following].low
    feast = low in ("kartini", "ibu", "guru", "raya", "lahir", "jadi", "bumi", "natal", "santri")
    return low in lexicon.given_names() and not feast


def _shouting(scene: Scene, number: int) -> bool:
    """Whether a short word in capitals is part of a name in capitals and no acronym."""
    following = number + 1
    return (
        following < len(scene.words)
        and _joined(scene, following)
        and scene.words[following].shouted
        and len(scene.words[following].text) > 3
        and not scene.words[following].of_office
    )


def _stops(scene: Scene, number: int) -> bool:
    """Whether a word with a capital letter can be no part of a name."""
    word = scene.words[number]
    if word.low in lexicon.given_names() or _named_as_month(scene, number):
        return False
    if word.low in _TIMES or word.low in _PLACED:
        return True
    if (
        word.low in _SURNAMES
        and number
        and scene.words[number - 1].capital
        and scene.follows(number)
    ):
        return scene.words[number - 1].post
    if word.post or begins_office(scene, number):
        return True
    if (
        number
        and word.low in lexicon.common_words()
        and word.low not in ("hari", "baru", "lalu", "contoh")
    ):
        return True
    return word.low in _NEVER


_NEVER = lexicon.listed("sets", "never")


def _headline_verb(scene: Scene, number: int) -> bool:
    """Whether a verb with a capital letter tells what the person named before it does."""
    word = scene.words[number]
    if word.shouted or not _HEADLINE_VERB.match(word.low) or len(word.text) < 7:
        return False
    return word.low not in lexicon.given_names()


def _named_as_month(scene: Scene, number: int) -> bool:
    """Whether a month's name is a person's: "Juni Siregar", but not "5 Juni" or "Juni lalu"."""
    if scene.low(number) == "mei":
        return _chinese_mei(scene, number)
    if scene.low(number) not in _MONTHS_TOO or not _capital(scene, number + 1):
        return False
    if number and scene.words[number - 1].kind == "number":
        return False
    return scene.low(number + 1) in lexicon.given_names() and _joined(scene, number + 1)


def _chinese_mei(scene: Scene, number: int) -> bool:
    """Whether "Mei" is part of a Chinese name: "Lim Mei Hua", "Tan Mei"."""
    before = number and _capital(scene, number - 1) and _joined(scene, number)
    if before and scene.low(number - 1) in _CHINESE:
        return True
    after = _capital(scene, number + 1) and _joined(scene, number + 1)
    return after and scene.low(number + 1) in _CHINESE


def _degree_without_comma(scene: Scene, number: int) -> bool:
    word = scene.words[number]
    if not (word.shouted or word.dotted or len(word.text) <= 4):
        return False
    start = scene.words[number - 1].end
    return titles.after(scene.text, start, scene.span.end) > start and not _initial(scene, number)


def _title(scene: Scene, number: int) -> bool:
    """Whether a title begins here: what stands before is no part of the name behind it."""
    word = scene.words[number]
    if len(word.text) < 2 or word.low in (
        "hi",
        "mas",
        "gus",
        "bang",
        "uni",
        "uda",
        "sr",
        "rm",
        "kak",
        "mar",
    ):
        return False
    return titles.before(scene.text, word.start, scene.span.end) > word.start


def _initial(scene: Scene, number: int) -> bool:
    word: Word = scene.words[number]
    if len(word.text.rstrip(".")) != 1 or not _capital(scene, number + 1):
        return False
    return not scene.words[number + 1].glued or _initials_within(scene, number)


def _initials_within(scene: Scene, number: int) -> bool:
    """Whether letters joined by full stops stand within a name: "Henry A.G Wairara"."""
    end = number
    while end < len(scene.words) and (end == number or scene.words[end].glued):
        if len(scene.words[end].text.rstrip(".")) != 1 or not scene.words[end].capital:
            return False
        end += 1
    letters = "".join(word.low for word in scene.words[number:end])
    if letters in _DEGREE_LETTERS or end - number > 3 or not _capital(scene, end):
        return False
    ahead = scene.words[end]
    plain = len(ahead.text) > 2 and not ahead.shouted and not ahead.of_office
    return plain and _joined(scene, end) and not _stops(scene, end) and not _title(scene, end)


def _capital(scene: Scene, number: int) -> bool:
    return number < len(scene.words) and scene.words[number].capital
