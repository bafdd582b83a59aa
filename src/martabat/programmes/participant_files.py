"""Participants as an Excel file, and lists of people read from CSV or Excel."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from python_calamine import CalamineError, CalamineWorkbook

from martabat.interface.dates import datetime_short, local
from martabat.journal.refusals import Refused
from martabat.programmes.kinds import RegistrationState, Sex
from martabat.programmes.models import Activity, Registration

MOST_ROWS = 2000
MOST_BYTES = 5 * 1024 * 1024
# How people name their columns, in small letters; the first is what we call them.
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("nama", "nama lengkap", "name", "peserta"),
    "email": ("surel", "email", "e-mail", "alamat email"),
    "phone": ("telepon", "no hp", "no. hp", "hp", "nomor telepon", "telp", "phone", "whatsapp"),
    "institution": ("lembaga", "instansi", "asal instansi", "kantor", "organisasi", "institution"),
    "title": ("jabatan", "title", "position"),
    "region": ("wilayah", "kabupaten/kota", "kota", "kabupaten", "daerah", "region"),
    "sex": ("jenis kelamin", "l/p", "jk", "sex"),
}
SEXES = {
    "l": Sex.MALE, "lk": Sex.MALE, "laki-laki": Sex.MALE, "pria": Sex.MALE, "male": Sex.MALE,
    "p": Sex.FEMALE, "pr": Sex.FEMALE, "perempuan": Sex.FEMALE, "wanita": Sex.FEMALE,
    "female": Sex.FEMALE,
}  # fmt: skip
LENGTHS = {"name": 200, "email": 254, "phone": 30, "institution": 200, "title": 200, "region": 80}


@dataclass(frozen=True)
class Row:
    """A line of a list: where it stood, what it says, and what is wrong with it."""

    number: int
    said: dict[str, str]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class PeopleList:
    """A list as it was read; `unknown` are columns that nothing was taken from."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...]

    @property
    def sound(self) -> list[Row]:
        """The rows without a problem."""
        return [row for row in self.rows if not row.problems]


def read_list(content: bytes, filename: str, *, known: Iterable[str] = ()) -> PeopleList:
    """Read a list of people; `known` are addresses that are registered already.

    Raises `Refused` with a sentence for a file that cannot be read as such a list.
    """
    if len(content) > MOST_BYTES:
        raise Refused(_("Berkas ini lebih besar dari 5 MB. Bagi daftarnya, lalu unggah lagi."))
    lines = [line for line in _lines(content, filename) if any(line)]
    if len(lines) < 2:
        raise Refused(_("Berkas ini tidak memuat satu baris peserta pun di bawah judul kolom."))
    if len(lines) > MOST_ROWS + 1:
        raise Refused(_("Daftar ini lebih dari 2.000 baris. Bagi daftarnya, lalu unggah lagi."))
    heads = [_column(head) for head in lines[0]]
    if "name" not in heads:
        raise Refused(_("Tidak ada kolom Nama. Beri judul kolom di baris pertama: Nama, Surel …"))
    unknown = tuple(text for text, head in zip(lines[0], heads, strict=True) if text and not head)
    seen = set(known)
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        said = {head: text for head, text in zip(heads, line, strict=False) if head and text}
        rows.append(Row(number, said, tuple(_problems(said, seen))))
        if said.get("email"):
            seen.add(said["email"].lower())
    return PeopleList(tuple(rows), unknown)


def _problems(said: dict[str, str], seen: set[str]) -> Iterator[str]:
    if not said.get("name"):
        yield _("Nama kosong.")
    for head, most in LENGTHS.items():
        if len(said.get(head, "")) > most:
            yield _("Isi kolom lebih panjang dari %(most)s huruf.") % {"most": most}
    email = said.get("email", "")
    if email:
        try:
            validate_email(email)
        except ValidationError:
            yield _("Surel tidak lengkap: %(email)s") % {"email": email}
        if email.lower() in seen:
            yield _("Surel ini sudah terdaftar atau tertulis dua kali.")
    if said.get("sex") and said["sex"].lower() not in SEXES:
        yield _("Jenis kelamin tidak dikenal: %(text)s. Tulis L atau P.") % {"text": said["sex"]}


def _lines(content: bytes, filename: str) -> list[list[str]]:
    if not filename.lower().endswith((".xlsx", ".xls", ".ods")):
        return _csv(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        cells: Sequence[Sequence[Any]] = book.get_sheet_by_index(0).to_python()
    except (CalamineError, IndexError, ValueError) as error:
        raise Refused(_("Berkas ini tidak terbaca sebagai tabel Excel.")) from error
    return [[_text(cell) for cell in line] for line in cells]


def _csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Refused(_("Berkas ini bukan teks CSV. Simpan sebagai CSV atau Excel, lalu unggah."))
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    return [[cell.strip() for cell in line] for line in csv.reader(StringIO(text), delimiter=mark)]


def _text(cell: Any) -> str:
    # A telephone number is read as 81234567890.0.
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _column(head: str) -> str:
    name = " ".join(head.lower().replace("_", " ").split())
    return next((column for column, names in COLUMNS.items() if name in names), "")


def workbook(activity: Activity, rows: Iterable[Registration]) -> bytes:
    """Return the participants as an Excel file; disability is not in it, it is only counted."""
    out = BytesIO()
    # Text stays text: a name that begins with "=" is no formula.
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("Peserta"))
    bold = book.add_format({"bold": True, "bottom": 1})
    heads = [
        _("Nama"), _("Jabatan"), _("Lembaga"), _("Wilayah"), _("Surel"), _("Telepon"),
        _("Jenis kelamin"), _("Kebutuhan akses"), _("Di bawah 18 tahun"), _("Orang tua atau wali"),
        _("Kontak wali"), _("Keadaan"), _("Mendaftar"), pgettext("scan", "Masuk"),
        pgettext("scan", "Keluar"),
    ]  # fmt: skip
    sheet.write_row(0, 0, heads, bold)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 4, 26)
    sheet.set_column(5, len(heads), 16)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(
            number,
            0,
            [
                row.name, row.title, row.institution, row.region.name if row.region else "",
                row.email, row.phone, row.get_sex_display() or "", row.needs,
                _("ya") if row.minor else "", row.guardian, row.guardian_contact,
                str(RegistrationState(row.state).label),
                local(row.registered_at, activity.zone).strftime("%Y-%m-%d %H:%M"),
                datetime_short(row.entered_at, activity.zone) if row.entered_at else "",
                datetime_short(row.left_at, activity.zone) if row.left_at else "",
            ],
        )  # fmt: skip
    book.close()
    return out.getvalue()
