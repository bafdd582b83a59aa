"""Make the shipped Word templates anew: `python scripts/word_templates`.

Run it only after a change here: the files are meant to be opened in Word and given an office's own
letterhead and styles. What stands in braces is filled in; see docxtpl.readthedocs.io. The same
source always gives the same bytes.
"""

from pathlib import Path

import letters
import report
import titles
from page import Template

TARGET = Path(__file__).parents[2] / "src/martabat/documents/word/templates"
MAKERS = {
    "undangan": letters.invitation,
    "surat-pengantar": letters.covering_letter,
    "daftar-hadir": titles.attendance,
    "notula": titles.minutes,
    "berita-acara": titles.official_record,
    "surat-tugas": titles.assignment,
    "perjanjian": titles.agreement,
    "laporan": report.report,
}


def main(target: Path = TARGET) -> None:
    """Write every template."""
    target.mkdir(parents=True, exist_ok=True)
    for name, make in MAKERS.items():
        template = Template()
        make(template)
        (target / f"{name}.docx").write_bytes(template.saved())


if __name__ == "__main__":
    main()
