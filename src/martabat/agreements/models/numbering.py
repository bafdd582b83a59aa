"""Numbers of letters and agreements, by patterns that offices configure."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.organisations.models import Organisation


class Numbering(models.Model):
    """How an office numbers one kind of paper.

    `pattern` holds `{number}`, `{classification}`, `{unit}`, `{month_roman}`, `{month}`,
    `{year}` and fixed text, in any order: regions differ (`domain` 2.5).
    """

    class Purpose(models.TextChoices):
        AGREEMENT = "agreement", _("Perjanjian")
        INVITATION = "invitation", _("Surat undangan")
        MINUTES = "minutes", _("Notula")
        CERTIFICATE = "certificate", _("Sertifikat")
        LETTER = "letter", _("Surat")
        RECORD = "record", _("Berita acara")
        ASSIGNMENT = "assignment", _("Surat tugas")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="numberings"
    )
    purpose = models.CharField(_("Untuk"), max_length=11, choices=Purpose.choices)
    pattern = models.CharField(_("Pola"), max_length=120)
    classification = models.CharField(_("Kode klasifikasi"), max_length=20, blank=True)
    unit = models.CharField(_("Kode unit"), max_length=30, blank=True)
    padding = models.PositiveSmallIntegerField(_("Lebar nomor"), default=1)
    # What the office had given out by hand before it began to number here.
    last_used = models.PositiveIntegerField(_("Nomor terakhir yang sudah dipakai"), default=0)
    last_used_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["organisation_id", "purpose"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "purpose"], name="agreements_numbering_once"
            ),
        ]

    def __str__(self) -> str:
        return self.pattern


class IssuedNumber(models.Model):
    """A number that was given out; never given twice, even if the paper was dropped."""

    numbering = models.ForeignKey(Numbering, on_delete=models.PROTECT, related_name="issued")
    year = models.PositiveSmallIntegerField()
    running = models.PositiveIntegerField()
    text = models.CharField(max_length=200)
    # What it was given to, as the journal names it: "agreement:12".
    subject = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["numbering_id", "-year", "-running"]
        constraints = [
            models.UniqueConstraint(
                fields=["numbering", "year", "running"], name="agreements_issued_once"
            ),
            models.UniqueConstraint(
                fields=["numbering", "year", "text"], name="agreements_issued_text_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text
