"""Lists of participants, for those who hold an activity; each opening is journalled."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from martabat.programmes.kinds import RegistrationState
from martabat.programmes.models import Activity, ConsentText, Registration

# Words of the address for the states that can be asked for.
STATES = {
    "terdaftar": Q(state=RegistrationState.REGISTERED),
    "menunggu": Q(state=RegistrationState.WAITING),
    "batal": Q(state__in=[RegistrationState.CANCELLED, RegistrationState.REVOKED]),
}
CAME = {"ya": Q(entered_at__isnull=False), "tidak": Q(entered_at=None)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which participants are asked for; empty is all of them."""

    text: str = ""
    state: str = ""
    came: str = ""
    institution: str = ""

    @property
    def said(self) -> dict[str, str]:
        """What the journal may keep of it: a searched text may be a name, so only that it was."""
        return {
            **({"searched": "yes"} if self.text else {}),
            **({"state": self.state} if self.state else {}),
            **({"came": self.came} if self.came else {}),
            **({"institution": self.institution} if self.institution else {}),
        }


def participants(activity: Activity, wanted: Wanted) -> QuerySet[Registration]:
    """Return the registrations that are asked for, by name."""
    found = activity.registrations.select_related("region", "invitation").order_by("name", "pk")
    for word in wanted.text.split()[:6]:
        found = found.filter(
            Q(name__icontains=word) | Q(email__icontains=word) | Q(institution__icontains=word)
        )
    if wanted.state in STATES:
        found = found.filter(STATES[wanted.state])
    if wanted.came in CAME:
        found = found.filter(CAME[wanted.came])
    if wanted.institution:
        found = found.filter(institution=wanted.institution)
    return found


def attendance_list(activity: Activity) -> QuerySet[Registration]:
    """Return everybody who has a place or came, by institution and name, as lists are signed."""
    return (
        activity.registrations.filter(
            Q(state=RegistrationState.REGISTERED) | Q(entered_at__isnull=False)
        )
        .select_related("region")
        .order_by("institution", "name", "pk")
    )


def ticket(code: str) -> Registration | None:
    """Return the registration that a ticket stands for."""
    if "\0" in code:  # the database would refuse the question
        return None
    return (
        Registration.objects.select_related("activity__programme", "activity__region")
        .filter(code=code)
        .first()
    )


def place_in_queue(registration: Registration) -> int:
    """Return the place of somebody who waits: 1 is the next."""
    return (
        Registration.objects.filter(
            activity=registration.activity_id, state=RegistrationState.WAITING
        )
        .filter(
            Q(registered_at__lt=registration.registered_at)
            | Q(registered_at=registration.registered_at, pk__lte=registration.pk)
        )
        .count()
    )


def current_consent() -> ConsentText | None:
    """Return the newest text of consent."""
    return ConsentText.objects.order_by("-version").first()
