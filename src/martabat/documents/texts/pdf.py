"""Words of a PDF, page by page; pages that are pictures are handed to the recogniser."""

from typing import Any, BinaryIO

from martabat.documents.signature import is_picture
from martabat.documents.texts import ocr
from martabat.documents.texts.values import Collected, Text

# What stands on a page that is only a picture: a stamp of the scanner at most.
FEW_LETTERS = 20
MAX_SEEN = 60
DOTS_PER_POINT = 200 / 72


def read(file: BinaryIO, collected: Collected) -> Text:
    """Return the words of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    reader = _Reader(document, collected)
    with collected.until_full():
        for index in range(len(document)):
            collected.check_time()
            reader.take(index)
    return reader.text()


class _Reader:
    def __init__(self, document: Any, collected: Collected) -> None:
        self.document, self.collected = document, collected
        self.pictures = 0
        self.seen = 0
        self.recognised = False
        self.no_ocr = False
        self.recogniser = ocr.Recogniser(collected)

    def take(self, index: int) -> None:
        """Read one page, by its letters or, where it is a picture, by recognising them."""
        import pypdfium2

        try:
            page = self.document[index]
            body = _letters(page)
            picture = self._is_picture(page, body)
        except pypdfium2.PdfiumError:
            # One broken page hides no other.
            self.collected.add("")
            return
        if picture and len(body.strip()) < FEW_LETTERS:
            body = self._recognise(page)
        elif picture:
            # A scanner has recognised the words and laid them unseen above the picture.
            self.recognised = True
        self.collected.add(body)

    def _is_picture(self, page: Any, body: str) -> bool:
        from pypdfium2 import raw

        few = len(body.strip()) < FEW_LETTERS
        if self.seen >= MAX_SEEN and not few:
            return False
        self.seen += 1
        found = is_picture(page, raw)
        self.pictures += found
        return found

    def _recognise(self, page: Any) -> str:
        if not self.recogniser.available:
            self.no_ocr = True
            return ""
        width, height = page.get_size()
        scale = ocr.fitting(width * DOTS_PER_POINT, height * DOTS_PER_POINT) * DOTS_PER_POINT
        picture = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
        found = self.recogniser.read(picture)
        self.recognised = self.recognised or bool(found.strip())
        return found

    def text(self) -> Text:
        """Return what was read."""
        collected = self.collected
        scanned = self.pictures * 2 > max(self.seen, 1)
        return Text(
            pages=tuple(collected.pages),
            scanned=scanned,
            recognised=self.recognised,
            truncated=collected.truncated or self.recogniser.stopped,
            reason=("no_ocr" if self.no_ocr else "empty") if collected.empty else "",
        )


def _letters(page: Any) -> str:
    found = page.get_textpage()
    try:
        return str(found.get_text_range())
    finally:
        found.close()
