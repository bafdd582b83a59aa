"""Keeping what belongs to an agreement: obligations, sources, the signed file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from martabat.agreements import rules
from martabat.agreements.actions import files, obligations, sources
from martabat.agreements.forms.agreements import (
    ClaimForm,
    ClosingForm,
    FileForm,
    ObligationForm,
    ReopeningForm,
)
from martabat.agreements.models import Agreement
from martabat.agreements.queries.page import agreement_or_404, disputes_of, obligation_row
from martabat.agreements.uses import uses_of
from martabat.agreements.views.pages.access import day_of, editable_or_403, form_page
from martabat.documents.refusals import UploadRefused
from martabat.documents.rules import may_store
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required


@require_http_methods(["GET", "POST"])
@member_required
def obligations_page(request: MemberRequest, pk: int) -> HttpResponse:
    """List the obligations and add one."""
    agreement = editable_or_403(request, pk)
    form = ObligationForm(request.POST if request.method == "POST" else None, agreement=agreement)
    if request.method == "POST" and form.is_valid():
        obligations.add_obligation(by=request.membership, agreement=agreement, **form.cleaned_data)
        messages.success(request, _("Kewajiban ditambahkan."))
        return redirect("agreements:obligations", pk)
    day = day_of(request.membership)
    uses = uses_of(request.membership, [agreement.pk])[agreement.pk]
    found = agreement.obligations.select_related("party").order_by("due_on", "pk")
    context: dict[str, object] = {
        "agreement": agreement,
        "form": form,
        "rows": [obligation_row(item, request.membership, True, uses, day) for item in found],
        "parties": agreement.parties.exists(),
    }
    return form_page(request, "obligations.html", context, wrong=bool(form.errors))


@require_http_methods(["GET", "POST"])
@member_required
def obligation(request: MemberRequest, pk: int, obligation: int) -> HttpResponse:
    """Close, reopen, change or take away one obligation; its own party may close it too."""
    agreement = agreement_or_404(request.membership, pk)
    item = get_object_or_404(
        agreement.obligations.select_related("party", "agreement"), pk=obligation
    )
    may_edit = rules.may_edit(request.membership, agreement)
    if not rules.may_close(request.membership, item):
        raise PermissionDenied
    act = request.POST.get("act", "") if request.method == "POST" else ""
    day = day_of(request.membership)
    closing = ClosingForm(request.POST if act == "close" else None, obligation=item, today=day)
    reopening = ReopeningForm(
        request.POST if act == "reopen" else None, use_required_attribute=False
    )
    changing = ObligationForm(
        request.POST if act == "change" else None,
        agreement=agreement,
        initial={"party": item.party_id, "text": item.text, "due_on": item.due_on},
    )
    form = {"close": closing, "reopen": reopening, "change": changing}.get(act)
    problem = ""
    try:
        if act == "remove":
            obligations.remove_obligation(by=request.membership, obligation=item)
            messages.success(request, _("Kewajiban dihapus; jurnal tetap mencatatnya."))
            return redirect("agreements:obligations", pk)
        if form is not None and form.is_valid():
            if act == "close":
                obligations.close_obligation(
                    by=request.membership, obligation=item, **closing.cleaned_data
                )
                messages.success(request, _("Kewajiban dinyatakan dipenuhi."))
            elif act == "reopen":
                obligations.reopen_obligation(
                    by=request.membership, obligation=item, **reopening.cleaned_data
                )
                messages.success(request, _("Kewajiban dibuka lagi."))
            else:
                obligations.change_obligation(
                    by=request.membership, obligation=item, **changing.cleaned_data
                )
                messages.success(request, _("Perubahan disimpan."))
            return redirect(f"{agreement.get_absolute_url()}#kewajiban")
    except Refused as refused:
        problem = str(refused)
    uses = uses_of(request.membership, [agreement.pk])[agreement.pk]
    context: dict[str, object] = {
        "agreement": agreement,
        "row": obligation_row(item, request.membership, may_edit, uses, day),
        "closing": closing,
        "reopening": reopening,
        "changing": changing,
        "form": form,
        "problem": problem,
        "may_edit": may_edit,
    }
    wrong = bool(problem or (form is not None and form.errors))
    return form_page(request, "obligation.html", context, wrong=wrong)


@require_http_methods(["GET", "POST"])
@member_required
def sources_page(request: MemberRequest, pk: int) -> HttpResponse:
    """List what sources say, choose what pages use, add what another says."""
    agreement = editable_or_403(request, pk)
    act = request.POST.get("act", "add") if request.method == "POST" else ""
    form = ClaimForm(request.POST if act == "add" else None, use_required_attribute=False)
    if act in {"use", "remove"}:
        return _claim_act(request, agreement, act)
    if act == "add" and form.is_valid():
        try:
            sources.add_claim(by=request.membership, agreement=agreement, **form.cleaned_data)
        except Refused as refused:
            form.add_error("value", str(refused))
        else:
            messages.success(request, _("Sumber dicatat. Nilai yang lain tetap tersimpan."))
            return redirect("agreements:sources", pk)
    context: dict[str, object] = {
        "agreement": agreement,
        "form": form,
        "disputes": disputes_of(list(agreement.claims.all())),
    }
    return form_page(request, "sources.html", context, wrong=bool(form.errors))


def _claim_act(request: MemberRequest, agreement: Agreement, act: str) -> HttpResponse:
    wanted = request.POST.get("claim", "")
    claim = get_object_or_404(
        agreement.claims.select_related("agreement"), pk=int(wanted) if wanted.isdecimal() else 0
    )
    if act == "use":
        sources.use_claim(by=request.membership, claim=claim)
        messages.success(request, _("Nilai ini sekarang dipakai di halaman."))
    else:
        sources.remove_claim(by=request.membership, claim=claim)
        messages.success(request, _("Catatan sumber dihapus; jurnal tetap mencatatnya."))
    return redirect("agreements:sources", agreement.pk)


@require_http_methods(["GET", "POST"])
@member_required
def file(request: MemberRequest, pk: int) -> HttpResponse:
    """Take the signed PDF."""
    agreement = editable_or_403(request, pk)
    if not may_store(request.membership, agreement.region_id):
        raise PermissionDenied
    form = FileForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        use_required_attribute=False,
    )
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            kept = files.attach_document(
                by=request.membership, agreement=agreement, upload=upload, filename=upload.name
            )
        except (Refused, UploadRefused) as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("Naskah bertanda tangan disimpan bersama perjanjian ini."))
            for sentence in kept.notice_sentences:
                messages.info(request, sentence)
            return redirect(agreement)
    context: dict[str, object] = {"agreement": agreement, "form": form}
    return form_page(request, "file.html", context, wrong=bool(form.errors))
