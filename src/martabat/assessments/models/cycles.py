"""A cycle and its dates."""

from datetime import date

from django.db import models
from django.utils.functional import cached_property

from martabat.assessments.steps import Step


class Cycle(models.Model):
    """One year's assessment of every region with one instrument.

    `data_year` is the year that the answers describe, `award_year` the year of the decree.
    """

    instrument = models.ForeignKey("instruments.InstrumentVersion", on_delete=models.PROTECT)
    data_year = models.PositiveSmallIntegerField()
    award_year = models.PositiveSmallIntegerField(unique=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["-award_year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(data_year__lt=models.F("award_year")),
                name="assessments_cycle_data_before_award",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award_year} ({self.data_year})"

    @cached_property
    def due(self) -> dict[str, date | None]:
        """Until when each step should be done (1 query, kept with this object)."""
        return dict(self.dates.values_list("step", "due_on"))


class CycleStep(models.Model):
    """When a step opens and by when it should be done."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="dates")
    step = models.CharField(max_length=20, choices=Step.choices)
    opens_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "step"], name="assessments_step_once"),
            models.CheckConstraint(
                condition=models.Q(step__in=Step.values), name="assessments_cyclestep_known"
            ),
            models.CheckConstraint(
                condition=models.Q(opens_on__isnull=True)
                | models.Q(due_on__isnull=True)
                | models.Q(due_on__gte=models.F("opens_on")),
                name="assessments_step_ends_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.step}"


class Decree(models.Model):
    """The minister's decision that fixes the results of a cycle."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="decrees")
    number = models.CharField(max_length=120, unique=True)
    dated = models.DateField()
    title = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey("organisations.User", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-dated"]

    def __str__(self) -> str:
        return self.number
