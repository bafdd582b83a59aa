"""Links that rooms above offer on a region found by search, such as one's own work on it.

This room knows nothing of them: they are offered when Martabat starts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Link:
    """Where a visitor may go for a region, and what is there."""

    label: str
    href: str


Provider = Callable[[HttpRequest, Sequence[str]], Mapping[str, Link]]
_providers: list[Provider] = []


def offer(provider: Provider) -> None:
    """Take up a provider; it is asked once for all regions of a page."""
    if provider not in _providers:
        _providers.append(provider)


def links_of(request: HttpRequest, codes: Sequence[str]) -> dict[str, list[Link]]:
    """Return the links that the visitor has for each of these regions."""
    found: dict[str, list[Link]] = {code: [] for code in codes}
    for provider in _providers:
        for code, link in provider(request, codes).items():
            found[code].append(link)
    return found
