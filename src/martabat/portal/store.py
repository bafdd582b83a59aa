"""Published pages as files: written once, whole or not at all, with a compressed twin."""

import gzip
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings

# Only such addresses are ever written or looked up, so none can lead out of the directory.
ADDRESS = re.compile(r"/(?:en/)?wilayah/(?:[0-9]{2}(?:\.[0-9]{2})?/)?(?:[0-9a-z-]+/)*\Z")


def file_of(address: str, directory: Path | None = None) -> Path | None:
    """Return the file that holds the page at an address; None for an address that has none."""
    if not ADDRESS.match(address):
        return None
    return (directory or settings.PUBLISHED_DIR) / address.strip("/") / "index.html"


def write(address: str, page: bytes) -> None:
    """Write the page at an address and its compressed twin, replacing what was there."""
    path = file_of(address)
    if path is None:
        raise ValueError(f"{address} is not an address of a published page.")
    path.parent.mkdir(parents=True, exist_ok=True)
    # The twin first: whoever sees the new page finds its twin.
    _replace(path.with_suffix(".html.gz"), gzip.compress(page, 9, mtime=0))
    _replace(path, page)


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(0o644)
    Path(name).replace(path)
