"""Activities, their agenda, people, aims, photographs and sources."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from martabat.agreements.models import Agreement, Obligation
from martabat.documents.models import Document
from martabat.organisations.models import Organisation
from martabat.programmes.kinds import ActivityKind, ActivityState, Mode, Part
from martabat.programmes.models.programmes import Programme, Series
from martabat.regions.models import ZONE_LABELS, Region


class Activity(models.Model):
    """Something that people come together for, on a day or some days, at a place or online.

    `day` is empty where no source names one. `starts_at` and `ends_at` are kept in UTC and lie on
    `day` in the activity's own zone; they are empty where only the day is known.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="activities")
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, blank=True, related_name="activities"
    )
    # Its place in the series: 3 is "the third session of the pre-festival".
    number = models.PositiveSmallIntegerField(_("Urutan dalam rangkaian"), null=True, blank=True)
    # A parallel session stands within its festival day.
    within = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    kind = models.CharField(_("Jenis kegiatan"), max_length=14, choices=ActivityKind.choices)
    title = models.CharField(_("Nama kegiatan"), max_length=250)
    theme = models.CharField(_("Tema"), max_length=300, blank=True)
    state = models.CharField(
        _("Keadaan"), max_length=9, choices=ActivityState.choices, default=ActivityState.PLANNED
    )
    day = models.DateField(_("Tanggal"), null=True, blank=True)
    last_day = models.DateField(_("Sampai tanggal"), null=True, blank=True)
    starts_at = models.DateTimeField(_("Mulai pukul"), null=True, blank=True)
    ends_at = models.DateTimeField(_("Selesai pukul"), null=True, blank=True)
    when_text = models.CharField(_("Waktu menurut sumber"), max_length=60, blank=True)
    zone = models.CharField(_("Zona waktu"), max_length=20, choices=list(ZONE_LABELS.items()))
    venue = models.CharField(_("Tempat"), max_length=200, blank=True)
    address = models.CharField(_("Alamat"), max_length=300, blank=True)
    mode = models.CharField(_("Bentuk"), max_length=6, choices=Mode.choices, default=Mode.ONSITE)
    online_link = models.URLField(_("Tautan daring"), max_length=300, blank=True)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="activities"
    )
    # The office that holds it, and whose people may change it.
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="activities")
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="activities"
    )
    summary = models.TextField(_("Ringkasan"), blank=True)
    results = models.TextField(_("Hasil"), blank=True)
    # Public registration.
    registration = models.BooleanField(_("Pendaftaran umum"), default=False)
    capacity = models.PositiveIntegerField(_("Jumlah tempat"), null=True, blank=True)
    registration_until = models.DateTimeField(_("Pendaftaran ditutup"), null=True, blank=True)
    self_check_in = models.BooleanField(_("Presensi mandiri"), default=False)
    # Minutes before the start from which people may check themselves in, and after the end.
    self_check_in_before = models.PositiveSmallIntegerField(_("Menit sebelum mulai"), default=30)
    self_check_in_after = models.PositiveSmallIntegerField(_("Menit sesudah selesai"), default=0)
    public = models.BooleanField(_("Tampil untuk umum"), default=False)
    example = models.BooleanField(default=False)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["programme_id", F("day").asc(nulls_last=True), "number", "starts_at", "pk"]
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ActivityKind.values) & Q(state__in=ActivityState.values),
                name="programmes_activity_known",
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(day__isnull=False, last_day__gte=F("day")),
                name="programmes_activity_days",
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(day__isnull=False, starts_at__isnull=False)
                & (Q(ends_at=None) | Q(ends_at__gt=F("starts_at"))),
                name="programmes_activity_hours",
            ),
            models.UniqueConstraint(
                fields=["series", "number"], name="programmes_activity_place_in_series"
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") | Q(cancelled_reason=""),
                name="programmes_activity_cancelled",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "-day"], name="programmes_region_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the activity's page in the workplace."""
        return reverse("programmes:activity", args=[self.pk])

    @property
    def subject(self) -> str:
        """The journal's chain of this activity."""
        return f"activity:{self.pk}"

    @property
    def zone_label(self) -> str:
        """WIB, WITA or WIT."""
        return ZONE_LABELS[self.zone]

    @property
    def until(self) -> dt.date | None:
        """Its last day."""
        return self.last_day or self.day


class AgendaItem(models.Model):
    """A line of the programme of an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(_("Acara"), max_length=250)
    note = models.CharField(_("Catatan"), max_length=300, blank=True)

    class Meta:
        ordering = ["activity_id", "position"]

    def __str__(self) -> str:
        return self.title


class Appearance(models.Model):
    """Who opens, speaks or moderates, and for whom if for somebody else.

    `name` is empty where the source names only an office ("narasumber dari Direktorat Jenderal").
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="appearances")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="appearances"
    )
    position = models.PositiveSmallIntegerField(default=1)
    part = models.CharField(_("Tugas"), max_length=9, choices=Part.choices)
    name = models.CharField(_("Nama"), max_length=200, blank=True)
    title = models.CharField(_("Jabatan"), max_length=200, blank=True)
    institution = models.CharField(_("Lembaga"), max_length=200, blank=True)
    acting_for = models.CharField(_("Mewakili"), max_length=200, blank=True)

    class Meta:
        ordering = ["activity_id", "position", "pk"]

    def __str__(self) -> str:
        return self.name or self.institution


class Objective(models.Model):
    """What a programme or activity wants, how it is measured, and what came of it."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, null=True, blank=True, related_name="objectives"
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="objectives"
    )
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("Tujuan"), max_length=300)
    measure = models.CharField(pgettext_lazy("aim", "Ukuran"), max_length=200, blank=True)
    target = models.CharField(_("Sasaran"), max_length=100, blank=True)
    result = models.CharField(_("Capaian"), max_length=200, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(programme=None, activity__isnull=False)
                | Q(programme__isnull=False, activity=None),
                name="programmes_objective_of_one",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Fulfilment(models.Model):
    """An activity that fulfils an obligation of an agreement, wholly or in part."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="fulfilments")
    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="fulfilments")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["obligation_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "obligation"], name="programmes_fulfilment_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} → {self.obligation_id}"


class Photo(models.Model):
    """A picture with credit and alternative text; the file carries no camera data any more."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="photos")
    # Empty where a source credits a photographer but the picture itself is not at hand.
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=1)
    credit = models.CharField(_("Foto oleh"), max_length=200)
    alternative = models.CharField(_("Teks pengganti"), max_length=300)
    public = models.BooleanField(_("Boleh tampil untuk umum"), default=False)

    class Meta:
        ordering = ["activity_id", "position", "pk"]

    def __str__(self) -> str:
        return self.alternative


class Source(models.Model):
    """Where what is written about an activity comes from."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(_("Sumber"), max_length=200)
    dated = models.DateField(_("Tanggal"), null=True, blank=True)
    url = models.URLField(_("Alamat"), max_length=500, blank=True)
    note = models.TextField(_("Catatan"), blank=True)

    class Meta:
        ordering = ["activity_id", "pk"]

    def __str__(self) -> str:
        return self.name
