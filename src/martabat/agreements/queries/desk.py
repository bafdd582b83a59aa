"""What agreements put on somebody's desk."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from martabat.agreements import rules
from martabat.agreements.kinds import SIGNED
from martabat.interface.desk import DeskItem
from martabat.organisations.models import Membership

AHEAD = timedelta(days=30)


def open_obligations(membership: Membership, today: date, limit: int) -> list[DeskItem]:
    """Return obligations that the member may close: late, or due within 30 days (1 query)."""
    found = (
        rules.closable(membership)
        .filter(agreement__stage__in=SIGNED, done_on=None, due_on__lte=today + AHEAD)
        .select_related("agreement", "party")
        .order_by("due_on", "pk")[:limit]
    )
    return [
        DeskItem(
            title=item.text,
            why=_("Kewajiban %(party)s menurut %(kind)s %(title)s.")
            % {
                "party": item.party.name,
                "kind": item.agreement.get_kind_display(),
                "title": item.agreement.title,
            },
            href=f"{item.agreement.get_absolute_url()}#kewajiban",
            due=item.due_on,
            example=item.example,
        )
        for item in found
    ]
