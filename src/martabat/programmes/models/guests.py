"""Who is invited, who registered, who came: three different things."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.organisations.models import Organisation, User
from martabat.programmes.kinds import (
    Answer,
    Channel,
    Direction,
    RegistrationState,
    ScanReason,
    Sex,
)
from martabat.programmes.models.activities import Activity
from martabat.programmes.models.mailings import Mailing
from martabat.programmes.models.privacy import ConsentText
from martabat.regions.models import Region


class Audience(models.Model):
    """A rule that finds offices: kinds of offices in a province and its regencies and cities.

    "Biro Hukum and Bappeda of the province, Bappeda and Bagian Hukum of every regency" is two of
    them. A rule without kinds names people who are no office: "ASN se-Kalimantan Barat".
    """

    class Level(models.TextChoices):
        PROVINCE = "province", _("Provinsi")
        REGENCIES = "regencies", _("Setiap kabupaten dan kota")
        NATION = "nation", _("Lembaga nasional")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="audiences")
    level = models.CharField(_("Tingkat"), max_length=9, choices=Level.choices)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Values of `organisations.roles.Kind`.
    kinds = models.JSONField(default=list)
    label = models.CharField(_("Sasaran"), max_length=200)
    # Offices taken out by hand: looking the audience up again does not bring them back.
    removed = models.ManyToManyField(Organisation, related_name="+", blank=True)

    class Meta:
        ordering = ["activity_id", "pk"]

    def __str__(self) -> str:
        return self.label


class Invitation(models.Model):
    """One invited office or group, what it answered, and who comes instead."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="invitations")
    audience = models.ForeignKey(
        Audience, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # As invited; for an office, its name at that time.
    name = models.CharField(_("Undangan untuk"), max_length=200)
    # A group ("aparat penegak hukum") has no single answer.
    is_group = models.BooleanField(default=False)
    email = models.EmailField(_("Surel"), blank=True)
    token = models.CharField(max_length=32, unique=True)
    sent_at = models.DateTimeField(null=True)
    # The last letter that went to it, or could not: then `problem` says why.
    mailing = models.ForeignKey(
        Mailing, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    problem = models.CharField(max_length=300, blank=True)
    reminded_on = models.DateField(null=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True)
    people = models.PositiveSmallIntegerField(_("Jumlah yang hadir"), null=True, blank=True)
    substitute = models.CharField(_("Yang mewakili"), max_length=200, blank=True)
    substitute_title = models.CharField(_("Jabatan"), max_length=200, blank=True)
    note = models.CharField(_("Catatan"), max_length=300, blank=True)

    class Meta:
        ordering = ["activity_id", "region_id", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "organisation"], name="programmes_invited_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Registration(models.Model):
    """One person at one activity. Being registered is not having come: that is `entered_at`.

    Name, position, e-mail, telephone, needs and guardian are personal: after the data set's end
    they are emptied and `anonymised_at` is set; institution, region, sex and disability stay for
    counts.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="registrations")
    invitation = models.ForeignKey(
        Invitation, on_delete=models.SET_NULL, null=True, blank=True, related_name="registrations"
    )
    channel = models.CharField(max_length=7, choices=Channel.choices)
    state = models.CharField(
        max_length=10, choices=RegistrationState.choices, default=RegistrationState.REGISTERED
    )
    # The ticket's secret: a QR code carries it, and whoever has it may see the ticket.
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(_("Nama"), max_length=200, blank=True)
    title = models.CharField(_("Jabatan"), max_length=200, blank=True)
    email = models.EmailField(_("Surel"), blank=True)
    phone = models.CharField(_("Telepon"), max_length=30, blank=True)
    institution = models.CharField(_("Lembaga"), max_length=200, blank=True)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sex = models.CharField(_("Jenis kelamin"), max_length=6, choices=Sex.choices, blank=True)
    disability = models.BooleanField(_("Penyandang disabilitas"), null=True, blank=True)
    needs = models.CharField(_("Kebutuhan akses"), max_length=300, blank=True)
    minor = models.BooleanField(_("Di bawah 18 tahun"), default=False)
    guardian = models.CharField(_("Orang tua atau wali"), max_length=200, blank=True)
    guardian_contact = models.CharField(_("Kontak wali"), max_length=200, blank=True)
    consent = models.ForeignKey(
        ConsentText, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    consented_at = models.DateTimeField(null=True, blank=True)
    # Comes in somebody's place.
    represents = models.BooleanField(default=False)
    # The language of the mails about it, and Martabat's own address for links in them; without
    # an address nobody is written to.
    language = models.CharField(max_length=2, default="id")
    site = models.CharField(max_length=200, blank=True)
    # Why it was revoked, as its owner reads it.
    reason = models.CharField(_("Alasan"), max_length=300, blank=True)
    registered_at = models.DateTimeField(default=timezone.now)
    entered_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    inside = models.BooleanField(default=False)
    anonymised_at = models.DateTimeField(null=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["activity_id", "registered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "email"],
                condition=~Q(email="") & Q(state__in=["registered", "waiting"]),
                name="programmes_registered_once",
            ),
            models.CheckConstraint(
                condition=Q(inside=False) | Q(entered_at__isnull=False),
                name="programmes_inside_has_entered",
            ),
            models.CheckConstraint(
                condition=Q(minor=False) | ~Q(guardian="") | Q(anonymised_at__isnull=False),
                name="programmes_minor_has_guardian",
            ),
            models.CheckConstraint(
                condition=Q(anonymised_at=None)
                | Q(
                    name="",
                    title="",
                    email="",
                    phone="",
                    needs="",
                    guardian="",
                    guardian_contact="",
                    reason="",
                ),
                name="programmes_anonymised_is_empty",
            ),
        ]
        indexes = [
            models.Index(fields=["activity", "state"], name="programmes_registration_state"),
        ]

    def __str__(self) -> str:
        return self.name or self.institution


class Scan(models.Model):
    """One pass at the door. The nonce comes from the device, so that nothing counts twice.

    `reason` is what the door was told then, and stays; who is in and since when is worked out from
    all passes by their own time (`programmes.passes`) and stands on the registration.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="scans")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, null=True, related_name="scans"
    )
    nonce = models.UUIDField(unique=True, default=uuid.uuid4)
    direction = models.CharField(max_length=3, choices=Direction.choices)
    reason = models.CharField(max_length=8, choices=ScanReason.choices)
    # When it happened, and when it reached us.
    at = models.DateTimeField()
    # What the clock of the device said, where that could not be and `at` was put right.
    device_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(default=timezone.now)
    offline = models.BooleanField(default=False)
    gate = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["activity_id", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reason} {self.at:%H.%M}"
