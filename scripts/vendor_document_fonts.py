# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0", "brotli==1.2.1"]
# ///
"""Make the fonts of our PDFs from the npm package that also serves the pages.

Run once when the version changes: `uv run scripts/vendor_document_fonts.py`.
Typst reads TTF only, so latin and latin-ext are unpacked from WOFF2 and merged per weight. The
result is a modified version, and "Source" is a name reserved by its licence: we call it FAMILY.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

PACKAGE = "@fontsource/source-sans-3@5.3.0"
PACKAGE_SHA256 = "f8a0e1b603f5c85a468946a51af4a761d726c28baf79200aafb8736fe9e7d7a7"
FAMILY = "Martabat Sans"
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
TARGET = Path(__file__).parents[1] / "src/martabat/documents/typst/fonts"


def fetch(folder: Path) -> Path:
    """Download the package, check its hash and unpack it."""
    npm = shutil.which("npm") or sys.exit("npm is needed to fetch the font package.")
    subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=folder, check=True)
    (archive,) = folder.glob("*.tgz")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != PACKAGE_SHA256:
        sys.exit(f"{PACKAGE} has SHA-256 {found}, expected {PACKAGE_SHA256}.")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def rename(font: TTFont, style: str) -> None:
    """Give the font our family name; copyright and licence records stay."""
    names = {1: f"{FAMILY} {style}", 2: "Regular", 4: f"{FAMILY} {style}", 16: FAMILY, 17: style}
    names |= {3: f"{FAMILY} {style}", 6: f"{FAMILY} {style}".replace(" ", "")}
    table = font["name"]
    for name_id in (*names, 21, 22, 25):
        table.removeNames(nameID=name_id)
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)


def write_coverage(codepoints: list[int]) -> None:
    """List what the font can show, as ranges: renderers replace the rest rather than fail."""
    ranges: list[list[int]] = []
    for codepoint in codepoints:
        if ranges and codepoint == ranges[-1][1] + 1:
            ranges[-1][1] = codepoint
        else:
            ranges.append([codepoint, codepoint])
    (TARGET / "coverage.json").write_text(json.dumps(ranges, separators=(",", ":")) + "\n")


def main() -> None:
    """Write one TTF per weight and the licence beside them."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = fetch(folder)
        for weight, style in WEIGHTS.items():
            parts = []
            for subset in ("latin", "latin-ext"):
                font = TTFont(package / f"files/source-sans-3-{subset}-{weight}-normal.woff2")
                font.flavor = None
                parts.append(folder / f"{subset}-{weight}.ttf")
                font.save(parts[-1])
            merged = Merger().merge([str(part) for part in parts])
            rename(merged, style)
            merged.save(TARGET / f"MartabatSans-{style}.ttf")
        write_coverage(sorted(merged.getBestCmap()))
        shutil.copy(package / "LICENSE", TARGET / "OFL.txt")


if __name__ == "__main__":
    main()
