"""How people may check themselves in."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from martabat.journal.actions import record
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.models import Activity


@transaction.atomic
def set_self_check_in(
    *, activity: Activity, by: Membership, allowed: bool, before: int, after: int
) -> Activity:
    """Open or close self check-in, from `before` minutes before the start to `after` the end."""
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    activity = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    activity.self_check_in = allowed
    activity.self_check_in_before = before
    activity.self_check_in_after = after
    activity.save(update_fields=["self_check_in", "self_check_in_before", "self_check_in_after"])
    record(
        subject=activity.subject,
        verb="activity.self_check_in_set",
        actor=by.actor,
        data={"allowed": allowed, "before": before, "after": after},
    )
    return activity
