"""Which official papers there are, and what each may hold."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from martabat.documents.word import fields, letter_fields, title_fields
from martabat.documents.word.fields import Field

FOLDER: Final = Path(__file__).parent / "templates"


class PaperKind(StrEnum):
    """A kind of paper; the value names its shipped template."""

    INVITATION = "undangan"
    COVERING_LETTER = "surat-pengantar"
    ATTENDANCE = "daftar-hadir"
    MINUTES = "notula"
    OFFICIAL_RECORD = "berita-acara"
    ACTIVITY_REPORT = "laporan"
    AGREEMENT = "perjanjian"
    ASSIGNMENT = "surat-tugas"

    @property
    def label(self) -> str | Promise:
        """The Indonesian name."""
        return _LABELS[self]

    @property
    def purpose(self) -> str | Promise:
        """What it is for, in a sentence."""
        return _PURPOSES[self]

    @property
    def fields(self) -> tuple[Field, ...]:
        """What may stand in its template."""
        return (letter_fields.LETTERHEAD, *_FIELDS[self], letter_fields.EXAMPLE_NOTE)

    @property
    def shipped(self) -> Path:
        """The template that comes with the system."""
        return FOLDER / f"{self.value}.docx"


_LABELS: dict[PaperKind, str | Promise] = {
    PaperKind.INVITATION: _("Surat undangan"),
    PaperKind.COVERING_LETTER: _("Surat pengantar"),
    PaperKind.ATTENDANCE: _("Daftar hadir"),
    PaperKind.MINUTES: _("Notula"),
    PaperKind.OFFICIAL_RECORD: _("Berita acara"),
    PaperKind.ACTIVITY_REPORT: _("Laporan kegiatan"),
    PaperKind.AGREEMENT: _("Naskah kerja sama"),
    PaperKind.ASSIGNMENT: _("Surat tugas"),
}
_PURPOSES: dict[PaperKind, str | Promise] = {
    PaperKind.INVITATION: _("Mengundang kantor dan tamu ke suatu kegiatan."),
    PaperKind.COVERING_LETTER: _("Mengantar isian penilaian daerah kepada Kanwil."),
    PaperKind.ATTENDANCE: _("Mencatat siapa yang hadir, dengan kolom tanda tangan."),
    PaperKind.MINUTES: _("Mencatat jalannya rapat, kesimpulan, dan tindak lanjut."),
    PaperKind.OFFICIAL_RECORD: _("Menyatakan bahwa suatu kegiatan benar dilaksanakan."),
    PaperKind.ACTIVITY_REPORT: _("Melaporkan kegiatan atau seluruh program."),
    PaperKind.AGREEMENT: _("Rancangan PKS, Nota Kesepahaman, dan naskah kerja sama lain."),
    PaperKind.ASSIGNMENT: _("Menugaskan pegawai ke suatu kegiatan."),
}
_FIELDS: dict[PaperKind, tuple[Field, ...]] = {
    PaperKind.INVITATION: letter_fields.INVITATION,
    PaperKind.COVERING_LETTER: letter_fields.COVERING_LETTER,
    PaperKind.ATTENDANCE: title_fields.ATTENDANCE,
    PaperKind.MINUTES: title_fields.MINUTES,
    PaperKind.OFFICIAL_RECORD: title_fields.OFFICIAL_RECORD,
    PaperKind.ACTIVITY_REPORT: title_fields.REPORT,
    PaperKind.AGREEMENT: title_fields.AGREEMENT,
    PaperKind.ASSIGNMENT: title_fields.ASSIGNMENT,
}


@cache
def shape_of(kind: PaperKind) -> dict[str, Any]:
    """Return what a paper of this kind holds, as plain data."""
    return fields.spec(kind.fields)


def example_of(kind: PaperKind) -> dict[str, Any]:
    """Return a paper of this kind with invented content, for previews and tests."""
    return fields.samples(kind.fields)
