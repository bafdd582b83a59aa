"""The offices that an operator waits for."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.queries.desk.region import page_of
from martabat.assessments.queries.desk.tasks import Waiting, WaitingRow
from martabat.assessments.queries.workspace import OfficeLine, Workspace
from martabat.interface.numbers import number

SHOWN_OFFICES = 6


def waiting_offices(workspace: Workspace, today: date) -> Waiting | None:
    """Return the offices that owe answers, the late ones first."""
    owing = [line for line in workspace.offices if line.filled < line.asked]
    if not owing:
        return None
    blank = sum(line.asked - line.filled for line in owing)
    rights = _rights_of_offices(workspace)
    rest = owing[SHOWN_OFFICES:]
    return Waiting(
        count=ngettext("%(n)s indikator kosong", "%(n)s indikator kosong", blank)
        % {"n": number(blank)},
        heads=(_("Perangkat daerah"), _("Hak"), _("Kosong")),
        rows=[
            _office_row(line, local_name(workspace, line.name), rights.get(line.name, ""), today)
            for line in owing[:SHOWN_OFFICES]
        ],
        more=_("%(n)s perangkat daerah lain, %(blank)s kosong")
        % {
            "n": number(len(rest)),
            "blank": number(sum(line.asked - line.filled for line in rest)),
        }
        if rest
        else "",
        more_href=page_of(workspace.assessment, "delegation"),
        remind_href=page_of(workspace.assessment, "remind_offices")
        if any(line.due_on < today for line in owing)
        else "",
    )


def local_name(workspace: Workspace, office: str) -> str:
    """Return the name of an office without the region's, which everybody here knows."""
    return office.removesuffix(f" {workspace.assessment.region.name}")


def _rights_of_offices(workspace: Workspace) -> dict[str, str]:
    """Return the rights that each office still owes answers to."""
    titles = {right.code: right.title for right in workspace.questions.rights}
    found: dict[str, dict[str, None]] = {}
    for row in workspace.sheet.rows:
        if row.asked is not None and row.held.blank:
            title = titles[row.question.group]
            found.setdefault(row.asked.organisation, {})[title] = None
    return {office: ", ".join(names) for office, names in found.items()}


def _office_row(line: OfficeLine, name: str, rights: str, today: date) -> WaitingRow:
    late = (today - line.due_on).days
    return WaitingRow(
        name=name,
        what=rights,
        figure=_("%(n)s dari %(m)s")
        % {"n": number(line.asked - line.filled), "m": number(line.asked)},
        due=line.due_on,
        chip=line.state,
        chip_text=ngettext("Terlambat %(n)s hari", "Terlambat %(n)s hari", late)
        % {"n": number(late)}
        if late > 0
        else "",
    )
