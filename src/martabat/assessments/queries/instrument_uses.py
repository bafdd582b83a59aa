"""Which cycles ask the indicators of a version: the answer of this room to the one below."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from martabat.assessments import places
from martabat.assessments.models import Cycle
from martabat.instruments.uses import Use
from martabat.organisations.models import Membership


def uses(membership: Membership, version_ids: Sequence[int]) -> Iterator[Use]:
    """Yield the cycles of versions, the latest first (1 query)."""
    years = Cycle.objects.order_by("-award_year").values_list("instrument", "award_year")
    for place, (version, year) in enumerate(years):
        if version in version_ids:
            title = _("Penilaian %(year)s") % {"year": year}
            yield Use(version, title, places.start(membership, year), latest=place == 0)
