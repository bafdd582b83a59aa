"""Files that Martabat makes and keeps for a while, in no list of documents."""

import hashlib
import io

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError

from martabat.documents.models import Blob, storage_name
from martabat.documents.storing import put


def keep(content: bytes, *, media_type: str, pages: int | None = None) -> str:
    """Keep bytes and return their SHA-256; `storing.open_blob` gives them back."""
    sha256 = hashlib.sha256(content).hexdigest()
    put(io.BytesIO(content), sha256=sha256, size=len(content))
    Blob.objects.get_or_create(
        sha256=sha256, defaults={"size": len(content), "media_type": media_type, "pages": pages}
    )
    return sha256


def keep_file(file: io.BufferedReader, *, media_type: str) -> tuple[str, int]:
    """Keep the bytes of a file of any size; return their SHA-256 and how many there are."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = file.tell()
    put(file, sha256=digest, size=size)
    Blob.objects.get_or_create(
        sha256=digest, defaults={"size": size, "media_type": media_type, "pages": None}
    )
    return digest, size


def drop(sha256: str) -> None:
    """Delete what was kept, once the transaction is committed; documents' bytes stay."""
    try:
        with transaction.atomic():
            gone, _details = Blob.objects.filter(pk=sha256).delete()
    except ProtectedError:
        return
    if gone:
        transaction.on_commit(lambda: default_storage.delete(storage_name(sha256)))
