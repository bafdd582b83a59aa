"""What may be done with offices, people and roles. Every write of this room is here."""

from martabat.organisations.actions.invitations import (
    InvitationRefused,
    accept_invitation,
    invite,
    resend_invitation,
    revoke_invitation,
)
from martabat.organisations.actions.memberships import (
    create_user,
    grant_membership,
    revoke_membership,
    switch_membership,
    update_account,
)
from martabat.organisations.actions.offices import (
    add_organisation,
    appoint,
    end_position,
)

__all__ = [
    "InvitationRefused",
    "accept_invitation",
    "add_organisation",
    "appoint",
    "create_user",
    "end_position",
    "grant_membership",
    "invite",
    "resend_invitation",
    "revoke_invitation",
    "revoke_membership",
    "switch_membership",
    "update_account",
]
