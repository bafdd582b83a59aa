"""When an activity is moved or cancelled, whoever was invited or registered is told unasked."""

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
    from martabat.programmes.actions.registration import tell_participants

    tell_cancelled(activity, by)
    tell_participants(activity=activity, kind="called_off")


def _moved(activity: Activity, by: Membership, **_more: Any) -> None:
    from martabat.programmes.actions.mailings import tell_changed
    from martabat.programmes.actions.registration import tell_participants

    tell_changed(activity, by)
    tell_participants(activity=activity, kind="changed")
