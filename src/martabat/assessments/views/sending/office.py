"""The head of an office stands in for what was asked of the office."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from martabat.assessments.actions.endorsement import endorse_office
from martabat.assessments.forms.sending import PositionForm
from martabat.assessments.queries.sending import position_title, review_of
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import Step
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.organisations.roles import Role


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def office_endorsement(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show what the office answered and let its head endorse it."""
    assessment = assessment_or_404(request, award_year, region)
    membership = member(request)
    if membership.role != Role.OPD_HEAD:
        raise PermissionDenied
    form = PositionForm(request.POST or None, initial={"position": position_title(membership)})
    if request.method == "POST" and form.is_valid():
        try:
            endorse_office(
                assessment=assessment,
                position=form.cleaned_data["position"],
                membership=membership,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Jawaban kantor Anda disahkan."))
            return redirect("assessments:office_endorsement", award_year, region)
    page = review_of(assessment, membership)
    own = [office for office in page.offices if office.name == membership.organisation.name]
    return render(
        request,
        "assessments/sending/office.html",
        {
            "assessment": assessment,
            "page": page,
            "form": form,
            "office": own[0] if own else None,
            "open": assessment.step == Step.FILLING,
        },
        status=422 if form.errors else 200,
    )
