"""Papers with a title in the middle: number, subject, parts (`domain` 3.1, 3.2)."""

from page import Template, put

BLANK = "(....................................)"


def attendance(page: Template) -> None:
    """Daftar hadir: signatures alternate, so that neighbours do not write into each other."""
    page.letterhead()
    page.text("Judul", "DAFTAR HADIR")
    page.text("Rincian", "")
    page.details(
        ("Acara", "{{ acara }}"),
        ("Hari/Tanggal", "{{ hari_tanggal }}"),
        ("Waktu", "{{ waktu }}"),
        ("Tempat", "{{ tempat }}"),
        ("Pimpinan rapat", "{{ pimpinan }}"),
    )
    page.when("catatan", "Keterangan", "{{ catatan }}")
    page.text("Rincian", "")
    page.rows(
        "hadir",
        [
            ("No", "{{ baris.no }}", 12),
            ("Nama", "{{ baris.nama }}", 38),
            ("Lembaga/instansi", "{{ baris.instansi }}", 36),
            ("Jabatan", "{{ baris.jabatan }}", 30),
            ("Ket.", "{{ baris.keterangan }}", 18),
            ("Tanda tangan", "{{ baris.tanda_tangan or baris.no ~ '.' }}", 26),
        ],
        high=11,
    )


def minutes(page: Template) -> None:
    """Notula, in the order that ministries use."""
    page.letterhead()
    page.text("Judul", "NOTULA")
    page.when("nomor", "Nomor", "NOMOR: {{ nomor }}")
    page.text("Subjudul", "{{ judul }}")
    page.when("keadaan", "Contoh", "{{ keadaan }}")
    page.details(
        ("Hari/Tanggal", "{{ hari_tanggal }}"),
        ("Pukul", "{{ pukul }}"),
        ("Tempat", "{{ tempat }}"),
        ("Nomor surat undangan", "{{ nomor_undangan }}"),
        ("Pimpinan rapat", "{{ pimpinan }}"),
        ("Pencatat", "{{ pencatat }}"),
        label=46,
    )
    for heading, many in (("Agenda", "agenda"), ("Peserta", "peserta")):
        condition = f"{many} or kehadiran" if many == "peserta" else many
        page.add(f"{{%p if {condition} %}}", style="Isi")
        page.text("Bagian", heading)
        if many == "peserta":
            page.when("kehadiran", "Isi", "{{ kehadiran }}")
        page.numbered("satu", many)
        page.add("{%p endif %}", style="Isi")
    page.add("{%p if pembahasan %}", style="Isi")
    page.text("Bagian", "Pembahasan")
    page.add("{%p for bahasan in pembahasan %}", style="Isi")
    page.text("Subbagian", "{{ bahasan.judul }}")
    page.numbered("satu", "bahasan.butir", "–")
    page.add("{%p endfor %}", style="Isi")
    page.add("{%p endif %}", style="Isi")
    page.add("{%p if kesimpulan %}", style="Isi")
    page.text("Bagian", "Kesimpulan")
    page.numbered("satu", "kesimpulan")
    page.add("{%p endif %}", style="Isi")
    page.add("{%p if tindak_lanjut %}", style="Isi")
    page.text("Bagian", "Tindak lanjut")
    page.rows(
        "tindak_lanjut",
        [
            ("No", "{{ baris.no }}", 12),
            ("Apa", "{{ baris.apa }}", 72),
            ("Siapa", "{{ baris.siapa }}", 42),
            ("Batas", "{{ baris.batas }}", 34),
        ],
        on=True,
    )
    page.add("{%p endif %}", style="Isi")
    page.text("Rincian", "")
    _side_by_side(page, ("Pimpinan rapat", "ketua"), ("Notulis", "notulis"))
    page.when("sidik", "Keterangan", "SHA-256 {{ sidik }}")


def official_record(page: Template) -> None:
    """Berita acara, signed in a table of any length."""
    page.letterhead()
    page.text("Judul", "BERITA ACARA", "TENTANG", "{{ tentang|upper }}")
    page.text("Nomor", "NOMOR: {{ nomor }}")
    page.text("Isi", "{{ pembukaan }}")
    for heading, many in (
        ("I.  Hasil pelaksanaan", "hasil"),
        ("II.  Dokumen pendukung", "lampiran"),
    ):
        page.add(f"{{%p if {many} %}}", style="Isi")
        page.text("Bagian", heading)
        page.numbered("satu", many)
        page.add("{%p endif %}", style="Isi")
    page.text("Isi", "", "{{ penutup }}")
    page.text("Isi Kanan", "{{ tempat_tanggal }}")
    page.rows(
        "penanda_tangan",
        [
            ("No", "{{ baris.no }}", 12),
            ("Nama", "{{ baris.nama }}", 48),
            (
                "Jabatan",
                "{{ baris.jabatan }}{% if baris.instansi %}, {{ baris.instansi }}{% endif %}",
                56,
            ),
            ("Tanda Tangan", "{{ baris.no }}.", 44),
        ],
        high=16,
    )


def assignment(page: Template) -> None:
    """Surat tugas: on what ground, who, for what."""
    page.letterhead()
    page.text("Judul", "SURAT TUGAS")
    page.text("Nomor", "NOMOR: {{ nomor }}")
    page.add("{%p if dasar %}", style="Isi")
    page.text("Bagian", "Dasar")
    page.numbered("satu", "dasar")
    page.add("{%p endif %}", style="Isi")
    page.text("Rincian", "")
    page.text("Judul", "MEMERINTAHKAN")
    page.text("Bagian", "Kepada")
    page.rows(
        "petugas",
        [
            ("No", "{{ baris.no }}", 12),
            ("Nama", "{{ baris.nama }}", 46),
            ("Pangkat/golongan", "{{ baris.pangkat }}", 34),
            ("NIP", "{{ baris.nip }}", 34),
            ("Jabatan", "{{ baris.jabatan }}", 34),
        ],
    )
    page.text("Bagian", "Untuk")
    page.numbered("satu", "untuk")
    page.text("Rincian", "")
    page.details(
        ("Hari/Tanggal", "{{ hari_tanggal }}"),
        ("Waktu", "{{ waktu }}"),
        ("Tempat", "{{ tempat }}"),
    )
    page.text("Isi", "", "{{ penutup }}")
    page.text("Tanda Tangan", "{{ tempat_tanggal }}")
    page.signature("penanda_tangan")
    page.copies()


def agreement(page: Template) -> None:
    """An agreement of n parties: PIHAK KEDUA left, PIHAK KESATU right (`domain` 2.3).

    It belongs to all of them, so it bears the letterhead of none.
    """
    page.example()
    page.when("keadaan", "Contoh", "{{ keadaan }}")
    page.text("Judul", "{{ jenis|upper }}", "ANTARA")
    page.add("{%p for satu in pihak %}", style="Isi Tengah")
    page.when("satu.kata", "Judul", "{{ satu.kata }}")
    page.text("Judul", "{{ satu.lembaga|upper }}")
    page.add("{%p endfor %}", style="Isi Tengah")
    page.text("Judul", "TENTANG", "{{ tentang|upper }}")
    page.each("satu", "pihak", "Isi Tengah", "NOMOR: {{ satu.nomor }}")
    page.text("Isi", "", "{{ pembukaan }}")
    page.add("{%p for satu in pihak %}", style="Butir")
    page.text("Butir", "{{ satu.no }}.\t{{ satu.uraian }}")
    page.add("{%p endfor %}", style="Butir")
    page.text("Isi", "{{ bersama }}")
    page.add("{%p for satu in pertimbangan %}", style="Butir")
    page.text("Butir", "{{ satu.huruf }}.\t{{ satu.isi }}")
    page.add("{%p endfor %}", style="Butir")
    page.text("Isi", "{{ kesepakatan }}")
    page.add("{%p for satu in pasal %}", style="Isi")
    page.text("Pasal", "Pasal {{ satu.nomor }}")
    page.text("Judul Pasal", "{{ satu.judul }}")
    page.add("{%p for ayat in satu.ayat %}", style="Isi")
    page.add("{%p if satu.ayat|length > 1 %}", style="Isi")
    page.text("Butir", "({{ loop.index }})\t{{ ayat }}")
    page.add("{%p else %}", style="Isi")
    page.text("Isi", "{{ ayat }}")
    page.add("{%p endif %}", style="Isi")
    page.add("{%p endfor %}", style="Isi")
    page.add("{%p endfor %}", style="Isi")
    page.text("Isi", "")
    # Never leave the signatures alone on a page.
    page.add("{{ penutup }}", style="Isi").paragraph_format.keep_with_next = True
    _signing_parties(page)


def _signing_parties(page: Template) -> None:
    """Two parties in a row: names stand level, however long the offices above them are."""
    table = page.table([80, 80], rows=4, borders=False)
    opening, above, names, closing = table.rows
    style = "Tanda Tangan Tengah"
    put(opening.cells[0], "{%tr for baris in tanda_tangan %}", style)
    for place, side in enumerate(("kiri", "kanan")):
        who = f"baris.{side}"
        cell = above.cells[place]
        put(cell, f"{{{{ {who}.sebutan }}}}", style)
        for line in (
            f"{{{{ {who}.lembaga }}}}",
            f"{{{{ {who}.jabatan }}}}{{% if {who}.jabatan %}},{{% endif %}}",
            "",
            "",
            "",
        ):
            cell.add_paragraph(line, style=style)
        name = f"{{% if {who}.sebutan %}}{{{{ {who}.nama or '{BLANK}' }}}}{{% endif %}}"
        put(names.cells[place], name, style)
        names.cells[place].add_paragraph("", style=style)
    put(closing.cells[0], "{%tr endfor %}", style)


def _side_by_side(page: Template, *signing: tuple[str, str]) -> None:
    table = page.table([80] * len(signing), rows=2, borders=False)
    above, names = table.rows
    style = "Tanda Tangan Tengah"
    for place, (label, who) in enumerate(signing):
        put(above.cells[place], f"{label},", style)
        for line in (f"{{{{ {who}.jabatan }}}}", "", "", ""):
            above.cells[place].add_paragraph(line, style=style)
        put(names.cells[place], f"{{{{ {who}.nama or '{BLANK}' }}}}", style)
        for line in (
            f"{{{{ {who}.pangkat }}}}",
            f"{{% if {who}.nip %}}NIP {{{{ {who}.nip }}}}{{% endif %}}",
        ):
            names.cells[place].add_paragraph(line, style=style)
