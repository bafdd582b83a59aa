"""Asking offices for answers, reminding them, taking back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from martabat.assessments import rules
from martabat.assessments.actions import delegation as actions
from martabat.assessments.forms.delegation import DelegationForm
from martabat.assessments.models import Assessment
from martabat.assessments.notices import announce
from martabat.assessments.queries.delegation import Delegations, delegations_of
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import Step
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.organisations.models import Organisation


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def delegation(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show who is asked what; ask, remind or take back."""
    assessment = assessment_or_404(request, award_year, region)
    membership = member(request)
    if not rules.may_delegate(membership, assessment):
        raise PermissionDenied
    page = delegations_of(assessment, membership)
    if request.method != "POST":
        return _page(request, page, _form(request, page))
    doing = request.POST.get("action", "ask")
    if doing == "ask":
        return _ask(request, page)
    office = get_object_or_404(
        Organisation, pk=_key(request.POST.get("organisation", "")), region=region
    )
    try:
        if doing == "remind":
            _remind(request, page, office)
        else:
            _take_back(request, assessment, page, office)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("assessments:delegation", award_year, region)


def _ask(request: HttpRequest, page: Delegations) -> HttpResponse:
    form = _form(request, page)
    if form.is_valid():
        data = form.cleaned_data
        office: Organisation = data["organisation"]
        try:
            with transaction.atomic():
                made = actions.delegate(
                    assessment=page.assessment,
                    indicators=data["indicators"],
                    organisation=office,
                    due_on=data["due_on"],
                    membership=member(request),
                )
                announce(
                    "asked",
                    page.assessment,
                    site=request.build_absolute_uri("/"),
                    count=len(made),
                    due_on=data["due_on"],
                    organisation_id=office.pk,
                )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                ngettext(
                    "%(n)s indikator diminta dari %(office)s.",
                    "%(n)s indikator diminta dari %(office)s.",
                    len(made),
                )
                % {"n": len(made), "office": office.name},
            )
            return redirect(
                "assessments:delegation",
                page.assessment.cycle.award_year,
                page.assessment.region_id,
            )
    return _page(request, page, form, status=422)


def _remind(request: HttpRequest, page: Delegations, office: Organisation) -> None:
    asked = next((item for item in page.asked if item.pk == office.pk), None)
    with transaction.atomic():
        count = actions.remind(
            assessment=page.assessment, organisation=office, membership=member(request)
        )
        announce(
            "reminded",
            page.assessment,
            site=request.build_absolute_uri("/"),
            count=count,
            due_on=asked.due_on if asked else None,
            organisation_id=office.pk,
        )
    messages.success(request, _("%(office)s diingatkan lewat surel.") % {"office": office.name})


def _take_back(
    request: HttpRequest, assessment: Assessment, page: Delegations, office: Organisation
) -> None:
    wanted = set(request.POST.getlist("indicators"))
    own = [
        row.question.code
        for item in page.asked
        if item.pk == office.pk
        for row in item.rows
        if not wanted or row.question.code in wanted
    ]
    if assessment.step != Step.FILLING:
        raise Refused(_("Penugasan hanya dapat diubah selama tahap pengisian."))
    actions.take_back(assessment=assessment, indicators=own, membership=member(request))
    messages.success(
        request,
        ngettext(
            "%(n)s indikator tidak lagi diminta dari %(office)s. Jawabannya tetap ada.",
            "%(n)s indikator tidak lagi diminta dari %(office)s. Jawabannya tetap ada.",
            len(own),
        )
        % {"n": len(own), "office": office.name},
    )


def _form(request: HttpRequest, page: Delegations) -> DelegationForm:
    return DelegationForm(
        request.POST if request.method == "POST" else None,
        offices=page.offices,
        codes=list(page.questions.questions),
        today=page.today,
        initial={"due_on": page.due_on},
    )


def _page(
    request: HttpRequest, page: Delegations, form: DelegationForm, status: int = 200
) -> HttpResponse:
    chosen = set(request.POST.getlist("indicators")) if request.method == "POST" else set()
    return render(
        request,
        "assessments/sending/delegation.html",
        {
            "page": page,
            "assessment": page.assessment,
            "form": form,
            "chosen": chosen,
            "open": page.assessment.step == Step.FILLING,
            "rights": [
                (right, [row for row in page.sheet.rows if row.question.group == right.code])
                for right in page.questions.rights
            ],
        },
        status=status,
    )


def _key(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
