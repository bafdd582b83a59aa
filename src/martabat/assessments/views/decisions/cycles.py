"""Opening cycles and setting their dates."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from martabat.assessments import rules
from martabat.assessments.actions import cycles as actions
from martabat.assessments.forms.decisions import CycleForm, DatesForm
from martabat.assessments.queries import decisions as queries
from martabat.assessments.refusals import Refused
from martabat.assessments.views.access import cycle_or_404, member, members_only


@require_http_methods(["GET", "POST"])
@members_only
def cycle_new(request: HttpRequest) -> HttpResponse:
    """Open a cycle for all regencies and cities."""
    membership = member(request)
    if not rules.may_run_cycles(membership):
        raise PermissionDenied
    versions = {version.name: version for version in queries.instruments()}
    year = timezone.localdate().year
    initial = {"data_year": year - 1, "award_year": year}
    form = CycleForm(_posted(request), instruments=queries.instrument_titles(), initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            cycle = actions.open_cycle(
                instrument=versions[data["instrument"]],
                data_year=data["data_year"],
                award_year=data["award_year"],
                dates={step: day for step, day in form.dates.items() if day},
                membership=membership,
                example=settings.DEMONSTRATION,
            )
        except Refused as refused:
            form.add_error("award_year", str(refused))
        else:
            messages.success(
                request,
                _("Siklus %(year)s dibuka untuk semua daerah.") % {"year": cycle.award_year},
            )
            return redirect("assessments:cycle_settings", cycle.award_year)
    return render(
        request,
        "assessments/decisions/cycle_new.html",
        {"form": form, "cycles": list(queries.cycles()[:50])},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@members_only
def cycle_settings(request: HttpRequest, award_year: int) -> HttpResponse:
    """Show and change the days of a cycle."""
    cycle = cycle_or_404(request, award_year)
    membership = member(request)
    if not rules.may_run_cycles(membership):
        raise PermissionDenied
    form = DatesForm(_posted(request), initial=queries.dates_of(cycle))
    if request.method == "POST" and form.is_valid():
        actions.set_dates(cycle=cycle, dates=form.dates, membership=membership)
        messages.success(request, _("Tanggal tersimpan. Semua meja memakainya mulai sekarang."))
        return redirect("assessments:cycle_settings", award_year)
    return render(
        request,
        "assessments/decisions/cycle_settings.html",
        {"cycle": cycle, "form": form, "cycles": list(queries.cycles()[:50])},
        status=422 if form.errors else 200,
    )


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
