"""Placeholders of papers with a title (the shape Judul), and of reports."""

from django.utils.translation import gettext_lazy as _

from martabat.documents.word.fields import Field, Shape
from martabat.documents.word.letter_fields import (
    CLOSING,
    COPIES,
    DAY,
    EVENT,
    NUMBER,
    PLACE,
    PLACE_AND_DATE,
    TIME,
    signatory,
)

ROW = Field("no", _("Nomor baris."), "1")
NAME = Field("nama", _("Nama."), "Nama Contoh, S.H.")
OFFICE = Field("jabatan", _("Jabatan."), "Kepala Bagian Hukum")
INSTITUTION = Field("instansi", _("Lembaga atau instansi."), "Pemerintah Kota Contoh")

ATTENDANCE = (
    EVENT,
    DAY,
    TIME,
    PLACE,
    Field("pimpinan", _("Pimpinan rapat."), "Nama Contoh, Sekretaris Daerah"),
    Field("catatan", _("Catatan, misalnya siapa yang diwakili pimpinan rapat."), ""),
    Field(
        "hadir",
        _("Yang hadir, dengan baris kosong untuk tanda tangan."),
        shape=Shape.ROWS,
        required=True,
        parts=(
            ROW,
            NAME,
            INSTITUTION,
            OFFICE,
            Field("keterangan", _("Keterangan."), "mewakili"),
            Field(
                "tanda_tangan",
                _("Tempat tanda tangan; kapan ia tercatat di pintu, bila diminta."),
                "1.",
            ),
        ),
    ),
)
MINUTES = (
    Field("nomor", _("Nomor notula."), "100.3.10/12/HUK/2023"),
    Field("judul", _("Judul rapat."), "Rapat Persiapan Seminar HAM", required=True),
    Field("keadaan", _("Apakah masih rancangan atau sudah disahkan."), "Rancangan"),
    DAY,
    Field("pukul", _("Jam mulai dan selesai."), "09.00–12.00 WIB"),
    PLACE,
    Field("nomor_undangan", _("Nomor surat undangan, atau “–”."), "000.1.5/7/HUK/2023"),
    Field("pimpinan", _("Pimpinan rapat dengan jabatannya."), "Nama Contoh, Sekretaris Daerah"),
    Field("pencatat", _("Pencatat dengan jabatannya."), "Nama Contoh, Analis Hukum"),
    Field("agenda", _("Agenda."), ["Pembukaan", "Pembagian tugas"], Shape.TEXTS),
    Field("kehadiran", _("Kalimat tentang jumlah yang hadir."), "Hadir 12 orang dari 7 lembaga."),
    Field("peserta", _("Peserta."), ["Dinas Sosial", "Bagian Hukum"], Shape.TEXTS),
    Field(
        "pembahasan",
        _("Substansi inti pembahasan menurut agenda."),
        shape=Shape.ROWS,
        parts=(
            Field("judul", _("Baris agenda."), "Pembagian tugas"),
            Field("butir", _("Yang dibahas."), ["Bagian Hukum menyiapkan bahan."], Shape.TEXTS),
        ),
    ),
    Field("kesimpulan", _("Kesimpulan."), ["Seminar dilaksanakan 7 September 2023."], Shape.TEXTS),
    Field(
        "tindak_lanjut",
        _("Tindak lanjut."),
        shape=Shape.ROWS,
        parts=(
            ROW,
            Field("apa", _("Yang dilakukan."), "Mengirim undangan"),
            Field("siapa", _("Oleh siapa."), "Bagian Hukum"),
            Field("batas", _("Paling lambat."), "4 September 2023"),
        ),
    ),
    signatory("ketua", _("Pimpinan rapat sebagai penanda tangan.")),
    signatory("notulis", _("Notulis sebagai penanda tangan."), required=True),
    Field("sidik", _("SHA-256 notula yang disahkan, atau kosong."), ""),
)
OFFICIAL_RECORD = (
    Field("tentang", _("Tentang apa."), "PELAKSANAAN SEMINAR HAM", required=True),
    NUMBER,
    Field(
        "pembukaan",
        _("Pembukaan dengan tanggal dalam kata."),
        "Pada hari ini, Kamis, tanggal tujuh, bulan September, tahun dua ribu dua puluh tiga "
        "(7-9-2023), bertempat di Balai Kota Contoh, telah dilaksanakan Seminar HAM.",
        required=True,
    ),
    Field("hasil", _("Hasil pelaksanaan."), ["Dihadiri 40 orang dari 12 lembaga."], Shape.TEXTS),
    Field("lampiran", _("Dokumen pendukung."), ["Daftar hadir", "Notula"], Shape.TEXTS),
    Field("penutup", _("Kalimat penutup."), "Demikian berita acara ini dibuat dengan sebenarnya."),
    PLACE_AND_DATE,
    Field(
        "penanda_tangan",
        _("Para penanda tangan, dalam tabel."),
        shape=Shape.ROWS,
        required=True,
        parts=(ROW, NAME, OFFICE, INSTITUTION),
    ),
)
ASSIGNMENT = (
    NUMBER,
    Field("dasar", _("Dasar penugasan."), ["Surat undangan Nomor 12 Tahun 2023"], Shape.TEXTS),
    Field(
        "petugas",
        _("Yang ditugaskan."),
        shape=Shape.ROWS,
        required=True,
        parts=(
            ROW,
            NAME,
            Field("pangkat", _("Pangkat dan golongan."), "Penata (III/c)"),
            Field("nip", _("NIP."), "19800101 200503 2 001"),
            OFFICE,
        ),
    ),
    Field(
        "untuk", _("Untuk apa ditugaskan."), ["Mengikuti Seminar HAM"], Shape.TEXTS, required=True
    ),
    DAY,
    TIME,
    PLACE,
    CLOSING,
    PLACE_AND_DATE,
    signatory("penanda_tangan", _("Yang memberi tugas."), required=True),
    COPIES,
)


def _side(party: str, institution: str, office: str) -> tuple[Field, ...]:
    return (
        Field("sebutan", _("Sebutan pihak."), party),
        Field("lembaga", _("Nama lembaga."), institution),
        Field("jabatan", _("Jabatan."), office),
        NAME,
    )


AGREEMENT = (
    Field("keadaan", _("Kalimat bahwa ini bukan naskah yang ditandatangani, atau kosong."), ""),
    Field("jenis", _("Jenis naskah."), "PERJANJIAN KERJA SAMA", required=True),
    Field("tentang", _("Tentang apa."), "PENYELENGGARAAN FESTIVAL HAM", required=True),
    Field(
        "pihak",
        _("Para pihak menurut urutannya."),
        shape=Shape.ROWS,
        required=True,
        parts=(
            ROW,
            Field("sebutan", _("Sebutan pihak."), "PIHAK KESATU"),
            Field("kata", _("Kata penghubung di judul: DENGAN atau DAN."), ""),
            Field("lembaga", _("Nama lembaga."), "Pemerintah Kota Contoh"),
            NAME,
            Field("jabatan", _("Jabatan."), "Wali Kota Contoh"),
            Field("alamat", _("Berkedudukan di mana."), "Jalan Contoh Nomor 1"),
            Field("nomor", _("Nomor naskah milik pihak ini."), "100.3.7.1/91/HUK/2023"),
            Field(
                "uraian",
                _("Kalimat lengkap yang memperkenalkan pihak."),
                "Nama Contoh, S.H., Wali Kota Contoh, bertindak untuk dan atas nama Pemerintah "
                "Kota Contoh, berkedudukan di Jalan Contoh Nomor 1, selanjutnya disebut "
                "PIHAK KESATU.",
            ),
        ),
        more=(
            {
                "no": "2",
                "sebutan": "PIHAK KEDUA",
                "kata": "DENGAN",
                "lembaga": "Lembaga Contoh",
                "jabatan": "Ketua Lembaga Contoh",
                "nomor": "12/LC/2023",
                "uraian": "Nama Contoh, S.H., Ketua Lembaga Contoh, bertindak untuk dan atas nama "
                "Lembaga Contoh, berkedudukan di Jalan Contoh Nomor 2, selanjutnya disebut "
                "PIHAK KEDUA.",
            },
        ),
    ),
    Field(
        "pembukaan",
        _("Pembukaan dengan tanggal dalam kata."),
        "Pada hari ini, Kamis, tanggal tujuh, bulan September, tahun dua ribu dua puluh tiga "
        "(7-9-2023), bertempat di Kota Contoh, kami yang bertanda tangan di bawah ini:",
        required=True,
    ),
    Field(
        "bersama",
        _("Kalimat tentang PARA PIHAK bersama-sama."),
        "PIHAK KESATU dan PIHAK KEDUA selanjutnya disebut PARA PIHAK.",
    ),
    Field(
        "pertimbangan",
        _("Pertimbangan, berhuruf."),
        shape=Shape.ROWS,
        parts=(
            Field("huruf", _("Hurufnya."), "a"),
            Field("isi", _("Pertimbangannya."), "bahwa HAM wajib dihormati;"),
        ),
    ),
    Field("kesepakatan", _("Kalimat bahwa PARA PIHAK sepakat."), "PARA PIHAK sepakat:"),
    Field(
        "pasal",
        _("Pasal demi pasal."),
        shape=Shape.ROWS,
        required=True,
        parts=(
            Field("nomor", _("Nomor pasal."), "1"),
            Field("judul", _("Judul pasal."), "Ruang Lingkup"),
            Field("ayat", _("Ayat-ayatnya."), ["Ruang lingkup meliputi seminar."], Shape.TEXTS),
        ),
    ),
    Field("penutup", _("Kalimat penutup."), "Demikian naskah ini dibuat dalam rangkap dua."),
    Field(
        "tanda_tangan",
        _("Tanda tangan, dua pihak sebaris."),
        shape=Shape.ROWS,
        required=True,
        parts=(
            Field(
                "kiri",
                _("Yang di kiri."),
                shape=Shape.GROUP,
                parts=_side("PIHAK KEDUA", "Lembaga Contoh", "Ketua"),
            ),
            Field(
                "kanan",
                _("Yang di kanan."),
                shape=Shape.GROUP,
                parts=_side("PIHAK KESATU", "Pemerintah Kota Contoh", "Wali Kota Contoh"),
            ),
        ),
    ),
)
REPORT = (
    Field("kantor", _("Nama kantor yang melapor."), "Bagian Hukum Kota Contoh"),
    Field("jenis", _("Jenis laporan."), "Laporan kegiatan"),
    Field("judul", _("Judul kegiatan."), "Seminar HAM", required=True),
    Field("pengantar", _("Tema atau kalimat pengantar."), ""),
    Field(
        "fakta",
        _("Hari, tempat, penyelenggara, dan seterusnya."),
        shape=Shape.ROWS,
        parts=(
            Field("label", _("Nama isian."), "Hari/Tanggal"),
            Field("isi", _("Isinya."), "Kamis, 7 September 2023"),
        ),
    ),
    Field(
        "bagian",
        _("Bagian demi bagian: gambaran umum, susunan acara, kehadiran, dan seterusnya."),
        shape=Shape.ROWS,
        required=True,
        parts=(
            Field("judul", _("Judul bagian."), "Gambaran umum"),
            Field("tingkat", _("Tingkat judul: 1, 2, atau 3."), 1, Shape.NUMBER),
            Field("kalimat", _("Alinea."), ["Seminar diikuti 40 orang."], Shape.TEXTS),
            Field("butir", _("Butir."), ["Pembukaan", "Paparan"], Shape.TEXTS),
            Field("bernomor", _("Apakah butirnya bernomor."), True, Shape.FLAG),
            Field(
                "tabel",
                _("Tabel dengan lebar berapa pun."),
                shape=Shape.GROUP,
                parts=(
                    Field("kepala", _("Judul kolom."), ["Lembaga", "Hadir"], Shape.TEXTS),
                    Field("baris", _("Baris tabel."), [["Dinas Sosial", "3"]], Shape.TABLE),
                ),
            ),
            Field(
                "gambar",
                _("Foto."),
                [],
                shape=Shape.ROWS,
                parts=(
                    Field("gambar", _("Fotonya."), "", Shape.PICTURE),
                    Field("keterangan", _("Apa yang tampak."), "Peserta seminar"),
                    Field("kredit", _("Siapa yang memotret."), "Foto oleh Contoh"),
                ),
            ),
        ),
    ),
    Field("disusun", _("Kapan laporan disusun."), "Disusun pada 8 September 2023."),
)
