"""Closing a tier's verification."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from martabat.assessments import workflow
from martabat.assessments.actions import verification
from martabat.assessments.queries.verification.queue import ALL, queue_address, review_of
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import Step
from martabat.assessments.views.access import member, members_only
from martabat.assessments.views.verification.pages import review_or_404


@require_http_methods(["GET", "POST"])
@members_only
def hand_on(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Say what is still open by name, or hand the region on."""
    review = review_or_404(request, award_year, region)
    if not review.may_decide:
        raise PermissionDenied
    assessment = review.assessment
    if request.method == "POST":
        try:
            moved = verification.hand_on(assessment=assessment, membership=member(request))
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(
                request,
                _("%(region)s diteruskan ke tahap %(step)s.")
                % {"region": assessment.region.name, "step": Step(moved.step).label},
            )
            return redirect(f"{queue_address(assessment)}?saring={ALL}")
    everything = review_of(assessment, member(request), ALL)
    move = workflow.move("hand_on", assessment.step, member(request).role)
    return render(
        request,
        "assessments/verification/hand_on.html",
        {
            "review": everything,
            "assessment": assessment,
            "open_items": [
                item
                for item in everything.items
                if item.pile in {"belum", "diperbaiki", "dikembalikan"}
            ],
            "target": Step(move.target).label if move else "",
            "queue_href": queue_address(assessment),
        },
        status=409 if request.method == "POST" else 200,
    )
