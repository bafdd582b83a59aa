"""The words of a release in a PDF, Word or web file; run as a process of its own.

Files come from anywhere, so whoever reads them has an end to time and memory: see `intake`.
No Django, no database, no network.
"""

import io
import json
import re
import sys

MEMORY = 1024 * 1024 * 1024
MOST_CHARACTERS = 200_000
MOST_PAGES = 60


class NoText(Exception):  # noqa: N818 - an answer, not a failure
    """The file holds no words: `code` is "scan", "empty" or "unreadable"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def text_of(content: bytes, kind: str) -> str:
    """Return the text of a `pdf`, `docx` or `html` file with its paragraphs; raise NoText."""
    match kind:
        case "pdf":
            text = _pdf(content)
        case "docx":
            text = _docx(content)
        case _:
            text = _html(content)
    text = tidy(text)
    if not text:
        raise NoText("scan" if kind == "pdf" else "empty")
    return text


def tidy(text: str) -> str:
    """Return text with one kind of line ends, without controls, and at most two ends in a row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad", "")
    text = "".join(
        letter
        for letter in text.replace("\t", " ").replace("\u00a0", " ").replace("\f", "\n")
        if letter == "\n" or letter.isprintable()
    )
    text = re.sub(r"[ ]+\n", "\n", re.sub(r"[ ]{2,}", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()[:MOST_CHARACTERS]


def _pdf(content: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    pages = []
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        pages.append(page.get_textpage().get_text_bounded())
        page.close()
    document.close()
    return _unwrapped("\n".join(pages))


def _unwrapped(text: str) -> str:
    """Join the lines of a paragraph: in a PDF every line of paper ends in a line break."""
    # PDFium writes U+FFFE where a word is divided at the end of a line.
    text = re.sub(r"[\ufffe\u0002]\s*", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.strip() for line in text.split("\n")]
    widest = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    within = False
    for line in lines:
        if within and line:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        # A line well short of the width ends its paragraph.
        within = bool(line) and len(line) > widest * 0.75
    return "\n".join(joined)


def _docx(content: bytes) -> str:
    import docx
    from docx.table import Table

    document = docx.Document(io.BytesIO(content))
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                # Joined cells come more than once.
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                lines.append(" ".join(text for text in cells if text))
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _html(content: bytes) -> str:
    import trafilatura

    found = trafilatura.extract(
        content, include_comments=False, include_tables=True, favor_recall=True, fast=True
    )
    return found or ""


def main(kind: str, seconds: str) -> None:
    """Write the text of the file on standard input as JSON, with so many seconds to do it."""
    import logging
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    logging.disable(logging.CRITICAL)
    try:
        answer = {"text": text_of(sys.stdin.buffer.read(), kind)}
    except NoText as none:
        answer = {"code": none.code}
    except Exception:  # parsers of hostile bytes raise almost anything
        answer = {"code": "unreadable"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:3])
