"""What a Word package must not hold, and its parts that are filled. Imports no Django."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN: Final = "word/document.xml"
FILLED: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_TYPE: Final = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
_ACTIVE: Final = re.compile(
    r"(vbaproject|vbadata|activex|/embeddings/|attachedtoolbars|\.bin$|macros?/)", re.IGNORECASE
)
# Relations to what Word would fetch, run or bring in by itself.
_REMOTE: Final = frozenset(
    {"attachedTemplate", "oleObject", "package", "aFChunk", "subDocument", "frame", "control",
     "vbaProject", "mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData"}
)  # fmt: skip
_COMMANDS: Final = re.compile(
    r"\b(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|DATABASE|MACROBUTTON|RD)\b"
)
MOST_BYTES: Final = 40 * 1024**2


@dataclass(frozen=True, slots=True)
class Refusal(Exception):  # noqa: N818 - a refusal, not a fault
    """The file cannot be a template. `code`: not_word, macros, external or embedded."""

    code: str
    detail: str = ""


def parts_of(archive: zipfile.ZipFile) -> dict[str, etree._Element]:
    """Return the parts that are filled, parsed; raise Refusal for what no template may hold."""
    names = archive.namelist()
    if MAIN not in names or "[Content_Types].xml" not in names:
        raise Refusal("not_word")
    if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
        raise Refusal("not_word", "too large")
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise Refusal("macros")
    if _MAIN_TYPE not in types:
        raise Refusal("not_word", "other type")
    for name in names:
        if _ACTIVE.search(name):
            code = "macros" if "vba" in name.lower() or "macro" in name.lower() else "embedded"
            raise Refusal(code, name[:80])
        if name.endswith((".xml", ".rels")):
            _refuse_part(name, archive.read(name))
    return {name: parsed(archive.read(name)) for name in names if FILLED.fullmatch(name)}


def _refuse_part(name: str, content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refusal("not_word", f"entities in {name[:60]}")
    tree = parsed(content)
    if name.endswith(".rels"):
        for relation in tree.iter(_RELATION):
            _refuse_relation(relation)
        return
    for instruction in tree.iter(f"{W}instrText", f"{W}fldSimple"):
        said = instruction.get(f"{W}instr") or "".join(instruction.itertext())
        if _COMMANDS.search(said.upper()):
            raise Refusal("external", said.strip()[:60])
    if next(tree.iter(f"{W}altChunk", f"{W}object", f"{W}control", f"{W}subDoc"), None) is not None:
        raise Refusal("embedded", name[:60])


def _refuse_relation(relation: Element) -> None:
    kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
    target = (relation.get("Target") or "").strip()
    if kind == "vbaProject":
        raise Refusal("macros")
    if kind in _REMOTE:
        raise Refusal("external", f"{kind} {target}"[:80])
    if (relation.get("TargetMode") or "").lower() != "external":
        return
    if kind == "hyperlink" and target.lower().startswith(("http://", "https://", "mailto:")):
        return
    raise Refusal("external", f"{kind} {target}"[:80])


def parsed(content: bytes) -> etree._Element:
    """Parse a part; neither entities nor the net are followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refusal("not_word", str(error)[:100]) from error


def paragraphs(tree: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs in the order of the text."""
    yield from tree.iter(f"{W}p")


def text_of(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, without that of paragraphs within it."""
    return "".join(run.text or "" for run in _texts(paragraph))


def formats_of(paragraph: etree._Element) -> list[tuple[str, bytes]]:
    """Return the texts of a paragraph with how each is formatted."""
    found = []
    for text in _texts(paragraph):
        run = text.getparent()
        properties = None if run is None else run.find(f"{W}rPr")
        look = b"" if properties is None else _look(properties)
        found.append((text.text or "", look))
    return found


def _look(properties: etree._Element) -> bytes:
    """What a reader sees: languages and spelling marks are none of it."""
    seen = [child for child in properties if child.tag not in {f"{W}lang", f"{W}noProof"}]
    return b"".join(sorted(etree.tostring(child, method="c14n") for child in seen))


def _texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    for text in paragraph.iter(f"{W}t"):
        if next(text.iterancestors(f"{W}p"), None) is paragraph:
            yield text
