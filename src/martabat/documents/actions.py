"""What may be done with documents: store and withdraw."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from martabat.documents import rules, signatures, storing, text_jobs
from martabat.documents.intake import Readable, Received, receive
from martabat.documents.models import Blob, Document
from martabat.documents.names import clean_text
from martabat.documents.refusals import Notice, UploadRefused
from martabat.journal.actions import record
from martabat.organisations.models import Membership
from martabat.regions.models import Region

__all__ = ["UploadRefused", "store", "withdraw"]


def store(
    *,
    upload: Readable,
    filename: str,
    title: str,
    region: Region | None,
    membership: Membership,
    example: bool = False,
) -> Document:
    """Keep an uploaded file and return its document; raise UploadRefused with a sentence.

    The same bytes are kept once. When this region already has them, its document is returned and
    `notices` says so; another region gets a document of its own on the same bytes. The slow part
    (reading, judging, writing the file) stands before the transaction.
    """
    if not rules.may_store(membership, region.code if region else None):
        raise PermissionDenied
    received = receive(upload, filename=filename, limit=settings.MAX_UPLOAD_BYTES)
    with received.file:
        storing.put(received.file, sha256=received.sha256, size=received.size)
    return _register(
        received=received, title=title, region=region, membership=membership, example=example
    )


@transaction.atomic
def _register(
    *,
    received: Received,
    title: str,
    region: Region | None,
    membership: Membership,
    example: bool,
) -> Document:
    blob, fresh = Blob.objects.get_or_create(
        sha256=received.sha256,
        defaults={
            "size": received.size,
            "media_type": received.media_type,
            "pages": received.pages,
        },
    )
    document, created = Document.objects.select_related("blob").get_or_create(
        blob=blob,
        region=region,
        withdrawn=False,
        defaults={
            "title": clean_text(title, max_length=200) or PurePosixPath(received.filename).stem,
            "filename": received.filename,
            "organisation": membership.organisation,
            "uploaded_by_id": membership.user_id,
            "example": example,
        },
    )
    if fresh and signatures.is_checked(blob.media_type):
        signatures.ask(blob.sha256)
    if fresh:
        text_jobs.ask(blob.sha256)
    if not created:
        document.notices = (Notice.ALREADY_STORED,)
        return document
    document.notices = received.notices
    record(
        subject=f"document:{document.pk}",
        verb="document.stored",
        actor=membership.actor,
        data={
            "sha256": blob.sha256,
            "size": blob.size,
            "media_type": blob.media_type,
            "title": document.title,
            "filename": document.filename,
            "region": document.region_id,
            "example": document.example,
        },
    )
    return document


@transaction.atomic
def withdraw(*, document: Document, membership: Membership, reason: str) -> Document:
    """Take a document out of use, with a reason; bytes and row stay for the record."""
    locked = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if not rules.may_withdraw(membership, locked):
        raise PermissionDenied
    locked.withdrawn = True
    locked.save(update_fields=["withdrawn"])
    record(
        subject=f"document:{locked.pk}",
        verb="document.withdrawn",
        actor=membership.actor,
        data={"sha256": locked.blob_id, "reason": clean_text(reason, max_length=500)},
    )
    document.withdrawn = True
    return locked
