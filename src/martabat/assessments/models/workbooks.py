"""A workbook that was read and waits to be accepted."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.assessments.models.assessments import Assessment


class WorkbookImport(models.Model):
    """What an uploaded workbook says; no answer is written before somebody accepts it.

    `content` holds the rows as they were read, with the sheet's name and the cell of each, until
    the import is accepted or discarded. What is new, changed or in conflict is worked out whenever
    it is shown, beside the answers of that moment. `choices` gives for each conflict that is
    decided for the file the version that stood then; `result` what accepting wrote.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Menunggu diterima")
        ACCEPTED = "accepted", _("Diimpor")
        DISCARDED = "discarded", _("Dibatalkan")

    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="workbook_imports"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    filename = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    content = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["assessment", "organisation", "-at"], name="assessments_workbook_imports"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["pending", "accepted", "discarded"]),
                name="assessments_workbook_state_known",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def expired(self) -> bool:
        """Whether it waited too long."""
        return self.state == self.State.PENDING and self.expires_at <= timezone.now()

    @property
    def open(self) -> bool:
        """Whether it can still be accepted."""
        return self.state == self.State.PENDING and not self.expired
