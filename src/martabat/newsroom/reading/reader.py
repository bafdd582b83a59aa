"""From the text of a release to what it tells: each part reads by itself, then they are joined."""

from collections.abc import Sequence

from martabat.newsroom.reading.values import Reading


def read(text: str, *, known: Sequence[str] = ()) -> Reading:
    """Return what a release tells; `known` are names of organisations that the reader should know.

    Never raises on any text; what is not told stays empty.
    """
    return Reading(text=text, activities=())
