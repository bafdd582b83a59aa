"""The report of an activity and of an edition, put into words once for PDF and Word.

The order follows reports that ministries publish: the general picture first, then what was held,
who came, what came of it (`domain` 3.2).
"""

from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from martabat.agreements.models import Agreement
from martabat.documents.models import Document
from martabat.documents.paper_layouts import PaperSection, PictureData, ReportPaper
from martabat.interface import dates
from martabat.interface.numbers import number
from martabat.programmes.kinds import ActivityState, MinutesState, ProgrammeKind
from martabat.programmes.models import Activity, Appearance, Objective, Source
from martabat.programmes.papers.parts import filled, part, table
from martabat.programmes.papers.report_parts import (
    attendance,
    disputes_part,
    groups,
    note,
    questionnaire,
    sentences,
    to_do,
    uses_part,
)
from martabat.programmes.queries.reports import (
    ActivityReport,
    EditionReport,
    pictures,
)
from martabat.programmes.when import days_of, days_of_programme, hours_of


def activity_paper(report: ActivityReport) -> ReportPaper:
    """Return the report of one activity."""
    activity = report.activity
    shown = pictures([report])
    return {
        "example": activity.example,
        "office": activity.owner.name,
        "kind": _("Laporan kegiatan"),
        "title": activity.title,
        "lead": "",
        "made": _made(),
        "facts": _facts(activity),
        "sections": filled(_activity(report, shown, level=1)),
    }


def edition_paper(report: EditionReport) -> ReportPaper:
    """Return the report of a programme with everything that was held in it."""
    programme = report.programme
    shown = pictures(report.activities)
    is_edition = programme.kind == ProgrammeKind.EDITION
    return {
        "example": programme.example,
        "office": programme.owner.name,
        "kind": _("Laporan edisi") if is_edition else _("Laporan program"),
        "title": programme.name,
        "lead": programme.theme
        and f"\N{LEFT DOUBLE QUOTATION MARK}{programme.theme}\N{RIGHT DOUBLE QUOTATION MARK}",
        "made": _made(),
        "facts": [
            [label, text]
            for label, text in (
                (_("Waktu"), days_of_programme(programme)),
                (_("Tuan rumah"), programme.host),
                (_("Penyelenggara"), ", ".join(report.organisers)),
                (_("Dirangkaikan dengan"), programme.celebration),
                (_("Isi acara"), programme.form_note),
                (_("Peserta menurut sumber"), programme.participants_text),
                (_("Hasil menurut sumber"), programme.output),
            )
            if text
        ],
        "sections": filled(
            [
                part(_("Mengapa di sini"), [programme.why_here]),
                *_objectives(report.objectives, 1),
                part(
                    _("Dasar kerja sama"),
                    table=table(
                        [_("Naskah"), _("Tanggal"), _("Para pihak")],
                        [_agreement(item) for item in report.agreements],
                        [2, 1, 2],
                    ),
                ),
                part(
                    _("Rangkaian kegiatan"),
                    _counted(report),
                    table=table(
                        [_("Kegiatan"), _("Hari/Tanggal"), _("Keadaan"), _("Hadir")],
                        [_row(item) for item in report.activities],
                        [2.2, 1.4, 0.9, 0.6],
                    ),
                ),
                part(
                    _("Kehadiran seluruhnya"),
                    [*sentences(report.totals), note(report.totals)],
                ),
                part(
                    _("Menurut daerah"),
                    level=2,
                    table=groups(_("Daerah"), report.totals.by_region),
                ),
                part(
                    _("Menurut jenis kelamin"),
                    level=2,
                    table=groups(_("Jenis kelamin"), report.totals.by_sex),
                ),
                *(section for item in report.activities for section in _within(item, shown)),
                *disputes_part(report.disputes),
                *uses_part(report.uses, 1),
            ]
        ),
    }


def _within(report: ActivityReport, shown: Mapping[int, Document]) -> Iterable[PaperSection]:
    activity = report.activity
    facts = [text for _label, text in _facts(activity)[1:]]
    yield part(activity.title, [" · ".join(facts)])
    yield from _activity(report, shown, level=2)


def _activity(
    report: ActivityReport, shown: Mapping[int, Document], *, level: int
) -> Iterable[PaperSection]:
    activity = report.activity
    yield part(_("Gambaran umum"), [activity.summary], level=level)
    yield from _objectives(report.objectives, level)
    yield part(
        _("Susunan acara"),
        level=level,
        table=table(
            [_("Waktu"), _("Acara"), _("Oleh")],
            [
                [
                    dates.clock(item.starts_at, activity.zone, label=False)
                    if item.starts_at
                    else "",
                    _joined(item.title, item.note),
                    "; ".join(_who(person) for person in people),
                ]
                for item, people in report.agenda
            ],
            [0.6, 2, 2],
        ),
    )
    yield part(
        _("Pembuka, narasumber, dan moderator"),
        level=level,
        table=table(
            [_("Tugas"), _("Nama"), _("Jabatan dan lembaga"), _("Mewakili")],
            [
                [
                    person.get_part_display(),
                    person.name or _("nama tidak disebut sumber"),
                    _joined(person.title, person.institution),
                    person.acting_for,
                ]
                for person in report.people
            ],
            [0.9, 1.4, 2, 1.2],
        ),
    )
    yield from attendance(report.came, level)
    yield part(_("Hasil"), [activity.results], level=level)
    yield part(
        _("Kesimpulan rapat"),
        [_("Notula belum disahkan pimpinan rapat.")]
        if report.minutes_state and report.minutes_state != MinutesState.APPROVED
        else [],
        level=level,
        items=report.conclusions,
        numbered=True,
    )
    yield from questionnaire(report.tested, level)
    yield part(
        _("Tindak lanjut"),
        level=level,
        table=table(
            [_("Apa"), _("Siapa"), _("Batas"), _("Keadaan")],
            [to_do(item) for item in report.follow_ups],
            [2.2, 1.3, 1, 1],
        ),
    )
    if report.certificates:
        yield part(
            _("Sertifikat"),
            [
                ngettext(
                    "%(n)s sertifikat berlaku.", "%(n)s sertifikat berlaku.", report.certificates
                )
                % {"n": number(report.certificates)}
            ],
            level=level,
        )
    if activity.agreement and level == 1:
        yield part(_("Dasar kerja sama"), [activity.agreement.title], level=level)
    yield from _photos(report, shown, level)
    if level == 1:
        yield from uses_part(report.uses, level)
    yield part(
        _("Sumber"), level=level, items=[_source(item) for item in report.sources], numbered=True
    )


def _facts(activity: Activity) -> list[list[str]]:
    series = activity.series.name if activity.series else ""
    if series and activity.number:
        series = _("%(series)s, sesi ke-%(number)s") % {
            "series": series,
            "number": activity.number,
        }
    pairs = (
        (_("Program"), activity.programme.name),
        (_("Jenis"), activity.get_kind_display()),
        (_("Rangkaian"), series),
        (_("Tema"), activity.theme),
        (_("Hari/Tanggal"), days_of(activity)),
        (_("Waktu"), hours_of(activity)),
        (_("Tempat"), _joined(activity.venue, activity.address)),
        (_("Bentuk"), activity.get_mode_display()),
        (_("Penyelenggara"), activity.owner.name),
        (_("Keadaan"), activity.get_state_display()),
    )
    return [[label, text] for label, text in pairs if text]


def _objectives(objectives: Sequence[Objective], level: int) -> Iterable[PaperSection]:
    yield part(
        _("Tujuan"),
        level=level,
        table=table(
            [_("Tujuan"), pgettext("aim", "Ukuran"), _("Sasaran"), _("Capaian")],
            [
                [item.text, item.measure, item.target, item.result or _("belum tercatat")]
                for item in objectives
            ],
            [2.2, 1.2, 0.9, 1],
        ),
    )


def _photos(
    report: ActivityReport, shown: Mapping[int, Document], level: int
) -> Iterable[PaperSection]:
    drawn: list[PictureData] = []
    told = []
    for photo in report.photos:
        credit = _("Foto oleh %(name)s") % {"name": photo.credit}
        if photo.pk in shown:
            drawn.append(
                {"file": file_of(photo.pk), "alternative": photo.alternative, "credit": credit}
            )
        else:
            told.append(f"{photo.alternative} ({credit})")
    yield part(pgettext("many", "Foto"), level=level, items=told, pictures=drawn)


def file_of(photo: int) -> str:
    """Return the name under which a paper speaks of a photograph."""
    return f"foto-{photo}.jpg"


def _agreement(item: Agreement) -> list[str]:
    return [
        _joined(item.get_kind_display(), item.title),
        dates.date_long(item.signed_on) if item.signed_on else _("belum tercatat"),
        "; ".join(party.name for party in item.parties.all()),
    ]


def _counted(report: EditionReport) -> list[str]:
    states = [item.activity.state for item in report.activities]
    lines = [
        _("%(all)s kegiatan: %(held)s terlaksana, %(planned)s direncanakan,"
          " %(cancelled)s dibatalkan.")
        % {
            "all": number(len(states) + report.more_activities),
            "held": number(states.count(ActivityState.HELD)),
            "planned": number(states.count(ActivityState.PLANNED)),
            "cancelled": number(states.count(ActivityState.CANCELLED)),
        }
    ] if states else []  # fmt: skip
    if report.more_activities:
        lines.append(_("Laporan ini memuat %(n)s kegiatan pertama.") % {"n": number(len(states))})
    return lines


def _row(report: ActivityReport) -> list[str]:
    activity = report.activity
    return [
        activity.title,
        days_of(activity),
        activity.get_state_display(),
        number(report.came.people) if report.came.people else "",
    ]


def _source(item: Source) -> str:
    return _joined(item.name, dates.date_long(item.dated) if item.dated else "", item.url)


def _who(person: Appearance) -> str:
    return _joined(person.name or person.institution, person.title if person.name else "")


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


def _made() -> str:
    return _("Disusun dari catatan di Martabat pada %(moment)s.") % {
        "moment": dates.datetime(timezone.now())
    }
