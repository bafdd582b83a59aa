"""The predicate and the filter of each question must give the same answer for everybody."""

import pytest

from martabat.organisations import rules
from martabat.organisations.models import Invitation, Membership, Organisation
from martabat.organisations.roles import ROLES, Kind, Role, roles_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def everybody(people):
    members = people.all_memberships().values()
    people.secretariat  # noqa: B018
    Organisation.objects.create(name="Sekretariat Daerah Kalbar", kind="setda", region_id="61")
    Organisation.objects.create(name="Kantor Staf Presiden", kind="ksp")
    Organisation.objects.create(name="Yayasan Singkawang", kind="ngo", region_id="61.72")
    Organisation.objects.create(name="Bappeda Sambas", kind="bappeda", region_id="61.01")
    return list(members)


def test_offices_seen(everybody):
    for member in everybody:
        seen = set(rules.visible_organisations(member))
        for organisation in Organisation.objects.all():
            assert (organisation in seen) == rules.may_see_organisation(member, organisation)


def test_offices_to_invite_to(everybody):
    for member in everybody:
        found = set(rules.organisations_to_invite_to(member))
        for organisation in Organisation.objects.all():
            roles = rules.invitable_roles(member, organisation)
            assert (organisation in found) == bool(roles)
            assert all(rules.may_invite(member, organisation, role) for role in roles)


def test_roles_seen_and_ended(everybody):
    for member in everybody:
        seen = set(rules.visible_memberships(member))
        for other in Membership.objects.select_related("organisation"):
            assert (other in seen) == rules.may_see_organisation(member, other.organisation)
            if rules.may_revoke(member, other):
                assert other in seen
    assert not any(rules.may_revoke(member, member) for member in everybody)


def test_invitations_seen_are_those_that_one_may_manage(everybody, people):
    for number, other in enumerate(Membership.objects.select_related("organisation")):
        Invitation.objects.create(
            email=f"{number}@contoh.example",
            name="Orang",
            organisation=other.organisation,
            role=other.role,
            token_hash=str(number),
            expires_at=other.at,
        )
    for member in everybody:
        seen = set(rules.visible_invitations(member))
        for invitation in Invitation.objects.select_related("organisation"):
            assert (invitation in seen) == rules.may_manage_invitation(member, invitation)


def test_who_invites_whom(people):
    assert rules.invitable_roles(people.operator, people.health_office) == [
        Role.CONTRIBUTOR,
        Role.OPD_HEAD,
    ]
    assert rules.invitable_roles(people.operator, people.secretariat) == [
        Role.CONTRIBUTOR,
        Role.SEKDA,
    ]
    assert rules.invitable_roles(people.other_operator, people.health_office) == []
    assert rules.invitable_roles(people.operator, people.regional_office) == []
    for member in (people.verifier, people.province):
        assert rules.invitable_roles(member, people.legal_division) == [Role.OPERATOR]
        assert rules.invitable_roles(member, people.legal_division_jambi) == []
    assert Role.VERIFIER in rules.invitable_roles(people.administrator, people.regional_office)
    assert Role.PUBLISHER in rules.invitable_roles(people.administrator, people.ministry)
    for member in (people.contributor, people.sekda, people.assessor, people.partner):
        assert rules.organisations_to_invite_to(member).count() == 0


def test_strangers_may_nothing(people):
    assert not rules.may_see_organisation(None, people.health_office)
    assert not rules.may_invite_somebody(None)
    assert not rules.may_revoke(None, people.operator)
    assert not rules.may_add_organisation(None, Kind.OPD, "61.72")


def test_every_role_fits_some_kind():
    assert set().union(*ROLES.values()) == set(Role)
    assert set(ROLES) == set(Kind)
    assert Role.PROVINCE not in roles_for(kind="setda", provincial=False)
    assert Role.SEKDA not in roles_for(kind="setda", provincial=True)


@pytest.mark.parametrize(
    ("who", "codes", "beyond"),
    [
        ("operator", ["61.72"], ["61", "61.01", "15.71"]),
        ("verifier", ["61", "61.72", "61.01"], ["15", "15.71"]),
        ("assessor", ["61", "61.72", "15.71"], []),
    ],
)
def test_what_a_membership_covers(people, who, codes, beyond):
    member = getattr(people, who)
    assert all(member.covers(code) for code in codes)
    assert not any(member.covers(code) for code in beyond)
