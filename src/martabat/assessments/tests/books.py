"""Making, changing and bringing back workbooks, for the tests of them."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from martabat.assessments.actions.workbooks import preview_workbook
from martabat.assessments.models import Assessment, WorkbookImport
from martabat.assessments.queries.workbooks import Preview, content_of, preview_of
from martabat.assessments.workbooks.writing import workbook_file
from martabat.organisations.models import Membership

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ADDRESS = "https://martabat.example/penilaian/2023/61.72/buku-kerja/"


def book_for(assessment: Assessment, membership: Membership, **more: Any) -> bytes:
    """Return the workbook that somebody downloads."""
    return workbook_file(content_of(assessment, membership, address=ADDRESS, **more))


def bring(
    assessment: Assessment, membership: Membership, content: bytes, name: str = "isi.xlsx"
) -> tuple[WorkbookImport, Preview]:
    """Upload a workbook and return the import with what it says."""
    item = preview_workbook(
        assessment=assessment, membership=membership, upload=io.BytesIO(content), filename=name
    )
    # As the next request finds it: what the database keeps has an order of its own.
    item.refresh_from_db()
    return item, preview_of(item, membership)


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return a package with every part given through `change`; None leaves a part out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = change(entry.filename, old.read(entry))
            if data is not None:
                # Read once and thrown away: the time for packing it well is lost.
                new.writestr(entry.filename, data, zipfile.ZIP_DEFLATED, compresslevel=1)
    return out.getvalue()


def sheet_paths(content: bytes) -> dict[str, str]:
    """Return the part of each sheet by its name; ours are numbered in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = re.findall(rb'<sheet name="([^"]+)"', package.read("xl/workbook.xml"))
    return {name.decode(): f"xl/worksheets/sheet{place}.xml" for place, name in enumerate(names, 1)}


class Sheet:
    """One sheet's XML, to be changed as a person or a program would."""

    def __init__(self, xml: bytes) -> None:
        self.root = etree.fromstring(xml)
        self.data = self.root.find(f"{MAIN}sheetData")

    def cell(self, reference: str) -> Any:
        """Return a cell, made where it is missing."""
        number = re.sub(r"\D", "", reference)
        row = self.data.find(f"{MAIN}row[@r='{number}']")
        if row is None:
            row = etree.SubElement(self.data, f"{MAIN}row", r=number)
        found = row.find(f"{MAIN}c[@r='{reference}']")
        return etree.SubElement(row, f"{MAIN}c", r=reference) if found is None else found

    def put(
        self,
        reference: str,
        value: object,
        *,
        kind: str = "",
        formula: str = "",
        style: int | None = None,
    ) -> None:
        """Write into a cell: text as such, numbers as numbers, or any `kind` of the format."""
        cell = self.cell(reference)
        for part in list(cell):
            cell.remove(part)
        cell.attrib.pop("t", None)
        if style is not None:
            cell.set("s", str(style))
        if formula:
            etree.SubElement(cell, f"{MAIN}f").text = formula
        if value is None:
            return
        if isinstance(value, str) and not kind:
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
            text.text = value
            return
        if kind:
            cell.set("t", kind)
        etree.SubElement(cell, f"{MAIN}v").text = str(value)

    def merge(self, span: str) -> None:
        """Join cells."""
        joined = etree.Element(f"{MAIN}mergeCells", count="1")
        etree.SubElement(joined, f"{MAIN}mergeCell", ref=span)
        self.data.addnext(joined)

    @property
    def xml(self) -> bytes:
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)


def changed(content: bytes, sheet: str, change: Callable[[Sheet], None]) -> bytes:
    """Return a workbook with one sheet changed."""
    path = sheet_paths(content)[sheet]

    def through(name: str, data: bytes) -> bytes:
        if name != path:
            return data
        page = Sheet(data)
        change(page)
        return page.xml

    return repacked(content, through)


def filled(content: bytes, cells: Mapping[tuple[str, str], object]) -> bytes:
    """Return a workbook with values typed into cells: `{("6 Kesehatan", "G12"): 3}`."""
    for (sheet, reference), value in cells.items():
        content = changed(content, sheet, lambda page, at=reference, said=value: page.put(at, said))
    return content


HEALTH, INFORMATION = "6 Kesehatan", "2 Informasi"
# Rows of ours: five lines of head, then the indicators in their order.
RATIO, PER_THOUSAND, PERCENT, CHOICE = 12, 13, 14, 6  # 06-H-01, 06-H-02, 06-H-03, 06-S-01
BIG = "1234567890123456789"


def cell_styles(content):
    """Return the styles of cells in a workbook's package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read("xl/styles.xml"))
    return root.find(f"{MAIN}cellXfs")


def at(cell, value, **more):
    """Return a change that writes into one cell."""
    return lambda page: page.put(cell, value, **more)


def only(preview):
    """Return the one finding."""
    (finding,) = preview.findings
    return finding
