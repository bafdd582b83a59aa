"""Put bytes into the storage under their hash, and get them out again."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage

from martabat.documents.models import storage_name

CHUNK = 256 * 1024


def put(file: BinaryIO, *, sha256: str, size: int) -> None:
    """Keep the bytes of `file` once, durably, before any row speaks of them.

    A crash may leave a file without a row (harmless, found by a sweep), never a row without its
    file. A file of the wrong size is what a crash left half-written: it is written anew.
    """
    name = storage_name(sha256)
    if default_storage.exists(name):
        if default_storage.size(name) == size:
            return
        default_storage.delete(name)
    file.seek(0)
    saved = default_storage.save(name, File(file))
    if saved != name:
        # Somebody stored the same bytes meanwhile; the storage gave us a second name.
        default_storage.delete(saved)
        return
    _make_durable(name)


def _make_durable(name: str) -> None:
    """Wait until the disk has it; object storages promise that themselves."""
    if isinstance(default_storage, FileSystemStorage) or hasattr(default_storage, "location"):
        try:
            path = Path(default_storage.path(name))
        except NotImplementedError:
            return
        for place in (path, path.parent):
            descriptor = os.open(place, os.O_RDONLY)
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
