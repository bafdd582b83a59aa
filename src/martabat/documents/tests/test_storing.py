import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from martabat.documents.models import storage_name
from martabat.documents.storing import open_blob, put, read_part
from martabat.documents.tests import makers

CONTENT = makers.pdf(50)
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def kept(files: Path) -> list[Path]:
    return [path for path in files.rglob("*") if path.is_file()]


def put_content() -> None:
    put(io.BytesIO(CONTENT), sha256=SHA256, size=len(CONTENT))


def test_storing_at_once_keeps_one_whole_file(files: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for result in [pool.submit(put_content) for _ in range(32)]:
            result.result()
    assert kept(files) == [files / storage_name(SHA256)]
    assert kept(files)[0].read_bytes() == CONTENT


def test_a_write_that_fails_leaves_nothing(files: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("the line is dead")

    with pytest.raises(OSError, match="dead"):
        put(Broken(), sha256=SHA256, size=1)
    assert kept(files) == []


def test_an_object_storage_without_paths_is_used_alike(settings: Any) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    }
    put_content()
    put_content()
    with open_blob(SHA256) as file:
        assert file.read() == CONTENT


def test_a_part_is_read_in_chunks_and_the_file_closed(files: Path) -> None:
    put_content()
    file = open_blob(SHA256)
    assert b"".join(read_part(file, start=10, length=20)) == CONTENT[10:30]
    assert file.closed
