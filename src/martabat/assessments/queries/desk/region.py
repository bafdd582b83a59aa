"""What the desks of a region share, and the desk of its Sekda."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments import places
from martabat.assessments.models import Assessment
from martabat.assessments.queries.desk.tasks import (
    SENDING,
    Desk,
    Event,
    Task,
    Waiting,
    WaitingRow,
    deadlines,
)
from martabat.assessments.queries.lateness import calendar_of
from martabat.assessments.queries.workspace import Workspace, workspace_of
from martabat.assessments.steps import Step
from martabat.interface.dates import date_long, date_short
from martabat.interface.numbers import number
from martabat.organisations.models import Membership


def sekda_desk(assessment: Assessment, membership: Membership, today: date) -> Desk:
    """Return what waits for the Sekda's endorsement, or how far the region is."""
    workspace = workspace_of(assessment, membership)
    summary = workspace.summary
    tasks = []
    if assessment.step == Step.ENDORSEMENT:
        open_points = []
        if blank := summary.total - summary.filled:
            open_points.append(_("%(n)s kosong") % {"n": number(blank)})
        if bare := summary.filled - summary.evidenced:
            open_points.append(_("%(n)s tanpa bukti") % {"n": number(max(0, bare))})
        why = _("Diajukan %(day)s. %(n)s dari %(m)s terisi.") % {
            "day": date_long(assessment.step_since, assessment.region.time_zone),
            "n": number(summary.filled),
            "m": number(summary.total),
        }
        if open_points:
            more = _("Masih terbuka: %(list)s.") % {"list": ", ".join(open_points)}
            why = f"{why} {more}"
        tasks.append(
            Task(
                title=_("Tinjau dan sahkan isian %(region)s") % {"region": assessment.region.name},
                why=why,
                href=page_of(assessment, "review"),
                sign="rubber-stamp",
                due=workspace.due_on,
                kind=SENDING,
            )
        )
    return Desk(
        today=today,
        tasks=tasks,
        waiting=None if tasks else awaited(workspace, today),
        events=events_of(workspace, today),
        empty=(
            _("Belum ada yang menunggu pengesahan Anda"),
            _("Isian %(region)s sedang pada tahap %(step)s.")
            % {"region": assessment.region.name, "step": Step(assessment.step).label},
        ),
        **about(workspace),
    )


def awaited(workspace: Workspace, today: date) -> Waiting | None:
    """Say who holds a region's answers now."""
    assessment = workspace.assessment
    step = Step(assessment.step)
    if step == Step.PUBLISHED or not assessment.participating:
        return None
    due = workspace.due_on
    late = (today - due).days if due else 0
    return Waiting(
        count="",
        heads=(_("Tahap"), _("Sejak"), _("Terisi")),
        rows=[
            WaitingRow(
                name=str(step.label),
                what=date_short(assessment.step_since, assessment.region.time_zone),
                figure=number(workspace.summary.filled),
                due=due,
                chip="general.late" if late > 0 else "general.running",
                chip_text=ngettext("Terlambat %(n)s hari", "Terlambat %(n)s hari", late)
                % {"n": number(late)}
                if late > 0
                else "",
            )
        ],
    )


def events_of(workspace: Workspace, today: date) -> list[Event]:
    """Return the dates of the cycle that come up, from the region's own step on."""
    if workspace.assessment.step == Step.PUBLISHED:
        return []
    dates = calendar_of(workspace.assessment.cycle).due
    return deadlines(dates, today, Step(workspace.assessment.step))


def about(workspace: Workspace) -> dict[str, Any]:
    """Return the parts of a desk that tell of the region."""
    assessment = workspace.assessment
    return {
        "due": None if assessment.step == Step.PUBLISHED else workspace.due_on,
        "deadline": assessment.step,
        "region": workspace,
        "hrefs": {name: page_of(assessment, name) for name in ("workspace", "review", "why")},
        "stages": workspace.stages,
        "place": assessment.region.name,
        "example": assessment.example,
    }


def page_of(assessment: Assessment, name: str) -> str:
    """Return the address of a page of this assessment."""
    return places.page(name, assessment.cycle.award_year, assessment.region_id)
