"""The last predicate that each region was given: by a published result, else by a source."""

from collections.abc import Mapping

from django.utils.functional import cached_property

from martabat.assessments.models import Cycle, Publication, RegionClaim
from martabat.assessments.scores import compiled, instrument_of

NEVER = "belum"


class LastPredicates:
    """The last predicates of a cycle's regions, read with two queries when first asked for."""

    def __init__(self, cycle: Cycle) -> None:
        self.cycle = cycle
        self.known = {item.code: item for item in instrument_of(cycle).predicates}
        self._codes = {item.title.id.casefold(): item.code for item in self.known.values()}

    @cached_property
    def by_region(self) -> Mapping[str, str]:
        """The code of the last predicate of each region, in the words of this instrument."""
        found: dict[str, tuple[int, str]] = {}
        claims = (
            RegionClaim.objects.filter(
                award_year__lte=self.cycle.award_year, region__assessments__cycle=self.cycle
            )
            .exclude(predicate="")
            .order_by("region_id", "-award_year", "source_id")
            .distinct("region_id")
            .values_list("region_id", "award_year", "predicate")
        )
        for region, year, predicate in claims:
            found[region] = (year, self._codes.get(predicate.casefold(), ""))
        for region, year, code in self._published():
            # Our own published result says more than a source about the same year.
            if region not in found or year >= found[region][0]:
                found[region] = (year, code)
        return {region: code for region, (_year, code) in found.items() if code}

    def _published(self) -> list[tuple[str, int, str]]:
        rows = (
            Publication.objects.filter(
                assessment__cycle__award_year__lte=self.cycle.award_year,
                assessment__region__assessments__cycle=self.cycle,
            )
            .order_by("assessment__region_id", "-assessment__cycle__award_year", "-version")
            .distinct("assessment__region_id")
            .values_list(
                "assessment__region_id",
                "assessment__cycle__award_year",
                "assessment__cycle__instrument_id",
                "predicate",
            )
        )
        return [
            (region, year, self._translated(instrument, code))
            for region, year, instrument, code in rows
        ]

    def _translated(self, instrument: int, code: str) -> str:
        """Return what another instrument's predicate is called here."""
        if instrument == self.cycle.instrument_id:
            return code
        titles = {item.code: item.title.id for item in compiled(instrument).predicates}
        return self._codes.get(titles.get(code, "").casefold(), "")

    def regions_with(self, code: str) -> list[str]:
        """Return the regions whose last predicate is this one."""
        return [region for region, own in self.by_region.items() if own == code]
