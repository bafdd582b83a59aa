"""A release as a Word file that can be edited and sent."""

import io
from typing import Final

from martabat.newsroom.content import Content, body
from martabat.newsroom.models import Release

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file(release: Release, content: Content) -> bytes:
    """Return the release as .docx: publisher, headline, paragraphs, credit line."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    document.add_paragraph(release.organisation.name).runs[0].bold = True
    heading = document.add_heading(content["title"], level=1)
    for run in heading.runs:
        run.font.name, run.font.size = "Arial", Pt(16)
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
