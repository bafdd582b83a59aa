"""Leading an agreement on: its stages, its end, what follows it, and who may see it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from martabat.agreements import workflow
from martabat.agreements.actions import changing, following, stages
from martabat.agreements.actions.drafting import ClauseGiven
from martabat.agreements.forms.agreements import (
    AddendumForm,
    EndingForm,
    MoveForm,
    RenewalForm,
)
from martabat.agreements.kinds import Topic
from martabat.agreements.queries.stage import stops_of
from martabat.agreements.views.pages.access import editable_or_403, form_page
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required


@require_http_methods(["GET", "POST"])
@member_required
def stage(request: MemberRequest, pk: int) -> HttpResponse:
    """Show where an agreement stands on its way, and lead it on."""
    agreement = editable_or_403(request, pk)
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        agreement=agreement,
        initial={"place": agreement.place},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            moved = stages.move_stage(
                by=request.membership,
                agreement=agreement,
                to=data["to"],
                signed_on=data.get("signed_on"),
                place=data.get("place", ""),
                note=data["note"],
            )
        except Refused as refused:
            move = workflow.move_to(agreement, data["to"])
            forward = form.signing and move is not None and not move.back
            form.add_error("signed_on" if forward else None, str(refused))
        else:
            messages.success(
                request, _("Tahap sekarang: %(stage)s.") % {"stage": moved.get_stage_display()}
            )
            return redirect("agreements:stage", pk)
    context: dict[str, object] = {
        "agreement": agreement,
        "form": form,
        "stops": stops_of(agreement),
        "may_end": bool(workflow.ends(agreement)),
        "moves": workflow.moves(agreement),
    }
    return form_page(request, "stage.html", context, wrong=bool(form.errors))


@require_http_methods(["GET", "POST"])
@member_required
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask why and when an agreement ended."""
    agreement = editable_or_403(request, pk)
    form = EndingForm(request.POST if request.method == "POST" else None, agreement=agreement)
    if request.method == "POST" and form.is_valid():
        try:
            stages.end_agreement(by=request.membership, agreement=agreement, **form.cleaned_data)
        except Refused as refused:
            form.add_error("ended_on", str(refused))
        else:
            messages.success(request, _("Akhir perjanjian dicatat."))
            return redirect(agreement)
    context: dict[str, object] = {
        "agreement": agreement,
        "form": form,
        "reasons": workflow.ends(agreement),
    }
    return form_page(request, "end.html", context, wrong=bool(form.errors))


@require_http_methods(["GET", "POST"])
@member_required
def renew(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin the agreement that prolongs this one."""
    agreement = editable_or_403(request, pk)
    form = RenewalForm(
        request.POST if request.method == "POST" else None,
        initial={"title": agreement.title, "start": workflow.day_after(agreement.end)},
        use_required_attribute=False,
    )
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = following.renew(by=request.membership, agreement=agreement, **form.cleaned_data)
        except Refused as refused:
            problem = str(refused)
        else:
            messages.success(
                request,
                _("Perpanjangan disiapkan dengan pihak dan pasal yang sama. Periksa isinya."),
            )
            return redirect(made)
    context: dict[str, object] = {
        "agreement": agreement,
        "form": form,
        "problem": problem,
        "signed": workflow.is_signed(agreement),
    }
    return form_page(request, "renew.html", context, wrong=bool(problem or form.errors))


@require_http_methods(["GET", "POST"])
@member_required
def addendum(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin an addendum: how a signed text changes."""
    agreement = editable_or_403(request, pk)
    form = AddendumForm(
        request.POST if request.method == "POST" else None, use_required_attribute=False
    )
    problem = ""
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"].strip()
        try:
            made = following.add_addendum(
                by=request.membership,
                agreement=agreement,
                title=form.cleaned_data["title"],
                clauses=[ClauseGiven(topic=Topic.OTHER, text=text)] if text else [],
            )
        except Refused as refused:
            problem = str(refused)
        else:
            messages.success(request, _("Adendum disiapkan dengan pihak yang sama."))
            return redirect(made)
    context: dict[str, object] = {
        "agreement": agreement,
        "form": form,
        "problem": problem,
        "signed": workflow.is_signed(agreement),
    }
    return form_page(request, "addendum.html", context, wrong=bool(problem or form.errors))


@require_POST
@member_required
def public(request: MemberRequest, pk: int) -> HttpResponse:
    """Show an agreement to everybody, or no longer."""
    agreement = editable_or_403(request, pk)
    shown = request.POST.get("public") == "1"
    changing.set_public(by=request.membership, agreement=agreement, public=shown)
    messages.success(
        request,
        _("Perjanjian ini sekarang tampil untuk umum.")
        if shown
        else _("Perjanjian ini tidak lagi tampil untuk umum."),
    )
    return redirect(agreement)
