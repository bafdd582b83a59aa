"""Reports as Word files, in the template of the office that reports."""

from collections.abc import Mapping

from martabat.documents.paper_layouts import ReportPaper
from martabat.documents.word.papers import PaperKind, render
from martabat.documents.word.reports import report_context, report_pictures
from martabat.organisations.models import Organisation


def word(
    paper: ReportPaper,
    files: Mapping[str, bytes],
    *,
    language: str,
    organisation: Organisation | None = None,
) -> bytes:
    """Return the Word file of a report, with its pictures and their alternative texts."""
    return render(
        PaperKind.ACTIVITY_REPORT,
        report_context(paper),
        organisation=organisation,
        language=language,
        pictures=report_pictures(paper, files),
    )
