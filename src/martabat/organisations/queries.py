"""Reading offices, people and roles."""

from django.db.models import Count, Q, QuerySet

from martabat.organisations import rules
from martabat.organisations.middleware import usable_memberships
from martabat.organisations.models import Invitation, Membership, Organisation, Position
from martabat.organisations.tokens import hash_token

__all__ = [
    "invitation_by_token",
    "memberships_seen_by",
    "offices_of",
    "open_invitations_seen_by",
    "organisations_seen_by",
    "positions_of",
    "usable_memberships",
]


def memberships_seen_by(membership: Membership, text: str = "") -> QuerySet[Membership]:
    """Return the active roles that a member may see, filtered by name, e-mail or office."""
    found = (
        rules.visible_memberships(membership)
        .filter(active=True, user__is_active=True)
        .select_related("user", "organisation__region")
        .order_by("user__name", "pk")
    )
    for word in text.split():
        found = found.filter(
            Q(user__name__icontains=word)
            | Q(user__email__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(organisation__region__name__icontains=word)
        )
    return found


def open_invitations_seen_by(membership: Membership) -> QuerySet[Invitation]:
    """Return the invitations that still wait, the newest first."""
    return (
        rules.visible_invitations(membership)
        .filter(accepted_at=None, revoked_at=None)
        .select_related("organisation__region", "invited_by__user")
    )


def organisations_seen_by(membership: Membership) -> QuerySet[Organisation]:
    """Return the offices that a member may open, with how many people work in each."""
    return (
        rules.visible_organisations(membership)
        .filter(active=True)
        .select_related("region")
        .annotate(people=Count("memberships", filter=Q(memberships__active=True)))
        .order_by("name", "pk")  # an aggregate drops the model's own order
    )


def offices_of(region_code: str) -> QuerySet[Organisation]:
    """Return the active offices of a region, such as those that indicators are handed to."""
    return Organisation.objects.filter(region=region_code, active=True)


def positions_of(organisation: Organisation) -> QuerySet[Position]:
    """Return who holds and held an office, the newest first."""
    return organisation.positions.select_related("person", "organisation")


def invitation_by_token(token: str) -> Invitation | None:
    """Return the invitation that a mailed token stands for."""
    return (
        Invitation.objects.select_related("organisation__region")
        .filter(token_hash=hash_token(token))
        .first()
    )
