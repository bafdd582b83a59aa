"""Who looked at lists of participants: written down, as UU 27/2022 asks (`domain` 5.1)."""

from typing import Any

from django.db import transaction

from martabat.journal.actions import record
from martabat.organisations.models import Membership
from martabat.programmes.models import Activity


@transaction.atomic
def personal_list_opened(*, by: Membership, activity: Activity, what: str, **more: Any) -> None:
    """Record that a member opened a list of names: "certificates", "attendance_paper" …

    Who opened it and which list, never who stands on it.
    """
    record(
        subject=activity.subject,
        verb="personal_list.opened",
        actor=by.actor,
        data={"list": what, **more},
    )
