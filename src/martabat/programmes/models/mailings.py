"""Letters that go to everybody who is invited, and how far each has come."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.organisations.models import User
from martabat.programmes.models.activities import Activity


class Mailing(models.Model):
    """One letter to many: the invitation, a change, a reminder, or that nothing will be held.

    Each invitation keeps the last mailing that reached it, so a mailing that broke off goes on
    where it stopped.
    """

    class Kind(models.TextChoices):
        INVITE = "invite", _("Undangan")
        CHANGE = "change", _("Perubahan")
        REMIND = "remind", _("Pengingat")
        CANCEL = "cancel", _("Pembatalan")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="mailings")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    number = models.CharField(_("Nomor surat"), max_length=100, blank=True)
    text = models.TextField(_("Isi surat"), blank=True)
    # Of the calendar entry (RFC 5545): grows whenever time or place have changed.
    sequence = models.PositiveIntegerField(default=0)
    # What the calendar entry said, as a hash.
    event = models.CharField(max_length=64)
    # Martabat's own address, for links in mails.
    site = models.CharField(max_length=200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    # What stopped it, while it waits to be tried again.
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.kind}"
