"""Invitations that wait for an answer on somebody's desk."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from martabat.interface.desk import DeskItem
from martabat.organisations.models import Membership
from martabat.programmes.kinds import ActivityState, Answer
from martabat.programmes.models import Invitation
from martabat.programmes.when import line_of


def open_invitations(membership: Membership, today: dt.date, limit: int) -> list[DeskItem]:
    """Return invitations of the member's office without an answer, the next first (1 query).

    Only what was sent, is still planned, and does not lie behind `today`.
    """
    found = (
        Invitation.objects.filter(
            organisation=membership.organisation_id,
            answer=Answer.NONE,
            sent_at__isnull=False,
            activity__state=ActivityState.PLANNED,
            activity__day__gte=today,
        )
        .select_related("activity__region", "activity__owner")
        .order_by("activity__day", "activity__starts_at", "pk")[:limit]
    )
    return [
        DeskItem(
            title=_("Jawab undangan: %(title)s") % {"title": item.activity.title},
            why=f"{item.activity.owner.name} \u00b7 {line_of(item.activity)}",
            href=reverse("programmes:rsvp", args=[item.token]),
            due=item.activity.day,
            example=item.activity.example,
        )
        for item in found
    ]
