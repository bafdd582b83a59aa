"""The desks of an office: its contributor, who answers, and its head, who endorses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.manifests import office_digest
from martabat.assessments.models import Assessment, Delegation, Endorsement
from martabat.assessments.queries.desk.operator import returned_answers
from martabat.assessments.queries.desk.region import about, events_of, page_of
from martabat.assessments.queries.desk.tasks import SENDING, Desk, Task, Waiting, WaitingRow
from martabat.assessments.queries.questions import questionnaire
from martabat.assessments.queries.rows import Row, sheet_of
from martabat.assessments.queries.workspace import workspace_of
from martabat.assessments.steps import EndorsementLevel, Step
from martabat.interface.dates import date_long
from martabat.interface.numbers import NOTHING, number
from martabat.organisations.models import Membership

SHOWN = 40
# Short enough for a line on a phone.
SIGNS = {"persen": "%", "percent": "%"}
URGENT = {"answer.returned": 0, "answer.conflicting": 1}


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One indicator on a contributor's desk, with the value of the year before."""

    row: Row
    why: str
    values: str


@dataclass(frozen=True)
class OfficeDesk:
    """What is asked of an office: to fill, and filled already."""

    assessment: Assessment
    office: str
    asked_by: str
    asked_on: date | None
    due: date | None
    today: date
    todo: Sequence[AskedRow]
    done: Sequence[AskedRow]
    hidden: int
    open: bool
    others: Sequence[Task] = ()
    """Follow-ups, obligations and meetings of the office."""

    @property
    def total(self) -> int:
        """How many indicators are asked of the office."""
        return len(self.todo) + len(self.done) + self.hidden

    @property
    def filled(self) -> int:
        """How many of them have an answer."""
        return self.total - sum(item.row.held.blank for item in self.todo)


def contributor_desk(assessment: Assessment, membership: Membership, today: date) -> OfficeDesk:
    """Return the indicators that are asked of somebody's office, those to act on first."""
    sheet = sheet_of(assessment, membership, questionnaire(assessment.cycle))
    returned = [row for row in sheet.rows if row.matches("dikembalikan")]
    reasons = returned_answers(assessment) if returned else {}
    todo, done = [], []
    year = assessment.cycle.data_year
    for row in sheet.rows:
        found = reasons.get(row.question.code)
        if row.open and (row.held.blank or row.state in URGENT):
            why = _why(row, found.reason if found else "")
            todo.append(AskedRow(row, why, _before(row, year - 1)))
        else:
            done.append(AskedRow(row, "", _values(assessment, row)))
    todo.sort(key=lambda item: URGENT.get(item.row.state, 2))
    asked = _asked(assessment, membership)
    dates = [item.row.asked.due_on for item in todo if item.row.asked]
    repairs = [item.due_on for item in reasons.values() if item.due_on]
    return OfficeDesk(
        assessment=assessment,
        office=membership.organisation.name,
        asked_by=asked[0] if asked else "",
        asked_on=asked[1] if asked else None,
        due=min(repairs or dates, default=None),
        today=today,
        todo=todo,
        done=done[:SHOWN],
        hidden=max(0, len(done) - SHOWN),
        open=any(item.row.open for item in (*todo, *done)),
    )


def head_desk(assessment: Assessment, membership: Membership, today: date) -> Desk:
    """Return what the head of an office has to endorse, and whom he waits for."""
    workspace = workspace_of(assessment, membership)
    rows = workspace.sheet.rows
    blank = [row for row in rows if row.held.blank]
    own = assessment.endorsements.filter(
        level=EndorsementLevel.OFFICE, organisation=membership.organisation_id, revoked_at=None
    ).first()
    tasks, waiting = [], None
    due = min((row.asked.due_on for row in rows if row.asked), default=None)
    if assessment.step == Step.FILLING and rows:
        if not blank:
            tasks = _to_endorse(assessment, membership, rows, own, due)
        else:
            waiting = _own_people(assessment, membership, rows, blank, due, today)
    facts = {**about(workspace), "place": membership.organisation.name, "region": None}
    return Desk(
        today=today,
        tasks=tasks,
        waiting=waiting,
        events=events_of(workspace, today),
        empty=_nothing_to_endorse(assessment, rows, blank, own),
        **{**facts, "due": due if assessment.step == Step.FILLING else workspace.due_on},
    )


def _to_endorse(
    assessment: Assessment,
    membership: Membership,
    rows: Sequence[Row],
    own: Endorsement | None,
    due: date | None,
) -> list[Task]:
    href = page_of(assessment, "office_endorsement")
    if own is None:
        return [
            Task(
                title=ngettext(
                    "Sahkan %(n)s jawaban kantor Anda",
                    "Sahkan %(n)s jawaban kantor Anda",
                    len(rows),
                )
                % {"n": number(len(rows))},
                why=_("Semua terisi, %(n)s berbukti.")
                % {"n": number(sum(row.held.evidence_count > 0 for row in rows))},
                href=href,
                sign="rubber-stamp",
                due=due,
                kind=SENDING,
            )
        ]
    if own.content == office_digest(assessment, membership.organisation_id):
        return []
    zone = assessment.region.time_zone
    changed = sum(bool(row.held.changed_at and row.held.changed_at > own.at) for row in rows)
    return [
        Task(
            title=_("Sahkan lagi: isian berubah sejak Anda sahkan"),
            why=_("Disahkan %(day)s; sesudah itu %(n)s jawaban berubah.")
            % {"day": date_long(own.at, zone), "n": number(changed)}
            if changed
            else _("Disahkan %(day)s; sesudah itu bukti atau permintaannya berubah.")
            % {"day": date_long(own.at, zone)},
            href=href,
            sign="refresh",
            due=due,
            kind=SENDING,
        )
    ]


def _own_people(
    assessment: Assessment,
    membership: Membership,
    rows: Sequence[Row],
    blank: Sequence[Row],
    due: date | None,
    today: date,
) -> Waiting:
    late = (today - due).days if due else 0
    return Waiting(
        count=ngettext("%(n)s indikator kosong", "%(n)s indikator kosong", len(blank))
        % {"n": number(len(blank))},
        heads=(_("Kontributor"), _("Indikator"), _("Kosong")),
        rows=[
            WaitingRow(
                name=membership.organisation.name,
                what=", ".join(row.question.short for row in blank[:3])
                + (" …" if len(blank) > 3 else ""),
                figure=_("%(n)s dari %(m)s") % {"n": number(len(blank)), "m": number(len(rows))},
                due=due,
                chip="general.late" if late > 0 else "general.running",
                chip_text=ngettext("Terlambat %(n)s hari", "Terlambat %(n)s hari", late)
                % {"n": number(late)}
                if late > 0
                else "",
            )
        ],
        more=_("Lihat semua indikator kantor Anda"),
        more_href=page_of(assessment, "table"),
    )


def _nothing_to_endorse(
    assessment: Assessment,
    rows: Sequence[Row],
    blank: Sequence[Row],
    own: Endorsement | None,
) -> tuple[str, str]:
    if not rows:
        return (
            _("Belum ada yang diminta dari kantor Anda"),
            _("Operator di Bagian Hukum membagi indikator; bagian Anda akan muncul di sini."),
        )
    if assessment.step != Step.FILLING:
        return (
            _("Isian daerah sudah diajukan"),
            _("Sekarang pada tahap %(step)s. Jawaban kantor Anda terkunci.")
            % {"step": Step(assessment.step).label},
        )
    if blank:
        return (
            _("Belum waktunya mengesahkan"),
            _("Pengesahan dibuka setelah semua indikator kantor Anda terisi."),
        )
    return (
        _("Jawaban kantor Anda sudah disahkan"),
        _("Disahkan %(day)s dan tidak berubah sejak itu.")
        % {"day": date_long(own.at, assessment.region.time_zone) if own else NOTHING},
    )


def _why(row: Row, reason: str) -> str:
    if reason:
        return f"“{reason}”"
    if row.conflicting:
        return _("Dua kantor memberi angka yang berbeda.")
    return ""


def _before(row: Row, year: int) -> str:
    """Return the value of the year before, with its year and unit."""
    if row.before == NOTHING:
        return ""
    return _("%(year)s: %(value)s %(unit)s") % {
        "year": year,
        "value": row.before,
        "unit": _unit(row),
    }


def _values(assessment: Assessment, row: Row) -> str:
    year = assessment.cycle.data_year
    now = _("%(year)s: %(value)s %(unit)s") % {
        "year": year,
        "value": row.text,
        "unit": _unit(row),
    }
    if row.held.blank:
        now = ""
    return ". ".join(part.strip() for part in (now, _before(row, year - 1)) if part.strip())


def _unit(row: Row) -> str:
    """Return the unit behind a number; a choice has none."""
    if row.question.kind in {"choice", "yes_no"} or row.held.not_applicable:
        return ""
    return SIGNS.get(row.question.unit, row.question.unit)


def _asked(assessment: Assessment, membership: Membership) -> tuple[str, date] | None:
    """Return who asked the office last, and on which day."""
    found = (
        Delegation.objects.filter(assessment=assessment, organisation=membership.organisation_id)
        .order_by("-asked_at", "-pk")
        .values_list("asked_by__name", "asked_at")
        .first()
    )
    return (found[0] or "", found[1].date()) if found else None
