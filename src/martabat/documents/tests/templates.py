"""Makes Word templates, good and bad, from the shipped ones."""

import io
import zipfile
from collections.abc import Callable

import docx
from docx.shared import RGBColor

from martabat.documents.word.kinds import PaperKind, example_of, shape_of

RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def shipped(kind: PaperKind = PaperKind.INVITATION) -> bytes:
    return kind.shipped.read_bytes()


def context(kind: PaperKind) -> dict:
    return {name: value for name, value in example_of(kind).items() if name != "kop"}


def required(kind: PaperKind) -> list[str]:
    return [field.name for field in kind.fields if field.required]


def asked(kind: PaperKind) -> tuple:
    """What the checker wants to know beside the file."""
    return shape_of(kind), required(kind), example_of(kind)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_text(*lines: str, kind: PaperKind = PaperKind.INVITATION) -> bytes:
    """The shipped template with further paragraphs."""
    document = docx.Document(io.BytesIO(shipped(kind)))
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def with_runs(*runs: str) -> bytes:
    """The shipped template with a paragraph in parts of different colours."""
    document = docx.Document(io.BytesIO(shipped()))
    paragraph = document.add_paragraph()
    for at, text in enumerate(runs):
        paragraph.add_run(text).font.color.rgb = RGBColor(at * 60, 0, 0)
    return saved(document)


def only(*lines: str) -> bytes:
    """An empty document with these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def changed(content: bytes, change: Callable[[str, bytes], bytes], add=None) -> bytes:
    """The same package with some entries changed, and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)), zipfile.ZIP_DEFLATED)
        for name, more in (add or {}).items():
            target.writestr(name, more, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_relation(kind: str, target: str, mode: str = "External") -> bytes:
    """The shipped template with a relation to something outside."""
    line = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'

    def change(name, content):
        if name == RELATIONS:
            return content.replace(b"</Relationships>", line.encode() + b"</Relationships>")
        return content

    return changed(shipped(), change)


def with_xml(xml: str) -> bytes:
    """The shipped template with XML at the end of its text."""

    def change(name, content):
        if name == "word/document.xml":
            return content.replace(b"<w:sectPr", xml.encode() + b"<w:sectPr", 1)
        return content

    return changed(shipped(), change)
