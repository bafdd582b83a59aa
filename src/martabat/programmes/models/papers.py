"""Papers that offices send and sign: letters of invitation, official records, assignments.

What activities, minutes and attendance hold already is not kept here again: only what a paper
says beside it.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from martabat.agreements.kinds import Capacity
from martabat.organisations.models import Organisation, User
from martabat.programmes.models.activities import Activity

MOST_SIGNATORIES = 5


class Signed(models.Model):
    """Number, place and date of a letter, and who signs it in what capacity.

    `on_behalf` is the office in whose name is signed ("Wali Kota Singkawang"): "a.n." stands
    before it.
    """

    number = models.CharField(_("Nomor"), max_length=200, blank=True)
    place = models.CharField(_("Tempat surat"), max_length=100, blank=True)
    dated = models.DateField(_("Tanggal surat"), null=True, blank=True)
    capacity = models.CharField(
        _("Kedudukan penanda tangan"),
        max_length=10,
        choices=Capacity.choices,
        default=Capacity.DEFINITIVE,
    )
    on_behalf = models.CharField(_("Atas nama"), max_length=200, blank=True)
    signatory = models.CharField(_("Nama penanda tangan"), max_length=200, blank=True)
    signatory_title = models.CharField(_("Jabatan penanda tangan"), max_length=200, blank=True)
    signatory_rank = models.CharField(_("Pangkat penanda tangan"), max_length=100, blank=True)
    signatory_nip = models.CharField(_("NIP penanda tangan"), max_length=30, blank=True)
    # One office a line.
    copies = models.TextField(_("Tembusan"), blank=True)

    class Meta:
        abstract = True


class InvitationLetter(Signed):
    """What the letter of invitation to an activity says beside when and where."""

    class Sensitivity(models.TextChoices):
        ORDINARY = "ordinary", _("Biasa")
        LIMITED = "limited", _("Terbatas")
        SECRET = "secret", _("Rahasia")
        TOP_SECRET = "top_secret", _("Sangat Rahasia")

    class Form(models.TextChoices):
        EACH = "each", _("Satu surat untuk tiap undangan")
        LISTED = "listed", _("Satu surat dengan daftar undangan terlampir")

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="letter")
    form = models.CharField(_("Bentuk"), max_length=6, choices=Form.choices, default=Form.EACH)
    sensitivity = models.CharField(
        _("Sifat"), max_length=10, choices=Sensitivity.choices, default=Sensitivity.ORDINARY
    )
    enclosure = models.CharField(_("Lampiran"), max_length=100, blank=True)
    subject = models.CharField(_("Hal"), max_length=250, blank=True)
    opening = models.TextField(pgettext_lazy("letter", "Pembuka"), blank=True)
    closing = models.TextField(pgettext_lazy("letter", "Penutup"), blank=True)
    # Whom to ask or tell.
    contact = models.CharField(_("Narahubung"), max_length=200, blank=True)

    class Meta:
        ordering = ["activity_id"]

    def __str__(self) -> str:
        return self.number or self.subject


class OfficialRecord(models.Model):
    """A berita acara of an activity; `sha256` seals what it said when it was made final."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draf")
        FINAL = "final", pgettext_lazy("record", "Final")

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="official_records"
    )
    number = models.CharField(_("Nomor"), max_length=200, blank=True)
    # What follows "BERITA ACARA TENTANG".
    title = models.CharField(_("Tentang"), max_length=250)
    place = models.CharField(_("Bertempat di"), max_length=200, blank=True)
    # The town that stands before the date above the signatures.
    town = models.CharField(_("Dibuat di"), max_length=100, blank=True)
    dated = models.DateField(_("Tanggal"), null=True, blank=True)
    # Texts, in their order.
    results = models.JSONField(_("Hasil pelaksanaan"), default=list)
    supports = models.JSONField(_("Dokumen pendukung"), default=list)
    # {"name", "title", "institution"} of each who signs, in their order.
    signatories = models.JSONField(_("Penanda tangan"), default=list)
    state = models.CharField(max_length=5, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    final_at = models.DateTimeField(null=True)
    final_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    # What was made final; `sha256` is its digest.
    content = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["activity_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", sha256="", final_at=None)
                | Q(state="final", final_at__isnull=False, sha256__regex=r"^[0-9a-f]{64}$"),
                name="programmes_final_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the record's page."""
        return reverse("programmes:official_record", args=[self.activity_id, self.pk])

    @property
    def numbered_as(self) -> str:
        """What its number is given to, as the numbering names it."""
        return f"official_record:{self.pk}"


class AssignmentLetter(Signed):
    """A surat tugas: an office sends people of its own to an activity.

    Names, ranks and NIP of who is sent are personal: after the data set's end they are emptied
    and `anonymised_at` is set. Only the office that sends them reads the letter.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # What it rests on, one text each: "Surat Kepala Kanwil Nomor …".
    basis = models.JSONField(_("Dasar"), default=list)
    purpose = models.TextField(_("Untuk"))
    start = models.DateField(_("Mulai tanggal"), null=True, blank=True)
    end = models.DateField(_("Sampai tanggal"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    anonymised_at = models.DateTimeField(null=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["activity_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(start__isnull=False, end__gte=F("start")),
                name="programmes_assignment_days",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.purpose[:80]

    def get_absolute_url(self) -> str:
        """Return the address of the letter's page."""
        return reverse("programmes:assignment", args=[self.activity_id, self.pk])

    @property
    def numbered_as(self) -> str:
        """What its number is given to, as the numbering names it."""
        return f"assignment:{self.pk}"


class Assignee(models.Model):
    """Somebody who is sent. The NIP may be left open; it is printed and shown nowhere else."""

    letter = models.ForeignKey(AssignmentLetter, on_delete=models.CASCADE, related_name="assignees")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("Nama"), max_length=200, blank=True)
    nip = models.CharField(_("NIP"), max_length=30, blank=True)
    rank = models.CharField(_("Pangkat/golongan"), max_length=100, blank=True)
    title = models.CharField(_("Jabatan"), max_length=200, blank=True)

    class Meta:
        ordering = ["letter_id", "position"]

    def __str__(self) -> str:
        return f"{self.letter_id}/{self.position}"
