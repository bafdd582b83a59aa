"""The panel's signed lines."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from martabat.assessments import explaining, rules
from martabat.assessments.actions import panel as actions
from martabat.assessments.forms.decisions import AdjustmentForm, ReasonForm
from martabat.assessments.models import Assessment
from martabat.assessments.queries.decisions import Panel, panel_of
from martabat.assessments.refusals import Refused
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.documents.actions import store
from martabat.documents.models import Document
from martabat.documents.refusals import UploadRefused

ADD, REOPEN = "add", "reopen"


@require_http_methods(["GET", "POST"])
@members_only
def panel(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show the score so far with its lines, and take a new line."""
    assessment = _assessment(request, award_year, region)
    found = panel_of(assessment)
    if request.method != "POST":
        return _show(request, assessment, found)
    if not rules.may_adjust(member(request), assessment):
        raise PermissionDenied
    form = _form(found, request)
    if not form.is_valid():
        return _show(request, assessment, found, form=form, status=422)
    try:
        _add(request, assessment, form)
    except (Refused, UploadRefused) as refused:
        field = "file" if isinstance(refused, UploadRefused) else "points"
        form.add_error(field, str(refused))
        return _show(request, assessment, found, form=form, status=422)
    messages.success(request, _("Baris penyesuaian tercatat."))
    return redirect(_address(assessment))


@require_POST
@members_only
def withdraw(request: HttpRequest, award_year: int, region: str, adjustment: int) -> HttpResponse:
    """Take a line out of the sum."""
    assessment = _assessment(request, award_year, region)
    line = get_object_or_404(assessment.adjustments, pk=adjustment)
    actions.withdraw_adjustment(adjustment=line, membership=member(request))
    messages.success(request, _("Baris ditarik dari hitungan; catatannya tetap ada."))
    return redirect(_address(assessment))


@require_POST
@members_only
def close(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Say that the panel has nothing to add."""
    assessment = _assessment(request, award_year, region)
    if not rules.may_ever_move(member(request), assessment, "close_panel"):
        raise PermissionDenied
    return _move(
        request,
        assessment,
        lambda: actions.close_panel(assessment=assessment, membership=member(request)),
        _("Penilaian panel ditutup. Daerah ini siap untuk keputusan."),
    )


@require_POST
@members_only
def reopen(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Take an assessment back before its decree is published."""
    assessment = _assessment(request, award_year, region)
    if not rules.may_move(member(request), assessment, "reopen_panel"):
        raise PermissionDenied
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, assessment, panel_of(assessment), reason_form=form, status=422)
    return _move(
        request,
        assessment,
        lambda: actions.reopen_panel(
            assessment=assessment, reason=form.cleaned_data["reason"], membership=member(request)
        ),
        _("Penilaian panel dibuka lagi. Keputusan yang sudah dicatat tidak berlaku lagi di sini."),
    )


def _assessment(request: HttpRequest, award_year: int, region: str) -> Assessment:
    assessment = assessment_or_404(request, award_year, region)
    if not rules.may_see_panel(member(request), assessment):
        raise PermissionDenied
    return assessment


def _move(
    request: HttpRequest, assessment: Assessment, act: Callable[[], object], told: str
) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, told)
    return redirect(_address(assessment))


@transaction.atomic
def _add(request: HttpRequest, assessment: Assessment, form: AdjustmentForm) -> None:
    """Store the document, if there is one, and the line; both or neither."""
    data = form.cleaned_data
    document: Document | None = None
    if data["file"] is not None:
        document = store(
            upload=data["file"],
            filename=data["file"].name,
            title="",
            region=assessment.region,
            membership=member(request),
            example=assessment.example,
        )
    actions.adjust(
        assessment=assessment,
        line=data["line"],
        points=data["points"],
        reason=data["reason"],
        membership=member(request),
        document=document,
    )


def _form(found: Panel, request: HttpRequest | None = None) -> AdjustmentForm:
    lines = [(kind.code, explaining.words(kind.title)) for kind in found.kinds]
    if request is None:
        return AdjustmentForm(lines=lines)
    return AdjustmentForm(request.POST, request.FILES, lines=lines)


def _show(
    request: HttpRequest,
    assessment: Assessment,
    found: Panel,
    *,
    form: AdjustmentForm | None = None,
    reason_form: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    membership = member(request)
    return render(
        request,
        "assessments/decisions/panel.html",
        {
            "assessment": assessment,
            "panel": found,
            "result": found.result,
            "words": explaining,
            "form": form or _form(found),
            "reason_form": reason_form or ReasonForm(),
            "may_adjust": rules.may_adjust(membership, assessment),
            "may_reopen": rules.may_move(membership, assessment, "reopen_panel"),
        },
        status=status,
    )


def _address(assessment: Assessment) -> str:
    return reverse("assessments:panel", args=[assessment.cycle.award_year, assessment.region_id])
