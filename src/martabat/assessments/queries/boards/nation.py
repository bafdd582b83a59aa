"""The national board: counts, the map of provinces, and a page of rows, from summaries alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.paginator import Page, Paginator
from django.db.models import CharField, F, Func, IntegerField, Q, QuerySet, Value
from django.utils.functional import cached_property

from martabat.assessments.models import Assessment, Cycle
from martabat.assessments.places import Places, page
from martabat.assessments.queries.boards import stages, tiles
from martabat.assessments.queries.boards.predicates import NEVER, LastPredicates
from martabat.assessments.queries.boards.rows import (
    BoardRow,
    Scale,
    by_attention,
    rows_of,
    scale_of,
    stream_of,
)
from martabat.assessments.queries.lateness import Calendar, calendar_of
from martabat.interface.numbers import NOTHING, number
from martabat.regions import queries as regions

PER_PAGE = 25
ATTENTION, NAME, CODE, SCORE, UNCHECKED = "perhatian", "nama", "kode", "nilai", "diperiksa"
ORDERS: dict[str, list[Any]] = {
    NAME: ["region__short_name", "region_id"],
    CODE: ["region_id"],
    SCORE: [F("summary__score").desc(nulls_last=True), "region_id"],
    UNCHECKED: ["-participating", "summary__checked", "region_id"],
}


@dataclass(frozen=True)
class NationFilter:
    """What somebody asks of the national board; empty means everything."""

    text: str = ""
    province: str = ""
    predicate: str = ""
    order: str = ""
    stage: str = ""
    mode: str = tiles.PROGRESS
    page: str = ""

    @property
    def narrows(self) -> bool:
        """Whether regions are left out before the stage is looked at."""
        return bool(self.text or self.province or self.predicate)


class NationBoard:
    """The national board of one cycle as one role sees it; each part is read when asked for."""

    def __init__(self, cycle: Cycle, wanted: NationFilter, role: str) -> None:
        self.cycle = cycle
        self.wanted = wanted
        self.places = Places(cycle.award_year, role)
        self.everything = Assessment.objects.filter(cycle=cycle)
        self.last = LastPredicates(cycle)

    @cached_property
    def calendar(self) -> Calendar:
        """The cycle's due dates against today."""
        return calendar_of(self.cycle)

    @cached_property
    def scale(self) -> Scale:
        """The scale of the bars."""
        return scale_of(self.cycle)

    @cached_property
    def provinces(self) -> list[tuple[str, str, str, int, int]]:
        """Code, name, short name and tile of each province."""
        return list(
            regions.provinces().values_list("code", "name", "short_name", "tile_column", "tile_row")
        )

    @cached_property
    def _everywhere(self) -> list[stages.Counted]:
        return stages.counted(self.everything, self.calendar)

    @property
    def region_count(self) -> int:
        """How many regions the cycle has."""
        return sum(group.number for group in self._everywhere)

    @property
    def province_count(self) -> int:
        """How many provinces have regions in the cycle."""
        return len({group.province for group in self._everywhere})

    @property
    def stale_count(self) -> int:
        """How many summaries are being computed again."""
        return sum(group.stale for group in self._everywhere)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many regions each stage has among those that the other filters leave."""
        if not self.wanted.narrows:
            return stages.stage_counts(self._everywhere)
        if not self._inherits:
            return stages.stage_counts(stages.counted(self._narrowed, self.calendar))
        own = [group for group in self._everywhere if group.province == self.wanted.province]
        return stages.stage_counts(own)

    @property
    def _inherits(self) -> bool:
        """Whether the province alone narrows, so that what is counted by province is enough."""
        return not self.wanted.text and not self.wanted.predicate

    @cached_property
    def _codes(self) -> list[str]:
        return list(regions.matching_codes(self.wanted.text))

    @property
    def _narrowed(self) -> QuerySet[Assessment]:
        wanted = self.wanted
        found = Q()
        if wanted.text:
            provinces = [code for code in self._codes if len(code) == 2]
            found &= Q(region__in=self._codes) | Q(region__province__in=provinces)
        if wanted.province:
            found &= Q(region__province=wanted.province)
        if wanted.predicate == NEVER:
            found &= ~Q(region__in=list(self.last.by_region))
        elif wanted.predicate:
            found &= Q(region__in=self.last.regions_with(wanted.predicate))
        return self.everything.filter(found)

    @property
    def found(self) -> QuerySet[Assessment]:
        """Everything that the filters leave, in the wanted order."""
        order = self.wanted.order
        if not order and self.wanted.text:
            ordering: list[Any] = [self._likeness, "region_id"]
        elif order in ORDERS:
            ordering = list(ORDERS[order])
        else:
            ordering = by_attention(self.calendar)
        stage = stages.in_stage(self.wanted.stage, self.calendar)
        return self._narrowed.filter(stage).order_by(*ordering)

    @property
    def _likeness(self) -> Any:
        place = Func(
            Value(self._codes, output_field=ArrayField(CharField())),
            F("region_id"),
            function="array_position",
            template="%(function)s(%(expressions)s::varchar)",
            output_field=IntegerField(),
        )
        return place.asc(nulls_last=True)

    @cached_property
    def page(self) -> Page:
        """The wanted page; its count is known from the stages, so none is asked."""
        total = self.counts[self.wanted.stage]
        return Paginator(range(total), PER_PAGE).get_page(self.wanted.page or 1)

    @cached_property
    def rows(self) -> list[BoardRow]:
        """The rows of the wanted page."""
        start = max(0, self.page.start_index() - 1)
        return rows_of(self.found[start : start + PER_PAGE], self.calendar, self.places)

    def stream(self) -> Iterator[BoardRow]:
        """Every row that the filters leave, for downloads."""
        return stream_of(self.found, self.calendar, self.places)

    @cached_property
    def tiles(self) -> list[tiles.Tile]:
        """One tile for each province; the map always shows the whole country."""
        numbers = stages.numbers_by_province(self._everywhere)
        nothing = {"regions": 0, "participating": 0, "late": 0, "reached": 0}
        parts = self._predicates_by_province() if self.wanted.mode == tiles.PREDICATE else {}
        pattern = page("province", self.cycle.award_year, "00")
        found = []
        for code, _name, short_name, column, row in self.provinces:
            own = numbers.get(code, nothing)
            part = {tiles.LATE: own["late"], tiles.PREDICATE: parts.get(code, 0)}.get(
                self.wanted.mode, own["reached"]
            )
            found.append(
                tiles.Tile(
                    code=code,
                    name=short_name,
                    figure=f"{number(part)}/{number(own['regions'])}"
                    if own["regions"]
                    else NOTHING,
                    step=tiles.share_step(part, own["regions"]),
                    late=own["late"] > 0,
                    column=column,
                    row=row,
                    href=pattern.replace("/00/", f"/{code}/"),
                )
            )
        return found

    def _predicates_by_province(self) -> dict[str, int]:
        """Count the regions of each province whose last predicate is the best one."""
        best = next(iter(self.last.known), "")
        found: dict[str, int] = {}
        for region in self.last.regions_with(best):
            found[region[:2]] = found.get(region[:2], 0) + 1
        return found
