"""The national board and its download."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from martabat.assessments import places, rules
from martabat.assessments.forms.boards import NATION_ORDERS, SEARCH_ORDERS, STAGES, NationForm
from martabat.assessments.models import Cycle
from martabat.assessments.queries.boards import tiles
from martabat.assessments.queries.boards.nation import NationBoard
from martabat.assessments.queries.boards.predicates import NEVER
from martabat.assessments.views.access import cycle_or_404, member, members_only
from martabat.assessments.views.boards.download import download
from martabat.assessments.views.boards.links import choices


@require_GET
@members_only
def nation(request: HttpRequest, award_year: int) -> HttpResponse:
    """Show every region of a cycle; who works in one region or province is led there."""
    cycle = cycle_or_404(request, award_year)
    if not rules.may_see_nation(member(request)):
        return redirect(places.start(member(request), award_year))
    board = _board(request, cycle)
    wanted, query = board.wanted, request.GET
    language = get_language() or "id"
    return render(
        request,
        "assessments/boards/nation.html",
        {
            "cycle": cycle,
            "board": board,
            "wanted": wanted,
            "stages": choices(query, "tahap", STAGES, wanted.stage, board.counts),
            "modes": choices(
                query, "peta", tiles.NATION_MODES.items(), wanted.mode, default=tiles.PROGRESS
            ),
            "legend": tiles.province_legend(wanted.mode),
            "orders": SEARCH_ORDERS if wanted.text else NATION_ORDERS,
            "predicates": [
                ("", _("Semua predikat")),
                *((item.code, item.title.to(language)) for item in board.last.known.values()),
                (NEVER, _("Belum pernah")),
            ],
        },
    )


@require_GET
@members_only
def nation_csv(request: HttpRequest, award_year: int) -> StreamingHttpResponse:
    """Send every row that the filters leave as CSV."""
    cycle = cycle_or_404(request, award_year)
    if not rules.may_see_nation(member(request)):
        raise Http404
    board = _board(request, cycle)
    return download(board.stream(), cycle, board.calendar, f"indonesia-{award_year}.csv")


def _board(request: HttpRequest, cycle: Cycle) -> NationBoard:
    return NationBoard(cycle, NationForm.wanted(request.GET), member(request).role)
