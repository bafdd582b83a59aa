"""What is wrong or notable in a workbook: where it stands, what was found, what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Level = Literal["error", "warning", "notice"]

SENTENCES: dict[str, str | Promise] = {
    # The file and its sheets
    "no_sheet": _(
        "Lembar “%(sheet)s” tidak ditemukan. Unduh contoh bukunya, lalu pindahkan isian Anda."
    ),
    "no_rows": _("Lembar ini belum berisi satu baris pun."),
    "no_columns": _("Baris judul kolom tidak ditemukan. Harus ada judul “%(head)s”."),
    "no_column": _(
        "Kolom “%(head)s” tidak ditemukan. Beri judul kolom itu seperti di buku contoh."
    ),
    "column_twice": _("Judul kolom “%(head)s” ada dua kali. Hapus salah satu kolomnya."),
    "line_twice": _("Keterangan “%(head)s” ada dua kali. Hapus salah satu barisnya."),
    "sheet_twice": _(
        "Lembar ini berisi hal yang sama dengan lembar “%(sheet)s”. Hapus salah satu."
    ),
    "renamed": _("Lembar ini dikenali dari judul kolomnya sebagai “%(sheet)s”."),
    "foreign_sheet": _("Lembar ini tidak dikenal, jadi tidak dibaca."),
    "foreign_column": _("Kolom “%(head)s” tidak dikenal, jadi tidak dibaca."),
    "foreign_line": _("Keterangan “%(head)s” tidak dikenal, jadi tidak dibaca."),
    "headless_column": _(
        "Kolom ini berisi teks, tetapi tanpa judul, jadi tidak dibaca. Beri judul, atau hapus."
    ),
    "examples": _("Baris “contoh” tidak dibaca (%(n)s baris)."),
    "absent_column": _(
        "Kolom “%(head)s” tidak ada; isinya diambil dari versi dasar untuk kode yang sama."
    ),
    "absent_line": _("Keterangan “%(head)s” tidak ada; diambil dari versi dasar."),
    "absent_sheet": _("Lembar “%(sheet)s” tidak ada; isinya diambil dari versi dasar."),
    "computed": _("Sel ini berisi rumus; yang dipakai hasilnya yang tersimpan."),
    # One cell
    "merged": _(
        "Sel %(cells)s digabung, sehingga tidak jelas milik siapa isinya. Pisahkan selnya."
    ),
    "failed": _("Rumus di sel ini gagal. Ganti dengan nilainya."),
    "uncomputed": _(
        "Rumus ini belum pernah dihitung. Simpan di Excel atau LibreOffice, atau ganti "
        "dengan nilainya."
    ),
    "day": _(
        "Excel membaca isi sel ini sebagai tanggal. Ubah format selnya menjadi teks, "
        "lalu ketik lagi."
    ),
    "missing": _("“%(head)s” harus diisi."),
    "not_text": _("Tulis dengan kata, bukan ya/tidak dari Excel."),
    "not_number": _("Tulis angka saja, misalnya 93,9."),
    "unsure_number": _(
        "Titik ini dapat berarti ribuan atau desimal. Tulis %(thousand)s atau %(decimal)s."
    ),
    "percent": _("Sel ini berformat persen. Tulis angkanya saja, misalnya 75."),
    "not_whole": _("Tulis angka bulat dari %(low)s sampai %(high)s."),
    "not_share": _("Tulis bagian dari poin penuh: dari 0 sampai 1, misalnya 0,6 atau 60 %%."),
    "not_choice": _("Pilih dari daftar: %(choices)s."),
    "not_yes": _("Tulis ya atau tidak."),
    "not_code": _(
        "Kode hanya huruf, angka, titik, garis bawah, dan tanda hubung, misalnya 01-S-02."
    ),
    "not_name": _("Nama hanya huruf kecil, angka, dan tanda hubung, misalnya peduli-ham-2027."),
    "too_long": _("Paling banyak %(most)s huruf; ditemukan %(n)s."),
    "control": _("Teks ini memuat tanda yang tidak terbaca. Ketik ulang."),
    # The instrument as a whole
    "unknown_base": _(
        "Tidak ada versi bernama “%(name)s”. Lihat nama-namanya di daftar instrumen."
    ),
    "no_base": _("“Seperti versi dasar” memerlukan nama versi di “Berdasarkan versi”."),
    "name_taken": _(
        "Nama ini sudah dipakai versi lain. Versi yang sudah ada tidak pernah diubah; "
        "pilih nama baru."
    ),
    "no_source": _(
        "Sebut sumber naskahnya: peraturan, lampiran, halaman. Naskah tanpa sumber tidak diterima."
    ),
    "no_mark": _(
        "Naskah yang tidak resmi harus bertanda, misalnya “contoh, bukan lampiran resmi”."
    ),
    "mark_on_official": _("Naskah resmi tidak bertanda. Kosongkan, atau ubah status naskahnya."),
    "years": _("Tahun berakhir lebih awal daripada tahun mulai."),
    "limits": _("Batas bawah lebih besar daripada batas atas."),
    "no_points": _("Cara menghitung ini memerlukan poin per jenis, misalnya 10, 30, dan 60."),
    "points_unused": _(
        "Poin per jenis hanya dipakai bila cara menghitungnya “rata-rata hak, poin per jenis”."
    ),
    "no_type": _("Jenis harus diisi, karena poin dibagi per jenis."),
    "type_without_points": _(
        "Tidak ada poin untuk jenis ini, jadi indikator ini tidak dihitung. Isi poinnya "
        "di lembar Instrumen."
    ),
    "points_without_type": _(
        "Hak ini tidak mempunyai indikator berjenis %(kind)s, jadi %(points)s poinnya "
        "dibagi ke jenis lain."
    ),
    "no_weight": _("Bobot harus diisi, karena nilai akhirnya rata-rata berbobot."),
    "weight_unused": _("Bobot hanya dipakai bila cara menghitungnya “rata-rata berbobot”."),
    "not_positive": _("Harus lebih dari 0."),
    # Rights and indicators
    "code_twice": _("Kode “%(code)s” sudah dipakai di lembar %(sheet)s, sel %(cell)s."),
    "unknown_right": _("Tidak ada hak berkode “%(code)s” di lembar Hak."),
    "no_indicators": _("Hak ini belum mempunyai indikator."),
    "unknown_indicator": _("Tidak ada indikator berkode “%(code)s” di lembar Indikator."),
    "together": _("Pembilang dan penyebut harus diisi berdua."),
    "no_ratio": _("Hanya untuk indikator dengan pembilang dan penyebut."),
    "ratio_choice": _("Indikator %(kind)s tidak mempunyai pembilang dan penyebut. Kosongkan."),
    "na_forbidden": _(
        "Instrumen ini tidak mengenal “tidak berlaku”. Tulis tidak, atau ubah aturannya "
        "di lembar Instrumen."
    ),
    "no_range_end": _("Cara nilai “%(kind)s” memerlukan “%(head)s”."),
    "end_unused": _(
        "Hanya untuk cara langsung, linear, dan logaritmik. Kosongkan; rentang ditulis "
        "di lembar Nilai."
    ),
    "precision_unused": _("Hanya untuk cara rentang. Kosongkan."),
    "same_ends": _("Kedua batas harus berbeda."),
    "ends_order": _("Yang terendah harus lebih kecil daripada yang tertinggi."),
    "above_points": _("Nilai tertinggi tidak boleh melebihi poin penuh."),
    "ends_positive": _("Cara logaritmik memerlukan batas di atas 0."),
    "unknown_placeholder": _(
        "Yang diganti sendiri hanya {daerah} dan {tahun_data}; %(name)s tidak dikenal."
    ),
    # Values
    "no_values": _(
        "Indikator %(code)s bernilai %(kind)s, tetapi tidak ada barisnya di lembar Nilai."
    ),
    "values_unused": _(
        "Indikator ini bernilai %(kind)s, jadi tidak mempunyai baris di lembar Nilai."
    ),
    "letter": _("Tulis satu huruf kecil: a, b, c …"),
    "yes_letter": _("Tulis ya atau tidak, masing-masing satu kali."),
    "letter_twice": _("Huruf “%(letter)s” sudah dipakai indikator ini."),
    "few_options": _("Pilihan memerlukan sedikitnya dua baris."),
    "letter_unused": _("Rentang tidak memakai huruf. Kosongkan."),
    "text_unused": _(
        "Rentang tidak memakai teks pilihan. Kosongkan, atau pindahkan ke kolom Catatan."
    ),
    "bounds_unused": _("Pilihan jawaban tidak memakai batas. Kosongkan."),
    "gap_unused": _("Celah hanya untuk rentang. Kosongkan."),
    "no_sign": _("Batas ini memerlukan tandanya di kolom “%(head)s”."),
    "no_bound": _("Tanda ini memerlukan angkanya di kolom “%(head)s”."),
    "no_bounds": _("Rentang memerlukan sedikitnya satu batas."),
    "equal_alone": _("Tanda “tepat” berarti satu nilai saja, jadi batas atas dikosongkan."),
    "never": _("%(band)s tidak pernah berlaku: rentang di atasnya sudah mencakupnya."),
    "overlap": _("%(band)s bertumpang tindih dengan %(other)s pada %(at)s."),
    "uncovered": _(
        "Tidak ada rentang untuk %(value)s. Tambah rentangnya, atau akui sebagai celah naskah."
    ),
    "acknowledged": _("Naskah tidak mengatur %(value)s; diakui sebagai celah."),
    # Predicates, adjustments
    "predicate_order": _("Harus kurang dari %(above)s: predikat ditulis dari yang tertinggi."),
    "predicate_bound": _("Hanya predikat terendah yang boleh tanpa batas."),
    "unsure_limits": _("Tanpa batas, kolom Pasti harus berisi “tidak”."),
    # The total
    "weights_sum": _("Jumlah semua bobot harus 1 atau 100; sekarang %(total)s."),
    "total_code": _(
        "Cara menghitung versi dasar menyebut %(code)s, yang tidak ada di buku ini. "
        "Pilih cara menghitung lain."
    ),
    "counts_twice": _("Indikator %(code)s dihitung dua kali."),
    "not_counted": _(
        "Indikator %(code)s tidak dihitung. Cara menghitung versi dasar tidak "
        "mengenalnya; pilih cara lain."
    ),
    # What comes from the base, and counterparts
    "checks_kept": _(
        "Pemeriksaan isian %(n)s indikator diambil dari versi dasar, karena tidak dapat "
        "ditulis di buku ini."
    ),
    "checks_dropped": _(
        "%(n)s pemeriksaan isian dari versi dasar tidak cocok lagi dengan indikator ini, "
        "jadi tidak ikut."
    ),
    "checks_none": _(
        "%(n)s indikator baru tanpa pemeriksaan isian selain yang mengikuti dari rentang "
        "dan satuannya."
    ),
    "total_kept": _("Cara menghitung nilai akhir diambil dari versi dasar."),
    "counterpart_unknown": _("Versi dasar tidak mempunyai indikator “%(code)s”."),
    "counterpart_without_base": _("Padanan memerlukan “Berdasarkan versi” di lembar Instrumen."),
    "counterpart_twice": _("Padanan ini sudah ditulis di sel %(cell)s."),
    "other": _("Isi ini tidak dapat dipakai: %(why)s."),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a workbook."""

    sheet: str = ""
    cell: str = ""
    found: str = ""

    @property
    def order(self) -> int:
        """Return the row, to list findings from the top."""
        digits = "".join(letter for letter in self.cell if letter.isdigit())
        return int(digits) if digits else 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong (`error`), doubtful (`warning`) or good to know (`notice`)."""

    code: str
    place: Place
    words: Mapping[str, str] = field(default_factory=dict)
    level: Level = "error"

    @property
    def sentence(self) -> str:
        """What to tell the clerk."""
        return str(SENTENCES[self.code]) % self.words


def kept(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON keeps it."""
    place = finding.place
    return {
        "code": finding.code,
        "sheet": place.sheet,
        "cell": place.cell,
        "found": place.found,
        "words": dict(finding.words),
        "level": finding.level,
    }


def from_kept(data: Mapping[str, Any]) -> Finding:
    """Return a finding from JSON."""
    place = Place(data["sheet"], data["cell"], data["found"])
    return Finding(data["code"], place, data["words"], data["level"])
