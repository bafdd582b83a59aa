"""Endorsements, receipts, adjustments and publications."""

from django.db import models

from martabat.assessments.models.assessments import Assessment
from martabat.assessments.steps import EndorsementLevel


class Endorsement(models.Model):
    """Somebody stands in for the answers: an office's head, the Sekda, the province.

    `content` is the SHA-256 of what was endorsed, so that a later change shows.
    """

    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="endorsements"
    )
    level = models.CharField(max_length=10, choices=EndorsementLevel.choices)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    by_name = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    letter_number = models.CharField(max_length=120, blank=True)
    letter_date = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    content = models.CharField(max_length=64)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["assessment_id", "at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "level", "organisation"],
                condition=models.Q(revoked_at__isnull=True),
                name="assessments_endorsed_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(level=EndorsementLevel.PROVINCE) | ~models.Q(letter_number=""),
                name="assessments_province_has_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.level} {self.by_name}"


class Receipt(models.Model):
    """Proof of what was handed over and when: number, manifest and its SHA-256."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="receipts")
    endorsement = models.OneToOneField(Endorsement, on_delete=models.PROTECT)
    number = models.CharField(max_length=60, unique=True)
    issued_at = models.DateTimeField()
    manifest = models.JSONField()
    sha256 = models.CharField(max_length=64)
    journal_head = models.CharField(max_length=64)

    class Meta:
        ordering = ["-issued_at"]

    def __str__(self) -> str:
        return self.number


class Adjustment(models.Model):
    """A signed line that the panel adds to the score, with its reason."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="adjustments")
    line = models.CharField(max_length=40)
    points = models.DecimalField(max_digits=6, decimal_places=2)
    reason = models.TextField()
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True
    )
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    by_name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["assessment_id", "at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(points=0) & ~models.Q(reason=""),
                name="assessments_adjustment_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.points}"


class Publication(models.Model):
    """A published result: frozen. A correction is the next version beside it.

    `content` holds everything that the public sees, so that no later change of a record,
    an instrument or a name can alter it; `sha256` proves it.
    """

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="publications"
    )
    version = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    by_name = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    score = models.DecimalField(max_digits=9, decimal_places=4)
    predicate = models.CharField(max_length=40)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["assessment_id", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "version"], name="assessments_published_once"
            ),
            models.CheckConstraint(
                condition=models.Q(version=1) | ~models.Q(reason=""),
                name="assessments_correction_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} v{self.version}"
