import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from martabat.organisations.middleware import SESSION_MEMBERSHIP, active_membership
from martabat.organisations.models import Membership
from tests.people import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "/undangan/"  # a page that asks the database nothing of its own


def test_session_one_joined_query_and_the_menus_roles_are_all(
    client, people, django_assert_num_queries
):
    sign_in(client, people.operator)
    with django_assert_num_queries(3):
        request = client.get(ADDRESS).wsgi_request
        assert request.user == people.operator.user
        assert request.membership == people.operator
        assert request.membership.region.name == "Kota Singkawang"
        assert list(request.other_memberships) == []


def test_a_visitor_costs_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        request = client.get(ADDRESS).wsgi_request
    assert request.membership is None


def test_the_first_role_is_taken_and_remembered(client, people):
    client.force_login(people.operator.user)
    assert client.get(ADDRESS).wsgi_request.membership == people.operator
    assert client.session[SESSION_MEMBERSHIP] == people.operator.pk


def test_a_role_that_ended_is_left(client, people):
    second = Membership.objects.create(
        user=people.operator.user, organisation=people.secretariat, role="operator"
    )
    sign_in(client, people.operator)
    assert list(client.get(ADDRESS).wsgi_request.other_memberships) == [second]
    Membership.objects.filter(pk=people.operator.pk).update(active=False)
    assert client.get(ADDRESS).wsgi_request.membership == second
    Membership.objects.filter(pk=second.pk).update(active=False)
    request = client.get(ADDRESS).wsgi_request
    assert request.membership is None
    assert request.user.is_authenticated


def test_a_role_of_somebody_else_is_not_taken(client, people):
    sign_in(client, people.operator)
    session = client.session
    session[SESSION_MEMBERSHIP] = people.sekda.pk
    session.save()
    assert client.get(ADDRESS).wsgi_request.membership == people.operator


def test_a_new_password_ends_other_sessions(client, people):
    sign_in(client, people.operator)
    people.operator.user.set_password(PASSWORD + "-baru")
    people.operator.user.save()
    request = client.get(ADDRESS).wsgi_request
    assert request.membership is None
    assert not request.user.is_authenticated


def test_an_account_that_was_closed_is_out(client, people):
    sign_in(client, people.operator)
    people.operator.user.is_active = False
    people.operator.user.save()
    request = client.get(ADDRESS).wsgi_request
    assert request.membership is None
    assert not request.user.is_authenticated


def test_a_cookie_without_a_session_is_nobody(client):
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    assert client.get(ADDRESS).wsgi_request.membership is None


def test_the_middleware_passes_the_answer_on():
    response = HttpResponse("ya")
    assert active_membership(lambda request: response)(RequestFactory().get("/")) is response
