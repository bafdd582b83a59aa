"""Several papers of one template in one Word file, each a section with pages of its own."""

import copy
from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from lxml import etree


def joined(bodies: Sequence[str]) -> str:
    """Return one `w:body` with the content of all, page numbers beginning anew with each.

    All come from one template, so that styles, pictures and headers of the first serve the others.
    """
    first, *others = [parse_xml(body) for body in bodies]
    last = _section(first)
    if last is None or not others:
        return bodies[0]
    _from_one(last)
    for body in others:
        # What stood last becomes the end of its own section.
        last.addprevious(_break(last))
        for part in list(body):
            if part.tag != qn("w:sectPr"):
                last.addprevious(part)
    return str(etree.tostring(first, encoding="unicode"))


def _section(body: Any) -> Any:
    return body.find(qn("w:sectPr"))


def _from_one(section: Any) -> None:
    """Let the pages of a section count from 1, each section on a new page."""
    numbers = section.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = OxmlElement("w:pgNumType")
        # Where the schema wants it: after the margins.
        margins = section.find(qn("w:pgMar"))
        if margins is None:
            section.append(numbers)
        else:
            margins.addnext(numbers)
    numbers.set(qn("w:start"), "1")


def _break(section: Any) -> Any:
    """Return a line without height that ends a section like this one."""
    paragraph, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
    spacing = OxmlElement("w:spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), value)
    properties.append(spacing)
    properties.append(copy.deepcopy(section))
    paragraph.append(properties)
    return paragraph
