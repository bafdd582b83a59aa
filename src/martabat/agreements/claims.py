"""What sources say about something: claims that may differ and all stay.

Sources dispute dates, ordinals and themes (`domain/festival-ham.md` 1.3 has fourteen real cases).
One claim for each topic may be the one that pages use; the others stand beside it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Claim(models.Model):
    """A value for a topic as one source gives it."""

    topic = models.CharField(_("Hal"), max_length=60)
    value = models.CharField(pgettext_lazy("claim", "Nilai"), max_length=300)
    source = models.CharField(_("Sumber"), max_length=200)
    url = models.URLField(_("Alamat sumber"), max_length=500, blank=True)
    note = models.CharField(_("Catatan"), max_length=300, blank=True)
    used = models.BooleanField(_("Dipakai di halaman"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.topic}: {self.value} ({self.source})"
