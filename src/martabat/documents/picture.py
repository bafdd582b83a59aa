"""Draw one page of a PDF or TIFF as a PNG, in a process of its own.

The parser is native code and the file came from outside: should it crash, hang or eat memory, only
this process ends (`nursery`). No Django.
"""

import sys
from typing import BinaryIO

from martabat.documents.bounds import bound

MEMORY = 3 * 1024**3
SECONDS = 20
MAX_HEIGHT_RATIO = 6


def main(media_type: str, page: str, width: str) -> None:
    """Draw page number `page` (from 1), `width` pixels wide, from standard input to output."""
    bound(memory=MEMORY, seconds=SECONDS)
    with open(0, "rb") as file:  # noqa: PTH123 - standard input itself, which is a seekable file
        draw = _draw_pdf if media_type == "application/pdf" else _draw_tiff
        draw(file, int(page) - 1, int(width))


def _draw_pdf(file: BinaryIO, index: int, width: int) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    page = document[index]
    points_wide, points_high = page.get_size()
    scale = width / max(points_wide, 1)
    if points_high * scale > width * MAX_HEIGHT_RATIO:
        scale = width * MAX_HEIGHT_RATIO / points_high
    picture = page.render(scale=scale, may_draw_forms=False).to_pil()
    picture.save(sys.stdout.buffer, "PNG", compress_level=6)


def _draw_tiff(file: BinaryIO, index: int, width: int) -> None:
    from PIL import Image

    with Image.open(file, formats=["TIFF"]) as image:
        image.seek(index)
        picture = image.convert("RGB")
        picture.thumbnail((width, width * MAX_HEIGHT_RATIO))
        picture.save(sys.stdout.buffer, "PNG", compress_level=6)
