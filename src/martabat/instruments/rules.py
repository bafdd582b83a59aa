"""Who may do what with instruments."""

from martabat.organisations.models import Membership
from martabat.organisations.roles import Role

READING_ROLES = frozenset(
    {
        Role.OPERATOR,
        Role.CONTRIBUTOR,
        Role.OPD_HEAD,
        Role.SEKDA,
        Role.PROVINCE,
        Role.VERIFIER,
        Role.ASSESSOR,
        Role.PANEL,
        Role.PUBLISHER,
    }
)


def may_read(membership: Membership | None) -> bool:
    """Whether somebody may look at instruments: whoever works with assessments."""
    return membership is not None and membership.role in READING_ROLES


def may_propose(membership: Membership | None) -> bool:
    """Whether somebody may bring in, look through, adopt and discard a version."""
    return (
        membership is not None
        and membership.role == Role.PUBLISHER
        and membership.organisation.region_id is None
    )
