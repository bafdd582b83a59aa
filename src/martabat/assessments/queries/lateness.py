"""What "late" means, in one place: the SQL expression and the Python function side by side.

An assessment is late when the day by which its current step should be done has passed where the
region lies. What is published, what does not take part and what has no date is never late.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Case, IntegerField, Q, Value, When

from martabat.assessments.models import Cycle
from martabat.assessments.steps import Step
from martabat.interface.dates import today
from martabat.regions.models import ZONE_LABELS

ZONES = tuple(ZONE_LABELS)


@dataclass(frozen=True)
class Calendar:
    """The due dates of one cycle, and the date that each time zone shows now."""

    due: Mapping[str, date | None]
    today: Mapping[str, date]

    def due_on(self, step: str) -> date | None:
        """Return the day by which a step should be done, if one is set."""
        return self.due.get(step)

    def days_late(self, *, step: str, participating: bool, zone: str) -> int:
        """Return how many days an assessment is late, 0 when it is not."""
        due = self.due.get(step)
        if due is None or not participating or step == Step.PUBLISHED:
            return 0
        return max(0, (self.today[zone] - due).days)

    def late(self, prefix: str = "") -> Q:
        """Return the filter of assessments for which `days_late` is not 0."""
        found = Q(pk__in=[])
        for zone in ZONES:
            steps = [step for step, _days in self._late_steps(zone)]
            if steps:
                found |= Q(
                    **{
                        f"{prefix}participating": True,
                        f"{prefix}step__in": steps,
                        f"{prefix}region__time_zone": zone,
                    }
                )
        return found

    def days(self, prefix: str = "") -> Case:
        """Return `days_late` as an expression over assessments."""
        return Case(
            *(
                When(
                    Q(
                        **{
                            f"{prefix}participating": True,
                            f"{prefix}step": step,
                            f"{prefix}region__time_zone": zone,
                        }
                    ),
                    then=Value(days),
                )
                for zone in ZONES
                for step, days in self._late_steps(zone)
            ),
            default=Value(0),
            output_field=IntegerField(),
        )

    def _late_steps(self, zone: str) -> list[tuple[str, int]]:
        """Return the steps that are overdue in a zone, and by how many days."""
        found = (
            (step.value, self.days_late(step=step, participating=True, zone=zone)) for step in Step
        )
        return [(step, days) for step, days in found if days]


def calendar_of(cycle: Cycle, now: datetime | None = None) -> Calendar:
    """Return the calendar of a cycle as it reads at `now`."""
    return Calendar(due=cycle.due, today=today_everywhere(now))


def today_everywhere(now: datetime | None = None) -> dict[str, date]:
    """Return the date that each time zone of the country shows at `now`, or shows us now."""
    if now is None:
        return {zone: today(zone) for zone in ZONES}
    return {zone: now.astimezone(ZoneInfo(zone)).date() for zone in ZONES}
