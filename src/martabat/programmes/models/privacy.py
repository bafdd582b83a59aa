"""Personal data: what for, on which basis, until when; and what people ask about their own."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.organisations.models import User
from martabat.programmes.kinds import LegalBasis, RequestKind, RequestState


class ConsentText(models.Model):
    """One version of what people agree to; never changed afterwards (UU 27/2022 arts. 21-24)."""

    version = models.PositiveSmallIntegerField(unique=True)
    text = models.TextField()
    text_en = models.TextField()
    since = models.DateField()

    class Meta:
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"v{self.version}"


class DataSet(models.Model):
    """A set of personal data: its purpose, legal basis and how long it is kept.

    The code knows the sets by `key`; an administrator may change the words and the time.
    """

    key = models.CharField(max_length=30, primary_key=True)
    name = models.CharField(_("Kumpulan data"), max_length=200)
    name_en = models.CharField(_("Kumpulan data (Inggris)"), max_length=200)
    purpose = models.TextField(_("Tujuan"))
    purpose_en = models.TextField(_("Tujuan (Inggris)"))
    basis = models.CharField(_("Dasar hukum"), max_length=11, choices=LegalBasis.choices)
    basis_note = models.CharField(_("Keterangan dasar"), max_length=300, blank=True)
    kept_days = models.PositiveIntegerField(_("Disimpan (hari)"))
    # From when the days are counted, in words: "setelah kegiatan selesai".
    counted_from = models.CharField(_("Dihitung sejak"), max_length=200)
    counted_from_en = models.CharField(max_length=200)
    specific = models.BooleanField(_("Data spesifik"), default=False)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class SubjectRequest(models.Model):
    """What somebody asks about his own data, to be answered within 3 × 24 hours (arts. 30-41)."""

    kind = models.CharField(_("Permintaan"), max_length=10, choices=RequestKind.choices)
    email = models.EmailField(_("Surel"))
    text = models.TextField(_("Keterangan"), blank=True)
    state = models.CharField(
        max_length=11, choices=RequestState.choices, default=RequestState.UNCONFIRMED
    )
    token_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2, default="id")
    asked_at = models.DateTimeField(default=timezone.now)
    # The clock runs from the proof that the address is the asker's.
    confirmed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="unconfirmed", due_at=None)
                | ~Q(state="unconfirmed") & Q(confirmed_at__isnull=False, due_at__isnull=False),
                name="programmes_request_clock",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
