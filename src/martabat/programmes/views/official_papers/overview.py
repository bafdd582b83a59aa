"""The page of an activity's official papers."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions.papers_minutes import number_minutes as give_number
from martabat.programmes.queries.papers import papers_page
from martabat.programmes.views.minutes.finding import minutes_of
from martabat.programmes.views.planning.finding import activity_of


@require_safe
@member_required
def papers(request: MemberRequest, pk: int) -> HttpResponse:
    """Show each paper with what it is made of, what lacks, its number and its files."""
    activity = activity_of(request.membership, pk)
    page = papers_page(activity, request.membership)
    context = {"activity": activity, "page": page}
    return render(request, "programmes/papers/papers.html", context)


@require_POST
@member_required
def number_minutes(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the draft of minutes its number before they are approved."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    return numbered(request, pk, lambda: give_number(by=request.membership, minutes=minutes).number)


def numbered(request: MemberRequest, pk: int, give: Callable[[], str]) -> HttpResponse:
    """Give a number, say which, and return to the papers."""
    try:
        number = give()
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Nomornya %(number)s.") % {"number": number})
    return redirect("programmes:papers", pk)
