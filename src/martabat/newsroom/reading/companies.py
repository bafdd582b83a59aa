"""Names without a post that stand in one list with persons, and are persons for that."""

import re
from dataclasses import replace

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.mention import Mention
from martabat.newsroom.reading.names import Name
from martabat.newsroom.reading.scene import Scene

_SURE = 0.64
_LISTED = 0.7
_MOST = 12
# What may stand between two persons of a list: the end of a bracket, "(LBH)", "dari LBH", "dan".
_BETWEEN = re.compile(
    r"\s*\)?\s*(?:\([^()\n]{2,70}\))?\s*(?:dari\s[^,;.()\n]{2,70}?)?\s*"
    r"(?:[,;]\s*(?:dan|serta)?|\b(?:dan|serta))\s*"
)
_FROM = re.compile(r"\s*(?:\(\s?(?:[A-Z]|dari)|,?\s*dari\s+[A-Z])")
# "Narasumbernya ialah", "tiga orang di antaranya".
_INTRODUCED = re.compile(
    r"\b(?:orang|narasumber|pemateri|pembicara|speakers?|panelis|penanggap|pemantik|juri"
    r"|fasilitator|instruktur|pelatih|trainer|penceramah|penyaji|peneliti|dosen|komisioner"
    r"|tim|anggota|pengurus|peserta|perwakilan|tokoh|analis|perancang|penyuluh|staf|pegawai)(?:nya)?\b"
    r"[^.;\n]{0,60}?"
    r"\b(?:yakni|yaitu|adalah|ialah|antara lain|seperti|di\s?antaranya|terdiri (?:dari|atas)"
    r"|beranggotakan|meliputi|yang (?:turut )?hadir)(?:\s+(?:adalah|ialah|yaitu|yakni))?\s*[:,]?"
    r"\s*(?:\d[.)]\s*)?$",
    re.IGNORECASE,
)


def in_company(scene: Scene, found: list[Mention]) -> list[Mention]:
    """Return the mentions, those surer that stand in a list of persons."""
    persons = [number for number in range(len(found)) if not _origin(scene, found, number)]
    alone = [found[number] for number in persons]
    for first, last in _lists(scene, alone):
        some = alone[first:last]
        introduced = _introduced(scene, some[0])
        for number, one in enumerate(some):
            if one.confidence >= _SURE or not _may_be(scene, one):
                continue
            if introduced and _like_persons(scene, some) or _between(some, number):
                found[persons[first + number]] = replace(one, confidence=_LISTED)
    return found


def _origin(scene: Scene, found: list[Mention], number: int) -> bool:
    """Whether what looks like a name tells from where the one before is: "Ana dari Suluh Wera"."""
    one = found[number]
    if number == 0 or one.post is not None or one.name is None or one.name.titled:
        return False
    before = found[number - 1]
    between = scene.text[before.end : one.start].strip()
    return before.name is not None and between == "dari"


def _lists(scene: Scene, found: list[Mention]) -> list[tuple[int, int]]:
    """Return where lists of names begin and end among the mentions, two at least."""
    lists: list[tuple[int, int]] = []
    first = 0
    for number in range(1, len(found) + 1):
        if number < len(found) and _joined(scene, found[number - 1], found[number]):
            continue
        if number - first > 1 and found[first].name is not None:
            lists.append((first, min(number, first + _MOST)))
        first = number
    return lists


def _joined(scene: Scene, one: Mention, other: Mention) -> bool:
    if one.name is None or other.name is None:
        return False
    return _BETWEEN.fullmatch(scene.text, one.end, other.start) is not None


def _introduced(scene: Scene, one: Mention) -> bool:
    name = one.name
    if name is None:
        return False
    start = max(scene.span.start, name.full_start - 110)
    return _INTRODUCED.search(scene.text, start, name.full_start) is not None


def _like_persons(scene: Scene, some: list[Mention]) -> bool:
    """Whether a list looks like one of persons, with titles, known names, or from somewhere.

    All of them, half of four or more, or one where each has two words at least.
    """
    like = [one for one in some if _like_person(scene, one)]
    if len(like) == len(some):
        return True
    several = all(one.name and one.name.after - one.name.first > 1 for one in some)
    return bool(like) and several or len(some) > 3 and 2 * len(like) >= len(some)


def _like_person(scene: Scene, one: Mention) -> bool:
    if one.confidence >= _SURE:
        return True
    if one.name is None:
        return False
    from_somewhere = _FROM.match(scene.text, one.end) is not None
    return one.name.titled or _given(scene, one.name) or from_somewhere


def _between(some: list[Mention], number: int) -> bool:
    """Whether surely persons stand before and behind in a list that tells names first."""
    before = [one for one in some[:number] if one.confidence >= _SURE]
    behind = [one for one in some[number + 1 :] if one.confidence >= _SURE]
    return bool(before and behind) and _name_first(before[-1]) and _name_first(behind[0])


def _name_first(one: Mention) -> bool:
    return one.name is not None and (one.post is None or one.name.start < one.post_start)


def _may_be(scene: Scene, one: Mention) -> bool:
    name = one.name
    if name is None or one.post is not None:
        return False
    words = scene.words[name.first : name.after]
    if name.titled or _given(scene, name):
        return True
    return not any(word.of_office or word.shouted for word in words)


def _given(scene: Scene, name: Name) -> bool:
    return any(lexicon.is_given(word.low) for word in scene.words[name.first : name.after])
