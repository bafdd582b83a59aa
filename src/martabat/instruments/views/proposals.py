"""Bringing in a version: upload, preview, counterparts, adopting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.instruments import actions, rules
from martabat.instruments.forms import CounterpartForm, UploadForm
from martabat.instruments.models import InstrumentProposal
from martabat.instruments.queries import pages
from martabat.instruments.queries import proposals as queries
from martabat.interface.numbers import number
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required

STATES = {"baru": "new", "dihapus": "removed", "berubah": "changed"}
PAIRS = {"periksa": queries.OPEN, "tanpa": queries.WITHOUT}
SURE = 80
EARLIER = 10


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def add(request: MemberRequest) -> HttpResponse:
    """Take a workbook and lead on to what it says."""
    _clerk(request)
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            proposal = actions.propose(
                by=request.membership, upload=file, filename=file.name or "instrumen.xlsx"
            )
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("instruments:proposal", proposal.pk)
    return render(
        request,
        "instruments/add.html",
        {
            "form": form,
            "versions": pages.version_lines(request.membership),
            "earlier": list(queries.proposals()[:EARLIER]),
        },
        status=422 if form.errors else 200,
    )


@require_safe
@member_required
def proposal(request: MemberRequest, pk: int) -> HttpResponse:
    """Show what a workbook says, and how it differs from the version before."""
    return _shown(request, _proposal_or_404(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def counterparts(request: MemberRequest, pk: int) -> HttpResponse:
    """Show which indicators before ask the same, and take decisions about them."""
    item = _proposal_or_404(request, pk)
    errors: list[tuple[str, str]] = []
    given: dict[str, str] = {}
    if request.method == "POST":
        form = CounterpartForm(request.POST)
        try:
            if not form.is_valid():
                raise Refused(_("Tulis kode versi sebelumnya, dipisah koma."))
            actions.choose_counterparts(
                by=request.membership,
                proposal=item,
                code=form.cleaned_data["code"],
                before=form.cleaned_data["before"],
            )
        except Refused as refused:
            code = request.POST.get("code", "")
            given = {code: request.POST.get("before", "")}
            errors = [(str(refused), f"padanan-{code}")]
        else:
            messages.success(
                request,
                _("Padanan %(code)s disimpan.") % {"code": form.cleaned_data["code"]},
            )
            return _back(request, "instruments:counterparts", pk)
    preview = queries.preview_of(item)
    only = request.GET.get("saring", "")
    page = queries.pairs_page(preview, only=PAIRS.get(only, ""), page=request.GET.get("halaman"))
    return render(
        request,
        "instruments/counterparts.html",
        {
            "proposal": item,
            "preview": preview,
            "page": page,
            "only": only if only in PAIRS else "",
            "base_codes": sorted(preview.base_codes),
            "query": request.META.get("QUERY_STRING", ""),
            "errors": errors,
            "given": given,
            "sure": SURE,
        },
        status=422 if errors else 200,
    )


@require_POST
@member_required
def take_proposed(request: MemberRequest, pk: int) -> HttpResponse:
    """Take every counterpart that is proposed and very much alike."""
    item = _proposal_or_404(request, pk)
    try:
        taken = actions.take_proposed(by=request.membership, proposal=item, least=SURE)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            ngettext("%(n)s padanan diterima.", "%(n)s padanan diterima.", taken)
            % {"n": number(taken)},
        )
    return _back(request, "instruments:counterparts", pk)


@require_POST
@member_required
def adopt(request: MemberRequest, pk: int) -> HttpResponse:
    """Make a version of a proposal."""
    item = _proposal_or_404(request, pk)
    official = item.document.get("status") == "official"
    if item.open and official and not request.POST.get("sah"):
        error = _("Centang dulu bahwa naskah ini lampiran resmi.")
        return _shown(request, item, errors=[(error, "id_sah")], status=422)
    try:
        version = actions.adopt(
            by=request.membership, proposal=item, seal=request.POST.get("meterai", "")
        )
    except actions.Moved as moved:
        return _shown(request, item, errors=[(str(moved), "")], status=409)
    except Refused as refused:
        item.refresh_from_db()
        return _shown(request, item, errors=[(str(refused), "")], status=422)
    messages.success(
        request,
        _("Versi %(name)s tersimpan. Sekarang dapat dipilih saat membuka siklus baru.")
        % {"name": version.name},
    )
    return redirect("instruments:version", version.name)


@require_POST
@member_required
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    """Drop a proposal."""
    item = _proposal_or_404(request, pk)
    try:
        actions.discard(by=request.membership, proposal=item)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Usulan dibatalkan. Tidak ada versi yang ditulis."))
    return redirect("instruments:add")


def _clerk(request: MemberRequest) -> None:
    if not rules.may_read(request.membership):
        raise Http404
    if not rules.may_propose(request.membership):
        raise PermissionDenied


def _proposal_or_404(request: MemberRequest, pk: int) -> InstrumentProposal:
    _clerk(request)
    found = InstrumentProposal.objects.select_related("by", "finished_by")
    return get_object_or_404(found, pk=pk)


def _back(request: MemberRequest, name: str, pk: int) -> HttpResponse:
    response = redirect(name, pk)
    query = request.META.get("QUERY_STRING", "")
    response["Location"] += f"?{query}" if query else ""
    return response


def _shown(
    request: MemberRequest,
    item: InstrumentProposal,
    *,
    errors: list[tuple[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    preview = queries.preview_of(item)
    only = request.GET.get("saring", "")
    page = queries.differences_page(
        preview, only=STATES.get(only, ""), page=request.GET.get("halaman")
    )
    context: dict[str, Any] = {
        "proposal": item,
        "preview": preview,
        "page": page,
        "only": only if only in STATES else "",
        "state_names": STATES,
        "summary": pages.summary_of(preview.proposal.document),
        "errors": errors or [],
        "shown_errors": preview.errors[: pages.SHOWN_FINDINGS],
        "shown_remarks": preview.remarks[: pages.SHOWN_FINDINGS],
        "stranger_base": pages.not_last_years(request.membership, preview.base),
    }
    return render(request, "instruments/proposal.html", context, status=status)
