"""The letter: written once, sent to all, with its progress."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from martabat.agreements.models import Numbering
from martabat.agreements.rules import may_issue
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions import mailings as actions
from martabat.programmes.actions.papers_letter import number_of_letter
from martabat.programmes.forms.invitations import LetterForm
from martabat.programmes.letters import facts_of, opening, text_to_paste
from martabat.programmes.models import Activity, Mailing
from martabat.programmes.queries import invitations as queries
from martabat.programmes.views.invitations.access import activity_to_invite_to

Kind = Mailing.Kind


@require_http_methods(["GET", "POST"])
@member_required
def letter(request: MemberRequest, pk: int) -> HttpResponse:
    """Write the letter and send it to all who have not got it."""
    activity = activity_to_invite_to(request, pk)
    numbering = _numbering(request, activity)
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        numbering=numbering,
        initial={
            "text": opening(Kind.INVITE, activity),
            # On paper and by mail it is one letter with one number.
            "number": number_of_letter(activity)[:100],
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            mailing = actions.start_mailing(
                by=request.membership,
                activity=activity,
                kind=Kind.INVITE,
                site=request.build_absolute_uri("/"),
                text=form.cleaned_data["text"],
                number=form.cleaned_data["number"],
                numbering=form.chosen_numbering,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("programmes:mailing", pk, mailing.pk)
    waiting = actions.reachable(activity, Kind.INVITE)
    sample = queries.in_order(activity.invitations.select_related("region")).first()
    if sample is not None:
        sample.activity = activity
    context = {
        "activity": activity,
        "form": form,
        "facts": facts_of(activity),
        "waiting": waiting.count(),
        "unreached": queries.without_address(activity),
        "paste": text_to_paste(sample, request.build_absolute_uri("/")) if sample else "",
        "sample": sample,
    }
    status = 422 if form.is_bound else 200
    return render(request, "programmes/invitations/letter.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
@member_required
def mailing(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Show how far a mailing is; let one that was given up go on."""
    activity = activity_to_invite_to(request, pk)
    found = get_object_or_404(activity.mailings.select_related("by"), pk=number)
    if request.method == "POST":
        actions.resume_mailing(by=request.membership, mailing=found)
        messages.success(request, _("Pengiriman dilanjutkan."))
        return redirect("programmes:mailing", pk, number)
    context = {"activity": activity, "mailing": found}
    part = request.headers.get("HX-Target") == "kemajuan"
    template = "progress.html" if part else "mailing.html"
    return render(request, f"programmes/invitations/{template}", context)


@require_POST
@member_required
def tell_change(request: MemberRequest, pk: int) -> HttpResponse:
    """Tell those who were written to what holds now."""
    return _start(request, pk, Kind.CHANGE)


@require_POST
@member_required
def remind(request: MemberRequest, pk: int) -> HttpResponse:
    """Remind those who have not answered."""
    return _start(request, pk, Kind.REMIND)


def _start(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    activity = activity_to_invite_to(request, pk)
    try:
        found = actions.start_mailing(
            by=request.membership,
            activity=activity,
            kind=kind,
            site=request.build_absolute_uri("/"),
        )
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("programmes:invitations", pk)
    return redirect("programmes:mailing", pk, found.pk)


def _numbering(request: MemberRequest, activity: Activity) -> Numbering | None:
    found = Numbering.objects.filter(
        organisation=activity.owner_id, purpose=Numbering.Purpose.INVITATION
    ).first()
    return found if found and may_issue(request.membership, found) else None
