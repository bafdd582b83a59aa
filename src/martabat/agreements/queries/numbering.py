"""How an office numbers its papers, and the numbers that it gave last."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max

from martabat.agreements import rules
from martabat.agreements.actions.numbering import text_of
from martabat.agreements.models import IssuedNumber, Numbering
from martabat.organisations.models import Membership


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """One kind of paper: its numbering if there is one, the next number and the last one given."""

    purpose: Numbering.Purpose
    numbering: Numbering | None
    following: str
    last: IssuedNumber | None


def overview(membership: Membership, day: dt.date) -> list[PurposeLine]:
    """Return every kind of paper of one's own office (3 queries)."""
    found = {item.purpose: item for item in rules.numberings(membership)}
    highest = dict(
        IssuedNumber.objects.filter(numbering__in=found.values(), year=day.year)
        .values_list("numbering")
        .annotate(Max("running"))
    )
    last = {
        issued.numbering_id: issued
        for issued in IssuedNumber.objects.filter(numbering__in=found.values())
        .order_by("numbering_id", "-year", "-running")
        .distinct("numbering_id")
    }
    return [_line(purpose, found.get(purpose), highest, last, day) for purpose in Numbering.Purpose]


def _line(
    purpose: Numbering.Purpose,
    numbering: Numbering | None,
    highest: dict[int, int],
    last: dict[int, IssuedNumber],
    day: dt.date,
) -> PurposeLine:
    if numbering is None:
        return PurposeLine(purpose, None, "", None)
    by_hand = numbering.last_used if numbering.last_used_year == day.year else 0
    running = max(highest.get(numbering.pk, 0), by_hand) + 1
    return PurposeLine(
        purpose,
        numbering,
        text_of(numbering, running=running, on=day),
        last.get(numbering.pk),
    )
