"""Who is invited, what they answered and who came: the list, on the screen, as a file, on paper."""

import csv
from collections.abc import Iterator
from io import BytesIO
from typing import cast

import xlsxwriter
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from martabat.documents.intake.kinds import XLSX
from martabat.interface.statuses import STATUSES
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions.mailings import is_stale
from martabat.programmes.actions.people_lists import note_taken
from martabat.programmes.models import Activity, Invitation
from martabat.programmes.queries import invitations as queries
from martabat.programmes.queries.audiences import audiences_of
from martabat.programmes.queries.invitations import Figures, Wanted, state_of
from martabat.programmes.views.invitations.access import activity_to_invite_to
from martabat.programmes.when import line_of

PER_PAGE = 50


@never_cache
@require_safe
@member_required
def index(request: MemberRequest, pk: int) -> HttpResponse:
    """List the invitations of an activity with answer, coming and letter."""
    activity = activity_to_invite_to(request, pk)
    wanted = Wanted.of(request.GET)
    figures = queries.figures_of(activity)
    page = Paginator(queries.listed(activity, wanted), PER_PAGE).get_page(
        request.GET.get("halaman")
    )
    context = {
        "activity": activity,
        "line": line_of(activity),
        "figures": figures,
        "page": page,
        "rows": [(item, state_of(item, figures)) for item in page],
        "wanted": wanted,
        "filters": _filters(request, figures, wanted),
        "unreached": queries.without_address(activity),
        "audiences": audiences_of(activity),
        "mailing": activity.mailings.first(),
        "stale": is_stale(activity),
        "region_name": queries.region_name,
    }
    return render(request, "programmes/invitations/index.html", context)


@never_cache
@require_safe
@member_required
def download_csv(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the list as CSV: UTF-8, commas; it is journalled."""
    activity = activity_to_invite_to(request, pk)
    _note(request, activity, "invitations.csv")
    response = StreamingHttpResponse(
        _lines(activity, Wanted.of(request.GET)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="undangan-{activity.pk}.csv"'},
    )
    return cast(HttpResponse, response)


@never_cache
@require_safe
@member_required
def download_xlsx(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the list as an Excel file; it is journalled."""
    activity = activity_to_invite_to(request, pk)
    _note(request, activity, "invitations.xlsx")
    out = BytesIO()
    # Row by row to the disk; text stays text: a name that begins with "=" is no formula.
    book = xlsxwriter.Workbook(
        out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("Undangan"))
    sheet.set_column(0, 1, 34)
    sheet.set_column(2, 12, 18)
    sheet.freeze_panes(1, 1)
    bold = book.add_format({"bold": True, "bottom": 1})
    for number, row in enumerate(_cells(activity, Wanted.of(request.GET))):
        sheet.write_row(number, 0, row, None if number else bold)
    book.close()
    return HttpResponse(
        out.getvalue(),
        content_type=XLSX.media_type,
        headers={"Content-Disposition": f'attachment; filename="undangan-{activity.pk}.xlsx"'},
    )


@never_cache
@require_safe
@member_required
def paper(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the list as a sheet to print, with room for signatures."""
    activity = activity_to_invite_to(request, pk)
    figures = queries.figures_of(activity)
    page = Paginator(queries.listed(activity, Wanted()), 600).get_page(request.GET.get("halaman"))
    context = {
        "activity": activity,
        "line": line_of(activity),
        "figures": figures,
        "page": page,
        "rows": [(item, state_of(item, figures)) for item in page],
        "region_name": queries.region_name,
    }
    return render(request, "programmes/invitations/paper.html", context)


def _note(request: MemberRequest, activity: Activity, kind: str) -> None:
    wanted = Wanted.of(request.GET)
    note_taken(
        activity=activity,
        by=request.membership,
        filters={"answer": wanted.answer, "came": wanted.came, "letter": wanted.letter},
        kind=kind,
        people=queries.listed(activity, wanted).count(),
    )


def _filters(
    request: MemberRequest, figures: Figures, wanted: Wanted
) -> list[tuple[str, int | None, str, bool]]:
    """Return the filters with their counts; those of coming only when somebody kept the door."""

    def one(
        name: str, count: int | None, key: str, value: str
    ) -> tuple[str, int | None, str, bool]:
        active = {"jawab": wanted.answer, "datang": wanted.came}[key] == value
        return name, count, f"{request.path}?{key}={value}", active

    everything = (
        _("Semua"),
        figures.invited + figures.groups,
        request.path,
        not (wanted.answer or wanted.came or wanted.letter),
    )
    answers = [
        one(_("belum menjawab"), figures.silent, "jawab", "belum"),
        one(_("akan hadir"), figures.yes, "jawab", "akan"),
        one(_("akan diwakili"), figures.substitute, "jawab", "diwakili"),
        one(_("berhalangan"), figures.no, "jawab", "berhalangan"),
    ]
    came = [
        one(_("hadir"), figures.present, "datang", "hadir"),
        one(_("hadir diwakili"), figures.represented, "datang", "hadir-diwakili"),
        one(_("tidak hadir"), figures.absent, "datang", "tidak-hadir"),
    ]
    return [everything, *answers, *(came if figures.recorded else [])]


def _lines(activity: Activity, wanted: Wanted) -> Iterator[str]:
    class Line:
        """What the CSV writer writes to: it hands each line back."""

        def write(self, line: str) -> str:
            return line

    writer = csv.writer(Line())
    for row in _cells(activity, wanted):
        yield writer.writerow([_harmless(cell) for cell in row])


def _harmless(cell: str | int) -> str | int:
    """Keep a spreadsheet from taking a name for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@" and cell else cell


def _cells(activity: Activity, wanted: Wanted) -> Iterator[list[str | int]]:
    yield [
        _("Undangan untuk"), _("Wilayah"), _("Kode wilayah"), _("Jawaban"), _("Dijawab"),
        _("Jumlah orang"), _("Yang mewakili"), _("Jabatan"), _("Kehadiran"), _("Surat terkirim"),
        _("Catatan"),
    ]  # fmt: skip
    figures = queries.figures_of(activity)
    for item in queries.listed(activity, wanted).iterator(chunk_size=500):
        yield _row(item, figures)


def _row(item: Invitation, figures: Figures) -> list[str | int]:
    seen = item.came or figures.knows_absent  # type: ignore[attr-defined]
    state = str(STATUSES[state_of(item, figures)].word) if seen and not item.is_group else ""
    return [
        item.name,
        queries.region_name(item),
        item.region_id or "",
        "" if item.is_group else item.get_answer_display(),
        item.answered_at.isoformat(timespec="minutes") if item.answered_at else "",
        item.people or "",
        item.substitute,
        item.substitute_title,
        state,
        item.sent_at.isoformat(timespec="minutes") if item.sent_at else "",
        item.note,
    ]
