"""Users and the roles that they have."""

from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from martabat.journal.actions import SYSTEM, Actor, record
from martabat.organisations.middleware import SESSION_MEMBERSHIP, usable_memberships
from martabat.organisations.models import Membership, Organisation, User
from martabat.organisations.roles import roles_for
from martabat.organisations.rules import may_invite, may_revoke


@transaction.atomic
def create_user(*, email: str, name: str, password: str | None, language: str = "id") -> User:
    """Make a user whose address counts as proved: an invitation reached it."""
    user = User.objects.create_user(email, password, name=name.strip(), language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@transaction.atomic
def grant_membership(
    *, by: Membership | None, user: User, organisation: Organisation, role: str
) -> Membership:
    """Give a user a role at an organisation; `by` is empty on the command line."""
    if by is not None and not may_invite(by, organisation, role):
        raise PermissionDenied
    membership = ensure_membership(
        user=user, organisation=organisation, role=role, granted_by=by.user if by else None
    )
    _record(membership, "membership.granted", by)
    return membership


@transaction.atomic
def revoke_membership(*, by: Membership, membership: Membership) -> Membership:
    """End a role. The row stays, because the past was done by it."""
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("organisation", "user")
        .get(pk=membership.pk)
    )
    if not may_revoke(by, membership):
        raise PermissionDenied
    if membership.active:
        membership.active = False
        membership.save(update_fields=["active"])
        _record(membership, "membership.revoked", by)
    return membership


@transaction.atomic
def update_account(*, user: User, name: str, language: str) -> User:
    """Change one's own name and the language of mails. Old journal entries keep the old name."""
    user.name, user.language = name.strip(), language
    user.save(update_fields=["name", "language"])
    actor = Actor(user_id=user.pk, name=user.name, role="self", organisation="")
    record(subject=f"user:{user.pk}", verb="account.updated", actor=actor, data={})
    return user


def switch_membership(*, session: Any, user: User, membership_id: int) -> Membership:
    """Act in another of one's own roles from now on, in this browser."""
    membership = usable_memberships(user.pk).filter(pk=membership_id).first()
    if membership is None:
        raise PermissionDenied
    session[SESSION_MEMBERSHIP] = membership.pk
    return membership


def ensure_membership(
    *, user: User, organisation: Organisation, role: str, granted_by: User | None
) -> Membership:
    """Make or revive a membership whose permission is settled; for this room's actions."""
    provincial = organisation.region_id is not None and len(organisation.region_id) == 2
    if role not in roles_for(kind=organisation.kind, provincial=provincial):
        raise PermissionDenied
    membership, _made = Membership.objects.update_or_create(
        user=user,
        organisation=organisation,
        role=role,
        defaults={"active": True, "granted_by": granted_by, "at": timezone.now()},
    )
    return membership


def _record(membership: Membership, verb: str, by: Membership | None) -> None:
    record(
        subject=f"organisation:{membership.organisation_id}",
        verb=verb,
        actor=by.actor if by else SYSTEM,
        data={
            "membership": membership.pk,
            "user": membership.user_id,
            "role": membership.role,
        },
    )
