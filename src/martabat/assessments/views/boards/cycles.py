"""The list of cycles, or straight to where the visitor works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from martabat.assessments import places, rules
from martabat.assessments.queries.cycles import cycles_seen_by
from martabat.assessments.views.access import member, members_only


@require_GET
@members_only
def cycles(request: HttpRequest) -> HttpResponse:
    """List the cycles; where there is only one, go straight to it."""
    membership = member(request)
    lines = cycles_seen_by(membership)
    may_run = rules.may_run_cycles(membership)
    if len(lines) == 1 and not may_run:
        return redirect(lines[0].href)
    return render(
        request,
        "assessments/boards/cycles.html",
        {
            "lines": lines,
            "may_run": may_run,
            "new_href": places.page("cycle_new") if may_run else "",
        },
    )
