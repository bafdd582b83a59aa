"""Counts for reports: who came to many activities at once, and what their tests say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from martabat.programmes.kinds import Answer, Moment, RegistrationState, Sex
from martabat.programmes.learning import Learning, Pair, learning_of
from martabat.programmes.models import Invitation, Paper, Registration
from martabat.programmes.queries.attendance import SMALLEST

MOST_INSTITUTIONS: Final = 40


@dataclass(frozen=True, slots=True)
class Group:
    """How many people came of one kind."""

    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Came:
    """Who was invited, answered, registered and came: four different things, all counted.

    `disability` is None where it is fewer than `SMALLEST`.
    """

    invited: int = 0
    accepted: int = 0
    offices: int = 0
    represented: int = 0
    registered: int = 0
    people: int = 0
    disability: int | None = None
    by_institution: tuple[Group, ...] = ()
    more_institutions: int = 0
    by_region: tuple[Group, ...] = ()
    by_sex: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Tested:
    """A questionnaire: how many filled it in, and what those learnt who did so twice."""

    before: int
    after: int
    learning: Learning


def came_to(keys: Sequence[int]) -> dict[int, Came]:
    """Count for every activity (5 queries)."""
    held = Registration.objects.filter(activity__in=keys)
    entered = held.filter(entered_at__isnull=False)
    inside = Registration.objects.filter(invitation=OuterRef("pk"), entered_at__isnull=False)
    offices = Q(is_group=False)
    invited = {
        row["activity"]: row
        for row in Invitation.objects.filter(activity__in=keys)
        .values("activity")
        .annotate(
            invited=Count("pk", filter=offices),
            accepted=Count("pk", filter=offices & Q(answer__in=[Answer.YES, Answer.SUBSTITUTE])),
            offices=Count("pk", filter=offices & Exists(inside)),
            represented=Count("pk", filter=offices & Exists(inside.filter(represents=True))),
        )
        .order_by()
    }
    counted = {
        row["activity"]: row
        for row in held.values("activity")
        .annotate(
            registered=Count("pk", filter=Q(state=RegistrationState.REGISTERED)),
            people=Count("pk", filter=Q(entered_at__isnull=False)),
            disability=Count("pk", filter=Q(entered_at__isnull=False, disability=True)),
        )
        .order_by()
    }
    institutions = _counts(entered, "institution")
    regions = _counts(entered, "region__name")
    sexes = _counts(entered, "sex")
    found = {}
    for key in keys:
        named = [item for item in institutions[key] if item.name]
        nameless = sum(item.people for item in institutions[key] if not item.name)
        if nameless:
            named.append(Group(_("tanpa lembaga"), nameless))
        people = counted.get(key, {})
        disability = people.get("disability", 0)
        first = invited.get(key, {})
        found[key] = Came(
            invited=first.get("invited", 0),
            accepted=first.get("accepted", 0),
            offices=first.get("offices", 0),
            represented=first.get("represented", 0),
            registered=people.get("registered", 0),
            people=people.get("people", 0),
            disability=disability if disability >= SMALLEST else None,
            by_institution=tuple(named[:MOST_INSTITUTIONS]),
            more_institutions=max(0, len(named) - MOST_INSTITUTIONS),
            by_region=tuple(
                Group(item.name or _("tanpa daerah"), item.people) for item in regions[key]
            ),
            by_sex=tuple(
                Group(str(Sex(item.name).label) if item.name else _("tidak diisi"), item.people)
                for item in sexes[key]
            ),
        )
    return found


def _counts(entered: Any, name: str) -> dict[int, list[Group]]:
    found: dict[int, list[Group]] = defaultdict(list)
    rows = (
        entered.values_list("activity", name).annotate(people=Count("pk")).order_by("-people", name)
    )
    for key, value, people in rows:
        found[key].append(Group(value or "", people))
    return found


def tested_at(keys: Sequence[int]) -> dict[int, Tested]:
    """Compare before and after, each person with himself, for every activity (1 query)."""
    found: dict[int, dict[str, dict[int, tuple[float, str]]]] = {}
    rows = Paper.objects.filter(questionnaire__activity__in=keys).values_list(
        "questionnaire__activity", "moment", "registration", "score", "group"
    )
    for key, moment, person, score, group in rows.order_by("registration"):
        papers = found.setdefault(key, {Moment.BEFORE: {}, Moment.AFTER: {}})
        papers[moment][person] = (score, group)
    return {
        key: _tested(papers[Moment.BEFORE], papers[Moment.AFTER]) for key, papers in found.items()
    }


def _tested(before: dict[int, tuple[float, str]], after: dict[int, tuple[float, str]]) -> Tested:
    pairs = [
        Pair(group, score, after[person][0])
        for person, (score, group) in before.items()
        if person in after
    ]
    return Tested(len(before), len(after), learning_of(pairs))


def total_of(all_came: Sequence[Came]) -> Came:
    """Add up activities; who came to several is counted at each."""

    def total(name: str) -> int:
        return sum(getattr(item, name) for item in all_came)

    return Came(
        invited=total("invited"),
        accepted=total("accepted"),
        offices=total("offices"),
        represented=total("represented"),
        registered=total("registered"),
        people=total("people"),
        by_region=_added(item.by_region for item in all_came),
        by_sex=_added(item.by_sex for item in all_came),
    )


def _added(lists: Iterable[Sequence[Group]]) -> tuple[Group, ...]:
    sums: dict[str, int] = defaultdict(int)
    for groups in lists:
        for item in groups:
            sums[item.name] += item.people
    return tuple(
        Group(label, people)
        for label, people in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    )
