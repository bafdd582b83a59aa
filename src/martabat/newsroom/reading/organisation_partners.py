"""Partners with names of their own, which only what they do in the sentence tells."""

import re

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.organisation_keys import key_of
from martabat.newsroom.reading.organisation_others import Named
from martabat.newsroom.reading.organisation_spelled import own_name
from martabat.newsroom.reading.scene import Scene
from martabat.newsroom.reading.taking_part import is_excluded, is_later, is_told
from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import Span

_NAME = r"(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){1,3})"
_TOGETHER = r"\s+(?:ber|be)?(?:kerja ?sama|kolaborasi)\b"
# "Suluh Rumbia bekerja sama dengan …", "diselenggarakan Suluh Rumbia bekerja sama …".
_WORKING = re.compile(
    rf"(?:(?:^|[.!?]\s+|\bdan\s+){_NAME}(?={_TOGETHER})"
    r"|\b(?:digelar|diselenggarakan|diadakan|dilaksanakan|digagas|diinisiasi)\s+(?:oleh\s+)?"
    rf"{_NAME.replace('<name>', '<holder>')}(?={_TOGETHER})"
    rf"|\b(?:menggandeng|bermitra dengan)\s+{_NAME.replace('<name>', '<guest>')}"
    r"(?=\s+(?:dalam|untuk|guna|menggelar|mengadakan|dan)\b|\.))",
    re.MULTILINE,
)


def working_together(scene: Scene, document: Document, found: list[Named]) -> list[Named]:
    """Return who works with others on the activity under a name no list knows."""
    more: list[Named] = []
    for match in _WORKING.finditer(scene.text, scene.span.start, scene.span.end):
        span = Span(*match.span(match.lastgroup or 0))
        if any(one.span.overlaps(span) for one in found) or document.quoted(span.start):
            continue
        if is_told(scene, span.start) or is_later(scene, span.start):
            continue
        if is_excluded(scene, span.start) or not _may_be_partner(scene, span):
            continue
        value = " ".join(span.of(scene.text).split())
        key = key_of(value, begins=value.split()[0].casefold(), placed=False)
        more.append(Named(value, span, key, None, None, 0.6))
    return more


def _may_be_partner(scene: Scene, span: Span) -> bool:
    """Whether a name is no person's, no place's and no activity's."""
    if not own_name(scene, span):
        return False
    for number, word in enumerate(scene.words):
        if not span.start <= word.start < span.end:
            continue
        placed = scene.place_end(number) > number and word.start == span.start
        if placed or lexicon.is_given(word.low) or word.low in scene.short_names:
            return False
        if word.low in lexicon.common_words():
            return False
    return True
