"""Planning and changing an activity, and saying what became of it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes.actions import activities, planning
from martabat.programmes.forms.planning import ActivityForm, CancelForm, CopyForm
from martabat.programmes.models import Activity, Programme, Series
from martabat.programmes.views.planning.finding import activity_of, programme_of


@require_http_methods(["GET", "POST"])
@member_required
def add_activity(request: MemberRequest, pk: int) -> HttpResponse:
    """Plan an activity of a programme; `?rangkaian=` puts it at the end of a series."""
    programme = programme_of(request.membership, pk, to_edit=True)
    wanted = request.GET.get("rangkaian", "")
    series: Series | None = (
        programme.series.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    )
    form = ActivityForm(
        request.POST if request.method == "POST" else None,
        programme=programme,
        membership=request.membership,
        initial=ActivityForm.start_in(programme, series),
    )
    if request.method == "POST" and form.is_valid():
        try:
            found = planning.plan_activity(
                by=request.membership,
                programme=programme,
                example=settings.DEMONSTRATION,
                **form.cleaned_data,
            )
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("Kegiatan disimpan. Lengkapi acara dan undangannya."))
            return redirect(found)
    return _form(request, form, programme, None)


@require_http_methods(["GET", "POST"])
@member_required
def change_activity(request: MemberRequest, pk: int) -> HttpResponse:
    """Change what is known about an activity."""
    found = activity_of(request.membership, pk, to_edit=True)
    form = ActivityForm(
        request.POST if request.method == "POST" else None,
        programme=found.programme,
        membership=request.membership,
        activity=found,
        initial=ActivityForm.start_of(found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            activities.change_activity(by=request.membership, activity=found, **form.cleaned_data)
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("Perubahan disimpan."))
            return redirect(found)
    return _form(request, form, found.programme, found)


@require_POST
@member_required
def set_state(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that an activity was held, or that it is planned again."""
    found = activity_of(request.membership, pk, to_edit=True)
    try:
        if request.POST.get("keadaan") == "terlaksana":
            activities.mark_held(by=request.membership, activity=found)
            messages.success(request, _("Kegiatan dicatat terlaksana."))
        elif request.POST.get("keadaan") == "direncanakan":
            activities.plan_again(by=request.membership, activity=found)
            messages.success(request, _("Kegiatan kembali direncanakan."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(found)


@require_http_methods(["GET", "POST"])
@member_required
def cancel(request: MemberRequest, pk: int) -> HttpResponse:
    """Cancel an activity with a reason; everything it holds stays."""
    found = activity_of(request.membership, pk, to_edit=True)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            activities.cancel_activity(
                by=request.membership, activity=found, reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Kegiatan dibatalkan. Semua catatannya tetap tersimpan."))
            return redirect(found)
    return render(
        request,
        "programmes/planning/cancel.html",
        {"form": form, "activity": found},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@member_required
def copy(request: MemberRequest, pk: int) -> HttpResponse:
    """Plan the same activity on another day."""
    found = activity_of(request.membership, pk, to_edit=True)
    form = CopyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = activities.copy_activity(
            by=request.membership, activity=found, day=form.cleaned_data["day"]
        )
        messages.success(request, _("Kegiatan disalin. Periksa isinya."))
        return redirect(made)
    return render(
        request,
        "programmes/planning/copy.html",
        {"form": form, "activity": found},
        status=422 if form.errors else 200,
    )


def _refuse(form: ActivityForm, refused: Refused) -> None:
    field = {"number": "number", "series": "series", "future": "day"}.get(refused.code)
    form.add_error(field if field in form.fields else None, str(refused))


def _form(
    request: MemberRequest, form: ActivityForm, programme: Programme, activity: Activity | None
) -> HttpResponse:
    context = {"form": form, "programme": programme, "activity": activity}
    status = 422 if form.errors else 200
    return render(request, "programmes/planning/activity_form.html", context, status=status)
