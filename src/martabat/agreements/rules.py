"""Who may see and change agreements: each rule as a predicate and, for lists, a filter."""

from django.db.models import Q, QuerySet

from martabat.agreements.models import Agreement, Numbering, Obligation
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role

# Who keeps agreements for an organisation. The Sekda heads the cooperation team (TKKSD).
KEEPERS = frozenset(
    {
        Role.OPERATOR,
        Role.SEKDA,
        Role.PROVINCE,
        Role.VERIFIER,
        Role.ASSESSOR,
        Role.PUBLISHER,
        Role.PARTNER,
    }
)
# Who keeps the agreements of the whole region, whichever office entered them.
REGION_KEEPERS = frozenset({Role.OPERATOR, Role.SEKDA, Role.PROVINCE, Role.VERIFIER})
# Partners see what they signed and what is public, not all that a region agreed.
READERS = frozenset(Role) - {Role.PARTNER}


def may_view(membership: Membership | None, agreement: Agreement) -> bool:
    """Whether a member may open an agreement; the same as `visible` (1 query for parties)."""
    if membership is None or not membership.active:
        return False
    own = membership.organisation_id
    if agreement.public or agreement.owner_id == own:
        return True
    if membership.role in READERS:
        code = agreement.region_id
        if code is None and membership.organisation.region_id is None:
            return True
        if code is not None and membership.covers(code):
            return True
    return agreement.parties.filter(organisation=own).exists()


def visible(membership: Membership | None) -> QuerySet[Agreement]:
    """Return the agreements for which `may_view` holds, in one query."""
    agreements = Agreement.objects.all()
    if membership is None or not membership.active:
        return agreements.none()
    own = membership.organisation_id
    # `pk__in`, so that an agreement with two of one's offices as parties comes once.
    signed = Agreement.objects.filter(parties__organisation=own).values("pk")
    seen = Q(public=True) | Q(owner=own) | Q(pk__in=signed)
    if membership.role in READERS:
        code = membership.organisation.region_id
        if code is None:
            return agreements
        seen |= Q(region=code) | Q(region__province=code)
    return agreements.filter(seen)


def may_add(membership: Membership | None) -> bool:
    """Whether a member may enter agreements at all."""
    return membership is not None and membership.active and membership.role in KEEPERS


def may_edit(membership: Membership | None, agreement: Agreement) -> bool:
    """Whether a member may change an agreement, lead it to signature and end it."""
    if membership is None or not may_add(membership):
        return False
    if agreement.owner_id == membership.organisation_id:
        return True
    return (
        membership.role in REGION_KEEPERS
        and agreement.region_id is not None
        and agreement.region_id == membership.organisation.region_id
    )


def editable(membership: Membership | None) -> QuerySet[Agreement]:
    """Return the agreements for which `may_edit` holds."""
    agreements = Agreement.objects.all()
    if membership is None or not may_add(membership):
        return agreements.none()
    mine = Q(owner=membership.organisation_id)
    if membership.role in REGION_KEEPERS and membership.organisation.region_id is not None:
        mine |= Q(region=membership.organisation.region_id)
    return agreements.filter(mine)


def may_close(membership: Membership | None, obligation: Obligation) -> bool:
    """Whether a member may say that an obligation is fulfilled: the party, or the keeper."""
    if membership is None or not membership.active:
        return False
    return obligation.party.organisation_id == membership.organisation_id or may_edit(
        membership, obligation.agreement
    )


def closable(membership: Membership | None) -> QuerySet[Obligation]:
    """Return the obligations for which `may_close` holds."""
    obligations = Obligation.objects.all()
    if membership is None or not membership.active:
        return obligations.none()
    return obligations.filter(
        Q(party__organisation=membership.organisation_id)
        | Q(agreement__in=editable(membership).values("pk"))
    )


def may_issue(membership: Membership | None, numbering: Numbering) -> bool:
    """Whether a member may take the next number of an office: everybody who works there."""
    return (
        membership is not None
        and membership.active
        and membership.role != Role.ADMINISTRATOR
        and membership.organisation_id == numbering.organisation_id
    )


def may_set_numbering(membership: Membership | None) -> bool:
    """Whether a member may say how the own office numbers its papers."""
    return may_add(membership)


def numberings(membership: Membership | None) -> QuerySet[Numbering]:
    """Return the numberings that `may_issue` lets a member take numbers from."""
    found = Numbering.objects.all()
    if membership is None or not membership.active or membership.role == Role.ADMINISTRATOR:
        return found.none()
    return found.filter(organisation=membership.organisation_id)
