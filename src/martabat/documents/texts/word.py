"""Words of .docx and .odt: paragraphs, tables, headers and footers, notes; what was deleted is not
read, nor are comments."""

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from martabat.documents.texts.values import Collected, Text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS_OF_PAGE = ("/header", "/footer", "/footnotes", "/endnotes")
_ODT_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODT_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_ODT_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_ODT_UNREAD = {f"{_ODT_OFFICE}annotation", f"{_ODT_TEXT}tracked-changes"}
MAX_PART = 200 * 1024 * 1024


def read_docx(file: BinaryIO, collected: Collected) -> Text:
    """Return the words of a .docx as one page, for its pages are only known to a printer."""
    import docx

    document = docx.Document(file)
    lines = list(_word_lines(document.element.body))
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_PARTS_OF_PAGE):
            lines += _word_lines(_parsed(relation.target_part.blob))
    return whole(lines, collected)


def read_odt(file: BinaryIO, collected: Collected) -> Text:
    """Return the words of an .odt as one page."""
    with zipfile.ZipFile(file) as package:
        lines = list(_odt_lines(_parsed(_entry(package, "content.xml"))))
        if "styles.xml" in package.namelist():
            # Headers and footers stand there.
            lines += _odt_lines(_parsed(_entry(package, "styles.xml")))
    return whole(lines, collected)


def whole(lines: list[str], collected: Collected) -> Text:
    """Return the lines as one page, or as several where one would be too long to keep."""
    from martabat.documents.texts.values import MAX_PAGE_CHARACTERS

    held: list[str] = []
    size = 0
    with collected.until_full():
        for line in lines:
            if held and size + len(line) >= MAX_PAGE_CHARACTERS:
                collected.add("\n".join(held))
                held, size = [], 0
            held.append(line)
            size += len(line) + 1
        collected.add("\n".join(held))
    return Text(
        pages=tuple(collected.pages),
        truncated=collected.truncated,
        reason="empty" if collected.empty else "",
    )


def _entry(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(MAX_PART)


def _parsed(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)


def _word_lines(element: Any) -> Iterator[str]:
    """Yield each paragraph and each row of a table as a line."""
    for child in element:
        if child.tag == f"{_W}p":
            yield from _word_paragraph(child)
        elif child.tag == f"{_W}tr":
            yield "\t".join(" ".join(_word_lines(cell)) for cell in child)
        elif isinstance(child.tag, str) and child.tag != f"{_W}del":
            yield from _word_lines(child)


def _word_paragraph(paragraph: Any) -> Iterator[str]:
    words: list[str] = []
    apart: list[str] = []
    _word_runs(paragraph, words, apart)
    yield "".join(words)
    # A frame is drawn over the page, so its words are a line of their own.
    yield from apart


def _word_runs(element: Any, words: list[str], apart: list[str]) -> None:
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == f"{_W}t":
            words.append(child.text or "")
        elif tag in {f"{_W}tab", f"{_W}ptab"} and element.tag == f"{_W}r":
            words.append("\t")
        elif tag in {f"{_W}br", f"{_W}cr"}:
            words.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            words.append("-")
        elif tag == f"{_W}txbxContent":
            apart.extend(_word_lines(child))
        # The same frame once more, for old programs.
        elif not tag.endswith("}Fallback"):
            _word_runs(child, words, apart)


def _odt_lines(element: Any) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in {f"{_ODT_TEXT}p", f"{_ODT_TEXT}h"}:
            words: list[str] = []
            _odt_runs(child, words)
            yield "".join(words)
        elif tag == f"{_ODT_TABLE}table-row":
            yield "\t".join(" ".join(_odt_lines(cell)) for cell in child)
        elif isinstance(tag, str) and tag not in _ODT_UNREAD:
            yield from _odt_lines(child)


def _odt_runs(element: Any, words: list[str]) -> None:
    words.append(element.text or "")
    for child in element:
        tag = child.tag
        if tag == f"{_ODT_TEXT}s":
            words.append(" ")
        elif tag == f"{_ODT_TEXT}tab":
            words.append("\t")
        elif tag == f"{_ODT_TEXT}line-break":
            words.append("\n")
        elif isinstance(tag, str) and tag not in _ODT_UNREAD:
            _odt_runs(child, words)
            if tag in {f"{_ODT_TEXT}p", f"{_ODT_TEXT}h"}:
                words.append("\n")
        words.append(child.tail or "")
