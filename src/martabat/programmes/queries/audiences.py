"""Which offices a rule means, those that exist and those that are only known by name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from martabat.organisations.models import Organisation
from martabat.organisations.roles import Kind
from martabat.programmes.audiences import Level, Rule, office_name
from martabat.programmes.models import Activity, Audience, Invitation
from martabat.regions.models import Region

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Office:
    """One office that a rule means; without `pk` it has yet to be written down."""

    name: str
    kind: str
    region: Region | None
    pk: int | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class Preview:
    """What adding would do: how many are meant, which are new, who is invited already."""

    offices: list[Office]
    already: int

    @property
    def count(self) -> int:
        """All offices that the rules mean."""
        return len(self.offices)

    @property
    def new(self) -> list[Office]:
        """Offices that would be written down for the first time."""
        return [office for office in self.offices if office.pk is None]

    @property
    def shown(self) -> list[Office]:
        """As many as a page may name."""
        return self.offices[:SHOWN]

    @property
    def more(self) -> int:
        """How many are not named."""
        return max(0, self.count - SHOWN)

    @property
    def added(self) -> int:
        """How many invitations would be new."""
        return self.count - self.already


def offices_meant(rules: Sequence[Rule]) -> list[Office]:
    """Return every office that the rules mean, once, by region; two queries however many."""
    if not any(rule.kinds for rule in rules):
        return []
    regions = _regions(rules)
    found = _existing(rules, regions)
    meant: dict[tuple[int | None, str, str | None], Office] = {}
    for rule in rules:
        places = _places(rule, regions)
        for region in places:
            for kind in rule.kinds:
                for office in _offices(rule, kind, region, found):
                    code = office.region.pk if office.region else None
                    meant.setdefault((office.pk, office.name.lower(), code), office)
    order = {code: place for place, code in enumerate(regions)}
    return sorted(
        meant.values(),
        key=lambda office: order[office.region.pk] if office.region else len(order),
    )


def preview(activity: Activity, rules: Sequence[Rule]) -> Preview:
    """Return what adding these rules would do; nothing is written."""
    offices = offices_meant(rules)
    known = [office.pk for office in offices if office.pk]
    invited = Invitation.objects.filter(activity=activity, organisation__in=known)
    return Preview(offices, invited.count() if known else 0)


def audiences_of(activity: Activity) -> list[Audience]:
    """Return the audiences that were invited, in the order in which they were."""
    return list(activity.audiences.select_related("region"))


def rule_of(audience: Audience) -> Rule:
    """Return the rule that an audience stands for."""
    return Rule.of(audience.level, audience.kinds, audience.region_id)


def _regions(rules: Sequence[Rule]) -> dict[str, Region]:
    """Return the regions that any rule reaches, by code, in the order of their codes."""
    wanted = Q(pk__in=[])
    for rule in rules:
        if rule.level == Level.PROVINCE:
            wanted |= Q(pk=rule.region) if rule.region else Q(province=None)
        elif rule.level == Level.REGENCIES:
            wanted |= Q(province=rule.region) if rule.region else Q(province__isnull=False)
    return {region.pk: region for region in Region.objects.filter(wanted).order_by("pk")}


def _places(rule: Rule, regions: dict[str, Region]) -> list[Region | None]:
    if rule.level == Level.NATION:
        return [None]
    provincial = rule.level == Level.PROVINCE
    return [
        region
        for code, region in regions.items()
        if region.is_province == provincial and (not rule.region or code[:2] == rule.region)
    ]


Existing = dict[tuple[str, str | None], list[Organisation]]


def _existing(rules: Sequence[Rule], regions: dict[str, Region]) -> Existing:
    kinds = {kind for rule in rules for kind in rule.kinds}
    places = Q(region__in=regions)
    if any(rule.level == Level.NATION for rule in rules):
        places |= Q(region=None)
    found: Existing = defaultdict(list)
    for office in Organisation.objects.filter(places, kind__in=kinds):
        found[office.kind, office.region_id].append(office)
    return found


def _offices(rule: Rule, kind: str, region: Region | None, found: Existing) -> list[Office]:
    existing = found.get((kind, region.pk if region else None), [])
    if existing:
        # An office that was closed is not founded again by inviting it.
        return [
            Office(office.name, kind, region, office.pk, rule)
            for office in existing
            if office.active
        ]
    name = office_name(Kind(kind), region) if region else None
    return [Office(name, kind, region, None, rule)] if name else []
