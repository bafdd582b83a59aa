"""The board of one province: its tiles, what needs attention, and every region's row."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.models import Assessment, Cycle
from martabat.assessments.places import Places
from martabat.assessments.queries.boards import stages, tiles
from martabat.assessments.queries.boards.repairs import Repairs, repairs_of
from martabat.assessments.queries.boards.rows import (
    AT_VERIFIERS,
    BoardRow,
    Scale,
    rows_of,
    scale_of,
)
from martabat.assessments.queries.lateness import Calendar, calendar_of
from martabat.assessments.steps import Step
from martabat.interface.dates import date_short
from martabat.interface.numbers import number
from martabat.regions.models import Region

ATTENTION, NAME, CODE, SCORE, UNCHECKED = "perhatian", "nama", "kode", "nilai", "diperiksa"
ATTENTION_LIMIT = 5


@dataclass(frozen=True)
class ProvinceFilter:
    """What somebody asks of a province's board."""

    stage: str = ""
    order: str = ""
    mode: str = tiles.CHECKED


@dataclass(frozen=True)
class Attention:
    """A region that needs attention, and why."""

    row: BoardRow
    sign: str
    sentences: tuple[str, ...]


class ProvinceBoard:
    """The board of one province in one cycle, as one role sees it."""

    def __init__(self, cycle: Cycle, province: Region, wanted: ProvinceFilter, role: str) -> None:
        self.cycle = cycle
        self.province = province
        self.wanted = wanted
        self.places = Places(cycle.award_year, role)
        self.everything = Assessment.objects.filter(cycle=cycle, region__province=province)

    @cached_property
    def calendar(self) -> Calendar:
        """The cycle's due dates against today."""
        return calendar_of(self.cycle)

    @cached_property
    def scale(self) -> Scale:
        """The scale of the bars."""
        return scale_of(self.cycle)

    @cached_property
    def repairs(self) -> Mapping[int, Repairs]:
        """What was returned to the regions, with dates."""
        return repairs_of(self.everything, self.calendar)

    @cached_property
    def all_rows(self) -> list[BoardRow]:
        """Every region of the province, what needs attention first."""
        rows = [
            replace(row, late_repairs=self.repairs[row.pk].late) if row.pk in self.repairs else row
            for row in rows_of(self.everything, self.calendar, self.places)
        ]
        return sorted(rows, key=_by_attention)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many regions each stage has."""
        return {
            stage.key: sum(_is_in(row, stage.key) for row in self.all_rows)
            for stage in stages.STAGES
        }

    @cached_property
    def rows(self) -> list[BoardRow]:
        """The rows that the filter leaves, in the wanted order."""
        rows = [row for row in self.all_rows if _is_in(row, self.wanted.stage)]
        match self.wanted.order:
            case "nama":
                return sorted(rows, key=lambda row: row.short_name)
            case "kode":
                return sorted(rows, key=lambda row: row.code)
            case "nilai":
                return sorted(rows, key=lambda row: (row.score is None, -(row.score or 0)))
            case "diperiksa":
                return sorted(rows, key=lambda row: (not row.participating, row.checked))
        return rows

    @cached_property
    def tiles(self) -> list[tiles.Tile]:
        """One tile for each region, always all of them."""
        in_place = sorted(self.all_rows, key=lambda row: (row.row, row.column))
        return [tiles.region_tile(row, self.wanted.mode, self.scale) for row in in_place]

    @cached_property
    def attention(self) -> list[Attention]:
        """The regions that are late, or whose repairs are, the worst first."""
        found = [self._why(row) for row in self.all_rows if row.days_late or row.late_repairs]
        return found[:ATTENTION_LIMIT]

    @property
    def attention_count(self) -> int:
        """How many regions need attention, shown or not."""
        return sum(bool(row.days_late or row.late_repairs) for row in self.all_rows)

    @property
    def handed_over(self) -> int:
        """How many regions have reached the Kanwil."""
        return sum(row.participating and row.step in AT_VERIFIERS for row in self.all_rows)

    @property
    def participating(self) -> int:
        """How many regions take part."""
        return sum(row.participating for row in self.all_rows)

    @property
    def ready(self) -> int:
        """How many regions the Kanwil may hand on."""
        return sum(row.ready for row in self.all_rows)

    @property
    def due_on(self) -> date | None:
        """The day by which the Kanwil should be done."""
        return self.calendar.due_on(Step.KANWIL)

    def _why(self, row: BoardRow) -> Attention:
        sentences = [_stands(row)]
        due = self.calendar.due_on(row.step)
        if row.days_late and due:
            sentences.append(
                _("Batas %(day)s, terlambat %(days)s hari.")
                % {"day": date_short(due), "days": number(row.days_late)}
            )
        repairs = self.repairs.get(row.pk)
        if row.late_repairs and repairs:
            sentences.append(
                ngettext(
                    "%(n)s perbaikan lewat batas %(day)s.",
                    "%(n)s perbaikan lewat batas sejak %(day)s.",
                    row.late_repairs,
                )
                % {"n": number(row.late_repairs), "day": date_short(repairs.first)}
            )
        sign = "alarm" if row.days_late else "arrow-back-up"
        return Attention(row, sign, tuple(sentences))


def _stands(row: BoardRow) -> str:
    """Say in one sentence how far a region has come."""
    if row.step == Step.FILLING:
        return _("Pengisian %(n)s dari %(m)s.") % {"n": number(row.filled), "m": number(row.total)}
    if row.step == Step.ENDORSEMENT:
        return _("%(n)s terisi, belum disahkan Sekda.") % {"n": number(row.filled)}
    if row.step == Step.FORWARDING:
        return _("Sudah disahkan Sekda, belum diteruskan provinsi.")
    if row.step in {Step.KANWIL, Step.NATIONAL}:
        checked = row.checked if row.step == Step.KANWIL else row.checked_national
        return _("%(n)s dari %(m)s diperiksa, %(returned)s dikembalikan.") % {
            "n": number(checked),
            "m": number(row.total),
            "returned": number(row.returned),
        }
    return _("Tahap: %(step)s.") % {"step": Step(row.step).label}


def _by_attention(row: BoardRow) -> tuple[object, ...]:
    """The same order as `rows.by_attention`, with late repairs after late steps."""
    return (
        not row.participating,
        -row.days_late,
        -row.late_repairs,
        Step(row.step).position,
        row.checked,
        row.code,
    )


def _is_in(row: BoardRow, key: str) -> bool:
    """Whether a row belongs to a stage; `stages.in_stage` says the same in SQL."""
    if key == stages.ALL:
        return True
    if key == stages.ABSENT:
        return not row.participating
    if key == stages.LATE:
        return row.days_late > 0
    return row.participating and stages.OF_STEP[Step(row.step)] == key
