"""The desk: home of everybody who is signed in."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from martabat.assessments.queries.desk.choosing import desk_of
from martabat.assessments.queries.desk.office import OfficeDesk
from martabat.assessments.queries.desk.tasks import (
    DEADLINES,
    KINDS,
    Desk,
    by_urgency,
    grouped,
    kinds_of,
)
from martabat.assessments.views.access import members_only
from martabat.assessments.views.boards.links import choices
from martabat.organisations.models import Membership

PER_PAGE = 20


@require_GET
@members_only
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits for the visitor in the role that he acts in."""
    membership: Membership | None = request.membership  # type: ignore[attr-defined]
    if membership is None:
        return render(request, "assessments/desk/without_role.html")
    found = desk_of(membership)
    if isinstance(found, OfficeDesk):
        return render(request, "assessments/desk/office.html", {"desk": found})
    return render(request, "assessments/desk/desk.html", _context(request, found))


def _context(request: HttpRequest, desk: Desk) -> dict[str, object]:
    tasks = by_urgency(desk.tasks, desk.today)
    kinds = kinds_of(tasks)
    chosen = request.GET.get("jenis", "")
    if chosen not in kinds:
        chosen = ""
    wanted = [task for task in tasks if not chosen or task.kind == chosen]
    page = Paginator(wanted, PER_PAGE).get_page(request.GET.get("halaman") or 1)
    options = [("", _("Semua")), *((kind, KINDS[kind]) for kind in kinds)]
    return {
        "desk": desk,
        "count": len(tasks),
        "groups": grouped(page.object_list, desk.today),
        "page": page,
        "kinds": choices(request.GET, "jenis", options, chosen, {"": len(tasks), **kinds})
        if len(kinds) > 1
        else [],
        "deadline": DEADLINES.get(desk.deadline, ""),
    }
