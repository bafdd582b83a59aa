"""Placeholders of letters (the shape Korespondensi), and those that all papers share."""

from django.utils.translation import gettext_lazy as _

from martabat.documents.word.fields import Field, Shape

EXAMPLE_NOTE = Field(
    "contoh", _("Kalimat penanda data rekaan; kosong pada data sungguhan."), "contoh"
)
LETTERHEAD = Field(
    "kop",
    _("Kop naskah kantor Anda, diisi dari halaman Naskah."),
    shape=Shape.GROUP,
    parts=(
        Field("ada", _("Apakah kop sudah diisi."), True, Shape.FLAG),
        Field("lambang", _("Gambar lambang daerah."), "", Shape.PICTURE),
        Field("pemerintah", _("Nama pemerintah daerah."), "PEMERINTAH KOTA CONTOH"),
        Field("kantor", _("Nama perangkat daerah."), "SEKRETARIAT DAERAH"),
        Field("alamat", _("Alamat kantor."), "Jalan Contoh Nomor 1, Kota Contoh 79100"),
        Field(
            "kontak",
            _("Telepon, surel, dan laman."),
            "Telepon (0562) 000000 · setda@contoh.example",
        ),
    ),
)


def signatory(name: str, words: object, *, required: bool = False) -> Field:
    """Return a group for somebody who signs."""
    return Field(
        name,
        words,  # type: ignore[arg-type]
        shape=Shape.GROUP,
        required=required,
        parts=(
            Field("atas_nama", _("Baris “a.n.” di atas jabatan."), "a.n. Wali Kota Contoh"),
            Field("jabatan", _("Jabatan penanda tangan."), "Sekretaris Daerah"),
            Field("nama", _("Nama penanda tangan."), "Nama Contoh, S.H., M.Si."),
            Field("pangkat", _("Pangkat dan golongan."), "Pembina Utama Madya (IV/d)"),
            Field("nip", _("NIP, kosong bila tidak ada."), "19700101 199503 1 001"),
        ),
    )


COPIES = Field(
    "tembusan",
    _("Penerima tembusan, satu per baris."),
    ["Wali Kota Contoh (sebagai laporan)", "Kepala Bagian Hukum"],
    Shape.TEXTS,
)
PLACE_AND_DATE = Field(
    "tempat_tanggal", _("Tempat dan tanggal naskah."), "Contoh, 4 September 2023"
)
DAY = Field("hari_tanggal", _("Hari dan tanggal kegiatan."), "Kamis, 7 September 2023")
TIME = Field("waktu", _("Jam mulai dan selesai."), "09.00–12.00 WIB")
PLACE = Field("tempat", _("Tempat kegiatan."), "Balai Kota Contoh")
EVENT = Field("acara", _("Nama acara."), "Seminar HAM")
NUMBER = Field("nomor", _("Nomor naskah."), "100.3.10/12/HUK/2023", required=True)
CLOSING = Field(
    "penutup", _("Kalimat penutup."), "Atas perhatian Saudara, kami ucapkan terima kasih."
)


def letter(subject: str, addressee: str, body: str) -> tuple[Field, ...]:
    """Return what every letter begins with, with an example of its own."""
    return (
        PLACE_AND_DATE,
        NUMBER,
        Field("sifat", _("Sifat surat: Biasa, Segera, Rahasia."), "Biasa"),
        Field("lampiran", _("Banyaknya lampiran."), "1 (satu) berkas"),
        Field("hal", _("Perihal."), subject, required=True),
        Field("yth", _("Penerima surat, satu per baris."), [addressee], Shape.TEXTS, required=True),
        Field("di", _("Tempat penerima, sesudah kata “di”."), "tempat"),
        Field("isi", _("Alinea isi."), [body], Shape.TEXTS),
    )


INVITATION = (
    *letter(
        "Undangan Seminar HAM", "Kepala Dinas Contoh", "Dengan hormat, kami mengundang Saudara."
    ),
    DAY,
    TIME,
    PLACE,
    EVENT,
    Field(
        "lanjutan",
        _("Alinea sesudah hari, waktu, dan tempat."),
        ["Mohon membawa bahan paparan."],
        Shape.TEXTS,
    ),
    CLOSING,
    signatory("penanda_tangan", _("Penanda tangan surat."), required=True),
    COPIES,
    Field(
        "daftar_undangan",
        _("Daftar undangan di halaman lampiran; kosong bila tidak ada."),
        ["Dinas Sosial", "Dinas Kesehatan", "Badan Kesatuan Bangsa dan Politik"],
        Shape.TEXTS,
    ),
)
COVERING_LETTER = (
    *letter(
        "Penyampaian isian penilaian",
        "Kepala Kantor Wilayah Contoh",
        "Bersama ini kami sampaikan isian penilaian Kota Contoh untuk diverifikasi.",
    ),
    Field(
        "kiriman",
        _("Yang dikirim, dalam tabel."),
        shape=Shape.ROWS,
        parts=(
            Field("no", _("Nomor baris."), "1"),
            Field("uraian", _("Apa yang dikirim."), "Isian penilaian Kota Contoh tahun 2023"),
            Field("banyaknya", _("Berapa banyak."), "1 (satu) berkas"),
            Field("keterangan", _("Keterangan."), "Untuk diverifikasi"),
        ),
    ),
    CLOSING,
    signatory("penanda_tangan", _("Penanda tangan surat."), required=True),
    COPIES,
)
