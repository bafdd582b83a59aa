"""Which offices may owe a follow-up: groups of the invited, single ones, and others by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from martabat.organisations.models import Membership, Organisation
from martabat.programmes.models import Activity

# More invited offices than this are chosen by group or by name.
MOST_SINGLE = 60


@dataclass(frozen=True, slots=True)
class Group:
    """Invited offices of one kind, in one audience: "Bagian Hukum (11)"."""

    key: str
    label: str
    offices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the form offers."""

    groups: tuple[Group, ...]
    single: tuple[Organisation, ...]
    offices: dict[int, Organisation]


def choice_of(activity: Activity, membership: Membership) -> Choice:
    """Return the offices that were invited, by group and singly, with those who hold it (1 query).

    Kinds with a single office are no group.
    """
    keepers = {activity.owner_id, membership.organisation_id}
    invited = activity.invitations.filter(organisation__isnull=False)
    found = list(
        Organisation.objects.filter(
            Q(pk__in=invited.values("organisation")) | Q(pk__in=keepers)
        ).order_by("name", "pk")
    )
    offices = {office.pk: office for office in found}
    kinds: dict[str, list[Organisation]] = {}
    for office in found:
        kinds.setdefault(office.kind, []).append(office)
    groups = tuple(
        Group(f"jenis:{kind}", members[0].get_kind_display(), tuple(item.pk for item in members))
        for kind, members in sorted(kinds.items())
        if len(members) > 1
    )
    if len(groups) > 1:
        groups = (*groups, Group("semua", "", tuple(offices)))
    single = tuple(found) if len(found) <= MOST_SINGLE else ()
    return Choice(groups, single, offices)


def by_names(
    names: Sequence[str], membership: Membership
) -> tuple[list[Organisation], dict[str, list[str]]]:
    """Find active offices by their full names; those not found once, with what may be meant.

    A name without its region ("Bappeda") that several offices bear is found for none of them.
    """
    wanted = {" ".join(name.split()).casefold(): name for name in names if name.strip()}
    if not wanted:
        return [], {}
    spelt = Q()
    for name in wanted.values():
        spelt |= Q(name__iexact=" ".join(name.split()))
    same: dict[str, list[Organisation]] = {}
    for office in Organisation.objects.filter(spelt, active=True).select_related("region"):
        same.setdefault(office.name.casefold(), []).append(office)
    found, missing = [], {}
    for key, name in wanted.items():
        offices = same.get(key, [])
        own = [office for office in offices if _near(office, membership)]
        if len(offices) == 1 or len(own) == 1:
            found.append((own or offices)[0])
        else:
            missing[name] = _alike(name)
    return found, missing


def _near(office: Organisation, membership: Membership) -> bool:
    return office.region_id is None or membership.covers(office.region_id)


def _alike(name: str) -> list[str]:
    words = name.split()[:4]
    found = Organisation.objects.filter(active=True)
    for word in words:
        found = found.filter(name__icontains=word)
    return list(found.values_list("name", flat=True).distinct()[:3])


def group_of(groups: Iterable[Group], chosen: set[int]) -> Group | None:
    """Return the group that is exactly what was chosen, for its words."""
    return next((group for group in groups if set(group.offices) == chosen), None)
