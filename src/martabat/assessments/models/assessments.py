"""One region's assessment, what is asked of whom, and its summary."""

from django.db import models

from martabat.assessments.models.cycles import Cycle, Decree
from martabat.assessments.steps import Step


class Assessment(models.Model):
    """One region in one cycle."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="assessments")
    region = models.ForeignKey(
        "regions.Region", on_delete=models.PROTECT, related_name="assessments"
    )
    step = models.CharField(max_length=20, choices=Step.choices, default=Step.FILLING)
    step_since = models.DateTimeField()
    participating = models.BooleanField(default=True)
    decree = models.ForeignKey(Decree, on_delete=models.PROTECT, null=True, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "region"], name="assessments_region_once"),
            models.CheckConstraint(
                condition=models.Q(step__in=Step.values), name="assessments_step_known"
            ),
            models.CheckConstraint(
                condition=models.Q(participating=True) | models.Q(step=Step.FILLING),
                name="assessments_absent_goes_nowhere",
            ),
            models.CheckConstraint(
                condition=~models.Q(step=Step.PUBLISHED) | models.Q(decree__isnull=False),
                name="assessments_published_has_decree",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.region_id}"

    @property
    def subject(self) -> str:
        """The name of this assessment's chain in the journal."""
        return f"assessment:{self.pk}"


class Delegation(models.Model):
    """One indicator asked of one office, with a date."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="delegations")
    indicator = models.CharField(max_length=40)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="delegations"
    )
    due_on = models.DateField()
    asked_by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    asked_at = models.DateTimeField()
    times_asked = models.PositiveSmallIntegerField(default=1)
    last_asked_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "indicator"], name="assessments_delegated_once"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "due_on"])]

    def __str__(self) -> str:
        return f"{self.indicator} → {self.organisation_id}"


class Summary(models.Model):
    """What boards show of an assessment, computed by a job so that no page ever loops.

    `score` is the provisional score; `low` and `high` the honest range while anything is open.
    """

    assessment = models.OneToOneField(
        Assessment, on_delete=models.CASCADE, primary_key=True, related_name="summary"
    )
    stale = models.BooleanField(default=True)
    computed_at = models.DateTimeField(null=True)
    total = models.PositiveSmallIntegerField(default=0)
    filled = models.PositiveSmallIntegerField(default=0)
    evidenced = models.PositiveSmallIntegerField(default=0)
    checked = models.PositiveSmallIntegerField(default=0)
    checked_national = models.PositiveSmallIntegerField(default=0)
    accepted = models.PositiveSmallIntegerField(default=0)
    corrected = models.PositiveSmallIntegerField(default=0)
    returned = models.PositiveSmallIntegerField(default=0)
    conflicting = models.PositiveSmallIntegerField(default=0)
    score = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    low = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    predicate = models.CharField(max_length=40, blank=True)
    groups = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(low__isnull=True) | models.Q(low__lte=models.F("high")),
                name="assessments_range_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id}: {self.low}–{self.high}"
