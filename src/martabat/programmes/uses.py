"""What records of this room are used for above it, such as evidence for an indicator.

This room knows nothing of indicators: whoever cites records offers a provider when Martabat
starts. A record is named by its source key: `activity:3`, `attendance:3`, `minutes:12`,
`certificates:7` (a batch), `agreement:5`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from martabat.organisations.models import Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One citation of a record: which indicator of whose answer it proves, and how that stands."""

    source: str
    # What was cited and where it comes from: "Daftar hadir seminar", "Seminar HAM, 7 Sep".
    title: str
    from_text: str
    day: dt.date | None
    indicator_code: str
    indicator_name: str
    region: str
    award_year: int
    data_year: int
    # A code of `interface.statuses`: "answer.accepted", "answer.returned" …
    state: str
    href: str
    example: bool = False


Provider = Callable[[Sequence[str], Membership | None], Iterable[Use]]
_providers: list[Provider] = []


def offer(provider: Provider) -> None:
    """Take up a provider; it is asked once for all records of a page."""
    if provider not in _providers:
        _providers.append(provider)


def uses_of(sources: Sequence[str], membership: Membership | None) -> list[Use]:
    """Return what these records are used for, in the order of the records given.

    Only uses that the member may read are told: how a region's answer stands is not for others.
    """
    if not sources or membership is None:
        return []
    found = [use for provider in _providers for use in provider(sources, membership)]
    order = {source: at for at, source in enumerate(sources)}
    return sorted(
        found, key=lambda use: (order.get(use.source, len(order)), use.indicator_code, use.region)
    )
