"""Look into an image: is it whole, and does it stay small enough when it is unfolded?"""

import warnings
from typing import BinaryIO

from PIL import Image

from martabat.documents.intake import kinds, zips
from martabat.documents.intake.kinds import Kind
from martabat.documents.refusals import Refusal, UploadRefused

MAX_PIXELS = 80_000_000
MAX_FRAMES = 2_000
# One TIFF may hold many scanned pages; all together must stay in proportion too.
MAX_TOTAL_PIXELS = 20 * MAX_PIXELS

# Pillow reads only the format that the bytes promised, never another one by surprise.
_FORMATS = {
    kinds.PNG: "PNG",
    kinds.JPEG: "JPEG",
    kinds.WEBP: "WEBP",
    kinds.GIF: "GIF",
    kinds.TIFF: "TIFF",
}


def inspect(file: BinaryIO, kind: Kind) -> tuple[Kind, int | None]:
    """Return the kind and, for a TIFF, the number of its pages; or raise UploadRefused."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            # Odd metadata of scanners is no reason to refuse; the pixel limit is checked below.
            warnings.simplefilter("ignore")
            frames = _open_all(file, kind)
    except Image.DecompressionBombError as error:
        raise UploadRefused(Refusal.TOO_MANY_PIXELS, detail=str(error)) from error
    if zips.has_directory(file):
        raise UploadRefused(Refusal.DISGUISED, detail="image and zip in one")
    return kind, frames if kind is kinds.TIFF else None


def _open_all(file: BinaryIO, kind: Kind) -> int:
    with Image.open(file, formats=[_FORMATS[kind]]) as image:
        frames = int(getattr(image, "n_frames", 1))
        if frames > MAX_FRAMES:
            raise UploadRefused(Refusal.BOMB, detail=f"{frames} frames")
        _check_pixels(image.size, frames)
        if kind is kinds.PNG:
            image.verify()  # checks every chunk to the end without unfolding the pixels
            return frames
        if kind is kinds.JPEG:
            # Reads the whole file but keeps an eighth of each side: little memory.
            image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()
        if kind is kinds.TIFF:
            _check_tiff_pages(image, frames)
        return frames


def _check_tiff_pages(image: Image.Image, frames: int) -> None:
    total = 0
    for frame in range(frames):
        image.seek(frame)
        _check_pixels(image.size, 1)
        total += image.width * image.height
    if total > MAX_TOTAL_PIXELS:
        raise UploadRefused(Refusal.TOO_MANY_PIXELS, detail=f"{total} pixels in all pages")


def _check_pixels(size: tuple[int, int], frames: int) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        raise UploadRefused(Refusal.TOO_MANY_PIXELS, detail=f"{width} × {height}")
    if width * height * frames > MAX_TOTAL_PIXELS:
        raise UploadRefused(Refusal.TOO_MANY_PIXELS, detail=f"{width} × {height} × {frames}")
