"""What ends and what falls due, by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from martabat.agreements import rules
from martabat.agreements.kinds import SIGNED
from martabat.agreements.models import Obligation
from martabat.agreements.standing import SOON, obligation_standing, standing
from martabat.organisations.models import Membership

MOST = 300


@dataclass(frozen=True, slots=True)
class Item:
    """One day of the calendar. `uid` stays the same in every download."""

    uid: str
    day: date
    title: str
    more: str
    href: str
    state: str
    ends: bool
    example: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The first day of a month, and what happens in it."""

    first: date
    items: Sequence[Item]


def items_of(membership: Membership, today: date) -> list[Item]:
    """Return ends of the next 90 days, terms that ran out, and open obligations (2 queries).

    Obligations that are late are there too; at most `MOST` of each.
    """
    until = today + SOON
    seen = rules.visible(membership).filter(stage__in=SIGNED)
    agreements = seen.filter(end__lte=until).order_by("end", "pk")[:MOST]
    obligations = (
        Obligation.objects.filter(agreement__in=seen.values("pk"), done_on=None, due_on__lte=until)
        .select_related("agreement", "party")
        .order_by("due_on", "pk")[:MOST]
    )
    found = [
        Item(
            uid=f"agreement-{item.pk}",
            day=item.end,
            title=item.title,
            more=item.get_kind_display(),
            href=item.get_absolute_url(),
            state=f"agreement.{standing(item, today)}",
            ends=True,
            example=item.example,
        )
        for item in agreements
        if item.end
    ]
    found += [
        Item(
            uid=f"obligation-{item.pk}",
            day=item.due_on,
            title=item.text,
            more=f"{item.party.name} \u00b7 {item.agreement.title}",
            href=f"{item.agreement.get_absolute_url()}#kewajiban",
            state=f"agreement.{obligation_standing(item, today)}",
            ends=False,
            example=item.example,
        )
        for item in obligations
        if item.due_on
    ]
    return sorted(found, key=lambda item: (item.day, item.title))


def by_month(items: Sequence[Item]) -> list[Month]:
    """Return items under the first day of their month."""
    return [
        Month(first, list(group))
        for first, group in groupby(items, key=lambda item: item.day.replace(day=1))
    ]
