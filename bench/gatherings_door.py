"""Checking in: four doors of one activity, every scan another ticket."""

import json
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from bench.client import Ask

TICKETS_A_DOOR = 12_000
DOORS = 4


def asks(member: Any, cookie: tuple[tuple[str, str], ...]) -> dict[str, Callable[[int, int], Ask]]:
    """Make an activity that is on today, with its tickets, and what its doors send."""
    activity = _activity(member)
    _tickets(activity.pk)
    used = [count() for _ in range(DOORS)]

    def check_in(client: int, _turn: int) -> Ask:
        code = f"ukur-{activity.pk}-{client}-{next(used[client])}"
        scan = {"nonce": str(uuid4()), "code": code, "direction": "in"}
        return Ask(
            "POST",
            f"/kegiatan/{activity.pk}/presensi/pindai/",
            json.dumps({"scans": [scan], "gate": "Pintu utama"}).encode(),
            (*cookie, ("Content-Type", "application/json")),
        )

    return {"check-in at the door": check_in}


def _activity(member: Any) -> Any:
    from django.utils import timezone

    from martabat.programmes.actions.planning import add_programme, plan_activity
    from martabat.programmes.kinds import ActivityKind, ProgrammeKind

    programme = add_programme(
        by=member,
        kind=ProgrammeKind.YEARLY,
        name="Ukur",
        year=2026,
        region=member.organisation.region,
        host="",
        example=True,
    )
    return plan_activity(
        by=member,
        programme=programme,
        kind=ActivityKind.SEMINAR,
        title="Ukur",
        day=timezone.localdate() - timedelta(days=1),
        last_day=timezone.localdate() + timedelta(days=1),
        example=True,
    )


def _tickets(activity: int) -> None:
    from martabat.programmes.kinds import Channel
    from martabat.programmes.models import Registration

    Registration.objects.bulk_create(
        (
            Registration(
                activity_id=activity,
                channel=Channel.PUBLIC,
                code=f"ukur-{activity}-{door}-{number}",
                name=f"Peserta {number}",
                institution="Polres Singkawang",
                example=True,
            )
            for door in range(DOORS)
            for number in range(TICKETS_A_DOOR)
        ),
        batch_size=2000,
    )
