"""The attendance list on paper: who came, and rows for those who sign by hand (`domain` 3.2)."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from martabat.documents.paper_layouts import AttendancePaper
from martabat.interface.dates import NOTHING
from martabat.programmes.kinds import Part
from martabat.programmes.models import Activity, Minutes, Registration
from martabat.programmes.when import days_of, hours_of

MOST_ROWS: Final = 10_000
MOST_BLANK: Final = 200
# Before anybody has come, the list is taken along to be signed by hand.
USUAL_BLANK: Final = 25


def attendance_paper(activity: Activity, *, blank: int | None = None) -> AttendancePaper:
    """Return the list with the names of everybody who came (3 queries), and `blank` empty rows.

    Where none are asked for, a list without names still has some to sign on.
    """
    people = list(
        Registration.objects.filter(activity=activity, entered_at__isnull=False)
        .order_by("institution", "name", "pk")
        .only("name", "institution", "title", "represents")[:MOST_ROWS]
    )
    if blank is None:
        blank = 0 if people else USUAL_BLANK
    chair, note = _chair(activity)
    return {
        "example": activity.example,
        "office": activity.owner.name,
        "kind": _("Daftar hadir"),
        "title": activity.title,
        "facts": [
            [pgettext("event", "Acara"), activity.title],
            [_("Hari/Tanggal"), days_of(activity)],
            [_("Waktu"), hours_of(activity) or NOTHING],
            [_("Tempat"), activity.venue or NOTHING],
            [_("Pimpinan rapat"), chair],
        ],
        "heads": [
            _("No"),
            _("Nama"),
            _("Lembaga/instansi"),
            _("Jabatan"),
            _("Ket."),
            _("Tanda tangan"),
        ],
        "rows": [
            [
                person.name or _("(data sudah dihapus)"),
                person.institution,
                person.title,
                _("mewakili") if person.represents else "",
            ]
            for person in people
        ]
        + [[""] * 4] * min(max(blank, 0), MOST_BLANK),
        "note": note,
    }


def _chair(activity: Activity) -> tuple[str, str]:
    """Return who chaired, and a sentence where it was for somebody else."""
    minutes = Minutes.objects.filter(activity=activity).only("chair", "chair_title").first()
    found = activity.appearances.filter(part=Part.CHAIR).first()
    name = (minutes.chair if minutes else "") or (found.name if found else "")
    title = minutes.chair_title if minutes and minutes.chair else (found.title if found else "")
    note = ""
    if found and found.acting_for and found.name == name:
        note = _("%(name)s memimpin rapat mewakili %(other)s.") % {
            "name": name,
            "other": found.acting_for,
        }
    return ", ".join(part for part in (name, title) if part) or NOTHING, note
