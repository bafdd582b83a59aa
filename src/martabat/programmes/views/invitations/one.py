"""One invitation: its letter, link and answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions import answers
from martabat.programmes.actions import audiences as actions
from martabat.programmes.actions.mailings import addresses_of
from martabat.programmes.actions.people_lists import note_seen
from martabat.programmes.calendars import is_over
from martabat.programmes.forms.invitations import AnswerForm, EmailForm
from martabat.programmes.kinds import ActivityState, Answer
from martabat.programmes.letters import answer_address, text_to_paste
from martabat.programmes.models import Activity, Invitation
from martabat.programmes.queries import invitations as queries
from martabat.programmes.queries.invitations import state_of, with_coming
from martabat.programmes.views.invitations.access import (
    activity_to_invite_to,
    invitation_of,
)


@never_cache
@require_safe
@member_required
def invitation(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Show one invitation; that somebody saw who comes is journalled."""
    activity = activity_to_invite_to(request, pk)
    found = invitation_of(activity, number)
    if found.substitute or answers.ticket_of(found):
        note_seen(activity=activity, by=request.membership, filters={"invitation": str(found.pk)})
    return _show(request, activity, found)


@require_POST
@member_required
def answer(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Write down what an office said on the telephone or by letter."""
    activity = activity_to_invite_to(request, pk)
    found = invitation_of(activity, number)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, activity, found, form=form, status=422)
    try:
        answers.answer_invitation(
            invitation=found,
            given=form.given,
            by=request.membership,
            site=request.build_absolute_uri("/"),
        )
    except Refused as refused:
        form.add_error(refused.code if refused.code in form.fields else None, str(refused))
        return _show(request, activity, found, form=form, status=422)
    messages.success(request, _("Jawaban %(office)s tercatat.") % {"office": found.name})
    return redirect("programmes:invitation", pk, number)


@require_POST
@member_required
def email(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Write down where the letter goes."""
    activity = activity_to_invite_to(request, pk)
    found = invitation_of(activity, number)
    form = EmailForm(request.POST)
    if not form.is_valid():
        return _show(request, activity, found, email_form=form, status=422)
    try:
        actions.set_email(by=request.membership, invitation=found, email=form.cleaned_data["email"])
    except Refused as refused:
        form.add_error("email", str(refused))
        return _show(request, activity, found, email_form=form, status=422)
    messages.success(request, _("Alamat surel %(office)s tersimpan.") % {"office": found.name})
    return redirect("programmes:invitation", pk, number)


@require_POST
@member_required
def remove(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Take one invitation back."""
    activity = activity_to_invite_to(request, pk)
    found = invitation_of(activity, number)
    try:
        actions.remove_invitation(by=request.membership, invitation=found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("programmes:invitation", pk, number)
    messages.success(request, _("Undangan %(office)s ditarik.") % {"office": found.name})
    return redirect("programmes:invitations", pk)


def _show(
    request: MemberRequest,
    activity: Activity,
    found: Invitation,
    *,
    form: AnswerForm | None = None,
    email_form: EmailForm | None = None,
    status: int = 200,
) -> HttpResponse:
    figures = queries.figures_of(activity)
    row = with_coming(Invitation.objects.filter(pk=found.pk), activity).get()
    ticket = answers.ticket_of(found)
    may_answer = (
        not found.is_group and activity.state != ActivityState.CANCELLED and not is_over(activity)
    )
    context = {
        "activity": activity,
        "invitation": found,
        "state": state_of(row, figures),
        "boxes": addresses_of([found])[found.pk].to,
        "link": answer_address(found, request.build_absolute_uri("/")),
        "paste": text_to_paste(found, request.build_absolute_uri("/")),
        "ticket": ticket,
        "form": form or AnswerForm(initial=initial_of(found, ticket)),
        "email_form": email_form or EmailForm(initial={"email": found.email}),
        "may_answer": may_answer,
        "region_name": queries.region_name(found),
    }
    return render(request, "programmes/invitations/invitation.html", context, status=status)


def initial_of(invitation: Invitation, ticket: object) -> dict[str, object]:
    """Return what an answer form begins with: what was answered before."""
    if invitation.answer == Answer.NONE:
        return {"people": 1}
    return {
        "answer": invitation.answer,
        "name": invitation.substitute or getattr(ticket, "name", ""),
        "title": invitation.substitute_title or getattr(ticket, "title", ""),
        "email": getattr(ticket, "email", ""),
        "people": invitation.people or 1,
        "note": invitation.note,
    }
