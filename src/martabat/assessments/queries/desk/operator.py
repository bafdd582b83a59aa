"""The desk of a region's operator."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.models import Assessment, Decision
from martabat.assessments.queries.desk.offices import local_name, waiting_offices
from martabat.assessments.queries.desk.region import about, awaited, events_of, page_of
from martabat.assessments.queries.desk.tasks import (
    ANSWERS,
    OFFICES,
    REPAIRS,
    SENDING,
    SHOWN_EVENTS,
    Desk,
    Event,
    Task,
    Waiting,
)
from martabat.assessments.queries.findings import disagreements, findings_on
from martabat.assessments.queries.rows import Row
from martabat.assessments.queries.workspace import Workspace, workspace_of
from martabat.assessments.steps import AnswerStatus, Step, Verdict
from martabat.interface.dates import date_long
from martabat.interface.numbers import number
from martabat.journal import queries as journal
from martabat.organisations.models import Membership

SHOWN_RETURNED = 8
FRESH = timedelta(days=7)
SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Returned:
    """Why and until when an answer was given back."""

    reason: str
    due_on: date | None
    organisation: str


def operator_desk(assessment: Assessment, membership: Membership, today: date) -> Desk:
    """Return what the operator of a region has to do and whom she waits for."""
    workspace = workspace_of(assessment, membership)
    builder = _Operator(workspace, today)
    tasks, waiting = [], None
    if assessment.participating:
        tasks = list(builder.tasks())
        waiting = builder.waiting()
    return Desk(
        today=today,
        tasks=tasks,
        waiting=waiting,
        events=builder.events(),
        empty=builder.empty(),
        **about(workspace),
    )


def returned_answers(assessment: Assessment) -> dict[str, Returned]:
    """Return why each returned answer was given back, by indicator (1 query)."""
    rows = (
        Decision.objects.filter(
            answer__assessment=assessment,
            answer__status=AnswerStatus.RETURNED,
            verdict=Verdict.RETURN,
        )
        .order_by("answer_id", "-at", "-pk")
        .distinct("answer_id")
        .values_list("answer__indicator", "reason", "due_on", "organisation")
    )
    return {row[0]: Returned(*row[1:]) for row in rows}


class _Operator:
    """Works out an operator's desk from the workspace of the region."""

    def __init__(self, workspace: Workspace, today: date) -> None:
        self.workspace = workspace
        self.assessment = workspace.assessment
        self.today = today
        self.due = workspace.due_on

    def tasks(self) -> Iterable[Task]:
        if self.assessment.step == Step.FILLING:
            yield from self._sent_back()
            yield from self._conflicts()
            yield from self._finished_offices()
            yield from self._blank()
            yield from self._bare()
            yield from self._ready()
        elif self.assessment.step in {Step.KANWIL, Step.NATIONAL}:
            yield from self._returned()

    def _sent_back(self) -> Iterable[Task]:
        moves = journal.entries(self.assessment.subject).filter(verb__startswith="moved.")
        last = moves.values_list("verb", "actor_name", "data").first()
        if last is None or last[0] != "moved.send_back":
            return
        yield Task(
            title=_("Perbaiki isian yang dikembalikan %(who)s") % {"who": last[1]},
            why=f"“{last[2].get('reason', '')}”",
            href=page_of(self.assessment, "review"),
            sign="arrow-back-up",
            due=self.due,
            kind=SENDING,
        )

    def _conflicts(self) -> Iterable[Task]:
        sheet, questions = self.workspace.sheet, self.workspace.questions
        offices = {code: asked.organisation for code, asked in sheet.asked.items()}
        for row in sheet.rows:
            if not row.conflicting:
                continue
            question = row.question
            findings = findings_on(
                self.assessment.cycle.instrument_id,
                question,
                row.held,
                sheet.held,
                sheet.before.get(question.code),
            )
            found = disagreements(questions, question, row.held, sheet.held, findings, offices)
            if not found:
                continue
            one = found[0]
            yield Task(
                title=_("Pilih satu dari dua angka: %(name)s") % {"name": one.label},
                why=_("%(office)s %(own)s, %(other_office)s %(other)s. Dipakai 2 indikator.")
                % {
                    "office": one.own_office,
                    "own": number(one.own, trim=True),
                    "other_office": one.other_office,
                    "other": number(one.other, trim=True),
                },
                href=row.href,
                sign="arrows-join",
                due=row.asked.due_on if row.asked and row.asked.due_on >= self.today else self.due,
                kind=ANSWERS,
            )

    def _finished_offices(self) -> Iterable[Task]:
        """Offices that finished within a week: nothing records that somebody has looked."""
        done: dict[str, list[Row]] = {}
        for row in self.workspace.sheet.rows:
            if row.asked is not None:
                done.setdefault(row.asked.organisation, []).append(row)
        fresh = timezone.now() - FRESH
        for office, rows in done.items():
            changes = [row.held.changed_at for row in rows if row.held.changed_at]
            if any(row.held.blank for row in rows) or not changes or max(changes) < fresh:
                continue
            bare = sum(row.matches("tanpa-bukti") for row in rows)
            finished = _("Selesai diisi %(day)s.") % {
                "day": date_long(max(changes), self.assessment.region.time_zone)
            }
            missing = (
                ngettext("%(n)s masih tanpa bukti.", "%(n)s masih tanpa bukti.", bare)
                % {"n": number(bare)}
                if bare
                else _("Semua berbukti.")
            )
            yield Task(
                title=ngettext(
                    "Periksa %(n)s jawaban dari %(office)s",
                    "Periksa %(n)s jawaban dari %(office)s",
                    len(rows),
                )
                % {"n": number(len(rows)), "office": local_name(self.workspace, office)},
                why=f"{finished} {missing}",
                href=rows[0].href,
                sign="clipboard-check",
                due=self.due,
                kind=OFFICES,
            )

    def _blank(self) -> Iterable[Task]:
        rows = [row for row in self.workspace.sheet.rows if row.held.blank and row.asked is None]
        if not rows:
            return
        yield Task(
            title=ngettext(
                "Isi atau tugaskan %(n)s jawaban yang kosong",
                "Isi atau tugaskan %(n)s jawaban yang kosong",
                len(rows),
            )
            % {"n": number(len(rows))},
            why=_("Belum diminta dari siapa pun. Terbanyak: %(rights)s.")
            % {"rights": self._most(rows)},
            href=page_of(self.assessment, "delegation"),
            sign="users",
            due=self.due,
            kind=ANSWERS,
        )

    def _bare(self) -> Iterable[Task]:
        rows = [row for row in self.workspace.sheet.rows if row.matches("tanpa-bukti")]
        if not rows:
            return
        yield Task(
            title=ngettext(
                "Lengkapi bukti untuk %(n)s jawaban",
                "Lengkapi bukti untuk %(n)s jawaban",
                len(rows),
            )
            % {"n": number(len(rows))},
            why=_("Terbanyak: %(rights)s.") % {"rights": self._most(rows)},
            href=page_of(self.assessment, "table") + "?saring=tanpa-bukti",
            sign="paperclip",
            due=self.due,
            kind=ANSWERS,
        )

    def _ready(self) -> Iterable[Task]:
        summary = self.workspace.summary
        rows = self.workspace.sheet.rows
        blank = sum(row.held.blank for row in rows)
        near = self.due is not None and self.due <= self.today + SOON
        if (blank and not near) or blank == len(rows):
            return
        yield Task(
            title=_("Tinjau isian dan ajukan ke Sekda"),
            why=_("Semua %(n)s jawaban terisi, %(evidenced)s berbukti.")
            % {"n": number(len(rows)), "evidenced": number(summary.evidenced)}
            if not blank
            else _("%(n)s jawaban masih kosong; mengajukan tetap boleh.") % {"n": number(blank)},
            href=page_of(self.assessment, "review"),
            sign="send",
            due=self.due,
            kind=SENDING,
        )

    def _returned(self) -> Iterable[Task]:
        rows = [row for row in self.workspace.sheet.rows if row.matches("dikembalikan")]
        if not rows:
            return
        why = returned_answers(self.assessment)
        nothing = Returned("", None, "")
        rows.sort(key=lambda row: why.get(row.question.code, nothing).due_on or date.max)
        for row in rows[:SHOWN_RETURNED]:
            found = why.get(row.question.code, nothing)
            yield Task(
                title=_("Perbaiki jawaban: %(name)s") % {"name": row.question.short},
                why=_("%(code)s, dikembalikan %(organisation)s: “%(reason)s”")
                % {
                    "code": row.question.code,
                    "organisation": found.organisation,
                    "reason": found.reason,
                },
                href=row.href,
                sign="arrow-back-up",
                due=found.due_on or self.due,
                kind=REPAIRS,
            )
        if rest := len(rows) - SHOWN_RETURNED:
            if rest < 0:
                return
            yield Task(
                title=ngettext(
                    "Perbaiki %(n)s jawaban lain yang dikembalikan",
                    "Perbaiki %(n)s jawaban lain yang dikembalikan",
                    rest,
                )
                % {"n": number(rest)},
                why=_("Alasannya ada di setiap jawaban."),
                href=page_of(self.assessment, "table") + "?saring=dikembalikan",
                sign="arrow-back-up",
                due=self.due,
                kind=REPAIRS,
            )

    def waiting(self) -> Waiting | None:
        if self.assessment.step != Step.FILLING:
            return awaited(self.workspace, self.today)
        return waiting_offices(self.workspace, self.today)

    def _most(self, rows: Sequence[Row]) -> str:
        """Name the two rights with the most rows: "kesehatan (5), pekerjaan (3)"."""
        titles = {right.code: right.title for right in self.workspace.questions.rights}
        most = Counter(titles[row.question.group] for row in rows).most_common(2)
        return ", ".join(f"{title} ({number(count)})" for title, count in most)

    def events(self) -> list[Event]:
        if self.assessment.step != Step.FILLING:
            return events_of(self.workspace, self.today)
        due: Counter[date] = Counter(
            line.due_on
            for line in self.workspace.offices
            if line.filled < line.asked and line.due_on >= self.today
        )
        own = [
            Event(
                day=day,
                title=_("Batas isian perangkat daerah"),
                more=ngettext("%(n)s belum selesai", "%(n)s belum selesai", count)
                % {"n": number(count)},
                href=page_of(self.assessment, "delegation"),
            )
            for day, count in sorted(due.items())[:2]
        ]
        events = [*own, *events_of(self.workspace, self.today)]
        return sorted(events, key=lambda event: event.day)[:SHOWN_EVENTS]

    def empty(self) -> tuple[str, str]:
        if not self.assessment.participating:
            return (
                _("Daerah Anda tidak ikut siklus ini"),
                _("Bila ini keliru, hubungi Biro Hukum provinsi atau Kanwil."),
            )
        if self.assessment.step == Step.PUBLISHED:
            return _("Hasil sudah terbit"), _("Tidak ada lagi yang perlu dikerjakan.")
        return (
            _("Tidak ada yang menunggu Anda"),
            _("Isian sedang pada tahap %(step)s. Bila ada yang dikembalikan, muncul di sini.")
            % {"step": Step(self.assessment.step).label},
        )
