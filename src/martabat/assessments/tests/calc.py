"""LibreOffice at work: it opens a workbook, types into it, computes, and saves it its own way."""

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

_DOCTYPE = '<!DOCTYPE {0}:{1} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">'
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
{doctype}
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Work"
 script:language="StarBasic">{code}</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
{doctype}
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Work"/></library:library>"""
_WORK = """
Sub Main
 On Error Goto Failed
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden"
 hidden(0).Value = True
 doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
 Dim here As New com.sun.star.lang.Locale
 doc.calculateAll()
{steps}
 doc.calculateAll()
 Dim how(0) As New com.sun.star.beans.PropertyValue
 how(0).Name = "FilterName"
 how(0).Value = "Calc MS Excel 2007 XML"
 doc.storeToURL("{folder}/saved.xlsx", how())
 how(0).Value = "calc8"
 doc.storeToURL("{folder}/saved.ods", how())
 doc.close(True)
 Exit Sub
Failed:
 Open ConvertFromURL("{folder}/error.txt") For Output As #1
 Print #1, Error$ & " in line " & Erl
 Close #1
 doc.close(True)
End Sub
"""
KINDS = ("xlsx", "ods")


class Calc:
    """LibreOffice with a profile of its own in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._run("--terminate_after_init")
        basic = folder / "profile" / "user" / "basic" / "Standard"
        basic.mkdir(parents=True, exist_ok=True)
        library = _LIBRARY.format(doctype=_DOCTYPE.format("library", "library"))
        (basic / "script.xlb").write_text(library)
        self.module = basic / "Work.xba"

    def fill(self, content: bytes, steps: list[str]) -> tuple[bytes, bytes]:
        """Return a workbook as LibreOffice saves it after some steps: the .xlsx and the .ods.

        A step is a line of Basic; `doc` is the open workbook.
        """
        source = self.folder / "book.xlsx"
        source.write_bytes(content)
        code = _WORK.format(
            source=source.as_uri(), folder=self.folder.as_uri(), steps="\n".join(steps)
        )
        doctype = _DOCTYPE.format("script", "module")
        self.module.write_text(_MODULE.format(doctype=doctype, code=escape(code)))
        self._run("macro:///Standard.Work.Main")
        saved = [self.folder / f"saved.{kind}" for kind in KINDS]
        return saved[0].read_bytes(), saved[1].read_bytes()

    def _run(self, *arguments: str) -> None:
        profile = (self.folder / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        subprocess.run([*command, *arguments], check=True, timeout=40, capture_output=True)


def text(sheet: str, cell: str, value: str) -> str:
    """Return the step that types a text."""
    quoted = value.replace('"', '""').replace("\n", '" & Chr(10) & "')
    return f' {_cell(sheet, cell)}.String = "{quoted}"'


def number(sheet: str, cell: str, value: float, shown: str = "") -> str:
    """Return the step that types a number, perhaps shown in a format such as `0.0%`."""
    at = _cell(sheet, cell)
    step = f" {at}.Value = {value}"
    if shown:
        step += (
            f'\n code = doc.NumberFormats.queryKey("{shown}", here, False)'
            f'\n If code = -1 Then code = doc.NumberFormats.addNew("{shown}", here)'
            f"\n {at}.NumberFormat = code"
        )
    return step


def formula(sheet: str, cell: str, value: str) -> str:
    """Return the step that types a formula."""
    return f' {_cell(sheet, cell)}.Formula = "{value}"'


def _cell(sheet: str, cell: str) -> str:
    return f'doc.Sheets.getByName("{sheet}").getCellRangeByName("{cell}")'
