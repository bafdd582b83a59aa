"""The board of a province, its download, and reminding its late regions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from martabat.assessments import places, rules
from martabat.assessments.actions.reminders import Reminded, remind_late_regions
from martabat.assessments.forms.boards import PROVINCE_ORDERS, STAGES, ProvinceForm
from martabat.assessments.queries.boards import tiles
from martabat.assessments.queries.boards.province import ProvinceBoard
from martabat.assessments.views.access import cycle_or_404, member, members_only
from martabat.assessments.views.boards.download import download
from martabat.assessments.views.boards.links import choices
from martabat.interface.numbers import number
from martabat.regions.models import Region


@require_GET
@members_only
def province(request: HttpRequest, award_year: int, province: str) -> HttpResponse:
    """Show the regions of one province, the worst first."""
    board = _board(request, award_year, province)
    wanted, query = board.wanted, request.GET
    return render(
        request,
        "assessments/boards/province.html",
        {
            "cycle": board.cycle,
            "board": board,
            "wanted": wanted,
            "stages": [
                item
                for item in choices(query, "tahap", STAGES, wanted.stage, board.counts)
                if item[1] or item[3]
            ],
            "modes": choices(
                query, "peta", tiles.PROVINCE_MODES.items(), wanted.mode, default=tiles.CHECKED
            ),
            "legend": tiles.region_legend(wanted.mode, board.scale),
            "orders": PROVINCE_ORDERS,
            "may_remind": rules.may_remind_regions(member(request), province),
            "sees_nation": rules.may_see_nation(member(request)),
        },
    )


@require_GET
@members_only
def province_csv(request: HttpRequest, award_year: int, province: str) -> StreamingHttpResponse:
    """Send the rows of a province that the filters leave as CSV."""
    board = _board(request, award_year, province)
    return download(
        board.rows, board.cycle, board.calendar, f"provinsi-{province}-{award_year}.csv"
    )


@require_POST
@members_only
def remind_late(request: HttpRequest, award_year: int, province: str) -> HttpResponse:
    """Write to the operators of late regions, at most once a day each."""
    board = _board(request, award_year, province)
    reminded = remind_late_regions(
        cycle=board.cycle,
        province=board.province,
        membership=member(request),
        site=request.build_absolute_uri("/"),
    )
    messages.info(request, _told(reminded))
    return redirect(places.page("province", award_year, province))


def _board(request: HttpRequest, award_year: int, code: str) -> ProvinceBoard:
    cycle = cycle_or_404(request, award_year)
    membership = member(request)
    if not rules.may_see_board(membership, code):
        raise Http404
    found = get_object_or_404(Region, pk=code, kind=Region.Kind.PROVINCE)
    return ProvinceBoard(cycle, found, ProvinceForm.wanted(request.GET), membership.role)


def _told(reminded: Reminded) -> str:
    """Say what became of a reminder, in one or two sentences."""
    if not reminded.sent and not reminded.already and not reminded.unreachable:
        return _("Tidak ada daerah terlambat yang menunggu operatornya. Tidak ada surel dikirim.")
    sentences = []
    if reminded.sent:
        sentences.append(
            ngettext(
                "Pengingat dikirim ke operator %(n)s daerah.",
                "Pengingat dikirim ke operator %(n)s daerah.",
                len(reminded.sent),
            )
            % {"n": number(len(reminded.sent))}
        )
    if reminded.already:
        sentences.append(
            ngettext(
                "%(n)s daerah sudah diingatkan hari ini.",
                "%(n)s daerah sudah diingatkan hari ini.",
                len(reminded.already),
            )
            % {"n": number(len(reminded.already))}
        )
    if reminded.unreachable:
        sentences.append(
            _("Belum punya operator: %(names)s.") % {"names": ", ".join(reminded.unreachable)}
        )
    return " ".join(sentences)
