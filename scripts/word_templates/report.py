"""The report of an activity or programme: facts, then parts of any number (`domain` 3.2)."""

from docx.shared import Mm
from page import Template, at_margin, keep_whole, put, repeat


def report(page: Template) -> None:
    """Laporan kegiatan."""
    page.letterhead()
    page.text("Isi Tengah", "{{ kantor }}")
    page.text("Judul", "{{ jenis|upper }}", "{{ judul }}")
    page.when("pengantar", "Isi Tengah", "{{ pengantar }}")
    page.text("Rincian", "")
    facts = page.table([45, 115], rows=3)
    put(facts.rows[0].cells[0], "{%tr for baris in fakta %}", "Tabel Isi")
    put(facts.rows[1].cells[0], "{{ baris.label }}", "Tabel Isi")
    put(facts.rows[1].cells[1], "{{ baris.isi }}", "Tabel Isi")
    put(facts.rows[2].cells[0], "{%tr endfor %}", "Tabel Isi")
    page.add("{%p for satu in bagian %}", style="Isi")
    page.when("satu.tingkat == 1", "Bagian", "{{ satu.judul }}")
    page.when("satu.tingkat > 1", "Subbagian", "{{ satu.judul }}")
    page.each("kalimat", "satu.kalimat", "Isi", "{{ kalimat }}")
    page.add("{%p for butir in satu.butir %}", style="Butir")
    page.add("{%p if satu.bernomor %}", style="Butir")
    page.text("Butir", "{{ loop.index }}.\t{{ butir }}")
    page.add("{%p else %}", style="Butir")
    page.text("Butir", "–\t{{ butir }}")
    page.add("{%p endif %}", style="Butir")
    page.add("{%p endfor %}", style="Butir")
    page.add("{%p if satu.tabel.kepala %}", style="Isi")
    _table(page)
    page.add("{%p endif %}", style="Isi")
    page.add("{%p for foto in satu.gambar %}", style="Isi")
    page.text("Isi Tengah", "{{ foto.gambar }}")
    page.text("Keterangan", "{{ foto.keterangan }} {{ foto.kredit }}")
    page.add("{%p endfor %}", style="Isi")
    page.add("{%p endfor %}", style="Isi")
    page.text("Keterangan", "{{ disusun }}")


def _table(page: Template) -> None:
    """Columns and rows both grow with what is filled in."""
    table = page.document.add_table(rows=4, cols=3)
    table.style = "Table Grid"
    at_margin(table)
    head, opening, body, closing = table.rows
    for row, one, many in (
        (head, "{{ kepala }}", "{%tc for kepala in satu.tabel.kepala %}"),
        (body, "{{ sel }}", "{%tc for sel in baris %}"),
    ):
        style = "Tabel Kepala" if row is head else "Tabel Isi"
        put(row.cells[0], many, style)
        put(row.cells[1], one, style)
        put(row.cells[2], "{%tc endfor %}", style)
    put(opening.cells[0], "{%tr for baris in satu.tabel.baris %}", "Tabel Isi")
    put(closing.cells[0], "{%tr endfor %}", "Tabel Isi")
    for row in table.rows:
        keep_whole(row)
        for cell in row.cells:
            cell.width = Mm(53)
    repeat(head)
