"""The attendance list on paper: who came, and rows for those who sign by hand (`domain` 3.2)."""

from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.documents.word.contexts import GAP, AttendanceContext, Attendee
from martabat.interface import dates
from martabat.interface.dates import NOTHING
from martabat.programmes.kinds import Direction, Part, ScanReason
from martabat.programmes.models import Activity, Invitation, Minutes, Registration, Scan
from martabat.programmes.papers.signing import example_note
from martabat.programmes.papers.times import day_line, hours_line, place_line

MOST_ROWS: Final = 10_000
MOST_BLANK: Final = 200
# Before anybody has come, the list is taken along to be signed by hand.
USUAL_BLANK: Final = 25


def attendance_context(
    activity: Activity, *, blank: int | None = None, told: bool = False
) -> AttendanceContext:
    """Return the list of everybody who came (4 queries), for whom, and `blank` rows to sign on.

    With `told` the place for the signature says when and how somebody was seen at the door.
    """
    people = list(_came(activity))
    if blank is None:
        blank = 0 if people else USUAL_BLANK
    rows = [_attendee(person, activity, told=told) for person in people]
    return _context(activity, rows, blank=blank, example=any(person.example for person in people))


def attendance_form(activity: Activity, *, blank: int | None = None) -> AttendanceContext:
    """Return the list to be signed by hand: a row for each invited office, then empty rows.

    It names offices and no person, so it may lie on any table (4 queries).
    """
    from martabat.programmes.queries.invitations import in_order

    invited = in_order(Invitation.objects.filter(activity=activity, is_group=False))
    offices = list(invited.values_list("name", flat=True)[:MOST_ROWS])
    rows: list[Attendee] = [{**_EMPTY, "instansi": office} for office in offices]
    return _context(activity, rows, blank=USUAL_BLANK if blank is None else blank)


_EMPTY: Attendee = {
    "no": "",
    "nama": "",
    "instansi": "",
    "jabatan": "",
    "keterangan": "",
    "tanda_tangan": "",
}


def _context(
    activity: Activity, rows: list[Attendee], *, blank: int, example: bool = False
) -> AttendanceContext:
    with override("id"):
        chair, note = _chair(activity)
    empty = [_EMPTY] * min(max(blank, 0), MOST_BLANK)
    return {
        "contoh": example_note(activity.example or example),
        "acara": activity.title,
        "hari_tanggal": day_line(activity),
        "waktu": hours_line(activity),
        "tempat": place_line(activity),
        "pimpinan": GAP if chair == NOTHING else chair,
        "catatan": note,
        "hadir": [{**row, "no": str(place)} for place, row in enumerate([*rows, *empty], start=1)],
    }


def _came(activity: Activity) -> QuerySet[Any]:
    scans = Scan.objects.filter(
        registration=OuterRef("pk"), direction=Direction.IN, reason=ScanReason.VALID
    )
    return (
        Registration.objects.filter(activity=activity, entered_at__isnull=False)
        .select_related("invitation")
        .annotate(
            by_door=Exists(scans.filter(by__isnull=False)), by_self=Exists(scans.filter(by=None))
        )
        .order_by("institution", "name", "pk")[:MOST_ROWS]
    )


def _attendee(person: Any, activity: Activity, *, told: bool) -> Attendee:
    return {
        "no": "",
        "nama": person.name or "(data sudah dihapus)",
        "instansi": person.institution,
        "jabatan": person.title,
        "keterangan": _for_whom(person),
        "tanda_tangan": _seen(person, activity) if told else "",
    }


def _for_whom(person: Any) -> str:
    """Say whose place somebody took: the invited office's where it is another one."""
    if not person.represents:
        return ""
    office = person.invitation.name if person.invitation else ""
    if office and office.casefold() != person.institution.casefold():
        return f"mewakili {office}"
    return "mewakili"


def _seen(person: Any, activity: Activity) -> str:
    with override("id"):
        entered = dates.local(person.entered_at, activity.zone)
        moment = f"pukul {dates.clock(person.entered_at, activity.zone)}"
        if activity.until != activity.day or entered.date() != activity.day:
            moment = f"{dates.date_long(person.entered_at, activity.zone)}, {moment}"
    if person.by_self and not person.by_door:
        return f"hadir lewat QR {moment}"
    return f"tercatat di pintu {moment}" if person.by_door else f"tercatat hadir {moment}"


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
