"""The national and the provincial board."""

import pytest
from django.urls import reverse

from martabat.assessments.tests.boards import make_cycle
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def nation(client, **query):
    return client.get(reverse("assessments:nation", args=[2023]), query)


@pytest.mark.parametrize("count", [1, 3, 514])
def test_the_national_board_needs_as_many_queries_for_one_region_as_for_all(
    client, people, count, django_assert_num_queries
):
    make_cycle(count=count)
    sign_in(client, people.assessor)
    nation(client)
    with django_assert_num_queries(7):
        response = nation(client)
    assert response.status_code == 200


@pytest.mark.parametrize("count", [1, 3, 25])
def test_the_provincial_board_needs_as_many_queries_for_one_region_as_for_all(
    client, people, count, django_assert_num_queries
):
    make_cycle(codes=[f"61.{n:02}" for n in (*range(1, 13), 71, 72)][:count])
    sign_in(client, people.verifier)
    address = reverse("assessments:province", args=[2023, "61"])
    client.get(address)
    with django_assert_num_queries(7):
        response = client.get(address)
    assert response.status_code == 200
