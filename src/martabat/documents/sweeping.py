"""Clearing away what no row speaks of: files of uploads that came to nothing, old pictures."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from martabat.documents.models import Blob

# An upload under way has its file before its row; after a day nobody is still writing.
GRACE_SECONDS = 24 * 60 * 60
PICTURE_SECONDS = 30 * 24 * 60 * 60
BATCH = 500


def sweep(now: float | None = None) -> int:
    """Delete files without a row, unfinished parts and unused pictures; return how many.

    Object storages are swept by rules of their own; only files on disk are looked at.
    """
    now = time.time() if now is None else now
    gone = 0
    if isinstance(default_storage, FileSystemStorage):
        old = _older(Path(default_storage.location), now - GRACE_SECONDS)
        for batch in _batches(old):
            known = set(
                Blob.objects.filter(pk__in=[path.name for path in batch]).values_list(
                    "pk", flat=True
                )
            )
            gone += _delete(path for path in batch if path.name not in known)
    return gone + _delete(_older(settings.VAR_DIR / "pictures", now - PICTURE_SECONDS))


def _older(folder: Path, than: float) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")) if folder.exists() else []:
        if path.is_file() and path.stat().st_mtime < than:
            yield path


def _batches(paths: Iterator[Path]) -> Iterator[list[Path]]:
    batch: list[Path] = []
    for path in paths:
        batch.append(path)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _delete(paths: Iterator[Path]) -> int:
    count = 0
    for path in paths:
        path.unlink(missing_ok=True)
        count += 1
    return count
