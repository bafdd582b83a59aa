"""Writing minutes: begun from the activity, several clerks at once, nothing overwritten unseen."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership, User
from martabat.programmes import rules
from martabat.programmes.actions.papers_letter import number_of_letter
from martabat.programmes.kinds import MinutesState, Part, PointKind
from martabat.programmes.models import Activity, Appearance, Minutes, MinutesPoint
from martabat.programmes.queries.rights import EVERY
from martabat.regions.models import Region

# More points than this are a book.
MOST_POINTS = 200


class Conflict(Refused):
    """Somebody else has saved meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("Orang lain menyimpan lebih dulu. Tulisan Anda belum menggantikannya."),
            code="conflict",
        )


class PointConflict(Conflict):
    """`point` is what stands now."""

    def __init__(self, point: MinutesPoint) -> None:
        super().__init__()
        self.point = point


class HeaderConflict(Conflict):
    """`minutes` is what stands now."""

    def __init__(self, minutes: Minutes) -> None:
        super().__init__()
        self.minutes = minutes


@transaction.atomic
def start_minutes(*, by: Membership, activity: Activity) -> Minutes:
    """Begin the minutes of an activity with what is known of it already.

    The agenda becomes the headings of points; chair and opener come from who appears, the number
    of the letter from the invitation. Raises Refused where minutes exist.
    """
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    Activity.objects.select_for_update().get(pk=activity.pk)
    if Minutes.objects.filter(activity=activity).exists():
        raise Refused(_("Notula kegiatan ini sudah ada."))
    chair = _who(activity, Part.CHAIR) or _who(activity, Part.OPENER)
    minutes = Minutes.objects.create(
        activity=activity,
        chair=chair.name if chair else "",
        chair_title=_office(chair) if chair else "",
        taker=by.user.name,
        taker_title=by.organisation.name,
        invitation_number=number_of_letter(activity)[:100],
        example=activity.example,
    )
    headings = list(activity.agenda.values_list("title", flat=True)) or [""]
    opener = _who(activity, Part.OPENER)
    MinutesPoint.objects.bulk_create(
        MinutesPoint(
            minutes=minutes,
            position=position,
            kind=PointKind.DISCUSSION,
            heading=heading,
            text=_opened_by(opener) if opener and position == 1 else "",
        )
        for position, heading in enumerate(headings[:MOST_POINTS], start=1)
    )
    minutes.activity = activity
    _journal(by, minutes, "minutes.started")
    return minutes


@transaction.atomic
def save_header(
    *,
    by: Membership,
    minutes: Minutes,
    expected_version: int,
    number: str,
    invitation_number: str,
    chair: str,
    chair_title: str,
    chair_user: User | None,
    taker: str,
    taker_title: str,
) -> Minutes:
    """Save number, chair and taker. Raises HeaderConflict where another version stands."""
    held = _draft(by, minutes)
    if held.version != expected_version:
        raise HeaderConflict(held)
    held.number, held.invitation_number = number.strip(), invitation_number.strip()
    held.chair, held.chair_title, held.chair_user = chair.strip(), chair_title.strip(), chair_user
    held.taker, held.taker_title = taker.strip(), taker_title.strip()
    held.version += 1
    held.save()
    _journal(
        by,
        held,
        "minutes.head_saved",
        version=held.version,
        chair_user=chair_user.pk if chair_user else None,
    )
    return held


@transaction.atomic
def add_point(
    *, by: Membership, minutes: Minutes, kind: str, text: str, heading: str = ""
) -> MinutesPoint:
    """Add a point at the end."""
    held = _draft(by, minutes)
    last = held.points.aggregate(last=Max("position"))["last"] or 0
    if held.points.count() >= MOST_POINTS:
        raise Refused(_("Notula ini sudah memuat %(n)s poin.") % {"n": MOST_POINTS})
    point = MinutesPoint.objects.create(
        minutes=held,
        position=last + 1,
        kind=PointKind(kind),
        heading=heading.strip(),
        text=text.strip(),
        version=1,
    )
    _journal(by, held, "minutes.point_added", point=point.pk)
    return point


@transaction.atomic
def save_point(
    *,
    by: Membership,
    point: MinutesPoint,
    expected_version: int,
    text: str,
    heading: str | None = None,
    kind: str | None = None,
    rights: Sequence[str] | None = None,
    regions: Iterable[Region] | None = None,
) -> MinutesPoint:
    """Save a point; what is None stays. Raises PointConflict where another version stands.

    The same text sent twice is no conflict: a phone with a bad line sends again.
    """
    minutes = _draft(by, point.minutes)
    held = MinutesPoint.objects.select_for_update().get(pk=point.pk)
    given = text.replace("\r\n", "\n").strip()
    tagged = rights is not None or regions is not None
    if held.version != expected_version and not (held.text == given and not tagged):
        raise PointConflict(held)
    changed = given != held.text
    held.text = given
    if heading is not None:
        changed |= held.heading != heading.strip()
        held.heading = heading.strip()
    if kind is not None:
        changed |= held.kind != kind
        held.kind = PointKind(kind)
    if rights is not None:
        # All of them includes each of them.
        held.rights = [EVERY] if EVERY in rights else sorted(set(rights))
        changed = True
    if regions is not None:
        held.regions.set(regions)
        changed = True
    if changed:
        held.version += 1
        held.save()
        _journal(by, minutes, "minutes.point_saved", point=held.pk, version=held.version)
    return held


@transaction.atomic
def move_point(*, by: Membership, point: MinutesPoint, up: bool) -> None:
    """Change places with the point above or below; at the end nothing happens."""
    minutes = _draft(by, point.minutes)
    points = list(minutes.points.order_by("position"))
    at = next(place for place, item in enumerate(points) if item.pk == point.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(points):
        return
    first, second = points[at], points[to]
    first.position, second.position = second.position, first.position
    MinutesPoint.objects.bulk_update([first, second], ["position"])
    _journal(by, minutes, "minutes.point_moved", point=point.pk, up=up)


@transaction.atomic
def remove_point(*, by: Membership, point: MinutesPoint, expected_version: int) -> None:
    """Take a point out. Raises PointConflict where somebody has written on it meanwhile."""
    minutes = _draft(by, point.minutes)
    held = MinutesPoint.objects.select_for_update().get(pk=point.pk)
    if held.version != expected_version:
        raise PointConflict(held)
    _journal(by, minutes, "minutes.point_removed", point=held.pk, version=held.version)
    held.delete()


def locked(minutes: Minutes) -> Minutes:
    """Return the minutes held until the transaction ends, with their activity."""
    return (
        Minutes.objects.select_for_update(of=("self",))
        .select_related("activity__programme", "activity__owner", "activity__region")
        .get(pk=minutes.pk)
    )


def _draft(by: Membership, minutes: Minutes) -> Minutes:
    """Hold minutes that may be written on. Raises Refused where they are out of hand."""
    held = locked(minutes)
    if not rules.may_edit_activity(by, held.activity):
        raise PermissionDenied
    if held.state == MinutesState.SUBMITTED:
        raise Refused(_("Notula sedang menunggu pimpinan rapat. Tarik kembali dulu."))
    if held.state == MinutesState.APPROVED:
        raise Refused(_("Notula sudah disahkan. Buka kembali dengan alasan untuk memperbaikinya."))
    return held


def touch(minutes: Minutes, state: str) -> None:
    """Write a new state of minutes that are held."""
    minutes.state = state
    minutes.version = F("version") + 1
    minutes.save()
    minutes.refresh_from_db(fields=["version"])


def _journal(by: Membership, minutes: Minutes, verb: str, **data: object) -> None:
    """Write down who did what to which point; what it says stands in the minutes alone."""
    record(
        subject=minutes.activity.subject,
        verb=verb,
        actor=by.actor,
        data={"minutes": minutes.pk, **data},
    )


def _who(activity: Activity, part: str) -> Appearance | None:
    return activity.appearances.filter(part=part).exclude(name="", institution="").first()


def _office(who: Appearance) -> str:
    return ", ".join(text for text in (who.title, who.institution) if text)[:200]


def _opened_by(who: Appearance) -> str:
    """Say in a sentence who opened, and for whom."""
    parts = ", ".join(text for text in (who.name, who.title, who.institution) if text)
    if who.acting_for:
        return _("Dibuka oleh %(who)s, mewakili %(other)s.") % {
            "who": parts,
            "other": who.acting_for,
        }
    return _("Dibuka oleh %(who)s.") % {"who": parts}
