"""The list of agreements, one agreement, its journal, and the calendar."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from martabat.agreements import rules
from martabat.agreements.calendar_file import calendar_file
from martabat.agreements.forms.listing import FilterForm
from martabat.agreements.journal_wording import line_of
from martabat.agreements.kinds import Kind
from martabat.agreements.queries.calendar import by_month, items_of
from martabat.agreements.queries.listing import Filters, Listing, listed
from martabat.agreements.queries.page import agreement_or_404, page_of
from martabat.agreements.queries.signing import on_agreement
from martabat.agreements.views.pages.access import day_of
from martabat.agreements.views.pages.mending import mends
from martabat.documents.rules import may_download, may_store
from martabat.interface.fields import with_query
from martabat.journal.queries import entries
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.regions.queries import provinces

LINES_PER_PAGE = 50


@require_safe
@member_required
def index(request: MemberRequest) -> HttpResponse:
    """List the agreements that the member may see."""
    filters = FilterForm.wanted(request.GET)
    found = listed(request.membership, filters, day_of(request.membership))
    national = request.membership.organisation.region_id is None
    context = {
        "filters": filters,
        "listing": found,
        "states": _states(request, filters, found),
        "kinds": [("", _("Semua jenis")), *Kind.choices],
        "provinces": (
            [("", _("Semua wilayah")), *((item.pk, item.name) for item in provinces())]
            if national
            else []
        ),
        "several_regions": national or len(request.membership.organisation.region_id or "") == 2,
        "may_add": rules.may_add(request.membership),
    }
    return render(request, "agreements/pages/index.html", context)


def _states(
    request: MemberRequest, filters: Filters, found: Listing
) -> list[tuple[str, int, str, bool]]:
    names = {
        "": _("Semua"),
        "proses": _("Disiapkan"),
        "berlaku": _("Berlaku"),
        "segera": _("Berakhir dalam 90 hari"),
        "tak-tercatat": _("Masa berlaku belum tercatat"),
        "berakhir": _("Berakhir"),
    }
    return [
        (
            name,
            found.counts[key],
            with_query(_first_page(request), "keadaan", key),
            key == filters.state,
        )
        for key, name in names.items()
    ]


def _first_page(request: MemberRequest) -> MemberRequest:
    """Another state begins at its first page."""
    if "halaman" in request.GET:
        query = request.GET.copy()
        query.pop("halaman")
        request.GET = query  # type: ignore[assignment]
    return request


@require_safe
@member_required
def agreement(request: MemberRequest, pk: int) -> HttpResponse:
    """Show an agreement with its chain, parties, sources, obligations and history."""
    found = agreement_or_404(request.membership, pk)
    shown = page_of(found, request.membership, day_of(request.membership))
    document = found.document
    context = {
        "agreement": found,
        "shown": shown,
        "mends": mends(found, shown.warnings) if shown.may_edit else {},
        "signing": on_agreement(found, request.membership),
        "document": document,
        "may_upload": shown.may_edit and may_store(request.membership, found.region_id),
        "may_download": document is not None and may_download(request.membership, document),
    }
    return render(request, "agreements/pages/agreement.html", context)


@require_safe
@member_required
def history(request: MemberRequest, pk: int) -> HttpResponse:
    """Show everything that was done to an agreement, the newest first."""
    found = agreement_or_404(request.membership, pk)
    page = Paginator(entries(found.subject), LINES_PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"agreement": found, "page": page, "lines": [line_of(entry) for entry in page]}
    return render(request, "agreements/pages/history.html", context)


@require_safe
@member_required
def calendar(request: MemberRequest) -> HttpResponse:
    """Show what ends within 90 days and which obligations fall due, by month."""
    items = items_of(request.membership, day_of(request.membership))
    context = {"months": by_month(items), "count": len(items)}
    return render(request, "agreements/pages/calendar.html", context)


@require_safe
@member_required
def calendar_download(request: MemberRequest) -> HttpResponse:
    """Send the same as a file for calendars."""
    content = calendar_file(
        items_of(request.membership, day_of(request.membership)),
        site=request.build_absolute_uri("/"),
        made_at=timezone.now(),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="perjanjian.ics"'
    return response
