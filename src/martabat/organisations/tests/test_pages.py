import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from martabat.organisations.actions import invite
from martabat.organisations.models import Invitation, Membership, Organisation, User
from martabat.regions.models import Region
from tests.people import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

PUBLIC = ["account_login", "account_signup", "account_reset_password", "organisations:who_invites"]
OWN = ["organisations:account", "organisations:switch", "mfa_index", "mfa_list_webauthn"]
LISTS = ["organisations:people", "organisations:offices"]


@pytest.mark.parametrize("name", PUBLIC)
def test_pages_for_everybody(client, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", OWN + LISTS)
def test_pages_that_want_a_sign_in(client, name):
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response.url.startswith("/masuk/?next=")


@pytest.mark.parametrize("name", OWN)
def test_pages_about_oneself(client, people, name):
    assert sign_in(client, people.stranger).get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_a_stranger_finds_no_list(client, people, name):
    assert sign_in(client, people.stranger).get(reverse(name)).status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_lists_take_few_queries(client, people, django_assert_max_num_queries, name):
    for membership in people.all_memberships().values():
        sign_in(client, membership)
        with django_assert_max_num_queries(12):
            assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3, 514])
@pytest.mark.parametrize("name", [*LISTS, "organisations:choose_organisation"])
def test_long_lists_take_no_more_queries(client, people, django_assert_max_num_queries, name, rows):
    regions = Region.objects.exclude(kind="province").exclude(code="61.72")[:rows]
    offices = Organisation.objects.bulk_create(
        Organisation(name=f"Bagian Hukum {region}", kind="bagian_hukum", region=region)
        for region in regions
    )
    users = User.objects.bulk_create(
        User(email=f"{number}@contoh.example", name=f"Orang {number}") for number in range(rows)
    )
    Membership.objects.bulk_create(
        Membership(user=user, organisation=office, role="operator")
        for user, office in zip(users, offices, strict=False)
    )
    sign_in(client, people.administrator)
    with django_assert_max_num_queries(8):
        assert client.get(reverse(name)).status_code == 200


def test_the_office_shows_people_to_those_who_look_after_it(client, people):
    address = reverse("organisations:office", args=[people.contributor.organisation_id])
    for membership in (people.operator, people.verifier, people.assessor, people.opd_head):
        page = sign_in(client, membership).get(address)
        assert page.status_code == 200
        assert "Yusuf Pratama" in page.content.decode()
    for membership in (people.verifier_jambi, people.other_operator, people.partner):
        assert sign_in(client, membership).get(address).status_code == 404


def test_inviting_by_the_page(client, people, django_capture_on_commit_callbacks):
    sign_in(client, people.operator)
    choose = client.get(reverse("organisations:choose_organisation")).content.decode()
    assert people.legal_division.name in choose
    address = reverse("organisations:invite", args=[people.health_office.pk])
    assert client.get(address).status_code == 200
    data = {"name": "Siti Aminah", "email": "Siti@Contoh.example", "role": "contributor"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address, data | {"language": "id"}).status_code == 302
    assert mail.outbox[0].to == ["siti@contoh.example"]
    listed = client.get(reverse("organisations:people")).content.decode()
    assert "siti@contoh.example" in listed
    again = client.post(address, data | {"language": "id"})
    assert "masih menunggu" in again.content.decode()
    invitation = Invitation.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("organisations:resend", args=[invitation.pk]))
    assert len(mail.outbox) == 2
    client.post(reverse("organisations:withdraw", args=[invitation.pk]))
    assert not Invitation.objects.get().is_open


def test_another_region_may_not_invite_here(client, people):
    address = reverse("organisations:invite", args=[people.health_office.pk])
    sign_in(client, people.other_operator)
    assert client.get(address).status_code == 404
    assert client.post(address, {}).status_code == 404


def _token(message) -> str:
    return re.search(r"/undangan/([\w-]+)/", message.body)[1]


def test_accepting_by_the_page(client, people, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invite(
            by=people.operator,
            organisation=people.health_office,
            role="contributor",
            email="siti@contoh.example",
            name="Siti",
            site="https://martabat.example/",
        )
    address = reverse("organisations:invitation", args=[_token(mail.outbox[0])])
    assert "siti@contoh.example" in client.get(address).content.decode()
    weak = {"name": "Siti", "password": "pendek", "again": "pendek"}
    assert client.post(address, weak).status_code == 200
    unlike = {"name": "Siti", "password": PASSWORD, "again": PASSWORD + "x"}
    assert "tidak sama" in client.post(address, unlike).content.decode()
    assert not Membership.objects.filter(user__email="siti@contoh.example").exists()
    right = {"name": "Siti Aminah", "password": PASSWORD, "again": PASSWORD}
    assert client.post(address, right, follow=True).status_code == 200
    assert client.get(reverse("organisations:people")).status_code == 200
    assert Client().get(address).status_code == 410


def test_who_has_an_account_accepts_after_signing_in(
    client, people, django_capture_on_commit_callbacks
):
    people.stranger  # noqa: B018  (has an account with the invited address)
    with django_capture_on_commit_callbacks(execute=True):
        invite(
            by=people.operator,
            organisation=people.health_office,
            role="opd_head",
            email=people.stranger.email,
            name="Tono",
            site="https://martabat.example/",
        )
    address = reverse("organisations:invitation", args=[_token(mail.outbox[0])])
    assert "sudah punya akun" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 200
    assert "Keluar dahulu" in sign_in(client, people.sekda).get(address).content.decode()
    sign_in(client, people.stranger)
    assert client.post(address, {}, follow=True).status_code == 200
    assert people.stranger.memberships.get().role == "opd_head"


def test_switching_roles(client, people):
    first = people.operator
    second = Membership.objects.create(
        user=first.user, organisation=people.secretariat, role="operator"
    )
    sign_in(client, first)
    switch = reverse("organisations:switch")
    assert people.secretariat.name in client.get(switch).content.decode()
    response = client.post(switch, {"membership": second.pk, "next": "/akun/"})
    assert response.url == "/akun/"
    assert client.get("/akun/").wsgi_request.membership == second
    assert client.post(switch, {"membership": people.sekda.pk}).status_code == 403
    assert client.post(switch, {"membership": "x"}).status_code == 403
    away = client.post(switch, {"membership": second.pk, "next": "https://evil.example/"})
    assert away.url == "/meja/"


def test_positions(client, people):
    sign_in(client, people.operator)
    office = reverse("organisations:office", args=[people.health_office.pk])
    appoint = reverse("organisations:appoint", args=[people.health_office.pk])
    assert client.get(appoint).status_code == 200
    data = {"name": "Budi", "title": "Kepala Dinas", "capacity": "plt", "start": "2026-01-02"}
    assert client.post(appoint, data | {"end": "2025-01-01"}).status_code == 200
    assert client.post(appoint, data).status_code == 302
    page = client.get(office).content.decode()
    assert "Plt. Kepala Dinas" in page
    end = reverse("organisations:end_position", args=[people.health_office.positions.get().pk])
    assert client.get(end).status_code == 200
    assert client.post(end, {"end": "2025-12-31"}).status_code == 200
    assert client.post(end, {"end": "2026-06-30"}).status_code == 302
    assert "30 Juni 2026" in client.get(office).content.decode()
    assert sign_in(client, people.opd_head).get(appoint).status_code == 403


def test_adding_an_office(client, people):
    sign_in(client, people.operator)
    address = reverse("organisations:add_office")
    assert client.get(address).status_code == 200
    data = {"name": "Dinas Pendidikan Kota Singkawang", "kind": "opd"}
    assert client.post(address, data).status_code == 302
    assert "sudah ada" in client.post(address, data).content.decode()
    sign_in(client, people.verifier)
    beyond = {"name": "Bagian Hukum", "kind": "bagian_hukum", "region": "15.71"}
    assert "tidak dapat" in client.post(address, beyond).content.decode()
    own = beyond | {"region": "kab sambas"}
    assert client.post(address, own).status_code == 302
    assert sign_in(client, people.contributor).get(address).status_code == 404


def test_ending_a_role(client, people):
    address = reverse("organisations:revoke", args=[people.contributor.pk])
    assert sign_in(client, people.other_operator).get(address).status_code == 404
    sign_in(client, people.operator)
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    people.contributor.refresh_from_db()
    assert not people.contributor.active
    assert client.get(reverse("organisations:revoke", args=[people.operator.pk])).status_code == 404


def test_the_account(client, people):
    sign_in(client, people.operator)
    response = client.post(
        reverse("organisations:account"), {"name": "Rina W.", "language": "en"}, follow=True
    )
    assert "Rina W." in response.content.decode()
