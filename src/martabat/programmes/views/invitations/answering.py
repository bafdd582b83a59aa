"""The page behind an invitation's link: no account, one office, its own answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from martabat.journal.refusals import Refused
from martabat.organisations.limits import address_of, within_limit
from martabat.programmes import calendars
from martabat.programmes.actions import answers
from martabat.programmes.forms.invitations import AnswerForm
from martabat.programmes.kinds import ActivityState
from martabat.programmes.letters import answer_address, facts_of
from martabat.programmes.models import Invitation
from martabat.programmes.queries import invitations as queries
from martabat.programmes.views.invitations.one import initial_of

# Who tries links at random is stopped long before one could be found by chance.
MOST_MISSES = MOST_ANSWERS = 30
WITHIN = 10 * 60

View = Callable[[HttpRequest, Invitation], HttpResponse]


def by_link(view: View) -> Callable[..., HttpResponse]:
    """Find the invitation of a link; nobody keeps the page, and search engines forget it."""

    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, token: str, **_more: Any) -> HttpResponse:
        found = queries.by_token(token) if len(token) <= 32 else None
        if found is None:
            if not within_limit(
                "invitation-miss", address_of(request), most=MOST_MISSES, seconds=WITHIN
            ):
                return render(request, "programmes/invitations/busy.html", status=429)
            response = render(request, "programmes/invitations/unknown.html", status=404)
        else:
            response = view(request, found)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return inner


@require_http_methods(["GET", "POST"])
@by_link
def rsvp(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Show what one is invited to, and take the answer."""
    ticket = answers.ticket_of(invitation)
    if request.method != "POST":
        form = AnswerForm(initial=initial_of(invitation, ticket))
        return _show(request, invitation, form)
    if not within_limit("rsvp", invitation.token, most=MOST_ANSWERS, seconds=WITHIN):
        return render(request, "programmes/invitations/busy.html", status=429)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, invitation, form, status=422)
    try:
        answers.answer_invitation(
            invitation=invitation, given=form.given, site=request.build_absolute_uri("/")
        )
    except Refused as refused:
        form.add_error(refused.code if refused.code in form.fields else None, str(refused))
        return _show(request, invitation, form, status=422)
    messages.success(request, _("Jawaban Anda tersimpan. Anda dapat mengubahnya di halaman ini."))
    return redirect("programmes:rsvp", invitation.token)


@require_safe
@by_link
def calendar(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Give the activity as a calendar file."""
    activity = invitation.activity
    last = activity.mailings.first()
    entry = calendars.calendar_of(
        activity,
        method=calendars.PUBLISH,
        sequence=last.sequence if last else 0,
        link=answer_address(invitation, request.build_absolute_uri("/")),
    )
    if not entry:
        return render(request, "programmes/invitations/unknown.html", status=404)
    return HttpResponse(
        entry,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="undangan.ics"'},
    )


def _show(
    request: HttpRequest, invitation: Invitation, form: AnswerForm, status: int = 200
) -> HttpResponse:
    activity = invitation.activity
    context = {
        "invitation": invitation,
        "activity": activity,
        "facts": facts_of(activity),
        "agenda": list(activity.agenda.all()[:60]),
        "form": form,
        "open": answers.may_still_answer(invitation),
        "cancelled": activity.state == ActivityState.CANCELLED,
        "begun": calendars.has_begun(activity),
        "ticket": answers.ticket_of(invitation),
    }
    return render(request, "programmes/invitations/rsvp.html", context, status=status)
