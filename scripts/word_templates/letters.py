"""Letters: date at the right, Nomor to Hal at the left, addressee, text (`domain` 3.1)."""

from docx.enum.text import WD_BREAK
from page import Template


def _head(page: Template) -> None:
    page.letterhead()
    page.text("Isi Kanan", "{{ tempat_tanggal }}")
    page.details(
        ("Nomor", "{{ nomor }}"),
        ("Sifat", "{{ sifat }}"),
        ("Lampiran", "{{ lampiran }}"),
        ("Hal", "{{ hal }}"),
        label=24,
    )
    page.text("Rincian", "", "Yth.")
    page.add("{%p for satu in yth %}", style="Rincian")
    page.add("{%p if yth|length > 1 %}", style="Rincian")
    page.text("Butir", "{{ loop.index }}.\t{{ satu }}")
    page.add("{%p else %}", style="Rincian")
    page.text("Rincian", "{{ satu }}")
    page.add("{%p endif %}", style="Rincian")
    page.add("{%p endfor %}", style="Rincian")
    page.when("di", "Rincian", "di {{ di }}")
    page.text("Rincian", "")


def _foot(page: Template) -> None:
    page.text("Isi", "{{ penutup }}")
    page.text("Tanda Tangan", "")
    page.signature("penanda_tangan")
    page.copies()


def invitation(page: Template) -> None:
    """Surat undangan, with an annex of whom it goes to where they are many."""
    _head(page)
    page.each("satu", "isi", "Isi", "{{ satu }}")
    page.details(
        ("Hari/Tanggal", "{{ hari_tanggal }}"),
        ("Waktu", "{{ waktu }}"),
        ("Tempat", "{{ tempat }}"),
        ("Acara", "{{ acara }}"),
    )
    page.text("Rincian", "")
    page.each("satu", "lanjutan", "Isi", "{{ satu }}")
    _foot(page)
    page.add("{%p if daftar_undangan %}", style="Rincian")
    page.add(style="Rincian").add_run().add_break(WD_BREAK.PAGE)
    page.text("Rincian", "Lampiran surat", "Nomor: {{ nomor }}")
    page.text("Judul", "DAFTAR UNDANGAN")
    page.numbered("satu", "daftar_undangan")
    page.add("{%p endif %}", style="Rincian")


def covering_letter(page: Template) -> None:
    """Surat pengantar: what is sent stands in a table (practice; `domain` names no shape)."""
    _head(page)
    page.each("satu", "isi", "Isi", "{{ satu }}")
    page.rows(
        "kiriman",
        [
            ("No", "{{ baris.no }}", 12),
            ("Naskah/dokumen yang dikirim", "{{ baris.uraian }}", 76),
            ("Banyaknya", "{{ baris.banyaknya }}", 34),
            ("Keterangan", "{{ baris.keterangan }}", 38),
        ],
    )
    _foot(page)
