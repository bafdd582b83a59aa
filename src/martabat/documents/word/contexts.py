"""What papers are filled with. The keys are the words that clerks read in their templates.

Everything is text as people read it: days written out, numbers already given. A text that is
unknown is empty, or `GAP` where somebody has to fill it in by hand. The letterhead (`kop`) is added
by `papers.render` and is not part of what callers give.
"""

from typing import Final, TypedDict

# What a reader must see and fill in, never an invented text.
GAP: Final = "[…]"
GAP_LINE: Final = "[…………………………]"


class Signatory(TypedDict):
    """Who signs. `atas_nama` is the line above the office ("a.n. Wali Kota Singkawang"), or ""."""

    atas_nama: str
    jabatan: str
    nama: str
    pangkat: str
    nip: str


class Numbered(TypedDict):
    """A line of a table of people who sign, as a berita acara has it."""

    no: str
    nama: str
    jabatan: str
    instansi: str


class Paper(TypedDict):
    """What every paper has. `contoh` is the sentence that marks invented data, or ""."""

    contoh: str


class Letter(Paper):
    """The shape Korespondensi. `yth` are the addressees, one a line; `di` where they are."""

    tempat_tanggal: str
    nomor: str
    sifat: str
    lampiran: str
    hal: str
    yth: list[str]
    di: str
    penanda_tangan: Signatory
    tembusan: list[str]


class InvitationContext(Letter):
    """Surat undangan. `isi` stands before the block of day, time and place, `lanjutan` after it.

    `daftar_undangan` is an annex of its own page, for many addressees; empty without one.
    """

    isi: list[str]
    hari_tanggal: str
    waktu: str
    tempat: str
    acara: str
    lanjutan: list[str]
    penutup: str
    daftar_undangan: list[str]


class Enclosed(TypedDict):
    """What a covering letter sends."""

    no: str
    uraian: str
    banyaknya: str
    keterangan: str


class CoveringLetterContext(Letter):
    """Surat pengantar: what is sent, in a table."""

    isi: list[str]
    kiriman: list[Enclosed]
    penutup: str


class Attendee(TypedDict):
    """A line of the attendance list; empty to be signed by hand.

    `tanda_tangan` stands where one signs: when somebody was seen at the door, usually nothing.
    """

    no: str
    nama: str
    instansi: str
    jabatan: str
    keterangan: str
    tanda_tangan: str


class AttendanceContext(Paper):
    """Daftar hadir. `catatan` says, for instance, for whom somebody chaired."""

    acara: str
    hari_tanggal: str
    waktu: str
    tempat: str
    pimpinan: str
    catatan: str
    hadir: list[Attendee]


class Discussed(TypedDict):
    """What was said under one line of the agenda."""

    judul: str
    butir: list[str]


class FollowUp(TypedDict):
    """What somebody has to do."""

    no: str
    apa: str
    siapa: str
    batas: str


class MinutesContext(Paper):
    """Notula. `keadaan` says whether it is a draft or approved, `sidik` is its SHA-256 or ""."""

    nomor: str
    judul: str
    keadaan: str
    hari_tanggal: str
    pukul: str
    tempat: str
    nomor_undangan: str
    pimpinan: str
    pencatat: str
    agenda: list[str]
    kehadiran: str
    peserta: list[str]
    pembahasan: list[Discussed]
    kesimpulan: list[str]
    tindak_lanjut: list[FollowUp]
    ketua: Signatory
    notulis: Signatory
    sidik: str


class OfficialRecordContext(Paper):
    """Berita acara. `pembukaan` is `words.opening`; the signatories stand in a table."""

    tentang: str
    nomor: str
    pembukaan: str
    hasil: list[str]
    lampiran: list[str]
    penutup: str
    tempat_tanggal: str
    penanda_tangan: list[Numbered]


class AssignmentContext(Paper):
    """Surat tugas: on what ground, who, for what."""

    nomor: str
    dasar: list[str]
    petugas: list["Assigned"]
    untuk: list[str]
    hari_tanggal: str
    waktu: str
    tempat: str
    penutup: str
    tempat_tanggal: str
    penanda_tangan: Signatory
    tembusan: list[str]


class Assigned(TypedDict):
    """Somebody who is sent."""

    no: str
    nama: str
    pangkat: str
    nip: str
    jabatan: str


class AgreementParty(TypedDict):
    """A party: `sebutan` is PIHAK KESATU …, `uraian` the whole sentence that brings it in."""

    no: str
    sebutan: str
    lembaga: str
    nama: str
    jabatan: str
    alamat: str
    nomor: str
    uraian: str
    # The word above its name in the title: nothing for the first, DENGAN, then DAN.
    kata: str


class Article(TypedDict):
    """A pasal; `ayat` are its paragraphs, one without a number stands alone."""

    nomor: str
    judul: str
    ayat: list[str]


class AgreementSignature(TypedDict):
    """One cell of the signatures; all empty where a row has one only."""

    sebutan: str
    lembaga: str
    jabatan: str
    nama: str


class SignatureRow(TypedDict):
    """Two parties side by side."""

    kiri: AgreementSignature
    kanan: AgreementSignature


class Recital(TypedDict):
    """One ground: its letter and its text."""

    huruf: str
    isi: str


class AgreementContext(Paper):
    """The draft of an agreement between any number of parties.

    `keadaan` says that this is not the signed text, where there is one; else "".
    """

    keadaan: str

    jenis: str
    tentang: str
    pihak: list[AgreementParty]
    pembukaan: str
    bersama: str
    pertimbangan: list[Recital]
    kesepakatan: str
    pasal: list[Article]
    penutup: str
    tanda_tangan: list[SignatureRow]


class Fact(TypedDict):
    """Label and value."""

    label: str
    isi: str


class ReportTable(TypedDict):
    """A table of any width."""

    kepala: list[str]
    baris: list[list[str]]


class ReportPicture(TypedDict):
    """A photograph: `gambar` names its file among those handed over."""

    gambar: str
    keterangan: str
    kredit: str


class ReportPart(TypedDict):
    """A part of a report; `tabel` has no columns where there is none."""

    judul: str
    tingkat: int
    kalimat: list[str]
    butir: list[str]
    bernomor: bool
    tabel: ReportTable
    gambar: list[ReportPicture]


class ReportContext(Paper):
    """Laporan kegiatan; `reports.report_context` makes it of a `ReportPaper`."""

    kantor: str
    jenis: str
    judul: str
    pengantar: str
    fakta: list[Fact]
    bagian: list[ReportPart]
    disusun: str
