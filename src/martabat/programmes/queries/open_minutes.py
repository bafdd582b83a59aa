"""Minutes that wait for their chair, for the desk."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from martabat.interface import dates
from martabat.interface.desk import DeskItem
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import MinutesState
from martabat.programmes.models import Minutes


def open_minutes(membership: Membership, limit: int) -> list[DeskItem]:
    """Return minutes that the member approves: as their chair, or for his office (1 query)."""
    mine = Q(chair_user=membership.user_id)
    if rules.may_plan(membership):
        mine |= Q(chair_user=None, activity__owner=membership.organisation_id)
    found = (
        Minutes.objects.filter(mine, state=MinutesState.SUBMITTED)
        .select_related("activity")
        .order_by("pk")[:limit]
    )
    return [
        DeskItem(
            title=_("Sahkan notula: %(title)s") % {"title": minutes.activity.title},
            why=_("%(day)s. Pimpinan rapat: %(chair)s.")
            % {
                "day": dates.date(minutes.activity.day),
                "chair": minutes.chair or _("belum tercatat"),
            },
            href=reverse("programmes:minutes", args=[minutes.activity_id]),
            due=None,
            example=minutes.example,
        )
        for minutes in found
    ]
