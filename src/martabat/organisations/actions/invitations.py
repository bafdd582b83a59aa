"""Inviting people, and what becomes of an invitation."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.journal.actions import SYSTEM, record
from martabat.organisations import mails
from martabat.organisations.actions.memberships import create_user, ensure_membership
from martabat.organisations.models import Invitation, Membership, Organisation, User
from martabat.organisations.roles import roles_for
from martabat.organisations.rules import may_invite, may_manage_invitation
from martabat.organisations.tokens import hash_token, new_token

VALID_FOR = timedelta(days=7)


class InvitationRefused(Exception):  # noqa: N818  (as `UploadRefused`)
    """An invitation cannot be sent or accepted; the text tells the reader why."""


@transaction.atomic
def invite(
    *,
    by: Membership | None,
    organisation: Organisation,
    role: str,
    email: str,
    name: str,
    site: str,
    language: str = "id",
) -> Invitation:
    """Invite somebody to a role at an organisation, by a mail that can be used once.

    `by` is empty on the command line. `site` is the address of Martabat for the link. The mail
    goes out when the transaction is through; if that fails, the error reaches the caller and
    the invitation stays, to be sent again.
    """
    email = email.strip().lower()
    if by is None:
        provincial = organisation.region_id is not None and len(organisation.region_id) == 2
        allowed = role in roles_for(kind=organisation.kind, provincial=provincial)
    else:
        allowed = may_invite(by, organisation, role)
    if not allowed:
        raise PermissionDenied
    if Membership.objects.filter(
        user__email=email, organisation=organisation, role=role, active=True
    ).exists():
        raise InvitationRefused(_("Orang ini sudah mempunyai peran tersebut."))
    token = new_token()
    invitation, made = Invitation.objects.get_or_create(
        email=email,
        organisation=organisation,
        role=role,
        accepted_at=None,
        revoked_at=None,
        defaults={
            "name": name.strip(),
            "language": language,
            "token_hash": hash_token(token),
            "invited_by": by,
            "expires_at": timezone.now() + VALID_FOR,
        },
    )
    if not made and not invitation.is_expired:
        raise InvitationRefused(
            _("Undangan untuk surel ini masih menunggu. Kirim ulang dari daftar undangan.")
        )
    if not made:
        _renew(invitation, token)
    _record(invitation, "invitation.sent", by)
    _mail(invitation, token, site)
    return invitation


@transaction.atomic
def resend_invitation(*, by: Membership, invitation: Invitation, site: str) -> Invitation:
    """Send an invitation again with a new token; the old link stops working."""
    invitation = _open_invitation(invitation)
    if not may_manage_invitation(by, invitation):
        raise PermissionDenied
    token = new_token()
    _renew(invitation, token)
    _record(invitation, "invitation.sent_again", by)
    _mail(invitation, token, site)
    return invitation


@transaction.atomic
def revoke_invitation(*, by: Membership, invitation: Invitation) -> Invitation:
    """Withdraw an invitation that was not accepted yet."""
    invitation = _open_invitation(invitation)
    if not may_manage_invitation(by, invitation):
        raise PermissionDenied
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    _record(invitation, "invitation.revoked", by)
    return invitation


@transaction.atomic
def accept_invitation(
    *, token: str, user: User | None = None, name: str = "", password: str = ""
) -> Membership:
    """Turn an invitation into a membership, making the user where there is none yet.

    Who has an account must be signed in with it: the link alone opens no existing account.
    """
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation", "invited_by__user")
        .filter(token_hash=hash_token(token))
        .first()
    )
    if invitation is None or not invitation.is_open:
        raise InvitationRefused(_("Undangan ini sudah dipakai, ditarik, atau lewat waktunya."))
    if user is None:
        if User.objects.filter(email=invitation.email).exists():
            raise InvitationRefused(_("Surel ini sudah punya akun. Masuk dahulu."))
        user = create_user(
            email=invitation.email,
            name=name or invitation.name,
            password=password,
            language=invitation.language,
        )
    elif user.email != invitation.email:
        raise InvitationRefused(_("Undangan ini untuk surel lain."))
    membership = ensure_membership(
        user=user,
        organisation=invitation.organisation,
        role=invitation.role,
        granted_by=invitation.invited_by.user if invitation.invited_by else None,
    )
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    _record(invitation, "invitation.accepted", membership)
    return membership


def _open_invitation(invitation: Invitation) -> Invitation:
    locked = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=invitation.pk)
    )
    if locked.accepted_at or locked.revoked_at:
        raise InvitationRefused(_("Undangan ini sudah dipakai atau ditarik."))
    return locked


def _renew(invitation: Invitation, token: str) -> None:
    invitation.token_hash = hash_token(token)
    invitation.expires_at = timezone.now() + VALID_FOR
    invitation.save(update_fields=["token_hash", "expires_at"])


def _mail(invitation: Invitation, token: str, site: str) -> None:
    transaction.on_commit(
        lambda: mails.send_invitation(invitation=invitation, token=token, site=site)
    )


def _record(invitation: Invitation, verb: str, by: Membership | None) -> None:
    # The journal keeps for ever: it names the invitation, not the address of a person.
    record(
        subject=f"organisation:{invitation.organisation_id}",
        verb=verb,
        actor=by.actor if by else SYSTEM,
        data={"invitation": invitation.pk, "role": invitation.role},
    )
