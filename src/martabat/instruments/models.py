"""Versions of instruments, kept whole as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from martabat.scoring import Instrument


class InstrumentVersion(models.Model):
    """One version of the criteria: the document of its package, and the hash of the document."""

    class Status(models.TextChoices):
        OFFICIAL = "official"
        SAMPLE = "sample"
        RECONSTRUCTED = "reconstructed"

    name = models.SlugField(max_length=80, unique=True)
    version = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    status = models.CharField(max_length=20, choices=Status.choices)
    valid_from = models.PositiveSmallIntegerField(null=True, blank=True)
    valid_to = models.PositiveSmallIntegerField(null=True, blank=True)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["official", "sample", "reconstructed"]),
                name="instrument_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="instrument_sha256"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def compiled(self) -> Instrument:
        """The instrument of the scoring kernel, compiled once per process."""
        from martabat.instruments.queries import compiled

        return compiled(self)


class InstrumentProposal(models.Model):
    """A version read from a workbook, waiting to be adopted; nothing can use it before.

    `counterparts` are those that the workbook names by new code (None without such a sheet),
    `choices` what somebody decided about them here. The version that it is based on is named, not
    referred to, so that a proposal keeps no version from being put right.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Menunggu diterima")
        ADOPTED = "adopted", _("Diterima")
        DISCARDED = "discarded", _("Dibatalkan")

    name = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200, blank=True)
    base_name = models.CharField(max_length=80, blank=True)
    base_sha256 = models.CharField(max_length=64, blank=True)
    document = models.JSONField()
    findings = models.JSONField(default=list)
    counterparts = models.JSONField(null=True, blank=True)
    choices = models.JSONField(default=dict)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    filename = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(
        "organisations.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["state", "-at"], name="instrument_proposals")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["pending", "adopted", "discarded"]),
                name="instrument_proposal_state_known",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def open(self) -> bool:
        """Whether it can still be adopted or discarded."""
        return self.state == self.State.PENDING
