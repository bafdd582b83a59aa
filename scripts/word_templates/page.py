"""The page that all templates share: A4, styles with Indonesian names, letterhead, tables.

Styles instead of formats by hand, tables instead of text boxes: so a clerk changes one style, and
a screen reader finds its way. The margins are our choice (`domain` 3.4: the official ones are not
known).
"""

import io
import zipfile
from datetime import datetime

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Arial"  # as official papers of regional governments are written (`domain` 3.1)
MOMENT = (2023, 9, 7, 0, 0, 0)
WIDTH = 160
CENTRE, RIGHT, LEFT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
# name: size, bold, alignment, space before and after (pt), indent left (mm), outline level
STYLES = {
    "Kop Pemerintah": (12, False, CENTRE, 0, 0, 0, None),
    # Font ratio 3:4 of government and office (`domain` 3.1).
    "Kop Kantor": (16, True, CENTRE, 0, 0, 0, None),
    "Kop Alamat": (9, False, CENTRE, 0, 0, 0, None),
    "Kop Garis": (4, False, CENTRE, 0, 10, 0, None),
    "Judul": (12, True, CENTRE, 0, 2, 0, 0),
    "Subjudul": (11, True, CENTRE, 0, 2, 0, None),
    "Nomor": (11, False, CENTRE, 0, 10, 0, None),
    "Contoh": (9, False, CENTRE, 0, 8, 0, None),
    "Isi": (11, False, BOTH, 0, 6, 0, None),
    "Isi Tengah": (11, False, CENTRE, 0, 6, 0, None),
    "Isi Kanan": (11, False, RIGHT, 0, 8, 0, None),
    "Bagian": (11, True, LEFT, 10, 4, 0, 1),
    "Subbagian": (11, True, LEFT, 8, 4, 0, 2),
    "Pasal": (11, True, CENTRE, 10, 0, 0, 1),
    "Judul Pasal": (11, True, CENTRE, 0, 4, 0, None),
    "Butir": (11, False, LEFT, 0, 3, 8, None),
    "Rincian": (11, False, LEFT, 0, 0, 0, None),
    "Tabel Kepala": (10, True, LEFT, 2, 2, 0, None),
    "Tabel Isi": (10, False, LEFT, 2, 2, 0, None),
    "Tanda Tangan": (11, False, CENTRE, 0, 0, 80, None),
    "Tanda Tangan Tengah": (11, False, CENTRE, 0, 0, 0, None),
    "Tembusan": (10, False, LEFT, 0, 0, 0, None),
    "Keterangan": (9, False, LEFT, 4, 4, 0, None),
    "Nomor Halaman": (11, False, CENTRE, 0, 0, 0, None),
}  # fmt: skip


class Template:
    """A template while it is made."""

    def __init__(self) -> None:
        self.document = Document()
        self.add = self.document.add_paragraph
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(20)
        section.header_distance = Mm(12)
        _styles(self.document)
        _page_numbers(section)

    def text(self, style: str, *lines: str) -> None:
        """Add paragraphs of one style."""
        for line in lines:
            self.add(line, style=style)

    def when(self, condition: str, style: str, *lines: str) -> None:
        """Add paragraphs that stand there only if something is so."""
        self.add(f"{{%p if {condition} %}}", style=style)
        self.text(style, *lines)
        self.add("{%p endif %}", style=style)

    def each(self, one: str, many: str, style: str, *lines: str) -> None:
        """Add paragraphs for each member of a list."""
        self.add(f"{{%p for {one} in {many} %}}", style=style)
        self.text(style, *lines)
        self.add("{%p endfor %}", style=style)

    def numbered(self, one: str, many: str, mark: str = "{{ loop.index }}.") -> None:
        """Add a numbered list with a hanging indent."""
        self.add(f"{{%p for {one} in {many} %}}", style="Butir")
        self.add(f"{mark}\t{{{{ {one} }}}}", style="Butir")
        self.add("{%p endfor %}", style="Butir")

    def letterhead(self) -> None:
        """Add emblem, government, office, address and the rule below them."""
        self.add("{%p if kop.ada %}", style="Kop Alamat")
        self.add("{%p if kop.lambang %}", style="Kop Alamat")
        left, middle, _right = self.table([24, 112, 24], rows=1, borders=False).rows[0].cells
        _put(left, "{{ kop.lambang }}", "Kop Alamat")
        _office(middle)
        # Without an emblem the name of the office has the whole width.
        self.add("{%p else %}", style="Kop Alamat")
        _office(self.table([WIDTH], rows=1, borders=False).rows[0].cells[0])
        self.add("{%p endif %}", style="Kop Alamat")
        self.add("", style="Kop Garis")
        self.add("{%p endif %}", style="Kop Alamat")
        self.example()

    def example(self) -> None:
        """Add the mark of invented data."""
        self.when("contoh", "Contoh", "{{ contoh }}")

    def details(self, *pairs: tuple[str, str], label: int = 30) -> None:
        """Add label, colon and value, as under each other as a table without lines."""
        table = self.table([label, 5, WIDTH - label - 5], rows=len(pairs), borders=False)
        for row, (name, value) in zip(table.rows, pairs, strict=True):
            for cell, text in zip(row.cells, (name, ":", value), strict=True):
                _put(cell, text, "Rincian")

    def rows(
        self, many: str, columns: list[tuple[str, str, int]], *, high: int = 0, on: bool = False
    ) -> None:
        """Add a table whose head repeats on each page and whose rows grow: (head, value, mm).

        With `high` each row has room for a signature (mm); with `on` the rows stay on the page of
        what follows, so that no signatures stand alone.
        """
        table = self.table([width for *_texts, width in columns], rows=4)
        for cell, (head, _value, _width) in zip(table.rows[0].cells, columns, strict=True):
            _put(cell, head, "Tabel Kepala")
        _put(table.rows[1].cells[0], f"{{%tr for baris in {many} %}}", "Tabel Isi")
        for cell, (_head, value, _width) in zip(table.rows[2].cells, columns, strict=True):
            _put(cell, value, "Tabel Isi")
        _put(table.rows[3].cells[0], "{%tr endfor %}", "Tabel Isi")
        if high:
            table.rows[2].height, table.rows[2].height_rule = Mm(high), WD_ROW_HEIGHT.AT_LEAST
        repeat(table.rows[0])
        below = self.add("", style="Rincian")
        if on:
            cells = [cell.paragraphs[0] for row in table.rows for cell in row.cells]
            for paragraph in (*cells, below):
                paragraph.paragraph_format.keep_with_next = True

    def table(self, widths: list[int], *, rows: int, borders: bool = True):  # noqa: ANN201
        """Add a table of fixed widths (mm) whose rows are never torn between pages."""
        table = self.document.add_table(rows=rows, cols=len(widths))
        table.autofit = False
        if borders:
            table.style = "Table Grid"
            at_margin(table)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
            keep_whole(row)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def signature(self, who: str, *, over: str = "", style: str = "Tanda Tangan") -> None:
        """Add the block of one who signs: office, room, name, rank, NIP."""
        if over:
            self.text(style, over)
        for line in ("atas_nama", "jabatan"):
            condition = f"{who}.{line}"
            mark = "," if line == "jabatan" else ""
            self.when(condition, style, f"{{{{ {who}.{line} }}}}{mark}")
        self.text(style, "", "", "")
        self.text(style, f"{{{{ {who}.nama or '(....................................)' }}}}")
        self.when(f"{who}.pangkat", style, f"{{{{ {who}.pangkat }}}}")
        self.when(f"{who}.nip", style, f"NIP {{{{ {who}.nip }}}}")

    def copies(self) -> None:
        """Add who gets copies."""
        self.add("{%p if tembusan %}", style="Tembusan")
        self.text("Tembusan", "", "Tembusan:")
        self.add("{%p for satu in tembusan %}", style="Tembusan")
        line = self.add("{{ loop.index }}.\t{{ satu }}", style="Tembusan")
        hang(line.paragraph_format)
        self.add("{%p endfor %}", style="Tembusan")
        self.add("{%p endif %}", style="Tembusan")

    def saved(self) -> bytes:
        """Return the file, the same bytes each time."""
        properties = self.document.core_properties
        properties.author = properties.last_modified_by = "Martabat"
        properties.comments = ""
        properties.title = "Templat naskah"
        properties.language = "id-ID"
        properties.created = properties.modified = datetime(*MOMENT)
        raw, fresh = io.BytesIO(), io.BytesIO()
        self.document.save(raw)
        with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fresh, "w") as target:
            for name in source.namelist():
                entry = zipfile.ZipInfo(name, MOMENT)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(name))
        return fresh.getvalue()


def hang(form) -> None:  # noqa: ANN001
    """Let a numbered line hang beside its number."""
    form.left_indent, form.first_line_indent = Mm(8), Mm(-8)
    form.tab_stops.add_tab_stop(Mm(8))


def keep_whole(row) -> None:  # noqa: ANN001
    """Never tear a row between pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat(row) -> None:  # noqa: ANN001
    """Have a row read out and repeated on every page as the head of the table."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)


def _put(cell, text: str, style: str) -> None:  # noqa: ANN001
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(text)


put = _put


def _office(cell) -> None:  # noqa: ANN001
    """Write government, office, address and contact of a letterhead."""
    _put(cell, "{%p if kop.pemerintah %}", "Kop Pemerintah")
    for line, style in (
        ("{{ kop.pemerintah }}", "Kop Pemerintah"),
        ("{%p endif %}", "Kop Pemerintah"),
        ("{{ kop.kantor }}", "Kop Kantor"),
        ("{%p if kop.alamat %}", "Kop Alamat"),
        ("{{ kop.alamat }}", "Kop Alamat"),
        ("{%p endif %}", "Kop Alamat"),
        ("{%p if kop.kontak %}", "Kop Alamat"),
        ("{{ kop.kontak }}", "Kop Alamat"),
        ("{%p endif %}", "Kop Alamat"),
    ):
        cell.add_paragraph(line, style=style)


def at_margin(table) -> None:  # noqa: ANN001
    """Let the left line of a table stand below the text's edge, not outside it."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "108")
    indent.set(qn("w:type"), "dxa")
    table._tbl.tblPr.insert_element_before(
        indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )


def _styles(document) -> None:  # noqa: ANN001
    styles = document.styles
    _font(styles["Normal"], 11)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "id-ID")
    styles["Normal"].paragraph_format.space_after = Pt(0)
    for name, (size, bold, alignment, before, after, left, level) in STYLES.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.quick_style = True
        _font(style, size)
        style.font.bold = bold
        form = style.paragraph_format
        form.alignment = alignment
        form.space_before, form.space_after = Pt(before), Pt(after)
        if left:
            form.left_indent = Mm(left)
        if level is not None:
            mark = OxmlElement("w:outlineLvl")
            mark.set(qn("w:val"), str(level))
            style.element.get_or_add_pPr().append(mark)
            form.keep_with_next = True
        if name.startswith("Tanda Tangan") or name == "Pasal":
            form.keep_with_next = True
        if name == "Butir":
            hang(form)
    _rule(styles["Kop Garis"])


def _font(style, size: int) -> None:  # noqa: ANN001
    style.font.name = FONT
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(attribute), None)


def _rule(style) -> None:  # noqa: ANN001
    """Thick and thin, as below a letterhead."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (
        ("val", "thickThinSmallGap"),
        ("sz", "24"),
        ("space", "1"),
        ("color", "auto"),
    ):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:spacing",
        "w:ind",
        "w:jc",
        "w:outlineLvl",
    )


def _page_numbers(section) -> None:  # noqa: ANN001
    """`- 2 -` at the top from the second page on (`domain` 3.1)."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Nomor Halaman"
    paragraph.add_run("- ")
    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = "PAGE"
        run._r.append(part)
    paragraph.add_run(" -")
