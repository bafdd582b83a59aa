"""Opens Word files in LibreOffice, as an office without Word does."""

import io
import subprocess
import tempfile
from pathlib import Path

import docx
import pypdfium2


def as_pdf(*files: bytes) -> list[bytes]:
    """Convert Word files to PDF in one run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for at, content in enumerate(files):
            (folder / f"{at}.docx").write_bytes(content)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{name}/profile"]
        subprocess.run(
            [
                *command,
                "--convert-to",
                "pdf",
                "--outdir",
                name,
                *(str(folder / f"{at}.docx") for at in range(len(files))),
            ],
            check=True,
            timeout=180,
            capture_output=True,
        )
        return [(folder / f"{at}.pdf").read_bytes() for at in range(len(files))]


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
