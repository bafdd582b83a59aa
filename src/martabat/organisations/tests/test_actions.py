from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from martabat.journal.models import Entry
from martabat.organisations import actions
from martabat.organisations.actions import InvitationRefused
from martabat.organisations.models import Invitation, Membership
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def invite(people, django_capture_on_commit_callbacks):
    """Invite as the operator of Singkawang; returns the invitation and its token."""

    def act(by="operator", **changes):
        details = {
            "organisation": people.health_office,
            "role": "contributor",
            "email": "Siti.Aminah@Contoh.example",
            "name": "Siti Aminah",
            "site": "https://martabat.example/",
        } | changes
        with django_capture_on_commit_callbacks(execute=True):
            invitation = actions.invite(by=getattr(people, by) if by else None, **details)
        return invitation, mail.outbox[-1].body.split("/undangan/")[1].split("/")[0]

    return act


def test_an_invitation_reaches_the_address_and_works_once(invite, people):
    invitation, token = invite()
    message = mail.outbox[0]
    assert message.to == ["siti.aminah@contoh.example"]
    assert "https://martabat.example/undangan/" in message.body
    assert "Kontributor" in message.body
    assert token not in (invitation.token_hash, str(invitation.__dict__))
    membership = actions.accept_invitation(token=token, name="Siti A.", password=PASSWORD)
    assert membership.user.check_password(PASSWORD)
    assert membership.user.name == "Siti A."
    assert membership.granted_by == people.operator.user
    assert membership.user.emailaddress_set.get().verified
    with pytest.raises(InvitationRefused):
        actions.accept_invitation(token=token, name="Lain", password=PASSWORD)
    verbs = list(Entry.objects.values_list("verb", flat=True))
    assert verbs == ["invitation.sent", "invitation.accepted"]
    assert "siti" not in str(list(Entry.objects.values_list("data", flat=True))).lower()


def test_the_mail_can_be_english(invite):
    _invitation, token = invite(language="en")
    assert f"https://martabat.example/en/undangan/{token}/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("by", "role"),
    [
        ("operator", "operator"),
        ("operator", "sekda"),
        ("other_operator", "contributor"),
        ("contributor", "contributor"),
        ("sekda", "contributor"),
        ("verifier", "contributor"),
        ("assessor", "contributor"),
        ("administrator", "verifier"),
        (None, "verifier"),
    ],
)
def test_who_may_not_invite(invite, by, role):
    with pytest.raises(PermissionDenied):
        invite(by=by, role=role)
    assert not Invitation.objects.exists()
    assert not mail.outbox


def test_the_command_line_invites_the_first_administrator(invite, people):
    _invitation, token = invite(
        by=None, organisation=people.ministry, role="administrator", email="a@contoh.example"
    )
    assert actions.accept_invitation(token=token, password=PASSWORD).role == "administrator"


def test_one_open_invitation_a_person_and_role(invite):
    invitation, _token = invite()
    with pytest.raises(InvitationRefused):
        invite()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    renewed, token = invite()
    assert renewed.pk == invitation.pk
    assert actions.accept_invitation(token=token, password=PASSWORD)
    with pytest.raises(InvitationRefused):
        invite()


def test_it_ends_after_seven_days(invite):
    invitation, token = invite()
    assert timedelta(days=6, hours=23) < invitation.expires_at - timezone.now() <= timedelta(days=7)
    Invitation.objects.update(expires_at=timezone.now())
    with pytest.raises(InvitationRefused):
        actions.accept_invitation(token=token, password=PASSWORD)


def test_sending_again_ends_the_old_link(invite, people, django_capture_on_commit_callbacks):
    invitation, old = invite()
    with pytest.raises(PermissionDenied):
        actions.resend_invitation(by=people.verifier_jambi, invitation=invitation, site="https://m")
    with django_capture_on_commit_callbacks(execute=True):
        actions.resend_invitation(by=people.operator, invitation=invitation, site="https://m")
    with pytest.raises(InvitationRefused):
        actions.accept_invitation(token=old, password=PASSWORD)
    new = mail.outbox[-1].body.split("/undangan/")[1].split("/")[0]
    assert actions.accept_invitation(token=new, password=PASSWORD)
    with pytest.raises(InvitationRefused):
        actions.resend_invitation(by=people.operator, invitation=invitation, site="https://m")


def test_what_was_withdrawn_opens_nothing(invite, people):
    invitation, token = invite()
    with pytest.raises(PermissionDenied):
        actions.revoke_invitation(by=people.contributor, invitation=invitation)
    actions.revoke_invitation(by=people.operator, invitation=invitation)
    with pytest.raises(InvitationRefused):
        actions.accept_invitation(token=token, password=PASSWORD)


def test_the_link_opens_no_account_that_exists(invite, people):
    _invitation, token = invite(email=people.stranger.email)
    with pytest.raises(InvitationRefused):
        actions.accept_invitation(token=token, password="punya-orang-lain")
    with pytest.raises(InvitationRefused):
        actions.accept_invitation(token=token, user=people.sekda.user)
    membership = actions.accept_invitation(token=token, user=people.stranger)
    assert membership.user == people.stranger
    assert people.stranger.check_password(PASSWORD)


def test_granting_and_ending_roles(people):
    with pytest.raises(PermissionDenied):
        actions.grant_membership(
            by=people.other_operator,
            user=people.stranger,
            organisation=people.health_office,
            role="contributor",
        )
    granted = actions.grant_membership(
        by=people.operator,
        user=people.stranger,
        organisation=people.health_office,
        role="contributor",
    )
    with pytest.raises(PermissionDenied):
        actions.revoke_membership(by=people.other_operator, membership=granted)
    actions.revoke_membership(by=people.operator, membership=granted)
    actions.revoke_membership(by=people.operator, membership=granted)
    assert not Membership.objects.get(pk=granted.pk).active
    assert Entry.objects.filter(verb="membership.revoked").count() == 1
    again = actions.grant_membership(
        by=None, user=people.stranger, organisation=people.health_office, role="contributor"
    )
    assert again.pk == granted.pk
    assert again.active
    with pytest.raises(PermissionDenied):
        actions.grant_membership(
            by=None, user=people.stranger, organisation=people.health_office, role="verifier"
        )


def test_positions_follow_one_another(people):
    today = timezone.localdate()
    head = actions.appoint(
        by=people.operator,
        organisation=people.health_office,
        name="Achmad",
        title="Kepala Dinas",
        start=today - timedelta(days=400),
    )
    actions.end_position(by=people.operator, position=head, end=today - timedelta(days=30))
    acting = actions.appoint(
        by=people.operator,
        organisation=people.health_office,
        name="Budi",
        title="Kepala Dinas",
        capacity="plt",
        start=today - timedelta(days=29),
    )
    assert acting.full_title == "Plt. Kepala Dinas"
    assert list(people.health_office.positions.all()) == [acting, head]
    with pytest.raises(ValidationError):
        actions.end_position(by=people.operator, position=acting, end=today - timedelta(days=90))
    with pytest.raises(PermissionDenied):
        actions.end_position(by=people.contributor, position=acting, end=today)
    with pytest.raises(PermissionDenied):
        actions.appoint(
            by=people.other_operator,
            organisation=people.health_office,
            name="Lain",
            title="Kepala",
            start=today,
        )


def test_adding_offices(people):
    region = people.legal_division.region
    office = actions.add_organisation(
        by=people.operator, name=" Dinas Sosial ", kind="opd", region=region
    )
    assert office.name == "Dinas Sosial"
    for by, kind in [("contributor", "opd"), ("other_operator", "opd"), ("operator", "kanwil")]:
        with pytest.raises(PermissionDenied):
            actions.add_organisation(by=getattr(people, by), name="X", kind=kind, region=region)
