"""Leading a signing: the plan, who is called, links, substitutes, beginning again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.agreements import rules
from martabat.agreements.actions import signing as actions
from martabat.agreements.actions.signing import SignerGiven
from martabat.agreements.forms.signing import SignerForm, SubstituteForm
from martabat.agreements.models import Agreement, Party, Signer
from martabat.agreements.queries.signing import progress
from martabat.agreements.signing_order import latest_round
from martabat.agreements.verifying import verify_path
from martabat.documents.qr import qr_svg
from martabat.interface.rows import Rows
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required


@require_safe
@member_required
def signing(request: MemberRequest, pk: int) -> HttpResponse:
    """Show who approves and signs, how far it is, and whose turn it is."""
    agreement = _seen(request, pk)
    found = progress(agreement, request.membership)
    parties = list(agreement.parties.all())
    check = ""
    if found.state == "signed":
        check = request.build_absolute_uri(verify_path(agreement, parties))
    return render(
        request,
        "agreements/signing/signing.html",
        {
            "agreement": agreement,
            "progress": found,
            "check": check,
            "qr": qr_svg(check, label=_("Kode QR ke halaman pemeriksaan")) if check else "",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def plan(request: MemberRequest, pk: int) -> HttpResponse:
    """Say who approves and who signs, in which step."""
    agreement = _led(request, pk)
    parties = list(agreement.parties.all())
    rows = Rows(
        SignerForm,
        known=_known(agreement, parties),
        data=request.POST if request.method == "POST" else None,
        blank={"part": Signer.Part.SIGNER, "step": 1},
        context={"parties": parties},
    )
    if rows.saving and rows.is_valid():
        by_pk = {str(party.pk): party for party in parties}
        try:
            actions.plan_signing(
                by=request.membership,
                agreement=agreement,
                signers=[
                    SignerGiven(
                        part=row["part"],
                        step=row["step"],
                        name=row["name"],
                        title=row["title"],
                        email=row["email"],
                        party=by_pk.get(row["party"]),
                    )
                    for row in rows.filled
                ],
            )
        except Refused as refused:
            rows.add_error(str(refused))
        else:
            messages.success(request, _("Urutan penandatanganan tersimpan."))
            return redirect("agreements:signing", pk)
    return render(
        request,
        "agreements/signing/plan.html",
        {"agreement": agreement, "rows": rows},
        status=422 if rows.all_errors else 200,
    )


def _known(agreement: Agreement, parties: list[Party]) -> list[dict[str, Any]]:
    """Return the plan as it is; before there is one, those whom the parties name."""
    signers = latest_round(agreement.signers.all())
    if signers:
        return [
            {
                "name": signer.name,
                "title": signer.title,
                "part": signer.part,
                "step": signer.step,
                "party": str(signer.party_id or ""),
                "email": signer.email,
            }
            for signer in signers
        ]
    return [
        {
            "name": party.signatory,
            "title": party.title,
            "part": Signer.Part.SIGNER,
            "step": 1,
            "party": str(party.pk),
        }
        for party in parties
    ]


@require_POST
@member_required
def start(request: MemberRequest, pk: int) -> HttpResponse:
    """Open the signing and call the first step."""
    agreement = _led(request, pk)
    called: list[Signer] = []

    def begin() -> str:
        called.extend(
            actions.start_signing(
                by=request.membership, agreement=agreement, site=request.build_absolute_uri("/")
            )
        )
        return ngettext(
            "Penandatanganan dimulai, %(n)s orang dipanggil.",
            "Penandatanganan dimulai, %(n)s orang dipanggil.",
            len(called),
        ) % {"n": len(called)}

    return _done(request, pk, begin)


@require_POST
@member_required
def restart(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin again from the first step."""
    agreement = _led(request, pk)

    def again() -> str:
        actions.restart_signing(by=request.membership, agreement=agreement)
        return _("Urutannya siap diulang. Periksa orangnya, lalu mulai lagi.")

    return _done(request, pk, again)


@require_POST
@member_required
def call(request: MemberRequest, pk: int, signer: int) -> HttpResponse:
    """Send somebody a new link."""
    found = _signer(request, pk, signer)

    def send() -> str:
        actions.call_again(
            by=request.membership, signer=found, site=request.build_absolute_uri("/")
        )
        return _("Tautan baru dikirim kepada %(name)s. Tautan lama tidak berlaku lagi.") % {
            "name": found.name
        }

    return _done(request, pk, send)


@never_cache
@require_POST
@member_required
def link(request: MemberRequest, pk: int, signer: int) -> HttpResponse:
    """Show the text with a signer's link, to be copied."""
    found = _signer(request, pk, signer)
    try:
        text = actions.show_link(
            by=request.membership, signer=found, site=request.build_absolute_uri("/")
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("agreements:signing", pk)
    return render(
        request,
        "agreements/signing/link.html",
        {"agreement": found.agreement, "signer": found, "text": text},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def substitute(request: MemberRequest, pk: int, signer: int) -> HttpResponse:
    """Put somebody in the place of a signer who has not acted."""
    found = _signer(request, pk, signer)
    form = SubstituteForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            actions.substitute(
                by=request.membership,
                signer=found,
                site=request.build_absolute_uri("/"),
                **form.cleaned_data,
            )
        except Refused as refused:
            form.add_error("letter" if refused.code == "letter" else None, str(refused))
        else:
            messages.success(
                request,
                _("%(new)s menggantikan %(old)s. Tautan lama tidak berlaku lagi.")
                % {"new": form.cleaned_data["name"], "old": found.name},
            )
            return redirect("agreements:signing", pk)
    return render(
        request,
        "agreements/signing/substitute.html",
        {"agreement": found.agreement, "signer": found, "form": form},
        status=422 if form.errors else 200,
    )


def _done(request: MemberRequest, pk: int, act: Callable[[], str]) -> HttpResponse:
    try:
        said = act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("agreements:signing", pk)


def _seen(request: MemberRequest, pk: int) -> Agreement:
    visible = rules.visible(request.membership).select_related("document__blob", "region", "owner")
    return get_object_or_404(visible, pk=pk)


def _led(request: MemberRequest, pk: int) -> Agreement:
    agreement = _seen(request, pk)
    if not rules.may_edit(request.membership, agreement):
        raise PermissionDenied
    return agreement


def _signer(request: MemberRequest, pk: int, signer: int) -> Signer:
    agreement = _led(request, pk)
    found = get_object_or_404(agreement.signers.select_related("party"), pk=signer)
    found.agreement = agreement
    return found
