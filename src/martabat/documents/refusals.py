"""Why a file is not taken: a code for programs and a sentence that says what to do for people."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Refusal(StrEnum):
    """Every reason for which an upload is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    ARCHIVE = "archive"
    WEB_PAGE = "web_page"
    EXECUTABLE = "executable"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    ACTIVE_PDF = "active_pdf"
    BOMB = "bomb"
    TOO_MANY_PIXELS = "too_many_pixels"
    DISGUISED = "disguised"
    BROKEN = "broken"


class Notice(StrEnum):
    """What the system changed or noticed while it took a file."""

    EXTENSION_CORRECTED = "extension_corrected"
    ALREADY_STORED = "already_stored"


_TITLES: dict[Refusal, str | Promise] = {
    Refusal.EMPTY: gettext_lazy("Berkas ditolak: kosong"),
    Refusal.TOO_LARGE: gettext_lazy("Berkas ditolak: terlalu besar"),
    Refusal.UNKNOWN_TYPE: gettext_lazy("Berkas ditolak: jenisnya tidak dikenal"),
    Refusal.ARCHIVE: gettext_lazy("Berkas ditolak: arsip"),
    Refusal.WEB_PAGE: gettext_lazy("Berkas ditolak: halaman web"),
    Refusal.EXECUTABLE: gettext_lazy("Berkas ditolak: berisi program"),
    Refusal.ENCRYPTED: gettext_lazy("Berkas ditolak: terkunci kata sandi"),
    Refusal.MACROS: gettext_lazy("Berkas ditolak: berisi makro"),
    Refusal.ACTIVE_PDF: gettext_lazy("Berkas ditolak: PDF berisi perintah otomatis"),
    Refusal.BOMB: gettext_lazy("Berkas ditolak: isinya membengkak"),
    Refusal.TOO_MANY_PIXELS: gettext_lazy("Berkas ditolak: gambar terlalu besar"),
    Refusal.DISGUISED: gettext_lazy("Berkas ditolak: dua jenis berkas dalam satu"),
    Refusal.BROKEN: gettext_lazy("Berkas ditolak: rusak"),
}

_SENTENCES: dict[Refusal, str | Promise] = {
    Refusal.EMPTY: gettext_lazy(
        "Berkas ini kosong (0 bita). Isian Anda yang lain tetap tersimpan. "
        "Periksa berkas di perangkat Anda, lalu unggah lagi."
    ),
    Refusal.TOO_LARGE: gettext_lazy(
        "Berkas ini lebih besar dari 50 MB. Isian Anda yang lain tetap tersimpan. "
        "Perkecil hasil pindaian atau bagi menjadi beberapa berkas, lalu unggah lagi."
    ),
    Refusal.UNKNOWN_TYPE: gettext_lazy(
        "Jenis berkas ini tidak dapat diterima. Isian Anda yang lain tetap tersimpan. "
        "Simpan sebagai PDF, Word, Excel, OpenDocument, atau gambar (JPEG, PNG, WebP, TIFF), "
        "lalu unggah lagi."
    ),
    Refusal.ARCHIVE: gettext_lazy(
        "Berkas ini arsip (ZIP, RAR, atau sejenisnya). Isian Anda yang lain tetap tersimpan. "
        "Buka arsipnya, lalu unggah dokumen di dalamnya satu per satu."
    ),
    Refusal.WEB_PAGE: gettext_lazy(
        "Berkas ini halaman web atau gambar SVG, yang dapat berisi perintah. "
        "Isian Anda yang lain tetap tersimpan. Cetak sebagai PDF, lalu unggah PDF-nya."
    ),
    Refusal.EXECUTABLE: gettext_lazy(
        "Berkas ini program atau memuat program di dalamnya. Isian Anda yang lain tetap "
        "tersimpan. Bila ini dokumen, periksa perangkat Anda dari virus, simpan sebagai PDF, "
        "lalu unggah lagi."
    ),
    Refusal.ENCRYPTED: gettext_lazy(
        "Berkas ini terkunci kata sandi, sehingga tidak dapat dibaca pemeriksa. "
        "Isian Anda yang lain tetap tersimpan. Simpan ulang tanpa kata sandi, lalu unggah lagi."
    ),
    Refusal.MACROS: gettext_lazy(
        "Berkas ini berisi makro. Isian Anda yang lain tetap tersimpan. "
        "Simpan ulang sebagai .docx, .xlsx, atau PDF tanpa makro, lalu unggah lagi."
    ),
    Refusal.ACTIVE_PDF: gettext_lazy(
        "PDF ini berisi perintah yang berjalan sendiri saat dibuka. Isian Anda yang lain tetap "
        "tersimpan. Cetak ulang ke PDF, lalu unggah hasilnya."
    ),
    Refusal.BOMB: gettext_lazy(
        "Isi berkas ini membengkak sangat besar ketika dibuka. Isian Anda yang lain tetap "
        "tersimpan. Simpan ulang sebagai PDF, lalu unggah lagi."
    ),
    Refusal.TOO_MANY_PIXELS: gettext_lazy(
        "Gambar ini memuat terlalu banyak piksel. Isian Anda yang lain tetap tersimpan. "
        "Perkecil gambar hingga paling banyak 80 megapiksel, lalu unggah lagi."
    ),
    Refusal.DISGUISED: gettext_lazy(
        "Berkas ini memuat dua jenis berkas sekaligus. Isian Anda yang lain tetap tersimpan. "
        "Buka dokumennya, simpan ulang sebagai PDF, lalu unggah lagi."
    ),
    Refusal.BROKEN: gettext_lazy(
        "Berkas ini rusak atau terpotong, sehingga tidak dapat dibuka. Isian Anda yang lain "
        "tetap tersimpan. Buka di perangkat Anda, simpan ulang, lalu unggah lagi."
    ),
}


class UploadRefused(Exception):  # noqa: N818 - a refusal, not a fault
    """The upload was refused; nothing of it was kept. `str()` is the sentence for its owner."""

    def __init__(self, code: Refusal, *, detail: str = "") -> None:
        """`detail` is for the log and for tests: what exactly was found. It is never shown."""
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    @property
    def title(self) -> str:
        """A heading for the notice: what happened."""
        return str(_TITLES[self.code])

    @property
    def sentence(self) -> str:
        """What happened, what is safe, what to do, in the reader's language."""
        return str(_SENTENCES[self.code])

    def __str__(self) -> str:
        return self.sentence


def notice_sentence(notice: Notice, *, filename: str) -> str:
    """Return what to tell the uploader about a file that was taken."""
    if notice is Notice.EXTENSION_CORRECTED:
        return _("Akhiran nama tidak sesuai isinya. Berkas disimpan sebagai “%(name)s”.") % {
            "name": filename
        }
    return _("Berkas yang sama sudah tersimpan sebagai “%(name)s” dan dipakai lagi.") % {
        "name": filename
    }
