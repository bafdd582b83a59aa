"""Choosing an audience with a preview, and adding single offices."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.journal.refusals import Refused
from martabat.organisations.models import Organisation
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions import audiences as actions
from martabat.programmes.audiences import SENTENCES
from martabat.programmes.forms.invitations import AudienceForm, ByNameForm
from martabat.programmes.models import Activity
from martabat.programmes.queries.audiences import preview
from martabat.programmes.views.invitations.access import activity_to_invite_to

FOUND = 20


@require_http_methods(["GET", "POST"])
@member_required
def audience(request: MemberRequest, pk: int) -> HttpResponse:
    """Choose levels and kinds, see whom they mean, invite them."""
    activity = activity_to_invite_to(request, pk)
    if request.method != "POST":
        form = AudienceForm.prefilled(request.GET.get("contoh", ""), activity)
        if "lihat" in request.GET:
            form = AudienceForm(request.GET, activity=activity)
            form.is_valid()
        return _compose(request, activity, form)
    form = AudienceForm(request.POST, activity=activity)
    if not form.is_valid():
        return _compose(request, activity, form, status=422)
    try:
        done = actions.add_audiences(
            by=request.membership,
            activity=activity,
            audiences=form.rules,
            groups=form.group_names,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _compose(request, activity, form, status=422)
    messages.success(request, _said(done))
    return redirect("programmes:invitations", pk)


@require_safe
@member_required
def audience_preview(request: MemberRequest, pk: int) -> HttpResponse:
    """Show whom the choice means; nothing is written."""
    activity = activity_to_invite_to(request, pk)
    form = AudienceForm(request.GET, activity=activity)
    form.is_valid()
    context = {
        "preview": preview(activity, form.rules),
        "activity": activity,
        "only_part": True,
    }
    return render(request, "programmes/invitations/preview.html", context)


@require_POST
@member_required
def again(request: MemberRequest, pk: int) -> HttpResponse:
    """Look the audiences up again."""
    activity = activity_to_invite_to(request, pk)
    try:
        done = actions.look_up_again(by=request.membership, activity=activity)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _said(done))
    return redirect("programmes:invitations", pk)


@require_POST
@member_required
def remove_audience(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Take an audience back."""
    activity = activity_to_invite_to(request, pk)
    found = get_object_or_404(activity.audiences, pk=number)
    found.activity = activity
    try:
        gone = actions.remove_audience(by=request.membership, audience=found)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            ngettext(
                "Sasaran dihapus, %(count)s undangan yang belum terkirim ditarik.",
                "Sasaran dihapus, %(count)s undangan yang belum terkirim ditarik.",
                gone,
            )
            % {"count": gone},
        )
    return redirect("programmes:invitations", pk)


@require_http_methods(["GET", "POST"])
@member_required
def office(request: MemberRequest, pk: int) -> HttpResponse:
    """Find one office by name, or write down an institution that nobody knows."""
    activity = activity_to_invite_to(request, pk)
    typed = request.method == "POST" and "kantor" not in request.POST
    form = ByNameForm(request.POST if typed else None)
    try:
        if request.POST.get("kantor", "").isdecimal():
            organisation = get_object_or_404(
                Organisation, pk=int(request.POST["kantor"][:15]), active=True
            )
            invitation = actions.add_office(
                by=request.membership, activity=activity, organisation=organisation
            )
        elif form.is_valid():
            invitation = actions.add_by_name(
                by=request.membership, activity=activity, **form.cleaned_data
            )
        else:
            return _find(request, activity, form, status=422 if form.is_bound else 200)
    except Refused as refused:
        if form.is_bound:
            form.add_error("name", str(refused))
        else:
            messages.error(request, str(refused))
        return _find(request, activity, form, status=422)
    messages.success(request, _("%(office)s diundang.") % {"office": invitation.name})
    return redirect("programmes:invitations", pk)


def _compose(
    request: MemberRequest, activity: Activity, form: AudienceForm, status: int = 200
) -> HttpResponse:
    context = {
        "activity": activity,
        "form": form,
        "sentences": SENTENCES,
        "chosen": request.GET.get("contoh", ""),
        "preview": preview(activity, form.rules),
    }
    return render(request, "programmes/invitations/audience.html", context, status=status)


def _find(
    request: MemberRequest, activity: Activity, form: ByNameForm, status: int
) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:100]
    found = Organisation.objects.filter(active=True).select_related("region")
    for word in text.split():
        found = found.filter(name__icontains=word)
    invited = activity.invitations.filter(organisation__isnull=False).values("organisation")
    context = {
        "activity": activity,
        "form": form,
        "text": text,
        "found": list(found.exclude(pk__in=invited)[:FOUND]) if text else [],
    }
    return render(request, "programmes/invitations/office.html", context, status=status)


def _said(done: actions.Added) -> str:
    if not done.invited and not done.groups:
        return _("Tidak ada yang baru: semuanya sudah diundang.")
    said = ngettext("%(count)s kantor diundang.", "%(count)s kantor diundang.", done.invited) % {
        "count": done.invited
    }
    if done.founded:
        new = ngettext(
            "%(count)s di antaranya baru dicatat.",
            "%(count)s di antaranya baru dicatat.",
            done.founded,
        )
        said = f"{said} {new % {'count': done.founded}}"
    if done.groups:
        groups = ngettext(
            "%(count)s kelompok diundang.", "%(count)s kelompok diundang.", done.groups
        ) % {"count": done.groups}
        said = f"{said} {groups}" if done.invited else groups
    return said
