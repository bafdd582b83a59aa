"""The report of an activity or programme as its Word template wants it."""

from collections.abc import Mapping
from typing import Final

from martabat.documents.paper_layouts import PaperSection, ReportPaper
from martabat.documents.word.contexts import ReportContext, ReportPart
from martabat.documents.word.filling import Picture
from martabat.documents.word.papers import example_note

# Half a page high at most, as wide as the text.
WIDTH: Final = 150.0


def report_context(paper: ReportPaper) -> ReportContext:
    """Return the context of a report that was put into words."""
    return {
        "kantor": paper["office"],
        "jenis": paper["kind"],
        "judul": paper["title"],
        "pengantar": paper["lead"],
        "fakta": [{"label": label, "isi": text} for label, text in paper["facts"]],
        "bagian": [_part(one) for one in paper["sections"]],
        "disusun": paper["made"],
        "contoh": example_note(paper["example"]),
    }


def report_pictures(paper: ReportPaper, files: Mapping[str, bytes]) -> dict[str, Picture]:
    """Return the photographs of a report under the names of their files."""
    return {
        one["file"]: Picture(files[one["file"]], one["alternative"], width=WIDTH)
        for part in paper["sections"]
        for one in part["pictures"]
    }


def _part(one: PaperSection) -> ReportPart:
    table = one["table"]
    return {
        "judul": one["heading"],
        "tingkat": one["level"],
        "kalimat": one["lines"],
        "butir": one["items"],
        "bernomor": one["numbered"],
        "tabel": {"kepala": table["heads"], "baris": table["rows"]}
        if table
        else {"kepala": [], "baris": []},
        "gambar": [
            {
                "gambar": picture["file"],
                "keterangan": picture["alternative"],
                "kredit": picture["credit"],
            }
            for picture in one["pictures"]
        ],
    }
