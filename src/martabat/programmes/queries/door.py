"""What the door asks: how many came, who somebody is, what has just happened."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q

from martabat.programmes.door_hours import clock
from martabat.programmes.hours import zone_of
from martabat.programmes.kinds import RegistrationState, ScanReason
from martabat.programmes.models import Activity, Registration, Scan

FEWEST_LETTERS, MOST_FOUND, MOST_RECENT = 2, 12, 8
# More would not fit a cheap phone; the rest is known only while the line is up.
MOST_LISTED = 10_000


@dataclass(frozen=True, slots=True)
class Counts:
    """People with a place, those of them who came, and those who are inside now.

    `today` is who came today, where an activity has several days; else None.
    """

    registered: int
    came: int
    inside: int
    today: int | None = None


def counts(activity: Activity) -> Counts:
    """Count in one query. Who came and lost the ticket later is counted as having come."""
    wanted = {
        "registered": Count(
            "pk", filter=Q(state=RegistrationState.REGISTERED) | Q(entered_at__isnull=False)
        ),
        "came": Count("pk", filter=Q(entered_at__isnull=False)),
        "inside": Count("pk", filter=Q(inside=True)),
    }
    if activity.until != activity.day:
        zone = zone_of(activity)
        midnight = dt.datetime.combine(clock(activity).astimezone(zone).date(), dt.time(), zone)
        came_today = Scan.objects.filter(
            registration=OuterRef("pk"),
            reason=ScanReason.VALID,
            at__gte=midnight,
            at__lt=midnight + dt.timedelta(days=1),
        )
        wanted["today"] = Count("pk", filter=Exists(came_today))
    return Counts(**Registration.objects.filter(activity=activity).aggregate(**wanted))


def people_named(activity: Activity, text: str) -> list[Registration]:
    """Find registered people by parts of the name or institution; nothing below two letters."""
    words = text.split()[:6]
    if len("".join(words)) < FEWEST_LETTERS:
        return []
    found = Registration.objects.filter(activity=activity, anonymised_at=None).exclude(name="")
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(institution__icontains=word))
    return list(
        found.only("pk", "name", "institution", "state", "inside", "entered_at").order_by(
            "name", "pk"
        )[:MOST_FOUND]
    )


def latest_scans(activity: Activity) -> list[Scan]:
    """Return the last scans of all doors, with the names of those whose tickets they were."""
    return list(
        Scan.objects.filter(activity=activity)
        .select_related("registration")
        .only("reason", "at", "gate", "registration__name")
        .order_by("-pk")[:MOST_RECENT]
    )


LISTED = """
    SELECT id, encode(sha256(convert_to(code, 'UTF8')), 'hex'), name, institution, needs <> '',
        state, entered_at IS NOT NULL,
        CASE WHEN inside THEN (
            SELECT at FROM programmes_scan
            WHERE registration_id = registration.id AND direction = 'in' AND reason = 'SAH'
            ORDER BY at DESC LIMIT 1
        ) END
    FROM programmes_registration AS registration
    WHERE activity_id = %s AND name <> ''
    ORDER BY name, id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A ticket as a device may keep it: the hash of its code, and only that help is needed."""

    pk: int
    hash: str
    name: str
    institution: str
    needs: bool
    state: str
    came: bool
    since: dt.datetime | None


def tickets_for_device(activity: Activity) -> list[Listed]:
    """Return what a device needs to decide by itself; to be journalled by whoever asks."""
    with connection.cursor() as cursor:
        cursor.execute(LISTED, [activity.pk, MOST_LISTED])
        return [Listed(*row) for row in cursor.fetchall()]
