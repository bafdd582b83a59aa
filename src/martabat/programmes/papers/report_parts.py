"""Parts of reports that need words of their own: figures, follow-ups, disputes, evidence."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.documents.paper_layouts import PaperSection, PaperTable
from martabat.interface import dates
from martabat.interface.dates import NOTHING
from martabat.interface.numbers import number, percent, points, signed
from martabat.interface.statuses import STATUSES
from martabat.programmes.disputes import Dispute, Value
from martabat.programmes.learning import Change
from martabat.programmes.learning_words import caution, sentence
from martabat.programmes.papers.parts import part, table
from martabat.programmes.queries.report_figures import Came, Group, Tested
from martabat.programmes.queries.reports import ToDo
from martabat.programmes.uses import Use


def attendance(came: Came, level: int) -> Iterable[PaperSection]:
    """Say how many came, by institution, region and sex."""
    lines = sentences(came)
    if came.disability is not None:
        lines.append(_("Penyandang disabilitas: %(n)s orang.") % {"n": number(came.disability)})
    yield part(_("Kehadiran"), lines, level=level)
    more = (
        [
            ngettext("dan %(n)s lembaga lain", "dan %(n)s lembaga lain", came.more_institutions)
            % {"n": number(came.more_institutions)}
        ]
        if came.more_institutions
        else []
    )
    yield part(
        _("Menurut lembaga"),
        more,
        level=level + 1,
        table=groups(_("Lembaga"), came.by_institution),
    )
    yield part(_("Menurut daerah"), level=level + 1, table=groups(_("Daerah"), came.by_region))
    yield part(
        _("Menurut jenis kelamin"),
        level=level + 1,
        table=groups(_("Jenis kelamin"), came.by_sex),
    )


def sentences(came: Came) -> list[str]:
    """Say who was invited, answered, registered and came: never the same thing."""
    lines = []
    if came.invited:
        lines.append(
            _(
                "Diundang %(invited)s kantor; %(accepted)s menjawab akan hadir, %(offices)s hadir,"
                " %(represented)s di antaranya diwakili."
            )
            % {
                "invited": number(came.invited),
                "accepted": number(came.accepted),
                "offices": number(came.offices),
                "represented": number(came.represented),
            }
        )
    if came.registered or came.people:
        lines.append(
            _("Terdaftar %(registered)s orang, hadir %(people)s orang.")
            % {"registered": number(came.registered), "people": number(came.people)}
        )
    return lines


def note(came: Came) -> str:
    """Say how people are counted who came to several activities."""
    if not came.people:
        return ""
    return _("Orang yang hadir di beberapa kegiatan dihitung di tiap kegiatan.")


def groups(name: str, counted: Sequence[Group]) -> PaperTable | None:
    """Return a table of counts."""
    return table([name, _("Hadir")], [[item.name, number(item.people)] for item in counted], [4, 1])


def questionnaire(tested: Tested | None, level: int) -> Iterable[PaperSection]:
    """Say what a questionnaire came to; groups of too few people show no figures."""
    if tested is None:
        return
    total = tested.learning.total
    lines = [
        _("%(before)s orang mengisi sebelum, %(after)s sesudah, %(both)s keduanya.")
        % {
            "before": number(tested.before),
            "after": number(tested.after),
            "both": number(total.count),
        },
        sentence(total),
        caution(total),
    ]
    rows = [
        (item.group or _("tanpa kelompok"), item.change)
        for item in tested.learning.groups
        if len(tested.learning.groups) > 1
    ]
    yield part(
        _("Kuesioner sebelum dan sesudah"),
        lines,
        level=level,
        table=table(
            [_("Kelompok"), _("Orang"), _("Sebelum"), _("Sesudah"), _("Perubahan"), _("Efek (d)")],
            [_change(name, change) for name, change in [*rows, (_("Semua"), total)]],
            [1.6, 0.7, 0.9, 0.9, 1.8, 0.8],
        ),
    )


def _change(name: str, change: Change) -> list[str]:
    if change.before is None or change.after is None or change.change is None:
        return [name, number(change.count), *[NOTHING] * 4]
    low, high = 100 * (change.low or 0), 100 * (change.high or 0)
    return [
        name,
        number(change.count),
        percent(100 * change.before, 1),
        percent(100 * change.after, 1),
        f"{points(100 * change.change, 1)} ({signed(low, 1)} … {signed(high, 1)})",
        number(change.effect, 2) if change.effect is not None else NOTHING,
    ]


def to_do(item: ToDo) -> list[str]:
    """Return the row of a follow-up."""
    words = {"done": number(item.done), "owed": number(item.owed)}
    if not item.owed:
        state = _("belum ada kantor yang ditunjuk")
    elif item.late:
        state = _("%(done)s dari %(owed)s selesai, terlambat") % words
    else:
        state = _("%(done)s dari %(owed)s selesai") % words
    return [item.text, item.who, dates.date_long(item.due_on), state]


def disputes_part(found: Sequence[Dispute]) -> Iterable[PaperSection]:
    """Show what sources tell differently, the value in use first."""
    yield part(
        _("Yang berbeda menurut sumber"),
        table=table(
            [_("Hal"), _("Dipakai di sini"), _("Menurut sumber lain")],
            [
                [
                    item.label,
                    _said(item.used) if item.used else _("belum dipilih"),
                    "; ".join(_said(value) for value in item.others),
                ]
                for item in found
            ],
            [1, 1.6, 2],
        ),
    )


def _said(value: Value) -> str:
    return f"{value.text} ({', '.join(name for name, _url in value.sources)})"


def uses_part(uses: Sequence[Use], level: int) -> Iterable[PaperSection]:
    """Show which indicators the records prove, as far as the reader may know."""
    yield part(
        _("Yang menjadi bukti penilaian"),
        level=level,
        table=table(
            [_("Catatan"), _("Indikator"), _("Daerah"), _("Keadaan")],
            [
                [
                    use.title,
                    f"{use.indicator_code} {use.indicator_name}",
                    f"{use.region}, {use.award_year}",
                    str(STATUSES[use.state].word) if use.state in STATUSES else use.state,
                ]
                for use in uses
            ],
            [1.4, 2, 1.1, 0.8],
        ),
    )
