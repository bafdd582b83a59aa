"""Getting at an assessment from its address, or turning the visitor away."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from martabat.assessments import rules
from martabat.assessments.models import Assessment, Cycle
from martabat.organisations.models import Membership

Arguments = ParamSpec("Arguments")


def members_only(
    view: Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]:
    """Send visitors who are not signed in to the sign-in page, and back afterwards."""

    @wraps(view)
    def guarded(
        request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def member(request: HttpRequest) -> Membership:
    """Return the role that the visitor acts in.

    Raises Http404 for somebody without any; `members_only` has sent visitors to sign in before.
    """
    membership: Membership | None = request.membership  # type: ignore[attr-defined]
    if membership is None:
        raise Http404
    return membership


# Built once: working out its joins takes longer than the query.
_ASSESSMENTS = Assessment.objects.select_related("cycle", "region__province", "decree").order_by()


def assessment_or_404(request: HttpRequest, award_year: int, region: str) -> Assessment:
    """Return an assessment that the visitor may read; for all others it does not exist."""
    membership = member(request)
    assessment = get_object_or_404(_ASSESSMENTS, cycle__award_year=award_year, region=region)
    if not rules.may_view(membership, assessment):
        raise Http404
    return assessment


def cycle_or_404(request: HttpRequest, award_year: int) -> Cycle:
    """Return a cycle that the visitor may read."""
    membership = member(request)
    cycle = get_object_or_404(Cycle, award_year=award_year)
    if not rules.may_view_cycle(membership, cycle):
        raise Http404
    return cycle
