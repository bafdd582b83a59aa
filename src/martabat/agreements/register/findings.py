"""What is doubtful in a row of a register, each named so that a clerk can decide."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of defect: what it says, and which field of the row it concerns."""

    code: str
    sentence: str | Promise
    field: str


DEFECTS = {
    defect.code: defect
    for defect in (
        Defect(
            "mixed_order",
            _(
                "Tanggal mulai dan selesai memakai urutan yang berbeda: %(start)s dan "
                "%(end)s. Dibaca %(read)s."
            ),
            "start",
        ),
        Defect(
            "other_order",
            _(
                "Urutan hari dan bulan lain dari kebanyakan baris: %(start)s. Dibaca "
                "%(read)s menurut nomor naskah."
            ),
            "start",
        ),
        Defect(
            "unsure_order",
            _("Hari dan bulan dapat tertukar: %(start)s. Dibaca %(read)s; periksa."),
            "start",
        ),
        Defect(
            "short_year",
            _("Tahun ditulis dua angka: %(text)s."),
            "start",
        ),
        Defect(
            "not_a_day",
            _("“%(text)s” bukan tanggal."),
            "start",
        ),
        Defect(
            "no_days",
            _("Tanggal mulai dan selesai kosong."),
            "start",
        ),
        Defect(
            "end_is_start",
            _("Tanggal selesai sama dengan tanggal mulai, padahal statusnya “%(status)s”."),
            "end",
        ),
        Defect(
            "end_before_start",
            _("Tanggal selesai lebih awal daripada tanggal mulai."),
            "end",
        ),
        Defect(
            "other_length",
            _("Masa berlaku tertulis %(years)s tahun, tetapi tanggalnya berjarak lain."),
            "end",
        ),
        Defect(
            "past_end",
            _("Statusnya “%(status)s”, tetapi tanggal selesai sudah lewat."),
            "end",
        ),
        Defect(
            "other_kind",
            _("Nomor %(number)s memuat kode %(code)s, sedangkan jenisnya %(kind)s."),
            "kind",
        ),
        Defect(
            "unknown_kind",
            _("Jenis “%(text)s” tidak ada di daftar. Diusulkan %(kind)s."),
            "kind",
        ),
        Defect(
            "other_month",
            _("Nomor %(number)s menyebut bulan %(month)s, sedangkan tanggalnya %(read)s."),
            "start",
        ),
        Defect(
            "other_year",
            _("Nomor %(number)s menyebut tahun %(year)s, sedangkan tahunnya %(read)s."),
            "start",
        ),
        Defect(
            "zero_number",
            _("Nomor tertulis “0”. Disimpan sebagai belum bernomor."),
            "first_number",
        ),
        Defect(
            "no_number",
            _("Naskah belum bernomor."),
            "first_number",
        ),
        Defect(
            "double_slash",
            _("Nomor %(number)s memuat garis miring ganda; mungkin satu bagian hilang."),
            "second_number",
        ),
        Defect(
            "used_number",
            _("Nomor %(number)s dipakai dua baris pada tahun yang sama."),
            "first_number",
        ),
        Defect(
            "other_category",
            _("Mitra berkategori %(category)s, tetapi namanya bukan kementerian atau lembaga."),
            "category",
        ),
        Defect(
            "spelling",
            _("“%(word)s” mungkin salah ketik dari “%(right)s”."),
            "second",
        ),
        Defect(
            "no_title",
            _("Baris ini tidak menyebut perjanjian tentang apa."),
            "title",
        ),
        Defect(
            "no_partner",
            _("Nama mitra kosong."),
            "partner",
        ),
        Defect(
            "known_already",
            _("Perjanjian dengan nomor %(number)s sudah tercatat di Martabat."),
            "first_number",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect found in one row, with the words for its sentence."""

    code: str
    words: dict[str, str]

    @property
    def field(self) -> str:
        """The field of the row that it concerns."""
        return DEFECTS[self.code].field

    @property
    def sentence(self) -> str:
        """What to tell the clerk."""
        return str(DEFECTS[self.code].sentence) % self.words
