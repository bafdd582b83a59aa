"""Parts of names that are built in their own way: of hospitals, of committees of a parliament."""

from martabat.newsroom.reading.organisation_beginnings import bracket_end, republic_end
from martabat.newsroom.reading.scene import Scene

# Before the name of whom a hospital honours.
_TITLES = frozenset(
    {"dr", "prof", "ir", "drs", "hc", "kh", "hj", "tgk", "raden", "jend", "brigjen"}
)
_PARLIAMENTS = frozenset({"dpr", "dprd", "dpra", "dprk", "dprp", "dpd", "mpr"})
_SPELLED = ("perwakilan", "rakyat")


def honoured_end(scene: Scene, number: int) -> int:
    """Return where "dr. Soebandi" or "Dr HC Ir Soekarno" ends, the name of a hospital."""
    end = number
    while scene.follows(end) and (scene.words[end].dotted or scene.low(end) in _TITLES):
        end += 1
    first = end
    while first > number and scene.follows(end) and end < first + 2:
        word = scene.words[end]
        if not word.capital or word.post or end > first and scene.place_end(end) > end:
            break
        end += 1
    return end if end > first > number else number


def committee_end(scene: Scene, number: int) -> int:
    """Return where the parliament of a committee ends: "Komisi XIII | Dewan … (DPR RI)".

    The word itself where none stands there.
    """
    at = number
    if at < len(scene.words) and scene.follows(at) and _numbered(scene, at):
        at += 1
    if at >= len(scene.words):
        return number
    if scene.low(at) in _PARLIAMENTS:
        return republic_end(scene, at + 1)
    if scene.low(at) != "dewan" or (scene.low(at + 1), scene.low(at + 2)) != _SPELLED:
        return number
    end = at + 3 + (scene.low(at + 3) == "daerah")
    return bracket_end(scene, republic_end(scene, end))


def _numbered(scene: Scene, number: int) -> bool:
    """Whether a word tells which committee it is: "XIII", "A", "3"."""
    word = scene.words[number]
    letter = word.capital and len(word.text) == 1
    return word.roman or letter or word.kind == "number"
