"""Recording decrees and publishing what they decide."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from martabat.assessments import explaining, rules
from martabat.assessments.actions import publication
from martabat.assessments.forms.decisions import DecreeForm
from martabat.assessments.models import Assessment, Cycle, Decree
from martabat.assessments.queries.decisions import (
    decisions_of,
    decree_with_counts,
    predicate_names,
    ready_for_decree,
    unpublished_of,
)
from martabat.assessments.refusals import Refused
from martabat.assessments.views.access import cycle_or_404, member, members_only


@require_http_methods(["GET", "POST"])
@members_only
def decree(request: HttpRequest, award_year: int) -> HttpResponse:
    """Show who is ready, record a decree, list what is published."""
    cycle = publishers_cycle(request, award_year)
    if request.method != "POST":
        return _show(request, cycle)
    ready = {item.region_id: item for item in ready_for_decree(cycle)}
    form = DecreeForm(request.POST, ready=list(ready))
    if not form.is_valid():
        return _show(request, cycle, form=form, status=422)
    data = form.cleaned_data
    chosen = list(ready.values()) if data["everything"] else [ready[c] for c in data["chosen"]]
    try:
        publication.record_decree(
            cycle=cycle,
            number=data["number"],
            dated=data["dated"],
            title=data["title"],
            assessments=chosen,
            membership=member(request),
        )
    except Refused as refused:
        form.add_error("number", str(refused))
        return _show(request, cycle, form=form, status=422)
    messages.success(request, _("Keputusan %(number)s tercatat.") % {"number": data["number"]})
    return redirect("assessments:decree", award_year)


@require_http_methods(["GET", "POST"])
@members_only
def publish(request: HttpRequest, award_year: int) -> HttpResponse:
    """Ask once more naming the count, then publish one region at once or many by a job."""
    cycle = publishers_cycle(request, award_year)
    recorded = _decree(request, cycle)
    waiting = list(unpublished_of(recorded))
    if region := request.GET.get("daerah", ""):
        waiting = [item for item in waiting if item.region_id == region]
    if request.method == "POST" and waiting:
        if len(waiting) == 1:
            return _publish_one(request, cycle, waiting[0])
        from martabat.assessments.tasks import publish_decreed

        publish_decreed.defer(decree_id=recorded.pk, membership_id=member(request).pk)
        messages.success(request, _("Penerbitan dimulai. Halaman ini menunjukkan kemajuannya."))
        return redirect(_address(cycle, recorded))
    template = "assessments/decisions/publish.html"
    if request.headers.get("HX-Target") == "kemajuan":
        template = "assessments/decisions/progress.html"
    return render(
        request,
        template,
        {
            "cycle": cycle,
            "decree": recorded,
            "waiting": waiting,
            "running": "berjalan" in request.GET and bool(waiting),
            "here": _address(cycle, recorded),
            "names": predicate_names(cycle),
            "words": explaining,
        },
    )


def publishers_cycle(request: HttpRequest, award_year: int) -> Cycle:
    """Return a cycle, for the publisher alone."""
    cycle = cycle_or_404(request, award_year)
    if not rules.may_decree(member(request)):
        raise PermissionDenied
    return cycle


def _decree(request: HttpRequest, cycle: Cycle) -> Decree:
    text = request.GET.get("keputusan", "")
    found = decree_with_counts(cycle, int(text)) if text.isdecimal() and len(text) < 9 else None
    if found is None:
        raise Http404
    return found


def _publish_one(request: HttpRequest, cycle: Cycle, assessment: Assessment) -> HttpResponse:
    try:
        publication.publish(assessment=assessment, membership=member(request))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, _("Hasil %(region)s sudah terbit.") % {"region": assessment.region.name}
        )
    return redirect("assessments:decree", cycle.award_year)


def _address(cycle: Cycle, recorded: Decree) -> str:
    path = reverse("assessments:publish", args=[cycle.award_year])
    return f"{path}?keputusan={recorded.pk}&berjalan=1"


def _show(
    request: HttpRequest, cycle: Cycle, *, form: DecreeForm | None = None, status: int = 200
) -> HttpResponse:
    found = decisions_of(
        cycle, ready=request.GET.get("siap", 1), published=request.GET.get("terbit", 1)
    )
    context: dict[str, Any] = {
        "cycle": cycle,
        "found": found,
        "form": form or DecreeForm(ready=[item.region_id for item in found.ready]),
        "chosen": set(form.data.getlist("chosen")) if form else set(),  # type: ignore[attr-defined]
        "everything": bool(form and form.data.get("everything")),
        "names": predicate_names(cycle),
        "words": explaining,
    }
    return render(request, "assessments/decisions/decree.html", context, status=status)
