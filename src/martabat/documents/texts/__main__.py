"""Read the words of the file on standard input and write them as JSON.

Run as `python -m martabat.documents.texts MEDIA_TYPE < file > text.json`. Parsing is hard work on
bytes from outside: should it crash, hang or eat memory, only this process ends.
"""

import json
import sys
from collections.abc import Callable
from typing import BinaryIO

from martabat.documents.bounds import bound
from martabat.documents.texts import legacy, ocr, pdf, sheets, word
from martabat.documents.texts.values import SECONDS, Collected, Text

MEMORY = 2 * 1024**3
# LibreOffice maps much more than it ever touches.
MEMORY_OF_OFFICE = 8 * 1024**3
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_OOXML = "application/vnd.openxmlformats-officedocument"
WORD_97 = "application/msword"

Reader = Callable[[BinaryIO, Collected], Text]
READERS: dict[str, Reader] = {
    "application/pdf": pdf.read,
    f"{_OOXML}.wordprocessingml.document": word.read_docx,
    f"{_OOXML}.spreadsheetml.sheet": sheets.read,
    "application/vnd.ms-excel": sheets.read,
    f"{_OPEN_DOCUMENT}.spreadsheet": sheets.read,
    f"{_OPEN_DOCUMENT}.text": word.read_odt,
    WORD_97: legacy.read,
    "image/png": ocr.read,
    "image/jpeg": ocr.read,
    "image/webp": ocr.read,
    "image/gif": ocr.read,
    "image/tiff": ocr.read,
}


def read(file: BinaryIO, media_type: str) -> Text:
    """Return the words of a file of this type; what no parser can read is `broken`."""
    try:
        return READERS[media_type](file, Collected())
    except MemoryError:
        return Text(reason="limits", detail="MemoryError")
    except Exception as error:
        # Hostile bytes make parsers raise almost anything.
        return Text(reason="broken", detail=f"{type(error).__name__}: {error}"[:300])


def main(media_type: str) -> None:
    """Read standard input, which is a seekable file, within bounds of processor and memory."""
    import logging
    import warnings

    memory = MEMORY_OF_OFFICE if media_type == WORD_97 else MEMORY
    bound(memory=memory, seconds=SECONDS)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with open(0, "rb") as file:  # noqa: PTH123 - standard input itself
        text = read(file, media_type)
    json.dump(text.plain(), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
