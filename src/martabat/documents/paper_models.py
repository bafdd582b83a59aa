"""How an organisation's papers look: its letterhead and its own Word templates."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.documents.word.kinds import PaperKind
from martabat.organisations.models import Organisation


class Letterhead(models.Model):
    """The kop of an office; offices below it without one of their own use it too."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, primary_key=True, related_name="letterhead"
    )
    government = models.CharField(_("Nama pemerintah daerah"), max_length=200, blank=True)
    office = models.CharField(_("Nama perangkat daerah"), max_length=200)
    address = models.CharField(_("Alamat"), max_length=300, blank=True)
    phone = models.CharField(_("Telepon"), max_length=60, blank=True)
    email = models.EmailField(_("Surel"), blank=True)
    website = models.CharField(_("Laman"), max_length=120, blank=True)
    emblem = models.ForeignKey(
        "documents.Blob", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    emblem_alternative = models.CharField(_("Keterangan lambang"), max_length=200, blank=True)
    # Where letters are dated: "Singkawang".
    place = models.CharField(_("Tempat penanggalan"), max_length=100, blank=True)
    on_behalf = models.CharField(_("Baris “a.n.”"), max_length=200, blank=True)
    signatory_title = models.CharField(_("Jabatan penanda tangan"), max_length=200, blank=True)
    signatory_name = models.CharField(_("Nama penanda tangan"), max_length=200, blank=True)
    signatory_rank = models.CharField(_("Pangkat/golongan"), max_length=100, blank=True)
    signatory_number = models.CharField(_("NIP"), max_length=30, blank=True)
    copies = models.TextField(_("Tembusan"), max_length=2000, blank=True)
    example = models.BooleanField(default=False)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["organisation_id"]

    def __str__(self) -> str:
        return self.office


class PaperTemplate(models.Model):
    """A version of an office's own template; the newest in use is `active`, older ones stay."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="paper_templates"
    )
    kind = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    blob = models.ForeignKey("documents.Blob", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=120)
    active = models.BooleanField(default=False)
    # What the checker said that does not forbid its use.
    findings = models.JSONField(default=list)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["organisation_id", "kind", "-version"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in PaperKind]),
                name="documents_template_known",
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "version"], name="documents_template_version"
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind"],
                condition=Q(active=True),
                name="documents_template_one_active",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"

    @property
    def paper(self) -> PaperKind:
        """The kind of paper."""
        return PaperKind(self.kind)
