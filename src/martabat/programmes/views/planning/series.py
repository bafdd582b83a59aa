"""A series: its page, adding, changing and ordering it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions import planning
from martabat.programmes.actions import series as actions
from martabat.programmes.forms.planning import SeriesForm
from martabat.programmes.queries.series import series_page
from martabat.programmes.views.planning.finding import programme_of, series_of


@require_GET
@member_required
def series(request: MemberRequest, pk: int) -> HttpResponse:
    """Show what was, what is next, and what each activity left."""
    found = series_of(request.membership, pk)
    wanted = request.GET.get("halaman", "1")
    page = series_page(found, request.membership, page=int(wanted) if wanted.isdecimal() else 1)
    return render(request, "programmes/planning/series.html", {"page": page, "series": found})


@require_http_methods(["GET", "POST"])
@member_required
def add_series(request: MemberRequest, pk: int) -> HttpResponse:
    """Add a series to a programme."""
    programme = programme_of(request.membership, pk, to_edit=True)
    form = SeriesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        found = planning.add_series(by=request.membership, programme=programme, **form.cleaned_data)
        messages.success(request, _("Rangkaian disimpan. Tambahkan kegiatan pertamanya."))
        return redirect(found)
    context = {"form": form, "programme": programme, "series": None}
    return render(
        request,
        "programmes/planning/series_form.html",
        context,
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@member_required
def change_series(request: MemberRequest, pk: int) -> HttpResponse:
    """Change, move or remove a series."""
    found = series_of(request.membership, pk, to_edit=True)
    form = SeriesForm(
        request.POST if request.method == "POST" and not _pressed(request) else None,
        initial={"name": found.name, "purpose": found.purpose},
    )
    refusal = ""
    if form.is_bound and form.is_valid():
        actions.change_series(by=request.membership, series=found, **form.cleaned_data)
        messages.success(request, _("Perubahan disimpan."))
        return redirect(found)
    if "pindah" in request.POST:
        actions.move_series(
            by=request.membership, series=found, up=request.POST["pindah"] == "naik"
        )
        return redirect(found.programme)
    if "hapus" in request.POST:
        try:
            actions.remove_series(by=request.membership, series=found)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("Rangkaian dihapus."))
            return redirect(found.programme)
    context = {"form": form, "programme": found.programme, "series": found, "refusal": refusal}
    status = 422 if form.errors or refusal else 200
    return render(request, "programmes/planning/series_form.html", context, status=status)


def _pressed(request: MemberRequest) -> bool:
    """Whether another button than the one that saves was pressed."""
    return "pindah" in request.POST or "hapus" in request.POST


@require_POST
@member_required
def reorder(request: MemberRequest, pk: int) -> HttpResponse:
    """Let one activity of a series change places with its neighbour."""
    found = series_of(request.membership, pk, to_edit=True)
    number = request.POST.get("kegiatan", "")
    activity = get_object_or_404(
        rules.visible_activities(request.membership).filter(series=found),
        pk=int(number) if number.isdecimal() else 0,
    )
    actions.move_in_series(
        by=request.membership, activity=activity, up=request.POST.get("arah") == "naik"
    )
    return redirect(f"{found.get_absolute_url()}#kegiatan-{activity.pk}")
