"""Two documents side by side: their words, with what differs marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup, escape

from martabat.documents.models import BlobText, Document, NearCopy, TextPage

# What a person compares with the eyes; the rest is in the files.
MAX_WORDS = 4_000
MAX_CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class Side:
    """One of two documents."""

    document: Document
    text: Markup
    words: int
    differing: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Two documents; `likeness` from 0 to 1 where they were found to be near copies."""

    first: Side
    second: Side
    same_bytes: bool
    likeness: Decimal | None
    readable: bool


def compare(first: Document, second: Document) -> Beside:
    """Return two documents with their differing words marked (3 queries)."""
    shas = [first.blob_id, second.blob_id]
    bodies: dict[str, list[str]] = {sha: [] for sha in shas}
    for sha, body in (
        TextPage.objects.filter(text__in=shas, number__lte=100)
        .order_by("text_id", "number")
        .values_list("text_id", "body")
    ):
        bodies[sha].append(body)
    words = [_words(bodies[sha]) for sha in shas]
    marks = _differing(words[0][:MAX_WORDS], words[1][:MAX_WORDS])
    smaller, larger = sorted(shas)
    near = NearCopy.objects.filter(first=smaller, second=larger)
    return Beside(
        first=_side(first, words[0], marks[0]),
        second=_side(second, words[1], marks[1]),
        same_bytes=first.blob_id == second.blob_id,
        likeness=near.values_list("likeness", flat=True).first(),
        readable=BlobText.objects.filter(pk__in=shas, reason="").count() == len(set(shas)),
    )


def _words(bodies: Sequence[str]) -> list[str]:
    """Return words, and line ends as words of their own."""
    text = "\n".join(bodies)[:MAX_CHARACTERS]
    return text.replace("\n", " \n ").split(" ")


def _differing(first: Sequence[str], second: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the places of the words in each that the other does not have there."""
    from rapidfuzz.distance import Indel

    marks: tuple[set[int], set[int]] = (set(), set())
    # The end of a line is no difference that matters.
    folded = [[word.casefold() for word in words] for words in (first, second)]
    for change in Indel.editops(*folded):
        if change.tag == "delete" and first[change.src_pos].strip():
            marks[0].add(change.src_pos)
        elif change.tag == "insert" and second[change.dest_pos].strip():
            marks[1].add(change.dest_pos)
    return marks


def _side(document: Document, words: Sequence[str], marks: set[int]) -> Side:
    shown = words[:MAX_WORDS]
    counted = [at for at, word in enumerate(shown) if word.strip()]
    return Side(
        document,
        Markup(" ").join(_marked(shown, marks)),
        len(counted),
        sum(at in marks for at in counted),
        len(words) > MAX_WORDS,
    )


def _marked(words: Sequence[str], marks: set[int]) -> Iterator[Markup]:
    """Yield the words as markup, neighbouring marked ones together."""
    for marked, places in groupby(range(len(words)), key=marks.__contains__):
        part = Markup(" ").join(
            Markup("<br>") if words[at] == "\n" else escape(words[at]) for at in places
        )
        yield Markup("<mark>{}</mark>").format(part) if marked else part
