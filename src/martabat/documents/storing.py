"""Put bytes into the storage under their hash, and get them out again."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage

from martabat.documents.models import storage_name

CHUNK = 256 * 1024


def put(file: BinaryIO, *, sha256: str, size: int) -> None:
    """Keep the bytes of `file` once, durably, before any row speaks of them.

    A crash may leave a file without a row (harmless, found by a sweep), never a row without its
    file. Writers of the same bytes do not disturb each other: a name holds all of them or nothing.
    """
    name = storage_name(sha256)
    if _has(name, size):
        return
    file.seek(0)
    path = _local_path(name)
    if path:
        _write_whole(file, path)
        return
    saved = default_storage.save(name, File(file))
    if saved != name:
        # Somebody stored the same bytes meanwhile; the storage gave us a second name.
        default_storage.delete(saved)


def _has(name: str, size: int) -> bool:
    try:
        return default_storage.size(name) == size
    except FileNotFoundError:
        return False


def _local_path(name: str) -> Path | None:
    """Return the place on disk; object storages have none, and are whole and durable themselves."""
    if isinstance(default_storage, FileSystemStorage):
        return Path(default_storage.path(name))
    return None


def _write_whole(file: BinaryIO, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        try:
            copyfileobj(file, part, CHUNK)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    # The names are on disk only when their folders are.
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def open_blob(sha256: str) -> BinaryIO:
    """Open the bytes with this hash for reading; FileNotFoundError where they are lost."""
    return cast("BinaryIO", default_storage.open(storage_name(sha256), "rb"))


def read_part(file: BinaryIO, *, start: int, length: int) -> Iterator[bytes]:
    """Yield `length` bytes from `start` in chunks and close the file."""
    with file:
        file.seek(start)
        while length > 0 and (chunk := file.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
