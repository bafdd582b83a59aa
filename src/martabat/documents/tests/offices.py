"""LibreOffice as offices use it: opens files, saves them as other kinds; and what is in them."""

import atexit
import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import docx
import pypdfium2


def as_pdf(*files: bytes) -> list[bytes]:
    """Convert Word files to PDF in one run."""
    return converted(files, "docx", "pdf")


def converted(files: Iterable[bytes], suffix: str, target: str, *, reader: str = "") -> list[bytes]:
    """Let LibreOffice save files of one kind as another, all in one run.

    `target` may name the filter that writes (`odt:writer8`); `reader` the one that reads.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = []
        for at, content in enumerate(files):
            sources.append(folder / f"{at}.{suffix}")
            sources[-1].write_bytes(content)
        out = folder / "hasil"
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless"),
                *([f"--infilter={reader}"] if reader else []),
                *("--convert-to", target, "--outdir", out, *sources),
            ],
            check=True,
            timeout=240,
            capture_output=True,
        )
        extension = target.partition(":")[0]
        return [(out / f"{source.stem}.{extension}").read_bytes() for source in sources]


@cache
def _profile() -> Path:
    """Return a profile of this run's own: an office is slow to set up a new one."""
    folder = Path(tempfile.mkdtemp(prefix="martabat-uji-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page on one line."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def words_of(content: bytes) -> str:
    """Return the text of a Word file in its order, tables included."""
    body = docx.Document(io.BytesIO(content)).element.body
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = [
        "".join(text.text or "" for text in paragraph.iter(f"{w}t"))
        for paragraph in body.iter(f"{w}p")
    ]
    return " ".join(" ".join(lines).split())


def in_order(text: str, *parts: str) -> None:
    """Assert that these parts stand in a text one after the other."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} does not follow in {text[max(at - 80, 0) : at + 400]!r}"
        at = found + len(part)
