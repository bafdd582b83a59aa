"""Every official paper: opened by LibreOffice, editable, and the same as PDF for all readers."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from martabat.documents.models import Letterhead
from martabat.documents.tests import makers, templates
from martabat.documents.tests.offices import as_pdf, in_order, pages_of, words_of
from martabat.documents.word import fields
from martabat.documents.word.contexts import Signatory
from martabat.documents.word.filling import About, Picture, fill
from martabat.documents.word.kinds import FOLDER, PaperKind, example_of, shape_of
from martabat.documents.word.letterheads import NOBODY, Head
from martabat.documents.word.papers import pdf_with, render, render_pdf

ROOT = Path(__file__).parents[4]
LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro"
SIGNATORY: Signatory = {**NOBODY, "jabatan": "Sekretaris Daerah"}
HEAD = Head(
    government="PEMERINTAH KOTA CONTOH",
    office="SEKRETARIAT DAERAH",
    address="Jalan Contoh Nomor 1",
    contact="Telepon (0562) 1",
    place="Contoh",
    signatory=SIGNATORY,
    emblem=Picture(makers.image("PNG", (120, 160)), "Lambang Kota Contoh", height=22),
)
LETTER = ("Contoh, 4 September 2023", "Nomor", "Sifat", "Lampiran", "Hal", "Yth.", "Kepala")
SIGNED = ("a.n. Wali Kota Contoh", "Sekretaris Daerah", "Nama Contoh, S.H., M.Si.", "NIP 1970")
# What stands on each paper, in this order (`domain` 3.1, 3.2).
ORDER = {
    PaperKind.INVITATION: (*LETTER, "mengundang", "Hari/Tanggal", "Waktu", "Tempat", "Acara",
                           "terima kasih", *SIGNED, "Tembusan", "DAFTAR UNDANGAN"),
    PaperKind.COVERING_LETTER: (*LETTER, "sampaikan", "Banyaknya", "Isian penilaian", *SIGNED,
                                "Tembusan"),
    PaperKind.ATTENDANCE: ("DAFTAR HADIR", "Acara", "Hari/Tanggal", "Waktu", "Tempat",
                           "Pimpinan rapat", "No", "Nama", "Lembaga/instansi", "Jabatan"),
    PaperKind.MINUTES: ("NOTULA", "NOMOR: 100", "Rapat Persiapan", "Hari/Tanggal", "Pukul",
                        "Nomor surat undangan", "Pimpinan rapat", "Pencatat", "Agenda", "Peserta",
                        "Pembahasan", "Kesimpulan", "Tindak lanjut", "Notulis"),
    PaperKind.OFFICIAL_RECORD: ("BERITA ACARA", "TENTANG", "PELAKSANAAN SEMINAR HAM", "NOMOR: 100",
                                "Pada hari ini, Kamis", "Hasil pelaksanaan", "Dokumen pendukung",
                                "Demikian", "Contoh, 4 September 2023", "Nama Contoh"),
    PaperKind.ACTIVITY_REPORT: ("LAPORAN KEGIATAN", "Seminar HAM", "Hari/Tanggal",
                                "Gambaran umum", "Pembukaan", "Lembaga", "Dinas Sosial"),
    PaperKind.AGREEMENT: ("PERJANJIAN KERJA SAMA", "ANTARA", "PEMERINTAH KOTA CONTOH", "DENGAN",
                          "LEMBAGA CONTOH", "TENTANG", "NOMOR: 100", "Pada hari ini",
                          "PIHAK KESATU", "Pasal 1", "Demikian", "PIHAK KEDUA", "PIHAK KESATU"),
    PaperKind.ASSIGNMENT: ("SURAT TUGAS", "NOMOR: 100", "Dasar", "MEMERINTAHKAN", "Kepada",
                           "Untuk", *SIGNED, "Tembusan"),
}  # fmt: skip


def word(kind, **changes):
    paper = {**example_of(kind), **changes}
    return fill(templates.shipped(kind), paper, pictures={}, about=About("Judul", "Jenis"))


def pdf(kind, **changes):
    return pdf_with(kind, {**templates.context(kind), **changes}, HEAD)


def test_libreoffice_opens_every_paper_and_loses_nothing():
    made = [word(kind) for kind in PaperKind]
    for kind, content, opened in zip(PaperKind, made, as_pdf(*made), strict=True):
        text = " ".join(pages_of(opened))
        in_order(text, *ORDER[kind])
        letters = sorted("".join(words_of(content).split()))
        # Page numbers are all that LibreOffice adds.
        assert len("".join(text.split())) - len(letters) in range(8), kind


@pytest.mark.parametrize("kind", PaperKind)
def test_the_pdf_says_the_same_in_the_same_order(kind):
    made = pdf(kind)
    in_order(" ".join(pages_of(made)), *ORDER[kind])
    with pikepdf.open(io.BytesIO(made)) as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert document.Root.Lang == "id-ID"
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        structure = document.Root.StructTreeRoot
        roles = {str(one.get("/S")) for one in _elements(structure)}
    assert {"/H1", "/P"} <= roles
    # An agreement belongs to all parties and bears the letterhead of none.
    assert ("/Figure" in roles) is (kind is not PaperKind.AGREEMENT)


def _elements(node):
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


@pytest.mark.parametrize("kind", PaperKind)
def test_a_clerk_can_edit_it(kind):
    document = docx.Document(io.BytesIO(word(kind)))
    xml = document.element.xml
    assert "txbxContent" not in xml
    assert "w:framePr" not in xml
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert used <= {style.name for style in document.styles}
    assert "Normal" not in used
    for table in document.tables:
        for row in table.rows:
            assert row._tr.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert document.styles["Normal"].font.name == "Arial"
    assert document.core_properties.language == "id-ID"
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"id-ID"}


def test_long_tables_repeat_their_heads_and_number_their_pages():
    people = [
        {**example_of(PaperKind.ATTENDANCE)["hadir"][0], "no": str(at), "instansi": LONG}
        for at in range(1, 81)
    ]
    (opened,) = as_pdf(word(PaperKind.ATTENDANCE, hadir=people))
    for pages in (pages_of(opened), pages_of(pdf(PaperKind.ATTENDANCE, hadir=people))):
        assert len(pages) > 2
        assert all("Lembaga/instansi" in page for page in pages)
        assert "- 1 -" not in pages[0]
        assert "- 2 -" in pages[1]


def test_a_paper_that_is_not_as_declared_is_an_error():
    paper = templates.context(PaperKind.INVITATION)
    with pytest.raises(ValueError, match="hal: lacks"):
        pdf_with(PaperKind.INVITATION, {k: v for k, v in paper.items() if k != "hal"}, HEAD)
    with pytest.raises(ValueError, match="yth: not a list"):
        pdf_with(PaperKind.INVITATION, {**paper, "yth": "satu"}, HEAD)


@pytest.mark.parametrize("kind", PaperKind)
def test_every_example_is_as_declared_and_every_placeholder_is_told(kind):
    assert fields.wrong(example_of(kind), shape_of(kind)) == []
    told = fields.lines(kind.fields)
    assert all(line.tag and line.words for line in told)
    assert len({line.tag for line in told if line.depth == 0}) == len(kind.fields)


def test_without_an_emblem_the_name_of_the_office_has_the_whole_width():
    kop = example_of(PaperKind.INVITATION)["kop"]
    for emblem, columns in (("lambang", 3), ("", 1)):
        made = word(PaperKind.INVITATION, kop={**kop, "lambang": emblem})
        assert len(docx.Document(io.BytesIO(made)).tables[0].columns) == columns


def test_an_empty_paper_can_be_made_too():
    for kind in PaperKind:
        empty = _emptied(templates.context(kind))
        assert pdf_with(kind, empty, HEAD).startswith(b"%PDF")
        fill(
            templates.shipped(kind),
            {**empty, "kop": _emptied(example_of(kind)["kop"])},
            pictures={},
            about=About(),
        )


def _emptied(value):
    if isinstance(value, dict):
        return {key: _emptied(part) for key, part in value.items()}
    return {str: "", list: [], bool: False, int: 1}[type(value)]


def test_the_shipped_templates_are_what_their_script_makes(tmp_path):
    script = ROOT / "scripts" / "word_templates"
    code = f"import sys; sys.path.insert(0, {str(script)!r}); import runpy, pathlib;"
    code += (
        f"runpy.run_path({str(script / '__main__.py')!r})['main'](pathlib.Path({str(tmp_path)!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    for kind in PaperKind:
        fresh, kept = tmp_path / kind.shipped.name, FOLDER / kind.shipped.name
        assert parts(fresh) == parts(kept), kind


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.django_db
def test_the_letterhead_of_the_office_stands_on_both(people):
    office = people.operator.organisation
    made = words_of(
        render(PaperKind.MINUTES, templates.context(PaperKind.MINUTES), organisation=office)
    )
    # Without a letterhead: what the office's own name says, nothing made up.
    assert made.startswith(
        "PEMERINTAH KOTA SINGKAWANG BAGIAN HUKUM SETDA KOTA SINGKAWANG NOTULA"
    ) or ("contoh NOTULA" in made)
    Letterhead.objects.create(organisation=office, office="BAGIAN HUKUM", address="Jalan A 1")
    for text in (
        words_of(
            render(PaperKind.MINUTES, templates.context(PaperKind.MINUTES), organisation=office)
        ),
        " ".join(
            pages_of(
                render_pdf(
                    PaperKind.MINUTES, templates.context(PaperKind.MINUTES), organisation=office
                )
            )
        ),
    ):
        in_order(text, "BAGIAN HUKUM", "Jalan A 1", "NOTULA")
