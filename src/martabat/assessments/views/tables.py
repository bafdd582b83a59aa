"""Tables of all answers and scores, for those who look after many regions."""

import tempfile

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from martabat.assessments import rules
from martabat.assessments.models import Cycle
from martabat.assessments.tables import lines, rows, workbook
from martabat.assessments.views.access import cycle_or_404, member, members_only
from martabat.documents.intake.kinds import XLSX
from martabat.documents.sending import named
from martabat.organisations.models import Membership

CSV = "text/csv; charset=utf-8"


@require_safe
@members_only
def tables(request: HttpRequest, award_year: int) -> HttpResponse:
    """Say which tables there are."""
    membership, cycle = _asked(request, award_year)
    return render(
        request,
        "assessments/tables/tables.html",
        {
            "cycle": cycle,
            "scope": _scope(membership),
            "count": rows.seen_by(membership, cycle).count(),
        },
    )


@require_safe
@members_only
def xlsx(request: HttpRequest, award_year: int) -> HttpResponseBase:
    """Send everything as one workbook, which is written to disk first."""
    membership, cycle = _asked(request, award_year)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    workbook.write(file, rows.seen_by(membership, cycle), cycle, _scope(membership))
    file.seek(0)
    return _named(
        FileResponse(file, content_type=XLSX.media_type), membership, cycle, "tabel", "xlsx"
    )


@require_safe
@members_only
def answers_csv(request: HttpRequest, award_year: int) -> HttpResponseBase:
    """Send every answer while it is read."""
    membership, cycle = _asked(request, award_year)
    body = lines.answers(rows.seen_by(membership, cycle), cycle)
    response = StreamingHttpResponse(body, content_type=CSV)
    return _named(response, membership, cycle, "jawaban", "csv")


@require_safe
@members_only
def scores_csv(request: HttpRequest, award_year: int) -> HttpResponseBase:
    """Send every summary while it is read."""
    membership, cycle = _asked(request, award_year)
    body = lines.scores(rows.seen_by(membership, cycle), cycle)
    response = StreamingHttpResponse(body, content_type=CSV)
    return _named(response, membership, cycle, "nilai", "csv")


def _asked(request: HttpRequest, award_year: int) -> tuple[Membership, Cycle]:
    membership, cycle = member(request), cycle_or_404(request, award_year)
    if membership.role not in rules.PROVINCIAL_ROLES | rules.NATIONAL_ROLES:
        raise Http404
    return membership, cycle


def _scope(membership: Membership) -> str:
    region = membership.organisation.region
    return region.name if region else _("Seluruh Indonesia")


def _named(
    response: HttpResponseBase, membership: Membership, cycle: Cycle, kind: str, extension: str
) -> HttpResponseBase:
    place = membership.organisation.region_id or "indonesia"
    return named(response, f"{kind}-{place}-{cycle.award_year}.{extension}")
