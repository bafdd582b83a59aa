"""Names within a post that the rest of the text tells: those of villages and of small bodies."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.scene import Scene

_VILLAGE = re.compile(
    r"\b(?:Kecamatan|Kec\.|Desa|Kelurahan|Pekon|Nagari|Kampung|Gampong|Distrik)\s+"
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})(?=\s*[,.;()\n]|\s+[a-z]|$)"
)
_ALIKE = 90
_LONGEST_VILLAGE = 3
_LONGEST_BODY = 4
# A text that names a body more often tells no more by it.
_MOST = 6
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")


def told_village_end(scene: Scene, number: int) -> int:
    """Return where a village ends that the text names with its kind; the word itself if none.

    "Camat Sumber Jaya Wirya Rumbia", where the text has "Kecamatan Sumber Jaya," elsewhere; a
    slip of the pen in one of them is allowed.
    """
    end = number
    while end < len(scene.words) and end - number < _LONGEST_VILLAGE and scene.follows(end):
        if not scene.words[end].capital:
            break
        end += 1
    if end < number + 2:
        return number
    villages = _villages(scene.text)
    for after in range(end, number + 1, -1):
        place = _between(scene, number, after).casefold()
        if any(
            len(village.split()) == after - number and fuzz.ratio(place, village) >= _ALIKE
            for village in villages
        ):
            return after
    return number


@lru_cache(maxsize=2)
def _villages(text: str) -> frozenset[str]:
    return frozenset(match[1].casefold() for match in _VILLAGE.finditer(text))


def told_elsewhere(scene: Scene, number: int) -> int:
    """Return where the name of a body ends whose capitals stand before, and in the text again.

    "Ketua LKSA Asma Bangkit", where "di LKSA Asma Bangkit" tells that nobody bears that name.
    """
    if number < 2 or not scene.follows(number) or not scene.words[number].capital:
        return number
    first = _beginning(scene, number)
    if first == number:
        return number
    start = scene.words[first].start
    beginning = _between(scene, first, number + 1)
    at = scene.text.find(beginning)
    for _ in range(_MOST):
        if at < 0:
            break
        if at != start and _of_nobody(scene.text, at):
            return _common_end(scene, first, number, at)
        at = scene.text.find(beginning, at + 1)
    return number


def _beginning(scene: Scene, number: int) -> int:
    """Return the capitals, one word or two before, with which the body's name may begin."""
    if _capitals(scene, number - 1):
        return number - 1 if _may_name_body(scene, number) else number
    middle = scene.follows(number - 1) and _may_name_body(scene, number - 1)
    return number - 2 if middle and _capitals(scene, number - 2) else number


def _capitals(scene: Scene, number: int) -> bool:
    word = scene.words[number]
    return word.shouted and not word.roman and len(word.text) > 2


def _may_name_body(scene: Scene, number: int) -> bool:
    word = scene.words[number]
    if not word.capital or word.post or word.shouted or word.low in scene.short_names:
        return False
    return word.low not in lexicon.given_names()


def _of_nobody(text: str, position: int) -> bool:
    """Whether no post and no word with a capital letter stands before a place in the text."""
    match = _WORD_BEFORE.search(text, max(0, position - 40), position)
    if match is None:
        return True
    low = match[1].casefold()
    return not (lexicon.is_post(low) or match[1][0].isupper())


def _common_end(scene: Scene, first: int, number: int, position: int) -> int:
    """Return the word after what stands here and at another position alike."""
    end = number + 1
    while end < len(scene.words) and end - number < _LONGEST_BODY and scene.follows(end):
        words = _between(scene, first, end + 1)
        if not scene.text.startswith(words, position):
            break
        if not scene.words[end].capital and scene.text[scene.words[end].start - 2] not in "’'":
            break
        end += 1
    return end


def _between(scene: Scene, first: int, after: int) -> str:
    return scene.text[scene.words[first].start : scene.words[after - 1].end]
