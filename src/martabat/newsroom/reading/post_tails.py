"""How far a post goes where no organisation and no region of the country follows."""

from martabat.newsroom.reading import lexicon, titles
from martabat.newsroom.reading.scene import RANKS, Scene

_COUNTRIES = lexicon.listed("sets", "countries")
_STREETS = lexicon.listed("sets", "streets")
_DIPLOMATS = lexicon.listed("sets", "diplomats")
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_LONGEST_QUOTED = 7
_HOSTS = frozenset({"indonesia", "asean", "ri", "republik"})


def country_end(scene: Scene, number: int) -> int:
    """Return the word after the country that begins at a word; itself where none does."""
    word = scene.words[number]
    if not word.capital:
        return number
    both = f"{word.low}-{scene.low(number + 1)}"
    if both in _COUNTRIES and scene.follows(number + 1):
        return number + 2
    return number + 1 if word.low in _COUNTRIES else number


def host_end(scene: Scene, number: int, first: int) -> int:
    """Return where "untuk Indonesia" ends in the envoy's post that begins at `first`.

    The word itself where nothing such stands there.
    """
    if scene.low(number) != "untuk":
        return number
    if not any(scene.low(at) in _DIPLOMATS for at in range(first, min(first + 3, number))):
        return number
    if scene.low(number + 1) not in _HOSTS:
        return number
    end = number + 2 + (scene.low(number + 1) == "republik")
    if scene.low(end) in ("dan", "serta") and end + 1 < len(scene.words):
        further = end + 1
        end = further + 1 if scene.low(further) in _HOSTS else max(country_end(scene, further), end)
        return end if end > further else further - 1
    return end


def street_begins(scene: Scene, number: int) -> bool:
    """Whether a street's name begins at a word: "Kantor Gubernur Riau Jalan Sudirman"."""
    following = number + 1
    if scene.low(number) not in _STREETS or not scene.words[number].capital:
        return False
    if following >= len(scene.words) or not scene.follows(following):
        return False
    ahead = scene.words[following]
    if not ahead.capital:
        return False
    titled = titles.before(scene.text, ahead.start, scene.span.end) > ahead.start
    return titled or not ahead.of_office


def street_end(scene: Scene, number: int) -> int:
    """Return the word after a street's name: the capital words that stand together."""
    end = number + 1
    while end < len(scene.words) and scene.follows(end) and scene.words[end].capital:
        end += 1
    return end


def quoted_end(scene: Scene, number: int) -> int:
    """Return where the name of a body in quotation marks ends: 'Ketua Yayasan "Rumah Kita"'.

    The word itself where none stands there: what somebody says has words in small letters.
    """
    before = scene.words[number - 1]
    if scene.low(number) not in _QUOTES or not before.capital:
        return number
    if not (before.of_office or before.shouted):
        return number
    for end in range(number + 1, min(number + _LONGEST_QUOTED, len(scene.words))):
        if scene.low(end) in _QUOTES:
            return end + 1 if end > number + 1 else number
        if not scene.words[end].capital:
            return number
    return number


def number_goes_on(scene: Scene, number: int) -> bool:
    """Whether a dash or full stop stands within a unit's number: "1603-02/Maumere"."""
    if number + 1 >= len(scene.words) or scene.low(number) not in ("-", "–", "."):
        return False
    return scene.words[number - 1].kind == scene.words[number + 1].kind == "number"


def rank_within(scene: Scene, number: int, end: int) -> int:
    """Return the first rank among the words of an office, which ends there; its end otherwise.

    So does "Karang Taruna" before somebody's name.
    """
    named = scene.low(number + 2) in lexicon.given_names()
    if scene.low(number) == "karang" and scene.low(number + 1) == "taruna" and named:
        return min(number + 2, end)
    for at in range(number + 1, end):
        if scene.low(at) in RANKS:
            return at
    return end


def party_end(scene: Scene, number: int) -> int:
    """Return where "dari Fraksi PDI Perjuangan" ends, at most three words behind "Fraksi"."""
    end = number + 2
    if scene.low(number) != "dari" or scene.low(number + 1) not in ("fraksi", "partai"):
        return number
    while end < len(scene.words) and end - number < 5 and scene.follows(end):
        word = scene.words[end]
        if not word.capital or not (word.shouted or word.of_office):
            break
        end += 1
    return end if end > number + 2 else number


def placed_body_end(scene: Scene, number: int) -> int:
    """Return where "di Papua" ends in the name of a body whose initials follow: "(PGGP)"."""
    end = scene.place_end(number + 1)
    if scene.low(number) != "di" or end == number + 1 or scene.low(end) != "(":
        return number
    initials = scene.low(end + 2) == ")" and scene.words[end + 1].shouted
    return end + 3 if initials else number
