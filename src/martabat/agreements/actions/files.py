"""Keeping the signed file with its agreement."""

from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements.actions.changing import locked, signed_here
from martabat.agreements.kinds import Stage
from martabat.agreements.models import Agreement
from martabat.documents import actions as documents
from martabat.documents.intake import Readable
from martabat.documents.models import Document
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership

PDF = "application/pdf"


@transaction.atomic
def attach_document(
    *, by: Membership, agreement: Agreement, upload: Readable, filename: str
) -> Document:
    """Keep the signed PDF; raises `UploadRefused` for a file that cannot be taken.

    Where the agreement was signed in Martabat, its own seal stays and the file stands beside it.
    """
    found = locked(by=by, agreement=agreement)
    if found.stage == Stage.SIGNING and signed_here(found):
        raise Refused(_("Penandatanganan sedang berjalan. Unggah berkasnya setelah selesai."))
    document = documents.store(
        upload=upload,
        filename=filename,
        title=f"{found.get_kind_display()} {found.title}"[:200],
        region=found.region,
        membership=by,
        example=found.example,
    )
    if document.media_type != PDF:
        raise Refused(_("Naskah bertanda tangan harus berupa PDF. Pindai atau simpan sebagai PDF."))
    before = found.document.sha256 if found.document else ""
    found.document = document
    if not signed_here(found):
        found.sha256 = document.sha256
    found.save(update_fields=["document", "sha256"])
    record(
        subject=found.subject,
        verb="agreement.document",
        actor=by.actor,
        data={"document": document.pk, "sha256": document.sha256, "before": before},
    )
    return document
