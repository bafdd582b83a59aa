"""What an uploaded workbook says, cell by cell, and accepting it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from martabat.assessments import rules
from martabat.assessments.actions import workbooks as actions
from martabat.assessments.models import WorkbookImport
from martabat.assessments.queries import workbooks as queries
from martabat.assessments.refusals import Refused
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.assessments.views.workbooks.showing import FILTERS, shown_page, shown_result


@require_safe
@members_only
def preview(request: HttpRequest, award_year: int, region: str, pk: int) -> HttpResponse:
    """Show every difference; or, of a finished import, what was written."""
    return _shown(request, _item_or_404(request, award_year, region, pk))


@require_POST
@members_only
def choose(request: HttpRequest, award_year: int, region: str, pk: int) -> HttpResponse:
    """Decide one conflict, or all of them."""
    item = _item_or_404(request, award_year, region, pk)
    keys = request.POST.getlist("temuan")
    if request.POST.get("semua"):
        shown = queries.preview_of(item, member(request))
        keys = [finding.key for finding in shown.findings if finding.state == "conflict"]
    try:
        actions.choose(
            item=item,
            membership=member(request),
            keys=keys,
            overwrite=request.POST.get("pakai") == "berkas",
        )
    except Refused as refused:
        messages.error(request, str(refused))
    response = redirect("assessments:workbook_import", award_year, region, pk)
    query = request.META.get("QUERY_STRING", "")
    response["Location"] += f"?{query}" if query else ""
    return response


@require_POST
@members_only
def accept(request: HttpRequest, award_year: int, region: str, pk: int) -> HttpResponse:
    """Write what the preview says; a preview that has changed meanwhile is shown again."""
    item = _item_or_404(request, award_year, region, pk)
    seal = request.POST.get("meterai", "")
    shown = queries.preview_of(item, member(request)) if item.open else None
    if shown and shown.seal == seal and shown.count("refused") and not request.POST.get("sadar"):
        error = _("Centang dulu bahwa sel yang ditolak tidak ikut diimpor.")
        return _shown(request, item, errors=[(error, "id_sadar")], status=422)
    try:
        actions.accept(item=item, membership=member(request), seal=seal)
    except actions.Moved as moved:
        return _shown(request, item, moved=str(moved), status=409)
    except Refused as refused:
        return _shown(request, item, errors=[(str(refused), "")], status=422)
    return redirect("assessments:workbook_import", award_year, region, pk)


@require_POST
@members_only
def discard(request: HttpRequest, award_year: int, region: str, pk: int) -> HttpResponse:
    """Drop a preview."""
    item = _item_or_404(request, award_year, region, pk)
    try:
        actions.discard(item=item, membership=member(request))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Pratinjau dibatalkan. Tidak ada jawaban yang ditulis."))
    return redirect("assessments:workbook", award_year, region)


def _item_or_404(request: HttpRequest, award_year: int, region: str, pk: int) -> WorkbookImport:
    assessment = assessment_or_404(request, award_year, region)
    membership = member(request)
    if not rules.may_import(membership, assessment):
        raise PermissionDenied
    found = WorkbookImport.objects.filter(assessment=assessment.pk).select_related(
        "by", "organisation"
    )
    if membership.role in rules.OFFICE_ROLES:
        found = found.filter(organisation=membership.organisation_id)
    item = get_object_or_404(found, pk=pk)
    item.assessment = assessment
    if item.state == WorkbookImport.State.DISCARDED:
        raise Http404
    return item


def _shown(
    request: HttpRequest,
    item: WorkbookImport,
    *,
    errors: list[tuple[str, str]] | None = None,
    moved: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"item": item, "assessment": item.assessment}
    if item.state == WorkbookImport.State.ACCEPTED:
        return render(
            request,
            "assessments/workbooks/done.html",
            {**context, "result": shown_result(item), "errors": errors or []},
            status=status,
        )
    compared = queries.preview_of(item, member(request))
    only = FILTERS.get(request.GET.get("saring", ""), "")
    page = queries.page_of(compared, only=only, page=request.GET.get("halaman"))
    return render(
        request,
        "assessments/workbooks/preview.html",
        {
            **context,
            "preview": compared,
            "page": page,
            "rights": shown_page(item, compared, page),
            "only": only,
            "filter_names": FILTERS,
            "errors": errors or [],
            "moved": moved,
            "query": request.META.get("QUERY_STRING", ""),
        },
        status=status,
    )
