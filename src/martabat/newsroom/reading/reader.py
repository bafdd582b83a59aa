"""From the text of a release to what it tells: each part reads by itself, then they are joined."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from martabat.newsroom.reading import activities, organisations, persons, regions
from martabat.newsroom.reading.scene import headlines, scenes
from martabat.newsroom.reading.text import document
from martabat.newsroom.reading.values import Reading, Span

T = TypeVar("T")

# Characters that are not seen and may stand in the middle of a word.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# A release is never longer; what follows is not read.
LONGEST = 60_000


def read(text: str, *, known: Sequence[str] = ()) -> Reading:
    """Return what a release tells; `known` are names of organisations that the reader should know.

    Never raises on any text; what is not told stays empty. Only the first `LONGEST` characters
    are read.
    """
    seen, positions = _seen(text[:LONGEST])
    told = _told(seen, known)
    if positions is not None:
        told = _moved(told, positions)
    return Reading(text=text, activities=told.activities, dates=told.dates)


def _told(text: str, known: Sequence[str]) -> activities.Told:
    release = document(text)
    places = regions.find(release.text, dateline=release.dateline)
    told = activities.find(release, places)
    if not told.activities:
        return told
    parts = scenes(release, places)
    main = replace(
        told.activities[0],
        organisations=organisations.read(release, parts, known, headlines(release, places)),
        persons=persons.read(release, parts),
    )
    return replace(told, activities=(main, *told.activities[1:]))


def _seen(text: str) -> tuple[str, list[int] | None]:
    """Return the text without unseen characters, and where each of the others stood."""
    if not any(mark in text for mark in _UNSEEN):
        return text, None
    kept = [number for number, letter in enumerate(text) if letter not in _UNSEEN]
    return "".join(text[number] for number in kept), [*kept, len(text)]


def _moved(value: T, positions: list[int]) -> T:
    """Return a value with every span where it stands in the text as handed in."""
    moved: Any = value
    if isinstance(value, Span):
        end = positions[value.end - 1] + 1 if value.end > value.start else positions[value.start]
        moved = Span(positions[value.start], end)
    elif isinstance(value, tuple):
        moved = tuple(_moved(item, positions) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        moved = replace(value, **{name: _moved(item, positions) for name, item in held.items()})
    return moved
