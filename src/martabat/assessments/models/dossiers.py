"""Dossiers: whole assessments as packages, made on request and kept for a while."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.assessments.models.assessments import Assessment


class DossierState(models.TextChoices):
    """How far a dossier is."""

    WAITING = "waiting", _("Menunggu")
    RUNNING = "running", _("Sedang disusun")
    READY = "ready", _("Siap")
    FAILED = "failed", _("Terhenti")
    EXPIRED = "expired", _("Sudah dihapus")


class Dossier(models.Model):
    """An assessment as it stood when it was packed.

    `head` is the hash that ended its chain in the journal, `anchor` that of the newest anchor in
    the package: whoever notes them elsewhere can hold the package against them years later.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="dossiers")
    asked_by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, null=True)
    asked_by_name = models.CharField(max_length=200)
    asked_at = models.DateTimeField(default=timezone.now)
    site = models.URLField(max_length=300)
    state = models.CharField(
        max_length=7, choices=DossierState.choices, default=DossierState.WAITING
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    anchor = models.CharField(max_length=64, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=DossierState.values), name="assessments_dossier_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DossierState.READY) | ~models.Q(sha256=""),
                name="assessments_dossier_has_file",
            ),
            models.UniqueConstraint(
                fields=["assessment"],
                condition=models.Q(state__in=[DossierState.WAITING, DossierState.RUNNING]),
                name="assessments_one_dossier_at_work",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.asked_at}"

    @property
    def working(self) -> bool:
        """Whether a job is at it, or will be."""
        return self.state in {DossierState.WAITING, DossierState.RUNNING}

    @property
    def filename(self) -> str:
        """The name under which it is handed over."""
        assessment = self.assessment
        return (
            f"berkas-{assessment.region_id}-{assessment.cycle.award_year}"
            f"-{timezone.localdate(self.asked_at):%Y%m%d}-{self.pk}.zip"
        )
