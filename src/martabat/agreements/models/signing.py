"""Signing in steps, and what the signatures of a file say."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from martabat.agreements.models.agreements import Agreement, Party
from martabat.organisations.models import User


class Signer(models.Model):
    """Somebody who approves or signs in a step; within one step people act side by side."""

    class Part(models.TextChoices):
        APPROVER = "approver", _("Pemaraf")
        SIGNER = "signer", _("Penanda tangan")

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("state", "Menunggu")
        DONE = "done", _("Selesai")
        DECLINED = "declined", _("Menolak")
        REPLACED = "replaced", _("Digantikan")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signers")
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="signers"
    )
    # A refusal ends a round; the next one begins with everybody waiting again.
    round = models.PositiveSmallIntegerField(default=1)
    # Approvers stand in earlier steps than signers.
    step = models.PositiveSmallIntegerField(_("Langkah"))
    part = models.CharField(_("Tugas"), max_length=8, choices=Part.choices)
    name = models.CharField(_("Nama"), max_length=200)
    title = models.CharField(_("Jabatan"), max_length=200)
    email = models.EmailField(_("Surel"), blank=True)
    token_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unique
    substitute_for = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="substitute"
    )
    # By which letter a substitute acts.
    letter = models.CharField(_("Nomor surat kuasa"), max_length=100, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)
    # What was approved or signed: the SHA-256 that the page showed.
    sha256 = models.CharField(max_length=64, blank=True)
    called_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["agreement_id", "round", "step", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "replaced"], sha256="")
                | Q(state="declined")
                | Q(state="done", at__isnull=False, sha256__regex=r"^[0-9a-f]{64}$"),
                name="agreements_signer_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_state_display()})"


class RegisterImport(models.Model):
    """A register that was read and waits to be accepted: nothing is written before that."""

    class State(models.TextChoices):
        PREVIEW = "preview", _("Pratinjau")
        ACCEPTED = "accepted", _("Diterima")
        DISCARDED = "discarded", _("Dibatalkan")

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    filename = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREVIEW)
    # Heads of columns that no field of ours takes; their values stay in the rows.
    unknown = models.JSONField(default=list)
    # One object for each row: what stood there, what was read, what is doubtful, and the choice.
    rows = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.filename
