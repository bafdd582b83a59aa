"""The words of stored files: read once in a job, then kept, with what they name and resemble."""

import tempfile
from collections.abc import Sequence
from decimal import Decimal
from shutil import copyfileobj

from django.contrib.postgres.search import SearchVector
from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from martabat.documents.models import Blob, BlobText, Document, NearCopy, TextPage
from martabat.documents.storing import open_blob
from martabat.documents.texts import legacy, likeness, ocr, places, process
from martabat.documents.texts.values import VERSION, Text

CONFIG = "indonesian"
# PostgreSQL keeps at most 1 MB of words with their places.
MAX_INDEXED = 1_000_000
CANDIDATES = 300
COMPARED = 20
NIGHTLY = 5_000
LOCK = 7_203_114


def ask(sha256: str) -> None:
    """Let a job read the words, once this transaction is through."""
    from martabat.documents.tasks import read_text

    read_text.defer(sha256=sha256)


def read(sha256: str) -> BlobText | None:
    """Read the words of a stored file and keep them; again only where a newer way is known."""
    blob = Blob.objects.filter(pk=sha256).first()
    if blob is None:
        return None
    known = BlobText.objects.filter(pk=sha256).exclude(_outdated()).first()
    return known or keep(blob, _extracted(blob))


def outdated() -> QuerySet[Blob]:
    """Return the files of documents whose words were not read yet, or can be read better now."""
    return Blob.objects.filter(
        Q(text=None) | _outdated("text__"), Exists(Document.objects.filter(blob=OuterRef("pk")))
    )


def ask_for_outdated(limit: int = NIGHTLY) -> int:
    """Let jobs read what is outdated, at most `limit` files; return how many."""
    found = list(outdated().order_by("stored_at").values_list("pk", flat=True)[:limit])
    for sha256 in found:
        ask(sha256)
    return len(found)


def _outdated(prefix: str = "") -> Q:
    """Older than this way of reading, or lacking a program that is installed by now."""
    lacking = [
        reason
        for reason, there in (("no_ocr", ocr.available()), ("no_office", legacy.available()))
        if there
    ]
    return Q(**{f"{prefix}version__lt": VERSION}) | Q(**{f"{prefix}reason__in": lacking})


def _extracted(blob: Blob) -> Text:
    with tempfile.TemporaryFile() as source:
        try:
            with open_blob(blob.sha256) as stored:
                copyfileobj(stored, source)
        except FileNotFoundError:
            return Text(reason="broken", detail="lost")
        return process.read(source, blob.media_type)


@transaction.atomic
def keep(blob: Blob, text: Text) -> BlobText:
    """Keep what was read from a file, and the files that it nearly copies."""
    words = likeness.words_of(page.body for page in text.pages)
    signature = likeness.signature_of(words)
    kept, _made = BlobText.objects.update_or_create(
        pk=blob.pk,
        defaults={
            "scanned": text.scanned,
            "recognised": text.recognised,
            "truncated": text.truncated,
            "reason": text.reason,
            "regions": places.counted(text.pages),
            "signature": signature,
            "bands": likeness.bands_of(signature),
            "version": VERSION,
        },
    )
    kept.pages.all().delete()
    TextPage.objects.bulk_create(
        [
            TextPage(text=kept, number=page.number, name=page.name, body=page.body)
            for page in text.pages
        ],
        batch_size=200,
    )
    kept.pages.update(words=SearchVector("body", config=CONFIG))
    _index(kept, "\n".join(page.body for page in text.pages))
    _keep_copies(kept, words)
    return kept


def _index(kept: BlobText, body: str) -> None:
    """Index the words; of a text with too many different ones, as many as the database takes."""
    body = body[:MAX_INDEXED]
    while body:
        try:
            with transaction.atomic():
                vector = SearchVector(Value(body), config=CONFIG)
                BlobText.objects.filter(pk=kept.pk).update(words=vector)
            return
        except DatabaseError:
            body = body[: len(body) // 2]


def _keep_copies(kept: BlobText, words: Sequence[str]) -> None:
    """Compare with the texts that share a band, the likeliest first."""
    NearCopy.objects.filter(Q(first=kept.pk) | Q(second=kept.pk)).delete()
    if not kept.signature:
        return
    with connection.cursor() as cursor:
        # One after the other: of two alike that are read at once, the later sees the sooner.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    # As one value of its type: a bare list would have its numbers cut to 32 bits.
    bands = Value(kept.bands, output_field=BlobText._meta.get_field("bands"))
    rows = (
        BlobText.objects.filter(bands__overlap=bands)
        .exclude(pk=kept.pk)
        .order_by(F("at").desc())
        .values_list("pk", "signature")[:CANDIDATES]
    )
    ranked = sorted(
        ((likeness.estimated(kept.signature, signature), pk) for pk, signature in rows),
        reverse=True,
    )
    near = [pk for share, pk in ranked[:COMPARED] if share >= likeness.CANDIDATE]
    bodies: dict[str, list[str]] = {pk: [] for pk in near}
    for pk, body in TextPage.objects.filter(text__in=near).values_list("text_id", "body"):
        bodies[pk].append(body)
    copies = []
    for pk, pages in bodies.items():
        share = likeness.likeness(words, likeness.words_of(pages))
        if share >= likeness.ALIKE:
            first, second = sorted((kept.pk, pk))
            alike = Decimal(f"{share:.3f}")
            copies.append(NearCopy(first_id=first, second_id=second, likeness=alike))
    NearCopy.objects.bulk_create(copies, ignore_conflicts=True)
