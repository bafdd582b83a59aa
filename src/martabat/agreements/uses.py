"""What rooms above have done under an agreement, such as activities that fulfil an obligation.

This room knows nothing of them: they are offered when Martabat starts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from martabat.organisations.models import Membership


@dataclass(frozen=True, slots=True)
class Use:
    """Something done under an agreement; `obligation_id` where it fulfils one.

    `evidence` says that the agreement itself proves something there, and `status` how that stands:
    a code of `interface.statuses`.
    """

    agreement_id: int
    obligation_id: int | None
    title: str
    href: str
    kind: str
    state: str
    day: date | None = None
    evidence: bool = False
    status: str = ""
    example: bool = False


Provider = Callable[[Membership, Sequence[int]], Iterable[Use]]
_providers: list[Provider] = []


def offer(provider: Provider) -> None:
    """Take up a provider; it is asked once for all agreements of a page."""
    if provider not in _providers:
        _providers.append(provider)


def uses_of(membership: Membership, agreement_ids: Sequence[int]) -> dict[int, list[Use]]:
    """Return what the member may see of each agreement's uses, the earliest first."""
    found: dict[int, list[Use]] = {pk: [] for pk in agreement_ids}
    for provider in _providers:
        for use in provider(membership, agreement_ids):
            found[use.agreement_id].append(use)
    for uses in found.values():
        uses.sort(key=lambda use: (use.day or date.max, use.title))
    return found
