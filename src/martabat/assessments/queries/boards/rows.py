"""One region's line on a board, read from its summary alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import get_language

from martabat.assessments.models import Assessment, Cycle
from martabat.assessments.places import Places
from martabat.assessments.queries.lateness import Calendar
from martabat.assessments.scores import instrument_of
from martabat.assessments.steps import Step

FIELDS = (
    "pk",
    "region_id",
    "region__name",
    "region__short_name",
    "region__province__name",
    "region__tile_column",
    "region__tile_row",
    "region__time_zone",
    "step",
    "participating",
    "example",
    "summary__total",
    "summary__filled",
    "summary__evidenced",
    "summary__checked",
    "summary__checked_national",
    "summary__accepted",
    "summary__corrected",
    "summary__returned",
    "summary__score",
    "summary__low",
    "summary__high",
)
STEP_CHIPS = {
    Step.FILLING: "assessment.filling",
    Step.ENDORSEMENT: "assessment.endorsement",
    Step.FORWARDING: "assessment.covering_letter",
    Step.KANWIL: "assessment.provincial_verification",
    Step.NATIONAL: "assessment.national_verification",
    Step.PANEL: "assessment.panel",
    Step.DECREE: "assessment.decree",
    Step.PUBLISHED: "assessment.published",
}
NOT_TAKING_PART = "assessment.not_participating"
READY = "assessment.ready_national"
AT_VERIFIERS = frozenset({Step.KANWIL, Step.NATIONAL, Step.PANEL, Step.DECREE, Step.PUBLISHED})


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A region on a board. `score` is provisional; `low` and `high` are the honest range."""

    pk: int
    code: str
    name: str
    short_name: str
    province: str
    column: int
    row: int
    zone: str
    step: str
    participating: bool
    example: bool
    total: int
    filled: int
    evidenced: int
    checked: int
    checked_national: int
    settled: int
    returned: int
    score: Decimal | None
    low: Decimal | None
    high: Decimal | None
    days_late: int
    href: str
    late_repairs: int = 0

    @property
    def at_verifiers(self) -> bool:
        """Whether verification has begun for this region."""
        return self.step in AT_VERIFIERS

    @property
    def ready(self) -> bool:
        """Whether the Kanwil has nothing left to decide and may hand on."""
        return self.step == Step.KANWIL and 0 < self.total == self.settled

    @property
    def chip(self) -> str:
        """The state of this row, as `statuses` names it."""
        if not self.participating:
            return NOT_TAKING_PART
        return READY if self.ready else STEP_CHIPS[Step(self.step)]

    @property
    def open(self) -> bool:
        """Whether the score can still change by answers that are open."""
        return self.low != self.high


@dataclass(frozen=True)
class Scale:
    """The scale of the cycle's instrument and the boundary of its best predicate."""

    low: float
    high: float
    threshold: Decimal | None
    name: str
    confirmed: bool

    @property
    def marks(self) -> list[tuple[Decimal, str, bool]]:
        """The boundary as score bars draw it."""
        return [] if self.threshold is None else [(self.threshold, self.name, self.confirmed)]

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends of the scale, as score bars take them."""
        return self.low, self.high


def scale_of(cycle: Cycle) -> Scale:
    """Return the scale of a cycle's instrument."""
    instrument = instrument_of(cycle)
    best = next((item for item in instrument.predicates if item.threshold is not None), None)
    return Scale(
        low=float(instrument.cap.minimum or 0),
        high=float(instrument.cap.maximum or instrument.tree.best),
        threshold=None
        if best is None or best.threshold is None
        else Decimal(best.threshold.numerator) / Decimal(best.threshold.denominator),
        name=best.title.to(get_language() or "id") if best else "",
        confirmed=best.confirmed if best else True,
    )


def by_attention(calendar: Calendar) -> list[Any]:
    """Return the order that puts first what needs attention: late, early steps, little checked."""
    position = Case(
        *(When(step=step, then=Value(step.position)) for step in Step),
        output_field=IntegerField(),
    )
    return ["-participating", calendar.days().desc(), position, "summary__checked", "region_id"]


def rows_of(found: QuerySet[Assessment], calendar: Calendar, places: Places) -> list[BoardRow]:
    """Read the rows of a query over assessments."""
    return [_row(values, calendar, places) for values in found.values_list(*FIELDS)]


def stream_of(
    found: QuerySet[Assessment], calendar: Calendar, places: Places
) -> Iterator[BoardRow]:
    """Read the rows of a query over assessments bit by bit, for downloads."""
    for values in found.values_list(*FIELDS).iterator(chunk_size=200):
        yield _row(values, calendar, places)


def _row(values: Any, calendar: Calendar, places: Places) -> BoardRow:
    (pk, code, name, short_name, province, column, row, zone, step, participating, example) = (
        values[:11]
    )
    (total, filled, evidenced, checked, national, accepted, corrected, returned) = (
        number or 0 for number in values[11:19]
    )
    score, low, high = values[19:]
    return BoardRow(
        pk=pk,
        code=code,
        name=name,
        short_name=short_name,
        province=province,
        column=column,
        row=row,
        zone=zone,
        step=step,
        participating=participating,
        example=example,
        total=total,
        filled=filled,
        evidenced=evidenced,
        checked=checked,
        checked_national=national,
        settled=accepted + corrected,
        returned=returned,
        score=score,
        low=low,
        high=high,
        days_late=calendar.days_late(step=step, participating=participating, zone=zone),
        href=places.of(code, step),
    )
