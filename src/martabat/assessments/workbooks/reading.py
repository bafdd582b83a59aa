"""An uploaded workbook as rows, judged by its bytes first; whatever cannot be read is refused."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from martabat.assessments.workbooks.columns import FORMAT
from martabat.assessments.workbooks.keys import Keys, from_kept, kept
from martabat.assessments.workbooks.sheets import Book, Line, book_of
from martabat.documents.intake import Readable
from martabat.documents.sheets.taking import take
from martabat.journal.refusals import Refused


@dataclass(frozen=True, slots=True)
class Upload:
    """A workbook that was read."""

    filename: str
    sha256: str
    book: Book


@dataclass(frozen=True, slots=True)
class Expected:
    """Which workbook belongs here."""

    assessment: str
    region: str
    award_year: str
    instrument: str
    sheets: Mapping[str, str]
    """For each code the name of its sheet as we write it."""


def read(upload: Readable, *, filename: str, expected: Expected) -> Upload:
    """Read a workbook; raise Refused with a sentence that says what to do."""
    taken = take(upload, filename=filename)
    book = book_of(taken.grids, dict(expected.sheets))
    if book.keys is not None:
        _belongs(book.keys, expected)
    if not any(line.code in expected.sheets for line in book.lines):
        raise Refused(_nothing_found(book))
    return Upload(taken.filename, taken.sha256, book)


def _belongs(keys: Keys, expected: Expected) -> None:
    head = keys.head
    newer = head["format"].isdigit() and int(head["format"][:6]) > FORMAT
    if newer:
        raise Refused(
            _("Buku kerja ini dibuat dengan templat yang lebih baru. Unduh yang baru di sini.")
        )
    if (head["region"], head["award_year"]) != (expected.region, expected.award_year):
        raise Refused(
            _(
                "Buku kerja ini milik daerah %(region)s, penilaian %(year)s. Unggah di penilaian"
                " itu."
            )
            % {"region": head["region"] or "–", "year": head["award_year"] or "–"}
        )
    if head["instrument"] != expected.instrument:
        raise Refused(
            _(
                "Buku kerja ini dibuat dari instrumen %(old)s, sedangkan penilaian ini memakai"
                " %(new)s. Unduh yang baru, lalu pindahkan isiannya."
            )
            % {"old": head["instrument"] or "–", "new": expected.instrument}
        )


def _nothing_found(book: Book) -> str:
    if any(notice["kind"] == "headless" for notice in book.notices):
        return _(
            "Baris judul kolom tidak ditemukan. Harus ada baris dengan judul Kode dan Jawaban,"
            " seperti pada buku kerja yang diunduh."
        )
    return _(
        "Tidak satu pun kode indikator penilaian ini ditemukan di berkas ini. Unduh buku kerjanya"
        " di sini, isi, lalu unggah."
    )


def kept_book(book: Book) -> dict[str, Any]:
    """Return what was read as JSON keeps it."""
    keys = book.keys
    return {
        "lines": [asdict(line) for line in book.lines],
        "notices": book.notices,
        "keys": keys
        and {
            "signed": keys.signed,
            "head": dict(keys.head),
            "versions": dict(keys.versions),
            "base": {code: kept(given) for code, given in keys.base.items()},
        },
    }


def book_from(data: Mapping[str, Any]) -> Book:
    """Return what was read from JSON."""
    keys = data["keys"]
    return Book(
        lines=[Line(**line) for line in data["lines"]],
        notices=list(data["notices"]),
        keys=keys
        and Keys(
            head=keys["head"],
            versions=keys["versions"],
            base={code: from_kept(given) for code, given in keys["base"].items()},
            signed=keys["signed"],
        ),
    )
