"""The desks of those who wait for regions: province, verifier, assessor, panel."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments import places, rules, workflow
from martabat.assessments.models import Adjustment, Answer, Assessment, Cycle
from martabat.assessments.queries.boards import stages
from martabat.assessments.queries.boards.repairs import Repairs, repairs_of
from martabat.assessments.queries.boards.rows import BoardRow, by_attention, rows_of
from martabat.assessments.queries.desk.standing import stage_lines, waiting_by_step
from martabat.assessments.queries.desk.tasks import (
    CHECKING,
    REGIONS,
    REPAIRS,
    RESULTS,
    SENDING,
    Desk,
    Task,
    Waiting,
    WaitingRow,
    deadlines,
)
from martabat.assessments.queries.lateness import Calendar, calendar_of
from martabat.assessments.steps import AnswerStatus, Step
from martabat.interface.numbers import number, span
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role

# As many regions as a desk looks at; the board shows the rest.
SHOWN = 40
SHOWN_WAITING = 8
STEPS = {
    Role.PROVINCE: Step.FORWARDING,
    Role.VERIFIER: Step.KANWIL,
    Role.ASSESSOR: Step.NATIONAL,
    Role.PANEL: Step.PANEL,
}


def queue_desk(cycle: Cycle, membership: Membership, today: date) -> Desk:
    """Return the desk of a role that works through regions at one step."""
    return _Queue(cycle, membership, today).desk()


class _Queue:
    """Works out a desk from the summaries of the regions at the role's step."""

    def __init__(self, cycle: Cycle, membership: Membership, today: date) -> None:
        self.cycle = cycle
        self.membership = membership
        self.role = Role(membership.role)
        self.step = STEPS[self.role]
        self.today = today
        self.calendar: Calendar = calendar_of(cycle)
        self.due = self.calendar.due_on(self.step)
        self.places = places.Places(cycle.award_year, membership.role)
        self.everything: QuerySet[Assessment] = Assessment.objects.filter(
            rules.visible(membership), cycle=cycle
        )
        self.groups = stages.counted(self.everything, self.calendar)

    def desk(self) -> Desk:
        here = self.everything.filter(step=self.step, participating=True)
        rows = rows_of(
            here.order_by(*by_attention(self.calendar))[:SHOWN], self.calendar, self.places
        )
        total = sum(
            group.number for group in self.groups if group.participating and group.step == self.step
        )
        makers: Mapping[Role, Callable[[Sequence[BoardRow]], Iterable[Task]]] = {
            Role.PROVINCE: self._to_forward,
            Role.VERIFIER: self._to_check,
            Role.ASSESSOR: self._to_check,
            Role.PANEL: self._to_judge,
        }
        tasks = [*self._late_regions(), *makers[self.role](rows)]
        return Desk(
            today=self.today,
            deadline=self.step,
            due=self.due,
            place=self.membership.organisation.name,
            tasks=tasks,
            waiting=self._waiting(rows),
            stages=stage_lines(self.groups, self.calendar),
            events=deadlines(self.calendar.due, self.today),
            overline=_("Penilaian %(year)s, data tahun %(data)s")
            % {"year": self.cycle.award_year, "data": self.cycle.data_year},
            example=self.cycle.example,
            empty=(
                _("Tidak ada yang menunggu Anda"),
                _("Tidak ada daerah pada tahap %(step)s yang perlu Anda kerjakan sekarang.")
                % {"step": self.step.label},
            ),
            board=self._board(),
            hidden=max(0, total - len(rows)),
        )

    def _board(self) -> tuple[str, str]:
        href = places.start(self.membership, self.cycle.award_year)
        if self.role in rules.NATIONAL_ROLES:
            return _("Papan nasional"), href
        return _("Papan provinsi"), href

    def _late_regions(self) -> Iterable[Task]:
        """The regions of a province whose own step is overdue, as one task."""
        if self.role not in rules.PROVINCIAL_ROLES:
            return
        own = {Step.FILLING, Step.ENDORSEMENT}
        late = [group for group in self.groups if group.late and group.step in own]
        if not late:
            return
        count = sum(group.late for group in late)
        due = min(day for group in late if (day := self.calendar.due_on(group.step)))
        yield Task(
            title=ngettext(
                "Ingatkan %(n)s daerah yang terlambat",
                "Ingatkan %(n)s daerah yang terlambat",
                count,
            )
            % {"n": number(count)},
            why=_("Masih pada tahap %(steps)s.")
            % {"steps": ", ".join(sorted({str(Step(group.step).label) for group in late}))},
            href=f"{self._board()[1]}?tahap={stages.LATE}",
            sign="bell",
            due=due,
            kind=REGIONS,
        )

    def _to_forward(self, rows: Sequence[BoardRow]) -> Iterable[Task]:
        for row in rows:
            yield Task(
                title=_("Teruskan %(region)s ke Kanwil") % {"region": row.name},
                why=_("Disahkan Sekda: %(n)s dari %(m)s terisi, %(evidenced)s berbukti.")
                % {
                    "n": number(row.filled),
                    "m": number(row.total),
                    "evidenced": number(row.evidenced),
                },
                href=row.href,
                sign="mail",
                due=self.due,
                kind=SENDING,
            )

    def _to_check(self, rows: Sequence[BoardRow]) -> Iterable[Task]:
        mended = self._mended(rows)
        national = self.step == Step.NATIONAL
        for row in rows:
            checked = row.checked_national if national else row.checked
            waiting = row.total - checked - mended.get(row.pk, 0)
            if not row.total:
                continue
            if 0 < row.total == row.settled == checked:
                yield Task(
                    title=_("Teruskan %(region)s ke panel") % {"region": row.name}
                    if national
                    else _("Teruskan %(region)s ke nasional") % {"region": row.name},
                    why=_("Semua %(n)s jawaban sudah diputus.") % {"n": number(row.total)},
                    href=row.href,
                    sign="checks",
                    due=self.due,
                    kind=SENDING,
                )
            if count := mended.get(row.pk, 0):
                yield Task(
                    title=ngettext(
                        "Periksa lagi %(n)s perbaikan %(region)s",
                        "Periksa lagi %(n)s perbaikan %(region)s",
                        count,
                    )
                    % {"n": number(count), "region": row.name},
                    why=_("Daerah sudah memperbaiki jawaban yang dikembalikan."),
                    href=row.href,
                    sign="refresh",
                    due=self.due,
                    kind=REPAIRS,
                )
            if waiting > 0:
                yield Task(
                    title=ngettext(
                        "Periksa %(n)s jawaban %(region)s",
                        "Periksa %(n)s jawaban %(region)s",
                        waiting,
                    )
                    % {"n": number(waiting), "region": row.name},
                    why=_("%(n)s dari %(m)s sudah diperiksa, %(returned)s dikembalikan.")
                    % {
                        "n": number(checked),
                        "m": number(row.total),
                        "returned": number(row.returned),
                    }
                    if checked
                    else _("Belum ada yang diperiksa; %(n)s terisi.") % {"n": number(row.filled)},
                    href=row.href,
                    sign="shield-check",
                    due=self.due,
                    kind=CHECKING,
                )

    def _mended(self, rows: Sequence[BoardRow]) -> dict[int, int]:
        """Count the answers that regions have mended and this tier has not looked at again."""
        tier = workflow.TIERS[self.step]
        return dict(
            Answer.objects.filter(
                assessment__in=[row.pk for row in rows],
                status__in=[AnswerStatus.FILLED, AnswerStatus.BLANK],
                decided_by=tier,
            )
            .order_by()
            .values_list("assessment")
            .annotate(count=Count("pk"))
        )

    def _to_judge(self, rows: Sequence[BoardRow]) -> Iterable[Task]:
        lines = dict(
            Adjustment.objects.filter(assessment__in=[row.pk for row in rows], withdrawn_at=None)
            .order_by()
            .values_list("assessment")
            .annotate(count=Count("pk"))
        )
        for row in rows:
            count = lines.get(row.pk, 0)
            yield Task(
                title=_("Nilai %(region)s") % {"region": row.name},
                why=ngettext(
                    "Nilai %(score)s dengan %(n)s penyesuaian.",
                    "Nilai %(score)s dengan %(n)s penyesuaian.",
                    count,
                )
                % {"score": span(row.low, row.high, 2), "n": number(count)}
                if count
                else _("Nilai %(score)s, belum ada penyesuaian.")
                % {"score": span(row.low, row.high, 2)},
                href=row.href,
                sign="scale",
                due=self.due,
                kind=RESULTS,
            )

    def _waiting(self, rows: Sequence[BoardRow]) -> Waiting | None:
        if self.role in rules.NATIONAL_ROLES:
            return waiting_by_step(self.groups, self.calendar, self.step, self._board()[1])
        found = self._repairs(rows) if self.role == Role.VERIFIER else []
        earlier = [step for step in Step if step.position < self.step.position]
        before = self.everything.filter(step__in=earlier, participating=True)
        behind = sum(
            group.number
            for group in self.groups
            if group.participating and Step(group.step) in earlier
        )
        found += [
            self._behind(row)
            for row in rows_of(
                before.order_by(*by_attention(self.calendar))[:SHOWN_WAITING],
                self.calendar,
                self.places,
            )
        ]
        if not found:
            return None
        count = behind + len(found) - min(behind, SHOWN_WAITING)
        return Waiting(
            count=ngettext("%(n)s daerah", "%(n)s daerah", count) % {"n": number(count)},
            heads=(_("Daerah"), _("Menunggu"), _("Jumlah")),
            rows=found[:SHOWN_WAITING],
            more=_("Lihat semua daerah") if count > SHOWN_WAITING else "",
            more_href=self._board()[1],
        )

    def _repairs(self, rows: Sequence[BoardRow]) -> list[WaitingRow]:
        """The regions that have something to mend, the earliest day first."""
        out = [row for row in rows if row.returned]
        dated: Mapping[int, Repairs] = (
            repairs_of(Assessment.objects.filter(pk__in=[row.pk for row in out]), self.calendar)
            if out
            else {}
        )
        found = []
        for row in out:
            repairs = dated.get(row.pk)
            late = repairs.late if repairs else 0
            found.append(
                WaitingRow(
                    name=row.name,
                    what=_("Perbaikan jawaban"),
                    figure=number(row.returned),
                    due=repairs.first if repairs else None,
                    chip="general.late" if late else "general.running",
                    chip_text=ngettext("%(n)s lewat batas", "%(n)s lewat batas", late)
                    % {"n": number(late)}
                    if late
                    else "",
                    href=row.href,
                )
            )
        return sorted(found, key=lambda item: item.due or date.max)

    def _behind(self, row: BoardRow) -> WaitingRow:
        return WaitingRow(
            name=row.name,
            what=str(Step(row.step).label),
            figure=_("%(n)s dari %(m)s") % {"n": number(row.filled), "m": number(row.total)},
            due=self.calendar.due_on(row.step),
            chip="general.late" if row.days_late else "general.running",
            chip_text=ngettext("Terlambat %(n)s hari", "Terlambat %(n)s hari", row.days_late)
            % {"n": number(row.days_late)}
            if row.days_late
            else "",
            href=row.href,
        )
