"""Versions of instruments, kept whole as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

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
