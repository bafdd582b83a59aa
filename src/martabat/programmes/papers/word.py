"""Reports as Word files, from a template that offices may change.

The shipped template is `laporan.docx` beside this file; an installation that puts its own under
the same name into `templates` of its data folder gets that one.
"""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from martabat.documents.paper_layouts import PaperSection, ReportPaper
from martabat.documents.typst import printable

SHIPPED: Final = Path(__file__).with_name("laporan.docx")
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTH: Final = Mm(150)


def word(paper: ReportPaper, files: Mapping[str, bytes], *, language: str) -> bytes:
    """Return the Word file of a report, with its pictures and their alternative texts."""
    paper = printable(paper)
    document = DocxTemplate(template())
    context = {
        **paper,
        "example_note": _("contoh: data dalam dokumen ini rekaan"),
        "sections": [_section(document, one, files) for one in paper["sections"]],
    }
    document.render(context, autoescape=True)
    _finish(document, paper, language)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template() -> Path:
    """Return the template in use: the installation's own, else the shipped one."""
    own = Path(settings.VAR_DIR) / "templates" / SHIPPED.name
    return own if own.exists() else SHIPPED


def _section(document: Any, one: PaperSection, files: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        **one,
        # Not "items": a template would find the method of that name first.
        "entries": one["items"],
        "pictures": [
            {
                **picture,
                "image": InlineImage(document, io.BytesIO(files[picture["file"]]), width=WIDTH),
            }
            for picture in one["pictures"]
        ],
    }


def _finish(document: Any, paper: ReportPaper, language: str) -> None:
    """Give pictures their alternative texts, and the file its title and language."""
    texts = [picture["alternative"] for one in paper["sections"] for picture in one["pictures"]]
    shapes = document.docx.inline_shapes
    # The template may hold pictures of its own, such as an emblem: ours are the last ones drawn.
    for shape, text in zip(list(shapes)[len(shapes) - len(texts) :], texts, strict=True):
        shape._inline.docPr.set("descr", text)
    properties = document.docx.core_properties
    properties.title = paper["title"]
    properties.subject = paper["kind"]
    properties.author = paper["office"]
    properties.language = "id-ID" if language == "id" else "en-GB"
    for defaults in document.docx.styles.element.iter(qn("w:lang")):
        defaults.set(qn("w:val"), properties.language)
