"""The summary before handing over, and every move from the operator to the Kanwil."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from martabat.assessments import places, rules, workflow
from martabat.assessments.actions import endorsement as actions
from martabat.assessments.forms.sending import (
    ForwardForm,
    PositionForm,
    SendBackForm,
    SubmitForm,
)
from martabat.assessments.models import Assessment, Receipt
from martabat.assessments.notices import announce
from martabat.assessments.queries.sending import blank_means, position_title, review_of
from martabat.assessments.refusals import Refused
from martabat.assessments.views.access import assessment_or_404, member, members_only

FORMS: dict[str, type[forms.Form]] = {
    "submit": SubmitForm,
    "endorse": PositionForm,
    "forward": ForwardForm,
}


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def review(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show what would be handed over, and what is missing; the operator hands it over."""
    assessment = assessment_or_404(request, award_year, region)
    if request.method != "POST":
        return _page(request, assessment)
    _require_role(request, "submit")
    form = SubmitForm(request.POST)
    if not form.is_valid():
        return _page(request, assessment, form=form)

    def act() -> None:
        actions.submit(assessment=assessment, membership=member(request))
        announce("submitted", assessment, site=request.build_absolute_uri("/"))

    return _done(
        request, assessment, act, _("Isian diajukan. Sekda diberi tahu lewat surel."), form=form
    )


@require_POST
@members_only
def withdraw(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Take the answers back before the Sekda has endorsed them."""
    assessment = assessment_or_404(request, award_year, region)
    _require_role(request, "withdraw")

    def act() -> None:
        actions.withdraw(assessment=assessment, membership=member(request))
        announce("withdrawn", assessment, site=request.build_absolute_uri("/"))

    return _done(request, assessment, act, _("Isian ditarik kembali dan dapat diubah lagi."))


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def endorse(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """The Sekda endorses: a receipt is issued."""
    assessment = assessment_or_404(request, award_year, region)
    if request.method != "POST":
        return redirect("assessments:review", award_year, region)
    _require_role(request, "endorse")
    form = PositionForm(request.POST)
    if not form.is_valid():
        return _page(request, assessment, form=form)

    def act() -> Receipt:
        receipt = actions.endorse(
            assessment=assessment,
            position=form.cleaned_data["position"],
            membership=member(request),
        )
        announce("endorsed", assessment, site=request.build_absolute_uri("/"))
        return receipt

    return _done(request, assessment, act, "", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def forward(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """The province forwards with its covering letter: a receipt is issued."""
    assessment = assessment_or_404(request, award_year, region)
    if request.method != "POST":
        return redirect("assessments:review", award_year, region)
    _require_role(request, "forward")
    form = ForwardForm(request.POST)
    if not form.is_valid():
        return _page(request, assessment, form=form)

    def act() -> Receipt:
        receipt = actions.forward(
            assessment=assessment,
            letter_number=form.cleaned_data["letter_number"],
            letter_date=form.cleaned_data["letter_date"],
            position=form.cleaned_data["position"],
            membership=member(request),
        )
        announce("forwarded", assessment, site=request.build_absolute_uri("/"))
        return receipt

    return _done(request, assessment, act, "", form=form)


@require_POST
@members_only
def send_back(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """The Sekda or the province gives the answers back, with a reason."""
    assessment = assessment_or_404(request, award_year, region)
    _require_role(request, "send_back")
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return _page(request, assessment, back=form)
    reason = form.cleaned_data["reason"]

    def act() -> None:
        actions.send_back(assessment=assessment, reason=reason, membership=member(request))
        announce("sent_back", assessment, site=request.build_absolute_uri("/"), detail=reason)

    return _done(
        request,
        assessment,
        act,
        _("Isian dikembalikan. Operator membaca alasannya lewat surel dan di mejanya."),
        back=form,
    )


def _require_role(request: HttpRequest, name: str) -> None:
    """Refuse a role that never takes this move; at a wrong step it is told so in words."""
    if member(request).role not in {move.role for move in workflow.MOVES if move.name == name}:
        raise PermissionDenied


def _done(
    request: HttpRequest,
    assessment: Assessment,
    act: Callable[[], Receipt | None],
    sentence: str,
    *,
    form: forms.Form | None = None,
    back: SendBackForm | None = None,
) -> HttpResponse:
    """Do a move with its notice in one transaction, then lead on; refused, the input stays."""
    try:
        with transaction.atomic():
            receipt = act()
    except Refused as refused:
        assessment.refresh_from_db(fields=["step"])
        return _page(request, assessment, form=form, back=back, refused=str(refused))
    year, region = assessment.cycle.award_year, assessment.region_id
    if receipt is not None:
        return redirect("assessments:receipt", year, region, receipt.number)
    messages.success(request, sentence)
    return redirect("assessments:workspace", year, region)


def _page(
    request: HttpRequest,
    assessment: Assessment,
    *,
    form: forms.Form | None = None,
    back: SendBackForm | None = None,
    refused: str = "",
) -> HttpResponse:
    membership = member(request)
    moves = {move.name for move in workflow.moves(assessment.step, membership.role)}
    mode = next((name for name in ("submit", "endorse", "forward") if name in moves), "")
    if mode and (form is None or not isinstance(form, FORMS[mode])):
        position = {} if mode == "submit" else {"position": position_title(membership)}
        form = FORMS[mode](initial=position)
    context: dict[str, Any] = {
        "assessment": assessment,
        "page": review_of(assessment, membership),
        "mode": mode,
        "may_withdraw": "withdraw" in moves,
        "may_send_back": "send_back" in moves,
        "form": form if mode else None,
        "back": back or SendBackForm(prefix=None),
        "blank_means": blank_means(assessment),
        "refused": refused,
        "link": places.page,
        "may_delegate": rules.may_delegate(membership, assessment),
    }
    wrong = bool(refused or (form and form.errors) or (back and back.errors))
    return render(request, "assessments/sending/review.html", context, status=422 if wrong else 200)
