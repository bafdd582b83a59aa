"""Make the Word template of reports anew (src/martabat/programmes/papers/laporan.docx).

Run it only to start over: the file is meant to be opened in Word and given an office's own
letterhead and styles. What stands in braces is filled in; see docxtpl.readthedocs.io.
"""

from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

TARGET = Path(__file__).parent.parent / "src/martabat/programmes/papers/laporan.docx"
FONT = "Arial"  # as official papers of regional governments are written (`domain` 3.1)
INK = RGBColor(0x1F, 0x1D, 0x26)
SECOND = RGBColor(0x56, 0x52, 0x5C)


def main() -> None:
    """Write the template."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    _styles(document)
    _footer(section)
    add = document.add_paragraph
    add("{{ office }}").alignment = WD_ALIGN_PARAGRAPH.CENTER
    add("{{ kind }}", style="Subtitle")
    add("{{ title }}", style="Title")
    add("{%p if example %}")
    add("{{ example_note }}").alignment = WD_ALIGN_PARAGRAPH.CENTER
    add("{%p endif %}")
    add("{%p if lead %}")
    add("{{ lead }}").alignment = WD_ALIGN_PARAGRAPH.CENTER
    add("{%p endif %}")
    facts = document.add_table(rows=3, cols=2)
    facts.style = "Table Grid"
    facts.cell(0, 0).text = "{%tr for label, value in facts %}"
    facts.cell(1, 0).text = "{{ label }}"
    facts.cell(1, 1).text = "{{ value }}"
    facts.cell(2, 0).text = "{%tr endfor %}"
    for row in facts.rows:
        row.cells[0].width, row.cells[1].width = Mm(45), Mm(115)
    add("{%p for part in sections %}")
    for level, style in ((1, "Heading 1"), (2, "Heading 2"), (3, "Heading 3")):
        add(f"{{%p if part.level == {level} %}}")
        add("{{ part.heading }}", style=style)
        add("{%p endif %}")
    add("{%p for line in part.lines %}")
    add("{{ line }}")
    add("{%p endfor %}")
    add("{%p for item in part.entries %}")
    add("{%p if part.numbered %}")
    numbered = add("{{ loop.index }}.\t{{ item }}")
    numbered.paragraph_format.left_indent = Mm(8)
    numbered.paragraph_format.first_line_indent = Mm(-8)
    numbered.paragraph_format.tab_stops.add_tab_stop(Mm(8))
    add("{%p else %}")
    add("{{ item }}", style="List Bullet")
    add("{%p endif %}")
    add("{%p endfor %}")
    add("{%p if part.table %}")
    _table(document)
    add("{%p endif %}")
    add("{%p for picture in part.pictures %}")
    add("{{ picture.image }}")
    add("{{ picture.alternative }} {{ picture.credit }}", style="Caption")
    add("{%p endfor %}")
    add("{%p endfor %}")
    add("{{ made }}", style="Caption")
    document.core_properties.author = "Martabat"
    document.core_properties.title = "Laporan"
    document.save(str(TARGET))


def _table(document: Document) -> None:
    """Columns and rows both grow with what is filled in."""
    table = document.add_table(rows=4, cols=3)
    table.style = "Table Grid"
    head, opening, body, closing = table.rows
    head.cells[0].text = "{%tc for head in part.table.heads %}"
    head.cells[1].text = "{{ head }}"
    head.cells[1].paragraphs[0].runs[0].bold = True
    head.cells[2].text = "{%tc endfor %}"
    opening.cells[0].text = "{%tr for row in part.table.rows %}"
    body.cells[0].text = "{%tc for cell in row %}"
    body.cells[1].text = "{{ cell }}"
    body.cells[2].text = "{%tc endfor %}"
    closing.cells[0].text = "{%tr endfor %}"
    # Read out and repeated on every page as the head of the table.
    properties = head._tr.get_or_add_trPr()
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    properties.append(repeated)


def _styles(document: Document) -> None:
    sizes = {"Normal": 11, "Title": 20, "Subtitle": 12, "Heading 1": 14, "Heading 2": 12,
             "Heading 3": 11, "Caption": 9, "List Bullet": 11}  # fmt: skip
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(attribute), FONT)
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(attribute), None)
        style.font.size = Pt(size)
        style.font.italic = False
        style.font.color.rgb = SECOND if name in {"Subtitle", "Caption"} else INK
    for name in ("Title", "Subtitle"):
        style = document.styles[name]
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if borders is not None:
            style.element.pPr.remove(borders)


def _footer(section: object) -> None:
    paragraph = section.footer.paragraphs[0]  # type: ignore[attr-defined]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)


if __name__ == "__main__":
    main()
