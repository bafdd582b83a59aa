"""A release as a Word file that can be edited and sent."""

import io
from typing import Any

from martabat.documents.word.letterheads import head_of
from martabat.newsroom.content import Content, body
from martabat.newsroom.models import Release
from martabat.organisations.models import Organisation


def as_word(release: Release, content: Content) -> bytes:
    """Return the release as .docx: publisher, headline, paragraphs, credit line."""
    from docx import Document
    from docx.shared import Mm, Pt, RGBColor

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    _head(document, release.organisation)
    heading = document.add_heading(content["title"], level=1)
    heading.paragraph_format.space_after = Pt(8)
    for run in heading.runs:
        run.font.name, run.font.size = "Arial", Pt(16)
        run.font.color.rgb = RGBColor(0, 0, 0)
    for text in body(content).split("\n\n"):
        document.add_paragraph(text)
    if content["credit"]:
        document.add_paragraph(content["credit"])
    if release.example:
        document.add_paragraph("contoh: rilis dari data peragaan")
    properties = document.core_properties
    properties.title, properties.author = content["title"], release.organisation.name
    properties.language, properties.comments = "id-ID", ""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _head(document: Any, organisation: Organisation) -> None:
    """Write whose release it is: the letterhead of the office in a few lines, under a rule."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    head = head_of(organisation)
    lines = [(head.government, False), (head.office or organisation.name, True),
             (head.address, False), (head.contact, False)]  # fmt: skip
    last = None
    for text, bold in lines:
        if text:
            last = document.add_paragraph()
            last.alignment = WD_ALIGN_PARAGRAPH.CENTER
            last.paragraph_format.space_after = 0
            last.add_run(text).bold = bold
    if last is not None:
        rule = OxmlElement("w:pBdr")
        line = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "12"), ("space", "4"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        rule.append(line)
        # Word demands an order of what stands here.
        after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
        last._p.get_or_add_pPr().insert_element_before(rule, *after)
