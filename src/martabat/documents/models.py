"""Files, kept once by their content, and the documents that point to them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.documents.intake.kinds import BY_MEDIA_TYPE, Kind
from martabat.documents.paper_models import Letterhead as Letterhead
from martabat.documents.paper_models import PaperTemplate as PaperTemplate
from martabat.documents.refusals import Notice, notice_sentence
from martabat.organisations.models import Organisation
from martabat.regions.models import Region


class Blob(models.Model):
    """The bytes of a file, kept once whatever its names are."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    # None where the type has no pages of its own, as Word and Excel.
    pages = models.PositiveIntegerField(null=True)
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["stored_at", "sha256"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="documents_blob_sha256"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="documents_blob_not_empty"),
        ]

    def __str__(self) -> str:
        return self.sha256

    @property
    def storage_name(self) -> str:
        """Where the storage keeps it: two levels of folders, so that no folder grows too large."""
        return storage_name(self.sha256)


def storage_name(sha256: str) -> str:
    """Return the name in the storage of the bytes with this hash."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


class Document(models.Model):
    """A file as somebody uploaded it for a region; national where `region` is empty."""

    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(_("Judul"), max_length=200)
    filename = models.CharField(_("Nama berkas"), max_length=120)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="documents"
    )
    uploaded_at = models.DateTimeField(default=timezone.now)
    # Invented for the demonstration; shown with the "contoh" mark wherever it appears.
    example = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    # What `actions.store` noticed; only on the object that it returned.
    notices: tuple[Notice, ...] = ()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["blob", "region"],
                condition=Q(withdrawn=False),
                name="documents_document_once_per_region",
                nulls_distinct=False,
            ),
        ]
        indexes = [
            models.Index(fields=["region", "-uploaded_at"], name="documents_region_newest"),
            GinIndex(
                SearchVector("title", "filename", config="indonesian"),
                name="documents_document_words",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the document's page."""
        return reverse("documents:document", args=[self.pk])

    @property
    def kind(self) -> Kind:
        """The type of the file."""
        return BY_MEDIA_TYPE[self.blob.media_type]

    @property
    def media_type(self) -> str:
        """The true media type, as told by the bytes."""
        return self.blob.media_type

    @property
    def size(self) -> int:
        """The size in bytes."""
        return self.blob.size

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in 64 hexadecimal digits."""
        return self.blob_id

    @property
    def pages(self) -> int | None:
        """The number of pages, where the type has some."""
        return self.blob.pages

    @property
    def notice_sentences(self) -> list[str]:
        """What to tell the uploader about a file that was taken."""
        return [notice_sentence(notice, filename=self.filename) for notice in self.notices]


class SignatureCheck(models.Model):
    """What the electronic signatures of a PDF were found to say; see `signature.Report`."""

    blob = models.OneToOneField(
        Blob, on_delete=models.CASCADE, primary_key=True, related_name="signature_check"
    )
    report = models.JSONField()
    # SHA-256 of the certificates that were trusted then; another set has the file looked at again.
    roots = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["blob_id"]

    def __str__(self) -> str:
        return f"{self.blob_id}: {self.report['state']}"


class BlobText(models.Model):
    """The words of a file, read from it in a job; see `texts.values.Text`.

    `words` are those of all pages, `TextPage` holds the pages themselves. `regions` counts how
    often each region is named: `{"61.72": [12, 3]}`, twelve times, first on page 3.
    """

    blob = models.OneToOneField(
        Blob, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    # Pages are pictures; words, if any, were recognised in them and may be misread.
    scanned = models.BooleanField(default=False)
    recognised = models.BooleanField(default=False)
    # Longer than what is read: the rest is unknown.
    truncated = models.BooleanField(default=False)
    # Why there are no words: a key of `texts.values.Reason`; empty where they were read.
    reason = models.CharField(max_length=20, blank=True)
    words = SearchVectorField(null=True)
    regions = models.JSONField(default=dict)
    # MinHash of the words, for finding near copies; empty where there are too few words.
    signature = ArrayField(models.BigIntegerField(), default=list)
    bands = ArrayField(models.BigIntegerField(), default=list)
    # Which reading and counting this is; an older one is done again.
    version = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["blob_id"]
        indexes = [
            GinIndex(fields=["words"], name="documents_blobtext_words"),
            GinIndex(fields=["bands"], name="documents_blobtext_bands"),
        ]

    def __str__(self) -> str:
        return f"{self.blob_id}: {self.reason or 'text'}"


class TextPage(models.Model):
    """The words of one page or sheet; the whole where the type has no pages of its own."""

    text = models.ForeignKey(BlobText, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    # The name of a sheet.
    name = models.CharField(max_length=100, blank=True)
    body = models.TextField()
    words = SearchVectorField(null=True)

    class Meta:
        ordering = ["text_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="documents_textpage_once"),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} p. {self.number}"


class NearCopy(models.Model):
    """Two files whose words are nearly the same; `first` has the smaller hash."""

    first = models.ForeignKey(Blob, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Blob, on_delete=models.CASCADE, related_name="+")
    # The share of words that are the same and in the same order, from 0 to 1.
    likeness = models.DecimalField(max_digits=4, decimal_places=3)

    class Meta:
        ordering = ["first_id", "second_id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="documents_nearcopy_once"),
            models.CheckConstraint(
                condition=Q(first__lt=models.F("second")), name="documents_nearcopy_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"


def hash_groups(sha256: str) -> str:
    """Return a hash in groups of four, as people compare it: `3f1a 77c0 …`."""
    return " ".join(sha256[start : start + 4] for start in range(0, len(sha256), 4))
