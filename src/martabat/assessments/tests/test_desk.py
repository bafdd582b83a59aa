"""The desk of every role: what must be there, and what not."""

import pytest
from django.urls import reverse

from tests.people import sign_in

pytestmark = pytest.mark.django_db

ROLES = [
    "operator", "contributor", "opd_head", "sekda", "province", "verifier", "verifier_jambi",
    "assessor", "panel", "publisher", "partner", "administrator",
]  # fmt: skip


def desk_of(client, person, **query):
    sign_in(client, person)
    response = client.get(reverse("assessments:desk"), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("with_cycle", [True, False])
def test_everybody_has_a_desk(client, people, who, with_cycle, request):
    if with_cycle:
        request.getfixturevalue("cycle")
    assert "Meja saya" in desk_of(client, getattr(people, who))
