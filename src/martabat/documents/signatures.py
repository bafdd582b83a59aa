"""What the electronic signatures of stored PDFs say: checked once in a job, then kept."""

import hashlib
import json
import tempfile
from pathlib import Path
from shutil import copyfileobj

from django.conf import settings

from martabat.documents import nursery
from martabat.documents.intake import kinds
from martabat.documents.models import Blob, SignatureCheck
from martabat.documents.signature import Report, read_roots
from martabat.documents.storing import open_blob

# Of the processor: who needs more is not meant to be read. On a busy machine that may last.
SECONDS = 20
PATIENCE = 180
MODULE = "martabat.documents.signature"


def is_checked(media_type: str) -> bool:
    """Whether files of this type are looked through for signatures."""
    return media_type == kinds.PDF.media_type


def known(sha256: str) -> Report | None:
    """Return what was found, or None while nobody has looked (1 query)."""
    check = SignatureCheck.objects.filter(pk=sha256).first()
    return Report.of(check.report) if check else None


def outdated(sha256: str) -> bool:
    """Whether nobody has looked, or only while other certificates were trusted (1 query)."""
    return not SignatureCheck.objects.filter(pk=sha256, roots=roots_mark()).exists()


def ask(sha256: str) -> None:
    """Let a job look, once this transaction is through."""
    from martabat.documents.tasks import check_signatures

    check_signatures.defer(sha256=sha256)


def check(sha256: str) -> Report:
    """Look at the signatures of a stored file and keep what they say; again only for new roots."""
    roots = roots_mark()
    before = SignatureCheck.objects.filter(pk=sha256, roots=roots).first()
    if before is not None:
        return Report.of(before.report)
    blob = Blob.objects.get(pk=sha256)
    report = _verified(blob)
    SignatureCheck.objects.update_or_create(
        pk=sha256, defaults={"report": report.plain(), "roots": roots}
    )
    return report


def roots_mark() -> str:
    """Return the SHA-256 of all trusted certificates: with new ones files are looked at again."""
    folder: Path | None = settings.TRUSTED_ROOTS
    digest = hashlib.sha256()
    for data in read_roots(folder) if folder else []:
        digest.update(data)
    return digest.hexdigest()


def _verified(blob: Blob) -> Report:
    """Verify in a process of its own, with an end to its time and memory.

    Raises TimeoutError on a machine too busy to tell: the job tries again later.
    """
    folder = str(settings.TRUSTED_ROOTS or "")
    with tempfile.TemporaryFile() as source:
        with open_blob(blob.sha256) as stored:
            copyfileobj(stored, source)
        try:
            said = nursery.run(MODULE, str(SECONDS), folder, source=source, patience=PATIENCE)
            return Report.of(json.loads(said))
        except (nursery.Ended, ValueError, KeyError, TypeError) as error:
            return Report("unreadable", detail=type(error).__name__)
