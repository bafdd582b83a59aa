"""The cycles that somebody may open."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import get_language

from martabat.assessments import places, rules
from martabat.assessments.models import Assessment, Cycle
from martabat.assessments.steps import Step
from martabat.instruments.queries import title_in
from martabat.organisations.models import Membership


@dataclass(frozen=True, slots=True)
class CycleLine:
    """One cycle in the list: how many regions the reader sees in it and how many are published."""

    award_year: int
    data_year: int
    instrument: str
    example: bool
    regions: int
    published: int
    href: str
    settings_href: str


def cycles_seen_by(membership: Membership) -> list[CycleLine]:
    """Return the cycles that hold something for this role, the newest first, with two queries."""
    if membership.role not in rules.READING_ROLES:
        return []
    may_run = rules.may_run_cycles(membership)
    counts = (
        Assessment.objects.filter(rules.visible(membership))
        .order_by()
        .values_list("cycle")
        .annotate(regions=Count("pk"), published=Count("pk", filter=Q(step=Step.PUBLISHED)))
    )
    numbers = {cycle: (regions, published) for cycle, regions, published in counts}
    title = title_in((get_language() or "id")[:2], "instrument__")
    rows = Cycle.objects.values_list("pk", "award_year", "data_year", title, "example")
    return [
        CycleLine(
            award_year=award_year,
            data_year=data_year,
            instrument=title,
            example=example,
            regions=numbers[pk][0],
            published=numbers[pk][1],
            href=places.start(membership, award_year),
            settings_href=places.page("cycle_settings", award_year) if may_run else "",
        )
        for pk, award_year, data_year, title, example in rows
        if pk in numbers
    ]
