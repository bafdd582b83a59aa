"""What the search offers on a region: the visitor's own place of work on it."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from martabat.assessments import places, rules
from martabat.assessments.models import Assessment, Cycle
from martabat.regions.links import Link


def links(request: HttpRequest, codes: Sequence[str]) -> dict[str, Link]:
    """Return where the visitor works on each region in its newest cycle (at most 2 queries)."""
    membership = getattr(request, "membership", None)
    if membership is None or membership.role not in rules.READING_ROLES:
        return {}
    rows = (
        Assessment.objects.filter(rules.visible(membership), region__in=codes, participating=True)
        .order_by("region_id", "-cycle__award_year")
        .distinct("region_id")
        .values_list("region_id", "step", "cycle__award_year")
    )
    found = {
        code: Link(
            label=_("Penilaian %(year)s") % {"year": year},
            href=places.Places(year, membership.role).of(code, step),
        )
        for code, step, year in rows
    }
    boards = [code for code in codes if rules.may_see_board(membership, code) and len(code) == 2]
    year = Cycle.objects.values_list("award_year", flat=True).first() if boards else None
    if year is not None:
        for code in boards:
            found[code] = Link(
                label=_("Papan provinsi %(year)s") % {"year": year},
                href=places.page("province", year, code),
            )
    return found
