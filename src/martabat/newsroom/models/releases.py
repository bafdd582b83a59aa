"""Releases: written from records, checked by a second pair of eyes, published and frozen."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.newsroom.kinds import ReleaseState
from martabat.organisations.models import Organisation
from martabat.programmes.models import Activity


class Newsdesk(models.Model):
    """How an organisation signs its releases: "Singkawang, MC –", "Bid. IKP"."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="newsdesk"
    )
    name = models.CharField(
        _("Nama penerbit"), max_length=120, blank=True,
        help_text=_("Misalnya Media Center Kota Singkawang."),
    )  # fmt: skip
    abbreviation = models.CharField(
        _("Singkatan pada baris tempat"), max_length=20, blank=True,
        help_text=_("Misalnya MC, sehingga rilis dibuka dengan “Singkawang, MC –”."),
    )  # fmt: skip
    place = models.CharField(
        _("Tempat pada baris tempat"), max_length=80, blank=True,
        help_text=_("Kosong berarti nama kota atau kabupaten kegiatan."),
    )  # fmt: skip
    credit = models.CharField(
        _("Baris kredit"), max_length=120, blank=True, help_text=_("Misalnya Bid. IKP.")
    )

    class Meta:
        ordering = ["organisation_id"]

    def __str__(self) -> str:
        return self.name or self.abbreviation


class Release(models.Model):
    """A release about an activity. What it says stands in its versions, the newest last."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="releases")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="releases"
    )
    state = models.CharField(max_length=9, choices=ReleaseState.choices, default=ReleaseState.DRAFT)
    # The newest version's, for lists and search.
    title = models.CharField(_("Judul"), max_length=200)
    created_at = models.DateTimeField(default=timezone.now)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReleaseState.values)
                & (~Q(state=ReleaseState.CHECKED) | Q(checked_at__isnull=False))
                & (~Q(state=ReleaseState.PUBLISHED) | Q(published_at__isnull=False))
                & (~Q(state=ReleaseState.WITHDRAWN) | Q(withdrawn_at__isnull=False)),
                name="newsroom_release_state",
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at"], name="newsroom_release_published"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page in the workplace."""
        return reverse("newsroom:release", args=[self.pk])

    @property
    def subject(self) -> str:
        """The journal's chain of this release."""
        return f"release:{self.pk}"


class ReleaseVersion(models.Model):
    """What a release said at a moment: never changed, the next version stands beside it.

    `content` is a `newsroom.content.Content`; `sha256` is over it.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # What was put right beside the published version before it.
    note = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["release_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["release", "number"], name="newsroom_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.release_id}.{self.number}"
