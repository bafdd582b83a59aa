"""Which agreement a request is about, and whether it may be changed."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from martabat.agreements import rules
from martabat.agreements.models import Agreement
from martabat.agreements.queries.page import agreement_or_404
from martabat.interface.dates import today
from martabat.organisations.models import Membership
from martabat.organisations.views.access import MemberRequest


def editable_or_403(request: MemberRequest, pk: int) -> Agreement:
    """Return an agreement that the member may change; one that is not seen is not found."""
    agreement = agreement_or_404(request.membership, pk)
    if not rules.may_edit(request.membership, agreement):
        raise PermissionDenied
    return agreement


def day_of(membership: Membership) -> date:
    """Return the day that the member's calendar shows."""
    region = membership.organisation.region
    return today(region.time_zone if region else None)


def form_page(
    request: HttpRequest, template: str, context: dict[str, object], *, wrong: bool
) -> HttpResponse:
    """Show a form; one that was refused answers 422, with what was typed."""
    return render(request, f"agreements/pages/{template}", context, status=422 if wrong else 200)
