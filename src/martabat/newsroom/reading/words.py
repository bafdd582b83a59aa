"""The words of a paragraph with what each may be."""

import re
from dataclasses import dataclass

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.values import Span

_WORD = re.compile(
    r"(?P<word>[^\W\d_]+(?:\d+[^\W\d_]+)*(?:['’‘-][^\W\d_]+(?:\d+[^\W\d_]+)*)*)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<mark>\S)"
)
_ROMAN = re.compile(r"[IVX]{1,4}")
# A full stop after these belongs to the word.
_SHORTENED = lexicon.listed("sets", "shortened")


@dataclass(slots=True)
class Word:
    """A word, number or mark: `low` in small letters, `glued` where nothing stands before it."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    glued: bool
    capital: bool
    # All capital letters, two or more: an acronym, or a text that shouts.
    shouted: bool
    # Ends with the full stop of a shortened word; `end` takes it in.
    dotted: bool = False

    @property
    def roman(self) -> bool:
        """Whether it is a roman number, as in "Asisten II"."""
        return self.shouted and bool(_ROMAN.fullmatch(self.text)) or self.text in ("I", "V", "X")

    @property
    def acronym(self) -> bool:
        """Whether it is written as offices shorten names: HAM, PPN, PUPR-PKP, ATR."""
        return self.shouted and len(self.text) <= 12

    @property
    def post(self) -> bool:
        """Whether a post may begin here."""
        return lexicon.is_post(self.low)

    @property
    def of_office(self) -> bool:
        """Whether it may stand within the name of a post or an office."""
        return lexicon.of_office(self.low)


def words_of(text: str, span: Span) -> list[Word]:
    """Return the words that stand at a span."""
    found: list[Word] = []
    last = span.start
    for match in _WORD.finditer(text, span.start, span.end):
        start, end = match.span()
        kind = match.lastgroup or "mark"
        word = match.group()
        glued = start == last and start > span.start
        if kind == "mark" and word == "." and found and glued and _shortens(found[-1]):
            found[-1].end = end
            found[-1].dotted = True
            last = end
            continue
        letters = kind == "word"
        found.append(
            Word(
                text=word,
                low=word.casefold().replace("’", "'").replace("‘", "'") if letters else word,
                start=start,
                end=end,
                kind=kind,
                glued=glued,
                capital=letters and word[0].isupper(),
                shouted=letters and len(word) > 1 and word.isupper(),
            )
        )
        last = end
    return found


def _shortens(word: Word) -> bool:
    if word.kind != "word" or word.dotted:
        return False
    if len(word.text) == 1:
        return word.capital
    return word.low in _SHORTENED
