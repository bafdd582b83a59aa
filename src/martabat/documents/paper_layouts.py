"""What certificates, reports and official papers expect.

As in `layouts`, figures and dates arrive as people read them. Labels come with the data, so that
the same words stand in the Word file; only certificates bring words of their own.
"""

from typing import Any, TypedDict


class CertificateData(TypedDict):
    """One person's certificate; `qr` is an SVG that leads to `url`."""

    number: str
    name: str
    url: str
    qr: str


class CertificatePaper(TypedDict):
    """A batch, one page each (`certificate`). `text` is the capacity: "sebagai peserta"."""

    example: bool
    organiser: str
    title: str
    text: str
    activity: str
    theme: str
    when: str
    where: str
    place: str
    dated: str
    signatory: str
    signatory_title: str
    certificates: list[CertificateData]


class PaperTable(TypedDict):
    """Rows of text under their heads; `widths` are shares of the line, empty for equal ones."""

    heads: list[str]
    rows: list[list[str]]
    widths: list[float]


class PictureData(TypedDict):
    """A photograph by the name of its file, with alternative text and credit."""

    file: str
    alternative: str
    credit: str


class PaperSection(TypedDict):
    """A part of a paper: sentences, a list (numbered or not), a table, pictures."""

    heading: str
    level: int
    lines: list[str]
    items: list[str]
    numbered: bool
    table: PaperTable | None
    pictures: list[PictureData]


class ReportPaper(TypedDict):
    """The report of an activity or of a whole edition (`report`); Word gets the same."""

    example: bool
    office: str
    kind: str
    title: str
    lead: str
    made: str
    facts: list[list[str]]
    sections: list[PaperSection]


class ShownPicture(TypedDict):
    """A picture of an official paper: the name of its file, and what is read out for it."""

    file: str
    alternative: str


class OfficialPaper(TypedDict):
    """An official paper (`letter`, `title`): `paper` as `word.contexts` declares it for `kind`."""

    kind: str
    title: str
    author: str
    paper: dict[str, Any]
    # Further letters of the same kind, each on pages of its own.
    also: list[dict[str, Any]]
    pictures: dict[str, ShownPicture]
