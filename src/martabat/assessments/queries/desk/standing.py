"""How the regions of a cycle stand: how many at each step, and how many are late there."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.queries.boards import stages
from martabat.assessments.queries.desk.tasks import Waiting, WaitingRow
from martabat.assessments.queries.lateness import Calendar
from martabat.assessments.steps import Step
from martabat.interface.dates import date_short
from martabat.interface.numbers import number


def stage_lines(groups: Sequence[stages.Counted], calendar: Calendar) -> list[dict[str, str]]:
    """Return the steps of a cycle with their dates and how many regions stand at each."""
    counts: dict[str, int] = {}
    for group in groups:
        if group.participating:
            counts[group.step] = counts.get(group.step, 0) + group.number
    found = []
    for step in Step:
        due = calendar.due_on(step)
        parts = []
        if count := counts.get(step):
            parts.append(ngettext("%(n)s daerah", "%(n)s daerah", count) % {"n": number(count)})
        if due:
            parts.append(_("sampai %(day)s") % {"day": date_short(due)})
        found.append({"name": str(step.label), "date": ", ".join(parts), "state": ""})
    return found


def waiting_by_step(
    groups: Sequence[stages.Counted], calendar: Calendar, own: Step, board: str
) -> Waiting | None:
    """Return how many regions still stand before the own step, and how many of them are late."""
    found = []
    for step in Step:
        here = [group for group in groups if group.participating and group.step == step]
        count, late = sum(item.number for item in here), sum(item.late for item in here)
        if step.position >= own.position or not count:
            continue
        found.append(
            WaitingRow(
                name=str(step.label),
                what=ngettext("%(n)s daerah", "%(n)s daerah", count) % {"n": number(count)},
                figure=number(late) if late else "–",
                due=calendar.due_on(step),
                chip="general.late" if late else "general.running",
                href=f"{board}?tahap={stages.OF_STEP[step]}",
            )
        )
    if not found:
        return None
    return Waiting(count="", heads=(_("Tahap"), _("Masih di sini"), _("Terlambat")), rows=found)
