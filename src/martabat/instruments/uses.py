"""What rooms above do with a version, such as cycles that ask its indicators.

This room knows nothing of them: they are offered when Martabat starts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from martabat.organisations.models import Membership


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a version; `latest` marks the one whose answers are last year's for the next."""

    version_id: int
    title: str
    href: str
    latest: bool = False


Provider = Callable[[Membership, Sequence[int]], Iterable[Use]]
_providers: list[Provider] = []


def offer(provider: Provider) -> None:
    """Take up a provider; it is asked once for all versions of a page."""
    if provider not in _providers:
        _providers.append(provider)


def uses_of(membership: Membership, version_ids: Sequence[int]) -> dict[int, list[Use]]:
    """Return the uses of each version, with addresses where the member begins."""
    found: dict[int, list[Use]] = {pk: [] for pk in version_ids}
    for provider in _providers:
        for use in provider(membership, version_ids):
            found[use.version_id].append(use)
    return found
