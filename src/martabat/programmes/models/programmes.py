"""Programmes, their series, and what sources say about them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from martabat.agreements.claims import Claim
from martabat.agreements.models import Agreement
from martabat.organisations.models import Organisation
from martabat.programmes.kinds import Mode, ProgrammeKind
from martabat.regions.models import Region


class Programme(models.Model):
    """A festival edition, or a yearly programme of a province.

    `tradition` ties editions together ("Festival HAM"), whatever name each used. What sources
    dispute (ordinal, days, theme) stands in `claims`; the fields hold what pages use.
    """

    kind = models.CharField(_("Jenis"), max_length=8, choices=ProgrammeKind.choices)
    tradition = models.CharField(_("Seri"), max_length=100, blank=True)
    name = models.CharField(_("Nama yang dipakai"), max_length=200)
    year = models.PositiveSmallIntegerField(_("Tahun"))
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="programmes"
    )
    host = models.CharField(_("Tuan rumah"), max_length=200)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    theme = models.CharField(_("Tema"), max_length=300, blank=True)
    why_here = models.TextField(_("Mengapa di sini"), blank=True)
    celebration = models.CharField(_("Dirangkaikan dengan"), max_length=200, blank=True)
    mode = models.CharField(_("Bentuk"), max_length=6, choices=Mode.choices, blank=True)
    form_note = models.CharField(_("Isi acara"), max_length=300, blank=True)
    start = models.DateField(_("Mulai"), null=True, blank=True)
    end = models.DateField(pgettext_lazy("end", "Selesai"), null=True, blank=True)
    # What a source says where no day is known: "September 2025".
    when_text = models.CharField(_("Waktu menurut sumber"), max_length=60, blank=True)
    participants_text = models.CharField(_("Peserta menurut sumber"), max_length=200, blank=True)
    output = models.CharField(_("Hasil menurut sumber"), max_length=300, blank=True)
    source = models.CharField(_("Sumber"), max_length=500, blank=True)
    agreements = models.ManyToManyField(Agreement, related_name="programmes", blank=True)
    public = models.BooleanField(_("Tampil untuk umum"), default=False)
    example = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(start__isnull=False, end__gte=F("start")),
                name="programmes_programme_days",
            ),
            models.UniqueConstraint(
                fields=["tradition", "year"],
                condition=Q(kind="edition"),
                name="programmes_edition_once_a_year",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the programme's page in the workplace."""
        return reverse("programmes:programme", args=[self.pk])

    @property
    def subject(self) -> str:
        """The journal's chain of this programme and its activities."""
        return f"programme:{self.pk}"


class Organiser(models.Model):
    """Who holds a programme; several may, in an order."""

    class Part(models.TextChoices):
        CORE = "core", _("Penyelenggara inti")
        SUPPORT = "support", _("Pendukung")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="organisers")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(_("Peran"), max_length=7, choices=Part.choices, default=Part.CORE)
    name = models.CharField(_("Lembaga"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["programme_id", "position"]

    def __str__(self) -> str:
        return self.name


class Series(models.Model):
    """A chain of activities within a programme: "Pra-Festival"."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="series")
    position = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(_("Nama rangkaian"), max_length=200)
    purpose = models.TextField(_("Tujuan"), blank=True)

    class Meta:
        ordering = ["programme_id", "position"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the series' page."""
        return reverse("programmes:series", args=[self.pk])


class ProgrammeClaim(Claim):
    """What a source says about a programme: topics `ordinal`, `days`, `theme` and others."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="claims")

    class Meta(Claim.Meta):
        ordering = ["programme_id", "topic", "-used", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "topic"],
                condition=Q(used=True),
                name="programmes_claim_one_used",
            ),
        ]
