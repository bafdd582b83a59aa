"""Agreements, their parties, clauses and obligations, and what sources say about them."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.agreements.claims import Claim
from martabat.agreements.kinds import (
    SIGNED,
    Body,
    Capacity,
    Category,
    EndReason,
    Kind,
    Relation,
    Stage,
    Topic,
)
from martabat.organisations.models import Organisation
from martabat.regions.models import Region


class Agreement(models.Model):
    """One instrument between two or more parties. `start` and `end` are its term, end included."""

    kind = models.CharField(_("Jenis naskah"), max_length=10, choices=Kind.choices)
    category = models.CharField(
        _("Bentuk kerja sama"), max_length=10, choices=Category.choices, blank=True
    )
    title = models.CharField(_("Tentang"), max_length=300)
    summary = models.TextField(_("Ringkasan"), blank=True)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    # The office that keeps the record, and may change it.
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agreements")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    relation = models.CharField(max_length=10, choices=Relation.choices, blank=True)
    stage = models.CharField(max_length=14, choices=Stage.choices, default=Stage.PREPARATION)
    needs_council = models.BooleanField(_("Perlu persetujuan DPRD"), default=False)
    signed_on = models.DateField(_("Tanggal penandatanganan"), null=True, blank=True)
    # What a source says where no day is known: "September 2020".
    signed_text = models.CharField(max_length=60, blank=True)
    place = models.CharField(_("Tempat"), max_length=200, blank=True)
    start = models.DateField(_("Mulai berlaku"), null=True, blank=True)
    end = models.DateField(_("Berlaku sampai"), null=True, blank=True)
    term_reason = models.CharField(
        _("Alasan jangka waktu lebih dari 5 tahun"), max_length=300, blank=True
    )
    end_reason = models.CharField(max_length=10, choices=EndReason.choices, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_note = models.CharField(max_length=300, blank=True)
    # When its keepers were last told that the term runs out.
    reminded_on = models.DateField(null=True, blank=True)
    # The signed file, and the SHA-256 of what was signed (of the file, else of the record).
    document = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
    )
    sha256 = models.CharField(max_length=64, blank=True)
    public = models.BooleanField(default=False)
    example = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values) & Q(stage__in=Stage.values),
                name="agreements_agreement_known",
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")),
                name="agreements_agreement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.ENDED, ended_on__isnull=False) & ~Q(end_reason="")
                | ~Q(stage=Stage.ENDED) & Q(ended_on=None, end_reason=""),
                name="agreements_agreement_end_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(parent=None, relation="") | Q(parent__isnull=False) & ~Q(relation=""),
                name="agreements_agreement_chain",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "-signed_on"], name="agreements_region_newest"),
            models.Index(fields=["end"], name="agreements_end"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.title}"

    def get_absolute_url(self) -> str:
        """Return the address of the agreement's page."""
        return reverse("agreements:agreement", args=[self.pk])

    @property
    def subject(self) -> str:
        """The journal's chain of this agreement."""
        return f"agreement:{self.pk}"

    def in_force(self, today: date) -> bool:
        """Whether it binds on a day: signed, begun, and its recorded end not yet past.

        Without a recorded end nobody can say so. Who leads a party plays no part.
        """
        return (
            self.stage in SIGNED
            and (self.start is None or self.start <= today)
            and self.end is not None
            and today <= self.end
        )


class Party(models.Model):
    """PIHAK KESATU and so on: who is bound, and who signed for it, which are two things."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("Lembaga"), max_length=200)
    body = models.CharField(_("Jenis pihak"), max_length=8, choices=Body.choices)
    address = models.CharField(_("Berkedudukan di"), max_length=300, blank=True)
    # Empty where no source names who signed.
    signatory = models.CharField(_("Penanda tangan"), max_length=200, blank=True)
    title = models.CharField(_("Jabatan"), max_length=200, blank=True)
    capacity = models.CharField(
        _("Bertindak sebagai"),
        max_length=10,
        choices=Capacity.choices,
        default=Capacity.DEFINITIVE,
    )
    proxy_letter = models.CharField(_("Nomor surat kuasa"), max_length=100, blank=True)
    number = models.CharField(_("Nomor naskah"), max_length=100, blank=True)
    signed_on = models.DateField(_("Ditandatangani pada"), null=True, blank=True)
    signed_place = models.CharField(_("Ditandatangani di"), max_length=200, blank=True)

    class Meta:
        ordering = ["agreement_id", "position"]
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "position"],
                name="agreements_party_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Clause(models.Model):
    """A pasal of the text, by what it is about."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")
    position = models.PositiveSmallIntegerField()
    topic = models.CharField(_("Perihal"), max_length=10, choices=Topic.choices)
    title = models.CharField(_("Judul"), max_length=200, blank=True)
    text = models.TextField(_("Isi"))

    class Meta:
        ordering = ["agreement_id", "position"]

    def __str__(self) -> str:
        return f"Pasal {self.position}"


class Obligation(models.Model):
    """What a party has to do, and until when. Activities that fulfil it are linked from above."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="obligations")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="obligations")
    text = models.CharField(_("Kewajiban"), max_length=500)
    due_on = models.DateField(_("Batas"), null=True, blank=True)
    done_on = models.DateField(_("Dipenuhi pada"), null=True, blank=True)
    done_note = models.CharField(_("Catatan"), max_length=500, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["agreement_id", "due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(done_on=None), name="agreements_obligation_open"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class AgreementClaim(Claim):
    """What a source says about an agreement: topics `signed_on`, `kind` and others."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="claims")

    class Meta(Claim.Meta):
        ordering = ["agreement_id", "topic", "-used", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "topic"],
                condition=Q(used=True),
                name="agreements_claim_one_used",
            ),
        ]
