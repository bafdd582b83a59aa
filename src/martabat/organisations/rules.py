"""Who may see and who may change offices, people and roles.

Each question has two forms side by side: a predicate for one object and a filter for lists.
"""

from django.db.models import Q, QuerySet

from martabat.organisations.models import Invitation, Membership, Organisation
from martabat.organisations.roles import Kind, Role, roles_for

# Whom each role may invite, remind and remove, within what its organisation covers.
INVITES: dict[Role, frozenset[Role]] = {
    Role.OPERATOR: frozenset({Role.CONTRIBUTOR, Role.OPD_HEAD, Role.SEKDA}),
    Role.PROVINCE: frozenset({Role.OPERATOR}),
    Role.VERIFIER: frozenset({Role.OPERATOR}),
    Role.ADMINISTRATOR: frozenset(Role),
}
# Which offices each role may add, and keep the positions of.
KEEPS: dict[Role, frozenset[Kind]] = {
    Role.OPERATOR: frozenset({Kind.OPD, Kind.LEGAL_DIVISION, Kind.SECRETARIAT, Kind.PLANNING}),
    Role.PROVINCE: frozenset({Kind.LEGAL_DIVISION, Kind.SECRETARIAT, Kind.LEGAL_BUREAU}),
    Role.VERIFIER: frozenset({Kind.LEGAL_DIVISION, Kind.SECRETARIAT, Kind.REGIONAL_OFFICE}),
    Role.ADMINISTRATOR: frozenset(Kind),
}
_NOTHING = Q(pk__in=[])
_EVERYTHING = ~_NOTHING  # an empty Q would vanish in an "or"
# Roles that see everybody within what their organisation covers; others see their own office.
OVERSEERS = frozenset(
    {
        Role.OPERATOR,
        Role.SEKDA,
        Role.PROVINCE,
        Role.VERIFIER,
        Role.ASSESSOR,
        Role.PUBLISHER,
        Role.ADMINISTRATOR,
    }
)


def invitable_roles(membership: Membership, organisation: Organisation) -> list[Role]:
    """Return the roles that a member may invite to at an organisation, perhaps none."""
    allowed = INVITES.get(Role(membership.role), frozenset())
    if not allowed or not organisation.active or not _covers(membership, organisation):
        return []
    provincial = organisation.region_id is not None and len(organisation.region_id) == 2
    return [
        role for role in roles_for(kind=organisation.kind, provincial=provincial) if role in allowed
    ]


def may_invite(membership: Membership, organisation: Organisation, role: str) -> bool:
    """Whether a member may invite somebody to this role at this organisation."""
    return role in invitable_roles(membership, organisation)


def may_invite_somebody(membership: Membership | None) -> bool:
    """Whether a member may invite to anything at all; for showing the button."""
    return membership is not None and Role(membership.role) in INVITES


def organisations_to_invite_to(membership: Membership) -> QuerySet[Organisation]:
    """Return the organisations where a member may invite to at least one role."""
    allowed = INVITES.get(Role(membership.role), frozenset())
    fits = _NOTHING
    for kind in Kind:
        for provincial in (False, True):
            if allowed & set(roles_for(kind=kind, provincial=provincial)):
                fits |= Q(kind=kind) & _level(provincial)
    return Organisation.objects.filter(_within(membership, ""), fits, active=True)


def may_see_organisation(membership: Membership | None, organisation: Organisation) -> bool:
    """Whether a member may open the page of an organisation with its people."""
    if membership is None:
        return False
    if membership.organisation_id == organisation.pk:
        return True
    return Role(membership.role) in OVERSEERS and _covers(membership, organisation)


def visible_organisations(membership: Membership) -> QuerySet[Organisation]:
    """Return the organisations that a member may open."""
    return Organisation.objects.filter(_visible(membership, ""))


def visible_memberships(membership: Membership) -> QuerySet[Membership]:
    """Return the roles of other people that a member may see."""
    return Membership.objects.filter(_visible(membership, "organisation__"))


def visible_invitations(membership: Membership) -> QuerySet[Invitation]:
    """Return the invitations that a member may see: those that he might have sent himself."""
    allowed = INVITES.get(Role(membership.role), frozenset())
    return Invitation.objects.filter(_within(membership, "organisation__"), role__in=allowed)


def may_manage_invitation(membership: Membership | None, invitation: Invitation) -> bool:
    """Whether a member may send an invitation again or withdraw it."""
    return membership is not None and may_invite(
        membership, invitation.organisation, invitation.role
    )


def may_revoke(membership: Membership | None, other: Membership) -> bool:
    """Whether a member may end the role of another; nobody ends his own by mistake."""
    return (
        membership is not None
        and membership.user_id != other.user_id
        and may_invite(membership, other.organisation, other.role)
    )


def may_add_organisation(membership: Membership | None, kind: str, region_code: str | None) -> bool:
    """Whether a member may add an office of this kind in this region."""
    if membership is None or kind not in KEEPS.get(Role(membership.role), frozenset()):
        return False
    if region_code is None:
        return membership.organisation.region_id is None
    return membership.covers(region_code)


def may_keep_positions(membership: Membership | None, organisation: Organisation) -> bool:
    """Whether a member may write down who holds an office at an organisation."""
    return may_add_organisation(membership, organisation.kind, organisation.region_id)


def _covers(membership: Membership, organisation: Organisation) -> bool:
    if organisation.region_id is None:
        return membership.organisation.region_id is None
    return membership.covers(organisation.region_id)


def _within(membership: Membership, path: str) -> Q:
    """Say `_covers` in SQL; `path` leads to the organisation."""
    own = membership.organisation.region_id
    if own is None:
        return _EVERYTHING
    return Q(**{f"{path}region": own}) | Q(**{f"{path}region__province": own})


def _visible(membership: Membership, path: str) -> Q:
    """Say `may_see_organisation` in SQL; `path` leads to the organisation."""
    mine = Q(**{f"{path}pk": membership.organisation_id})
    return mine | (_within(membership, path) if membership.role in OVERSEERS else _NOTHING)


def _level(provincial: bool) -> Q:
    province = Q(region__kind="province")
    return province if provincial else Q(region=None) | ~province
