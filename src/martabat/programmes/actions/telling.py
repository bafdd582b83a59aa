"""When an activity is moved or cancelled, whoever was invited is told without anybody asking."""

from typing import Any

from martabat.organisations.models import Membership
from martabat.programmes.models import Activity
from martabat.programmes.signals import activity_cancelled, activity_moved


def listen() -> None:
    """Begin to hear of what happens to activities; called once, when the room is ready."""
    activity_cancelled.connect(_cancelled, dispatch_uid="invitations")
    activity_moved.connect(_moved, dispatch_uid="invitations")


def _cancelled(activity: Activity, by: Membership, **_more: Any) -> None:
    from martabat.programmes.actions.mailings import tell_cancelled

    tell_cancelled(activity, by)


def _moved(activity: Activity, by: Membership, **_more: Any) -> None:
    from martabat.programmes.actions.mailings import tell_changed

    tell_changed(activity, by)
