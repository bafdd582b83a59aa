"""The desk: home of everybody who is signed in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from martabat.assessments.actions.reminders import Reminded, remind_late_offices
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
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.assessments.views.boards.links import choices
from martabat.interface.dates import today
from martabat.interface.numbers import number
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


@require_POST
@members_only
def remind_offices(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Ask every late office again, at most once a day each."""
    assessment = assessment_or_404(request, award_year, region)
    reminded = remind_late_offices(
        assessment=assessment,
        membership=member(request),
        site=request.build_absolute_uri("/"),
        today=today(assessment.region.time_zone),
    )
    messages.info(request, _told(reminded))
    return redirect("assessments:desk")


def _told(reminded: Reminded) -> str:
    if not reminded.sent and not reminded.already:
        return _("Tidak ada perangkat daerah yang terlambat. Tidak ada surel dikirim.")
    sentences = []
    if reminded.sent:
        sentences.append(
            ngettext(
                "Pengingat dikirim ke %(n)s perangkat daerah.",
                "Pengingat dikirim ke %(n)s perangkat daerah.",
                len(reminded.sent),
            )
            % {"n": number(len(reminded.sent))}
        )
    if reminded.already:
        sentences.append(
            ngettext(
                "%(n)s perangkat daerah sudah diminta hari ini; ingatkan lagi besok.",
                "%(n)s perangkat daerah sudah diminta hari ini; ingatkan lagi besok.",
                len(reminded.already),
            )
            % {"n": number(len(reminded.already))}
        )
    return " ".join(sentences)


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
