"""Pages of follow-ups: all of mine, one with its shares, adding and changing them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from martabat.interface import dates
from martabat.interface.numbers import number
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions import follow_up_reminders as reminders
from martabat.programmes.actions import follow_ups as actions
from martabat.programmes.forms.follow_ups import CloseForm, FollowUpForm
from martabat.programmes.models import Activity, FollowUp, FollowUpShare
from martabat.programmes.queries import follow_ups as queries
from martabat.programmes.queries.follow_up_offices import Choice, choice_of
from martabat.programmes.views.planning.finding import activity_of

PER_PAGE = 25
SHARES_PER_PAGE = 50


@require_GET
@member_required
def index(request: MemberRequest) -> HttpResponse:
    """List what my office owes, and what I keep for the activities that I may change."""
    region = request.membership.organisation.region
    today = dates.today(region.time_zone if region else None)
    state = request.GET.get("keadaan", "")
    if state not in {queries.LATE, queries.DONE}:
        state = queries.OPEN
    counts = queries.counts(request.membership, today)
    page = Paginator(queries.listed(request.membership, state, today), PER_PAGE).get_page(
        request.GET.get("halaman")
    )
    context = {
        "page": page,
        "rows": [queries.row(item, today, activity=item.activity.title) for item in page],
        "state": state,
        "counts": counts,
        "keeps": rules.may_plan(request.membership),
    }
    return render(request, "programmes/follow_ups/index.html", context)


@require_GET
@member_required
def follow_up(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a follow-up with the share of every office."""
    return show(request, _found(request, pk))


def show(
    request: MemberRequest,
    follow_up: FollowUp,
    *,
    form: CloseForm | None = None,
    wrong: int = 0,
    status: int = 200,
) -> HttpResponse:
    """Show the page, perhaps with the form of one share that was not taken."""
    membership = request.membership
    may_edit = rules.may_edit_activity(membership, follow_up.activity)
    shares = FollowUpShare.objects.filter(follow_up=follow_up).select_related(
        "organisation__region", "done_by"
    )
    page = Paginator(
        shares.order_by("done_on", "organisation__name", "pk"), SHARES_PER_PAGE
    ).get_page(request.GET.get("halaman"))
    mine = next((share for share in shares.filter(organisation=membership.organisation_id)), None)
    today = dates.today(follow_up.activity.zone)
    context = {
        "follow_up": follow_up,
        "activity": follow_up.activity,
        "row": queries.row(follow_up, today),
        "page": page,
        "mine": mine,
        "form": form or CloseForm(),
        "wrong": wrong,
        "may_edit": may_edit,
        "may_view_activity": may_edit or rules.may_view_activity(membership, follow_up.activity),
        "today": today,
    }
    return render(request, "programmes/follow_ups/follow_up.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Add a follow-up to an activity."""
    activity = activity_of(request.membership, pk, to_edit=True)
    form = _form(request, activity)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.add_follow_up(
                by=request.membership,
                activity=activity,
                text=data["text"],
                who=data["who"],
                due_on=data["due_on"],
                offices=form.chosen.values(),
                site=request.build_absolute_uri("/"),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                ngettext(
                    "Tindak lanjut ditambahkan untuk %(n)s kantor.",
                    "Tindak lanjut ditambahkan untuk %(n)s kantor.",
                    len(form.chosen),
                )
                % {"n": number(len(form.chosen))},
            )
            # Who writes minutes goes on writing.
            from_minutes = request.GET.get("dari") == "notula"
            name = "edit_minutes" if from_minutes else "activity"
            return redirect(f"programmes:{name}", activity.pk)
    context = {"form": form, "activity": activity, "follow_up": None}
    status = 422 if form.errors else 200
    return render(request, "programmes/follow_ups/edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a follow-up and who owes it."""
    follow_up = _to_edit(request, pk)
    form = _form(request, follow_up.activity, follow_up)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.change_follow_up(
                by=request.membership,
                follow_up=follow_up,
                text=data["text"],
                who=data["who"],
                due_on=data["due_on"],
                offices=form.chosen.values(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Tindak lanjut tersimpan."))
            return redirect("programmes:follow_up", follow_up.pk)
    context = {"form": form, "activity": follow_up.activity, "follow_up": follow_up}
    status = 422 if form.errors else 200
    return render(request, "programmes/follow_ups/edit.html", context, status=status)


@require_POST
@member_required
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    """Delete a follow-up on which nobody has worked."""
    follow_up = _to_edit(request, pk)
    try:
        actions.delete_follow_up(by=request.membership, follow_up=follow_up)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("programmes:follow_up", pk)
    messages.success(request, _("Tindak lanjut dihapus."))
    return redirect("programmes:activity", follow_up.activity_id)


@require_POST
@member_required
def close(request: MemberRequest, pk: int, share: int) -> HttpResponse:
    """Close one office's share."""
    follow_up, found = _share(request, pk, share)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return show(request, follow_up, form=form, wrong=found.pk, status=422)
    try:
        actions.close_share(
            by=request.membership,
            share=found,
            note=form.cleaned_data["note"],
            on=dates.today(follow_up.activity.zone),
        )
    except Refused as refused:
        form.add_error("note", str(refused))
        return show(request, follow_up, form=form, wrong=found.pk, status=422)
    messages.success(request, _("Bagian kantor ditutup."))
    return redirect("programmes:follow_up", pk)


@require_POST
@member_required
def reopen(request: MemberRequest, pk: int, share: int) -> HttpResponse:
    """Take back that an office is done."""
    _follow_up, found = _share(request, pk, share)
    try:
        actions.reopen_share(by=request.membership, share=found)
        messages.success(request, _("Bagian kantor dibuka kembali."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("programmes:follow_up", pk)


@require_POST
@member_required
def remind(request: MemberRequest, pk: int) -> HttpResponse:
    """Remind the offices that have not closed their share of one follow-up."""
    follow_up = _to_edit(request, pk)
    site = request.build_absolute_uri("/")
    done = reminders.remind_follow_up(by=request.membership, follow_up=follow_up, site=site)
    _tell(request, done)
    return redirect("programmes:follow_up", pk)


@require_POST
@member_required
def remind_late(request: MemberRequest, pk: int) -> HttpResponse:
    """Remind every office that is late with a follow-up of an activity."""
    activity = activity_of(request.membership, pk, to_edit=True)
    site = request.build_absolute_uri("/")
    _tell(request, reminders.remind_late(by=request.membership, activity=activity, site=site))
    return redirect("programmes:activity", pk)


def _tell(request: MemberRequest, done: reminders.Reminded) -> None:
    if done.sent:
        messages.success(
            request,
            ngettext(
                "Pengingat dikirim ke %(n)s kantor.",
                "Pengingat dikirim ke %(n)s kantor.",
                len(done.sent),
            )
            % {"n": number(len(done.sent))},
        )
    if done.already:
        messages.info(
            request,
            ngettext(
                "%(n)s kantor sudah diingatkan hari ini.",
                "%(n)s kantor sudah diingatkan hari ini.",
                len(done.already),
            )
            % {"n": number(len(done.already))},
        )
    if done.unreachable:
        names = ", ".join(done.unreachable[:5])
        messages.warning(
            request,
            ngettext(
                "%(n)s kantor belum punya akun: %(names)s.",
                "%(n)s kantor belum punya akun, antara lain %(names)s.",
                len(done.unreachable),
            )
            % {"n": number(len(done.unreachable)), "names": names},
        )
    if not (done.sent or done.already or done.unreachable):
        messages.info(request, _("Tidak ada yang perlu diingatkan."))


def _found(request: MemberRequest, pk: int) -> FollowUp:
    found = queries.counted(FollowUp.objects.all()).select_related(
        "activity__programme", "activity__owner"
    )
    follow_up = get_object_or_404(found, pk=pk)
    if not rules.may_view_follow_up(request.membership, follow_up):
        raise Http404
    return follow_up


def _to_edit(request: MemberRequest, pk: int) -> FollowUp:
    follow_up = _found(request, pk)
    if not rules.may_edit_activity(request.membership, follow_up.activity):
        raise PermissionDenied
    return follow_up


def _share(request: MemberRequest, pk: int, share: int) -> tuple[FollowUp, FollowUpShare]:
    follow_up = _found(request, pk)
    found = get_object_or_404(FollowUpShare, pk=share, follow_up=follow_up)
    found.follow_up = follow_up
    if not rules.may_close_share(request.membership, found):
        raise PermissionDenied
    return follow_up, found


def _form(
    request: MemberRequest, activity: Activity, follow_up: FollowUp | None = None
) -> FollowUpForm:
    choice = choice_of(activity, request.membership)
    given = request.POST if request.method == "POST" else None
    initial = {}
    if follow_up is not None:
        owed = list(follow_up.shares.select_related("organisation").order_by("organisation__name"))
        initial = {
            "text": follow_up.text,
            "who": follow_up.who,
            "due_on": follow_up.due_on,
            **_chosen(choice, owed),
        }
    return FollowUpForm(given, choice=choice, membership=request.membership, initial=initial)


def _chosen(choice: Choice, owed: list[FollowUpShare]) -> dict[str, Any]:
    """Say who owes it in the ways of the form: a whole group, single offices, names."""
    keys = {share.organisation_id for share in owed}
    groups = [group for group in choice.groups if group.label and set(group.offices) <= keys]
    in_groups = {key for group in groups for key in group.offices}
    single = {office.pk for office in choice.single}
    rest = [share for share in owed if share.organisation_id not in in_groups]
    return {
        "groups": [group.key for group in groups],
        "offices": [str(item.organisation_id) for item in rest if item.organisation_id in single],
        "others": "\n".join(
            item.organisation.name for item in rest if item.organisation_id not in single
        ),
    }
