"""What rooms above find for the words of the site search, beside regions.

This room knows nothing of them: they are offered when Martabat starts.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Find:
    """One thing that was found."""

    title: str
    more: str
    href: str
    example: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The first things of one kind, and where all of them are listed."""

    title: str
    finds: tuple[Find, ...]
    href: str


Finder = Callable[[HttpRequest, str], Group | None]
_finders: list[Finder] = []


def offer(finder: Finder) -> None:
    """Take up a finder; it is asked once for a search."""
    if finder not in _finders:
        _finders.append(finder)


def found_by(request: HttpRequest, text: str) -> list[Group]:
    """Return what the finders found, in the order in which they were offered."""
    groups = (finder(request, text) for finder in _finders)
    return [group for group in groups if group is not None and group.finds]
