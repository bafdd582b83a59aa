"""Posts that are told in English, behind the name of who holds them."""

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.positions import Post
from martabat.newsroom.reading.scene import Scene

_HEADS = lexicon.listed("sets", "english_heads")
_JOINING = frozenset({"and", "of", "for", "the", "to", "on", "in", "&"})
_MOST = 10


def foreign_post(scene: Scene, number: int) -> Post | None:
    """Return the English post that begins at a word: "Country Director Save Bumi Indonesia"."""
    end = number
    headed = False
    while end < len(scene.words) and end - number < _MOST:
        word = scene.words[end]
        if end > number and not scene.follows(end) or word.kind == "mark" and word.low != "&":
            break
        if not word.capital and word.low not in _JOINING:
            break
        headed = headed or word.capital and word.low in _HEADS
        end += 1
    if not headed or end - number < 2 or scene.low(end - 1) in _JOINING:
        return None
    first, last = scene.words[number], scene.words[end - 1]
    if not first.capital or lexicon.is_post(first.low):
        return None
    return Post(number, end, first.start, last.end, first.low, ())
