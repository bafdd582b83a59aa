"""Which activity a page of invitations is about, for those who may invite to it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from martabat.organisations.views.access import MemberRequest
from martabat.programmes import rules
from martabat.programmes.models import Activity, Invitation


def activity_to_invite_to(request: MemberRequest, pk: int) -> Activity:
    """Return the activity; 404 for who may not see it, 403 for who may not invite."""
    visible = rules.visible_activities(request.membership)
    activity = get_object_or_404(visible.select_related("programme", "owner", "region"), pk=pk)
    if not rules.may_edit_activity(request.membership, activity):
        raise PermissionDenied
    return activity


def invitation_of(activity: Activity, number: int) -> Invitation:
    """Return one invitation of the activity, or 404."""
    invitation = get_object_or_404(
        activity.invitations.select_related("organisation", "region", "audience"), pk=number
    )
    invitation.activity = activity
    return invitation
