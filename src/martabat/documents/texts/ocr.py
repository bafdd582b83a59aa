"""Recognise words in pictures with Tesseract, where it is installed."""

import io
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, BinaryIO

from martabat.documents.texts.values import Collected, Text

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PAGES = 30
PAGE_SECONDS = 40
# A4 at 200 dots per inch has 3.9 million; a plan on A1 is read coarser.
MAX_PIXELS = 12_000_000
LANGUAGES = "ind+eng"


def available() -> bool:
    """Whether Tesseract is installed on this machine."""
    return shutil.which("tesseract") is not None


def fitting(width: float, height: float) -> float:
    """Return by how much a picture of this size must shrink to be recognised; 1 where it fits."""
    return float(min(1.0, (MAX_PIXELS / max(width * height, 1)) ** 0.5))


class Recogniser:
    """Reads one picture after another until pages or time run out."""

    def __init__(self, collected: Collected) -> None:
        """Begin with all pages and the time of `collected` left."""
        self.collected = collected
        self.available = available()
        self.pages = 0
        self.stopped = False

    def read(self, picture: "Image") -> str:
        """Return the words in a picture; nothing, and `stopped`, when it is too much."""
        seconds = min(PAGE_SECONDS, self.collected.seconds_left)
        if self.pages >= MAX_PAGES or seconds < 1:
            self.stopped = True
            return ""
        self.pages += 1
        target = io.BytesIO()
        picture.convert("L").save(target, "PNG", compress_level=1)
        try:
            done = subprocess.run(  # noqa: S603 - the arguments are ours
                ["tesseract", "-", "-", "-l", LANGUAGES, "--dpi", "200"],  # noqa: S607 - as installed
                input=target.getvalue(),
                capture_output=True,
                timeout=seconds,
                check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired:
            self.stopped = True
            return ""
        except (subprocess.CalledProcessError, OSError):
            return ""
        return done.stdout.decode("utf-8", "replace")


def read(file: BinaryIO, collected: Collected) -> Text:
    """Return the words in a picture file; a TIFF may have several pages."""
    from PIL import Image, ImageSequence

    recogniser = Recogniser(collected)
    if not recogniser.available:
        return Text(scanned=True, reason="no_ocr")
    with collected.until_full(), Image.open(file) as image:
        for frame in ImageSequence.Iterator(image) if image.format == "TIFF" else [image]:
            collected.check_time()
            collected.add(recogniser.read(_shrunk(frame)))
    return Text(
        pages=tuple(collected.pages),
        scanned=True,
        recognised=not collected.empty,
        truncated=collected.truncated or recogniser.stopped,
        reason="empty" if collected.empty else "",
    )


def _shrunk(frame: Any) -> "Image":
    from PIL import ImageOps

    share = fitting(*frame.size)
    # JPEG is opened coarser at once, before its pixels fill the memory.
    frame.draft("L", (int(frame.width * share), int(frame.height * share)))
    picture: Image = ImageOps.exif_transpose(frame)
    share = fitting(*picture.size)
    if share == 1:
        return picture
    return picture.resize((int(picture.width * share) or 1, int(picture.height * share) or 1))
