"""People with tickets, and an activity that is on today, for tests of the door."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from martabat.programmes.kinds import Channel, RegistrationState
from martabat.programmes.models import Activity, Registration

NAMES = ("Siti Rahma", "Agus Santoso", "Lim Mei Lan", "Dewi Anggraini", "Budi Hartono")


def on_today(activity: Activity, **fields: Any) -> Activity:
    """Move an activity to today: from an hour ago for three hours, until midnight at most."""
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    values = {
        "day": timezone.localdate(now),
        "last_day": None,
        "starts_at": now - dt.timedelta(hours=1),
        "ends_at": min(now + dt.timedelta(hours=2), midnight),
    } | fields
    Activity.objects.filter(pk=activity.pk).update(**values)
    return Activity.objects.select_related("owner", "programme").get(pk=activity.pk)


def tickets(activity: Activity, count: int = 1, **fields: Any) -> Sequence[Registration]:
    """Register people directly; `ticket-1` and so on are their codes."""
    begin = Registration.objects.count() + 1
    return Registration.objects.bulk_create(
        Registration(
            activity=activity,
            channel=Channel.PUBLIC,
            code=f"tiket-{number:04d}-{activity.pk}",
            **(
                {
                    "name": NAMES[number % 5] if count < 6 else f"Peserta {number}",
                    "institution": "Polres Singkawang",
                    "state": RegistrationState.REGISTERED,
                }
                | fields
            ),
        )
        for number in range(begin, begin + count)
    )
