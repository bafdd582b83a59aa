"""Pictures of pages, for readers whose device cannot show the file itself; drawn once and kept."""

import tempfile
from pathlib import Path
from shutil import copyfileobj

from django.conf import settings

from martabat.documents import nursery
from martabat.documents.models import Document
from martabat.documents.storing import open_blob

# About 150 dots per inch on A4: small print of a scan can be read, a page stays near 200 KB.
WIDTH = 1240
SECONDS = 25
MOST = 64 * 1024 * 1024  # bytes; more than the largest picture has without compression
MODULE = "martabat.documents.picture"


class NoPicture(Exception):  # noqa: N818 - an answer, not a fault
    """This page cannot be drawn."""


def picture_of(document: Document, page: int) -> Path:
    """Return the PNG of a page (from 1), drawing it on first use."""
    if not document.pages or not 1 <= page <= document.pages:
        raise NoPicture
    folder: Path = settings.VAR_DIR / "pictures"
    path = folder / document.blob.storage_name / f"{page}.png"
    if not path.exists():
        _draw(document, page, path)
    return path


def _draw(document: Document, page: int, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as target,
        tempfile.TemporaryFile() as source,
    ):
        part = Path(target.name)
        with open_blob(document.sha256) as stored:
            copyfileobj(stored, source)
        try:
            drawn = nursery.run(
                MODULE,
                document.media_type,
                str(page),
                str(WIDTH),
                source=source,
                patience=SECONDS,
                most=MOST,
            )
        except (nursery.Ended, TimeoutError) as error:
            part.unlink(missing_ok=True)
            raise NoPicture from error
        target.write(drawn)
    # Readers see either no picture or a whole one.
    part.replace(path)
