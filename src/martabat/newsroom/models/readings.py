"""What was read from releases, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.agreements.claims import Claim
from martabat.agreements.models import Agreement
from martabat.documents.models import Document
from martabat.newsroom.kinds import ReadingState
from martabat.organisations.models import Organisation
from martabat.programmes.models import Activity


class ReleaseReading(models.Model):
    """A text that was handed in, and what was read in it; nothing else is written before somebody
    confirms.

    `found` is the reading as `newsroom.stored` writes it down: values with their places in `text`.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="release_readings"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    # Empty where the text was pasted.
    filename = models.CharField(max_length=120, blank=True)
    publisher = models.CharField(_("Penerbit rilis"), max_length=200, blank=True)
    url = models.URLField(_("Alamat rilis"), max_length=500, blank=True)
    dated = models.DateField(_("Tanggal terbit"), null=True, blank=True)
    found = models.JSONField()
    state = models.CharField(
        max_length=9, choices=ReadingState.choices, default=ReadingState.PENDING
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    # The text as it was read, kept as a file that may be cited.
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    activities = models.ManyToManyField(Activity, related_name="release_readings", blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReadingState.values)
                & (
                    Q(state=ReadingState.PENDING, closed_at=None)
                    | ~Q(state=ReadingState.PENDING) & Q(closed_at__isnull=False)
                ),
                name="newsroom_reading_state",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-at"], name="newsroom_reading_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the page on which it is confirmed."""
        return reverse("newsroom:reading", args=[self.pk])

    @property
    def title(self) -> str:
        """The first line of the text, cut short."""
        first = self.text.strip().partition("\n")[0].strip()
        return first if len(first) <= 90 else first[:89].rstrip() + "…"

    @property
    def subject(self) -> str:
        """The journal's chain of this reading."""
        return f"release-reading:{self.pk}"

    @property
    def source_name(self) -> str:
        """What the release is called where it is named as a source."""
        return self.publisher or self.filename or str(_("Rilis tanpa nama penerbit"))


class ActivityClaim(Claim):
    """What a source says about an activity, where that differs from its record."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="claims")
    reading = models.ForeignKey(
        ReleaseReading, on_delete=models.SET_NULL, null=True, blank=True, related_name="claims"
    )

    class Meta(Claim.Meta):
        ordering = ["activity_id", "topic", "-used", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "topic"],
                condition=Q(used=True),
                name="newsroom_claim_one_used",
            ),
        ]


class TakingPart(models.Model):
    """An organisation that took part in an activity, as a release names it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="taking_part")
    name = models.CharField(_("Lembaga"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reading = models.ForeignKey(
        ReleaseReading, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["activity_id", "position", "pk"]
        verbose_name_plural = "taking part"
        constraints = [
            models.UniqueConstraint(fields=["activity", "name"], name="newsroom_taking_part_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Following(models.Model):
    """What an activity follows up: an agreement, or an earlier activity."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="following")
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    earlier = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )

    class Meta:
        ordering = ["activity_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement=None, earlier__isnull=False)
                | Q(agreement__isnull=False, earlier=None),
                name="newsroom_following_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} ← {self.agreement_id or self.earlier_id}"
