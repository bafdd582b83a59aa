"""With what names of organisations begin, and their short forms in brackets."""

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.scene import Scene
from martabat.newsroom.reading.words import Word

_SECTIONS = ("government", "office", "unit", "named", "proper")
CLASSES = lexicon.listed("sets", "classes")
# A slip of the pen shows in words longer than this.
_SLIPPING = 8
_LAW = frozenset({"kejaksaan", "pengadilan", "kepolisian", "ombudsman"})
_SHORT_FORMS = ("kanwil", "kemen", "komnas", "pem", "set", "bap", "dis", "dit")
# Longer ones that are names of persons too where they are not shouted.
_SHOUTED = frozenset({"usaid", "unicef", "unhcr", "aman"})
# However a ministry is shortened: "Kemenkominfo", "KemenPANRB".
MINISTRY = re.compile(r"kemen(?!ang|ter|yan|arik)[a-z]{2,12}$")


# Chambers and lists that are shortened in the same way as offices.
_NO_OFFICES = frozenset({"dpr", "dprd", "dpra", "dprk", "dprp", "dpd", "dpt", "dpp", "dpc", "dpw"})
# However an office of a region is shortened: "Disperindagkop", "Barenlitbangda".
_SHORT_OFFICE = re.compile(
    r"dis(?:per(?:a|i|k|m|p)|kop|nak|pend|pend?uk|por|bud|hub|kom|tan|kan|ling|sos|lut|pang|dag|duk"
    r"|arpus|pus|kes)[a-z0-9]*"
    r"|din(?:sos|kes|kop|perin|por|pus|naker|dik)[a-z0-9]*"
    r"|b(?:ap|ar|ak|app)e?[a-z]{3,}da|ba(?:ke|pe)s[a-z]*bang[a-z]*|dp(?:3|p)?[a-z0-9]{2,9}"
)
# The parts of an association that lead it somewhere: "Dewan Pengurus Daerah", "DPC".
_LEADS = re.compile(
    r"(?:(?:dewan|badan)\s+)?(?:pengurus|pimpinan|pengurus\s+pimpinan)\s+"
    r"(?:pusat|besar|wilayah|daerah|cabang|anak\s+cabang|ranting|nasional|kota|kabupaten|provinsi)\s+"
    r"(?:\([A-Z]{2,4}\)\s+)?|(?-i:DP[PWDC]|P[BPWDC]|PAC|MPW|MPC|DPN)[\s-]+",
    re.IGNORECASE,
)


@cache
def _beginnings() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the beginnings by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for section in _SECTIONS:
        for phrase in lexicon.listed("offices", section):
            words = _split(phrase)
            found.setdefault(words[0], []).append((words, section))
    return {
        first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in found.items()
    }


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    """Return the first word of a name that a slip of the pen means: "Kementrian", "Univesitas"."""
    if word in lexicon.office_words() or word in lexicon.common_words() or lexicon.is_post(word):
        return word
    found = process.extractOne(word, _long_firsts(), scorer=fuzz.ratio, score_cutoff=90)
    return found[0] if found else word


@cache
def _long_firsts() -> tuple[str, ...]:
    return tuple(
        word
        for word, some in _beginnings().items()
        if len(word) > _SLIPPING and (word in _LAW or any(one[1] != "named" for one in some))
    )


def _split(phrase: str) -> tuple[str, ...]:
    return (phrase,) if phrase in ("tp-pkk",) else tuple(phrase.split("-"))


def begins_office(scene: Scene, number: int) -> bool:
    """Whether a name of an organisation may begin at a word."""
    if beginning_of(scene, number) is not None or wilayah_end(scene, number) > number:
        return True
    return scene.words[number].capital and bool(MINISTRY.match(scene.low(number)))


def leads_end(scene: Scene, number: int) -> int:
    """Return the word after "Dewan Pengurus Daerah" or "DPC"; the word itself where none stands."""
    match = _LEADS.match(scene.text, scene.words[number].start, scene.span.end)
    if match is None or not scene.words[number].capital:
        return number
    end = number + 1
    while end < len(scene.words) and scene.words[end].start < match.end():
        end += 1
    return end if end < len(scene.words) and scene.words[end].capital else number


def is_short_office(scene: Scene, number: int) -> bool:
    """Whether a word is how an office of a region is shortened, whichever its tasks are."""
    word = scene.words[number]
    if not word.capital or not _SHORT_OFFICE.fullmatch(word.low):
        return False
    if word.low.startswith("dp") and not word.shouted:
        return False
    return word.low not in lexicon.given_names() and word.low not in _NO_OFFICES


def beginning_of(scene: Scene, number: int) -> tuple[tuple[str, ...], str, int] | None:
    """Return with what an organisation's name begins, its section, and the word after it."""
    if not scene.words[number].capital:
        return None
    first = scene.low(number)
    if first not in _beginnings() and len(first) > _SLIPPING:
        first = _meant(first)
    for words, section in _beginnings().get(first, ()):
        after = _written(scene, number, words)
        if not after:
            continue
        if not _itself(scene, number, words, section):
            return None
        return words, section, after
    return None


def _written(scene: Scene, number: int, words: tuple[str, ...]) -> int:
    """Return where these words end in the text: "Komisi Nasional (Komnas) HAM" is the same."""
    at = number
    for count, word in enumerate(words):
        if count and scene.low(at) == "(" and scene.low(at + 2) == ")":
            at += 3
        elif count and not scene.follows(at):
            return 0
        if count and scene.low(at) != word:
            return 0
        at += 1
    return at


def _itself(scene: Scene, number: int, words: tuple[str, ...], section: str) -> bool:
    """Whether the words are meant as a name: "Dewan Pers", but not "Aji" for AJI."""
    word = scene.words[number]
    if words[0] == "pimpinan" and scene.low(number + len(words)) in ("pembantu", "utama", "bank"):
        return False  # whoever leads the branch of a bank
    if words[0] in ("dewan", "komite", "kelompok", "radio", "bank", "balai"):
        return _goes_on_capital(scene, number + 1)
    if section == "named" and len(words) == 1 and (len(word.text) <= 4 or words[0] in _SHOUTED):
        return word.shouted
    return True


def _goes_on_capital(scene: Scene, number: int) -> bool:
    return number < len(scene.words) and scene.follows(number) and scene.words[number].capital


def wilayah_end(scene: Scene, number: int) -> int:
    """Return where "Kanwil" or "Kantor Wilayah (Kanwil)" ends."""
    low = scene.low(number)
    if low == "kanwil":
        end = number + 1
    elif (
        low == "kantor"
        and scene.low(number + 1) == "wilayah"
        or low == "kantor"
        and scene.low(number + 1) == "perwakilan"
    ):
        end = number + 2
    else:
        return number
    return bracket_end(scene, end)


def kind_bracket_end(scene: Scene, number: int) -> int:
    """Return where the short form ends in "Narkotika Nasional Kabupaten (BNNK) Belu"."""
    if scene.low(number) not in ("provinsi", "kabupaten", "kota") or not scene.follows(number):
        return number
    end = bracket_end(scene, number + 1)
    if end == number + 1:
        return number
    placed = scene.place_end(end)
    return placed if placed > end else max(scene.named_place_end(end), number)


def is_closed(scene: Scene, number: int) -> bool:
    """Whether a bracket closes directly before a word."""
    return 0 < number < len(scene.words) and scene.low(number - 1) == ")"


def is_capital(scene: Scene, number: int) -> bool:
    """Whether there is a word and a capital letter begins it."""
    return number < len(scene.words) and scene.words[number].capital


def shortened_from(scene: Scene, number: int, word: Word) -> bool:
    """Whether the letters of a word stand in this order in the words before: "Dukcapil"."""
    if not word.capital or len(word.text) < 4 or word.low in lexicon.given_names():
        return False
    before = scene.words[max(0, number - 8) : number]
    if not any(one.low[0] == word.low[0] for one in before):
        return False
    letters = iter("".join(one.low for one in before))
    return all(letter in letters for letter in word.low)


def _shortens(word: Word) -> bool:
    """Whether a word in brackets is the short form of the name before it."""
    if word.shouted or word.low in _beginnings() or word.low.startswith(_SHORT_FORMS):
        return True
    return any(letter.isupper() for letter in word.text[1:])


def bracket_end(scene: Scene, number: int) -> int:
    """Return where a short form in brackets ends: "(Kanwil)", "(Komnas HAM)"."""
    if scene.low(number) != "(":
        return number
    for ahead in range(number + 1, min(number + 5, len(scene.words))):
        if scene.low(ahead) == ")":
            inner = scene.words[number + 1 : ahead]
            short = all(word.kind == "word" or word.low in "-/" for word in inner)
            if inner and short and not any(word.post for word in inner[:1]):
                first = inner[0]
                if _shortens(first) or shortened_from(scene, number, first):
                    return ahead + 1
            named = inner and inner[0].post and len(inner) == 1
            further = scene.low(ahead + 1) in CLASSES or scene.place_end(ahead + 1) > ahead + 1
            return ahead + 1 if named and further else number
    return number


def republic_end(scene: Scene, number: int) -> int:
    """Return the word after "RI" or "Republik Indonesia"; the word itself where neither stands."""
    low = scene.low(number)
    if low == "ri":
        return number + 1
    if low == "r" and scene.low(number + 1) == "i" and scene.words[number].dotted:
        return number + 2
    if low == "republik" and scene.low(number + 1) == "indonesia":
        return number + 2
    return number
