"""Writing the letter of invitation."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from martabat.documents.word.letterheads import head_of
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions import papers_letter as actions
from martabat.programmes.forms.papers import InvitationLetterForm
from martabat.programmes.models import Activity, InvitationLetter
from martabat.programmes.papers.invitation import CLOSING, usual_opening
from martabat.programmes.views.official_papers.overview import numbered
from martabat.programmes.views.official_papers.starting import signed_by
from martabat.programmes.views.planning.finding import activity_of


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Write what the letter says beside when and where."""
    activity = activity_of(request.membership, pk, to_edit=True)
    form = InvitationLetterForm(
        request.POST if request.method == "POST" else None,
        initial=_start_of(activity),
        use_required_attribute=False,
    )
    if request.method == "POST" and form.is_valid():
        actions.save_letter(by=request.membership, activity=activity, given=form.cleaned_data)
        messages.success(request, _("Surat undangan tersimpan."))
        return redirect("programmes:papers", pk)
    context = {
        "activity": activity,
        "form": form,
        "invited": activity.invitations.count(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "programmes/papers/letter.html", context, status=status)


@require_POST
@member_required
def take_number(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the letter the office's next number."""
    activity = activity_of(request.membership, pk, to_edit=True)
    return numbered(
        request,
        pk,
        lambda: actions.number_letter(by=request.membership, activity=activity).number,
    )


def _start_of(activity: Activity) -> dict[str, Any]:
    """Return what stands in the form: what was saved, else what the office usually writes."""
    letter = InvitationLetter.objects.filter(activity=activity).first()
    if letter is not None and (letter.signatory or letter.opening or letter.subject):
        return {
            **{name: getattr(letter, name) for name in (*actions.OWN, "dated")},
            "number": letter.number or actions.mailed_number(activity),
        }
    return {
        **signed_by(head_of(activity.owner)),
        "number": (letter.number if letter else "") or actions.mailed_number(activity),
        "subject": _subject(activity),
        "opening": usual_opening(activity),
        "closing": CLOSING,
    }


def _subject(activity: Activity) -> str:
    return f"Undangan {activity.title}"[:250]
