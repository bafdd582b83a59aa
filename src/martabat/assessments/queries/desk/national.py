"""The desks of those who run Martabat as a whole: publisher, administrator, partner."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from martabat.assessments import places
from martabat.assessments.models import Assessment, Cycle
from martabat.assessments.queries.boards import stages
from martabat.assessments.queries.desk.standing import stage_lines, waiting_by_step
from martabat.assessments.queries.desk.tasks import (
    PEOPLE,
    RESULTS,
    Desk,
    Task,
    Waiting,
    WaitingRow,
    deadlines,
)
from martabat.assessments.queries.lateness import Calendar, calendar_of
from martabat.assessments.steps import Step
from martabat.interface.dates import date_long
from martabat.interface.numbers import number
from martabat.organisations import queries as organisations
from martabat.organisations.models import Membership

SHOWN_INVITATIONS = 20


def publisher_desk(cycle: Cycle | None, membership: Membership, today: date) -> Desk:
    """Return what is ready for a decree or for publication, and which dates are missing."""
    if cycle is None:
        return Desk(today=today, tasks=[_open_first()], place=membership.organisation.name)
    calendar = calendar_of(cycle)
    everything = Assessment.objects.filter(cycle=cycle)
    groups = stages.counted(everything, calendar)
    board = places.page("nation", cycle.award_year)
    return Desk(
        today=today,
        deadline=Step.DECREE,
        due=calendar.due_on(Step.DECREE),
        place=membership.organisation.name,
        tasks=list(_publishing(cycle, calendar)),
        waiting=waiting_by_step(groups, calendar, Step.DECREE, board),
        stages=stage_lines(groups, calendar),
        events=deadlines(calendar.due, today),
        overline=_("Penilaian %(year)s, data tahun %(data)s")
        % {"year": cycle.award_year, "data": cycle.data_year},
        example=cycle.example,
        empty=(
            _("Tidak ada yang menunggu Anda"),
            _("Belum ada daerah yang selesai dinilai panel."),
        ),
        board=(_("Papan nasional"), board),
    )


def _publishing(cycle: Cycle, calendar: Calendar) -> Iterable[Task]:
    counts = Assessment.objects.filter(cycle=cycle, step=Step.DECREE).aggregate(
        without=Count("pk", filter=Q(decree=None)), decreed=Count("pk", filter=~Q(decree=None))
    )
    if counts["without"]:
        yield Task(
            title=ngettext(
                "Catat keputusan untuk %(n)s daerah",
                "Catat keputusan untuk %(n)s daerah",
                counts["without"],
            )
            % {"n": number(counts["without"])},
            why=_("Penilaian panel sudah ditutup; nomor dan tanggal keputusan belum ada."),
            href=places.page("decree", cycle.award_year),
            sign="gavel",
            due=calendar.due_on(Step.DECREE),
            kind=RESULTS,
        )
    if counts["decreed"]:
        yield Task(
            title=ngettext(
                "Terbitkan hasil %(n)s daerah",
                "Terbitkan hasil %(n)s daerah",
                counts["decreed"],
            )
            % {"n": number(counts["decreed"])},
            why=_("Sudah ada keputusannya, belum terbit untuk umum."),
            href=places.page("decree", cycle.award_year),
            sign="world",
            due=calendar.due_on(Step.PUBLISHED),
            kind=RESULTS,
        )
    missing = [step for step in Step if calendar.due_on(step) is None]
    if missing:
        yield Task(
            title=ngettext("Isi tanggal %(n)s tahap", "Isi tanggal %(n)s tahap", len(missing))
            % {"n": number(len(missing))},
            why=_("Belum bertanggal: %(steps)s. Tanpa tanggal, tidak ada yang disebut terlambat.")
            % {"steps": ", ".join(str(step.label) for step in missing)},
            href=places.page("cycle_settings", cycle.award_year),
            sign="calendar-due",
            due=None,
            kind=RESULTS,
        )


def _open_first() -> Task:
    return Task(
        title=_("Buka siklus pertama"),
        why=_("Pilih instrumen dan tanggal setiap tahap; daerah langsung dapat mengisi."),
        href=places.page("cycle_new"),
        sign="calendar-plus",
        due=None,
        kind=RESULTS,
    )


def administrator_desk(membership: Membership, today: date) -> Desk:
    """Return the invitations that nobody has accepted yet."""
    people = reverse("organisations:people")
    waiting, tasks = [], []
    for item in organisations.open_invitations_seen_by(membership)[:SHOWN_INVITATIONS]:
        if item.is_expired:
            tasks.append(
                Task(
                    title=_("Undang lagi %(name)s") % {"name": item.name or item.email},
                    why=_("Undangan sebagai %(role)s di %(organisation)s lewat waktunya.")
                    % {
                        "role": item.get_role_display(),
                        "organisation": item.organisation.name,
                    },
                    href=people,
                    sign="mail",
                    due=item.expires_at.date(),
                    kind=PEOPLE,
                )
            )
            continue
        waiting.append(
            WaitingRow(
                name=item.name or item.email,
                what=_("%(role)s, %(organisation)s")
                % {"role": item.get_role_display(), "organisation": item.organisation.name},
                figure=date_long(item.at),
                due=item.expires_at.date(),
                chip="general.invited",
            )
        )
    return Desk(
        today=today,
        tasks=tasks,
        place=membership.organisation.name,
        waiting=Waiting(
            count=ngettext("%(n)s undangan", "%(n)s undangan", len(waiting))
            % {"n": number(len(waiting))},
            heads=(_("Nama"), _("Peran"), _("Diundang")),
            rows=waiting,
            more=_("Semua orang dan undangan"),
            more_href=people,
        )
        if waiting
        else None,
        empty=(
            _("Tidak ada undangan yang lewat waktunya"),
            _("Orang baru masuk hanya dengan undangan dari Anda atau dari operatornya."),
        ),
        abilities=_administrator_abilities(people),
    )


def _administrator_abilities(people: str) -> list[tuple[str, str, str]]:
    return [
        (_("Orang dan undangan"), _("Mengundang, mengirim ulang, mengakhiri peran."), people),
        (
            pgettext("many", "Kantor"),
            _("Menambah instansi dan perangkat daerah."),
            reverse("organisations:offices"),
        ),
    ]


def partner_desk(membership: Membership, today: date) -> Desk:
    """Return what a partner can do: read what is published."""
    return Desk(
        today=today,
        place=membership.organisation.name,
        empty=(
            _("Tidak ada yang menunggu Anda"),
            _("Sebagai mitra Anda membaca hasil yang sudah terbit, sampai ke judul buktinya."),
        ),
        abilities=[
            (
                _("Hasil setiap wilayah"),
                _("Nilai, predikat, dan alasannya, dengan riwayat tahun-tahun sebelumnya."),
                reverse("portal:regions"),
            ),
            (
                _("Cara menilai"),
                _("Dari jawaban dan bukti sampai ke keputusan."),
                reverse("portal:method"),
            ),
        ],
    )
