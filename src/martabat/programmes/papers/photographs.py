"""Photographs for papers: small enough to print, by the name under which the paper tells them."""

import io
from collections.abc import Mapping
from typing import Final

from PIL import Image, ImageOps

from martabat.documents.models import Document
from martabat.documents.storing import open_blob
from martabat.programmes.papers.reports import file_of

# Half a page wide at 150 dots an inch.
LONGEST_SIDE: Final = 1000
QUALITY: Final = 80


def files_of(pictures: Mapping[int, Document]) -> dict[str, bytes]:
    """Return the files of these photographs as JPEG without anything but their pixels."""
    return {file_of(key): _small(document) for key, document in pictures.items()}


def _small(document: Document) -> bytes:
    with open_blob(document.sha256) as stored, Image.open(stored) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        fresh = Image.new("RGB", upright.size)
        fresh.paste(upright)
        out = io.BytesIO()
        fresh.save(out, "JPEG", quality=QUALITY)
        return out.getvalue()
