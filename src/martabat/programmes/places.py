"""Places of an activity: who holds one, how many are left, and whether the public may register."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from martabat.interface.dates import local, today
from martabat.programmes.kinds import ActivityState, RegistrationState
from martabat.programmes.models import Activity

# Who holds a ticket that is or may become valid, and the order of those who wait.
HOLDING = (RegistrationState.REGISTERED, RegistrationState.WAITING)
QUEUE = ("registered_at", "pk")


def taken(activity: Activity) -> int:
    """Return how many places are taken."""
    return activity.registrations.filter(state=RegistrationState.REGISTERED).count()


def is_over(activity: Activity) -> bool:
    """Whether the last day of an activity has passed where it takes place."""
    return activity.until is not None and activity.until < today(activity.zone)


def is_open(activity: Activity) -> bool:
    """Whether the public may register now: wanted, announced, not over and not closed."""
    return (
        activity.public
        and activity.registration
        and activity.state == ActivityState.PLANNED
        and not is_over(activity)
        and not _closed(activity.registration_until, activity.zone)
    )


def _closed(until: datetime | None, zone: str) -> bool:
    if until is None:
        return False
    if settings.DEMONSTRATION:  # its clock knows days only
        return local(until, zone).date() < today(zone)
    return until <= timezone.now()


def has_room(activity: Activity) -> bool:
    """Whether a newcomer finds a place: nobody overtakes those who wait."""
    if activity.capacity is None:
        return True
    if activity.registrations.filter(state=RegistrationState.WAITING).exists():
        return False
    return taken(activity) < activity.capacity
