"""Leaving a trace of who opened or took away a list of people (UU 27/2022 arts. 31 and 35-39)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from martabat.journal.actions import record
from martabat.journal.queries import entries
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.models import Activity

SEEN, TAKEN = "people.seen", "people.taken"
PRIVACY = "privacy"
DEVICE = "device"
ONCE_IN = timedelta(hours=1)


@transaction.atomic
def note_seen(*, activity: Activity, by: Membership, filters: Mapping[str, str]) -> bool:
    """Write down that somebody opened a personal list: at most once an hour for each person.

    `filters` says what was asked for, without any name. Return whether an entry was made.
    """
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    return _once(activity.subject, SEEN, by, {"filters": dict(filters)})


@transaction.atomic
def note_requests_seen(*, by: Membership) -> bool:
    """Write down that somebody opened the requests on personal data, at most once an hour."""
    if not rules.may_keep_privacy(by):
        raise PermissionDenied
    return _once(PRIVACY, SEEN, by, {"filters": {"list": "requests"}})


@transaction.atomic
def note_taken(
    *, activity: Activity, by: Membership, filters: Mapping[str, str], kind: str, people: int
) -> None:
    """Write down that somebody took a list away, as a file or on paper; each time."""
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    record(
        subject=activity.subject,
        verb=TAKEN,
        actor=by.actor,
        data={"kind": kind, "people": people, "filters": dict(filters)},
    )


@transaction.atomic
def note_on_device(*, activity: Activity, by: Membership, people: int) -> bool:
    """Write down that a device at the door holds the list: at most once an hour for each person.

    The door asks for it again and again, so that it can go on without a connection.
    """
    if not rules.may_check_in(by, activity):
        raise PermissionDenied
    data = {"kind": DEVICE, "people": people, "filters": {}}
    return _once(activity.subject, TAKEN, by, data, data__kind=DEVICE)


def _once(subject: str, verb: str, by: Membership, data: Mapping[str, Any], **alike: str) -> bool:
    since = timezone.now() - ONCE_IN
    known = entries(subject).filter(verb=verb, actor_id=by.user_id, at__gte=since, **alike)
    if known.exists():
        return False
    record(subject=subject, verb=verb, actor=by.actor, data=data)
    return True
