"""The site search finds programmes, activities and agreements for who may see them."""

import pytest
from django.test import Client

from martabat.programmes.models import Activity, Programme
from tests.gathering import Gathering
from tests.people import People, sign_in

pytestmark = pytest.mark.django_db


def found(client: Client, text: str) -> str:
    answer = client.get("/cari/", {"q": text})
    assert answer.status_code == 200
    return answer.content.decode()


def test_members_find_what_they_may_see(
    people: People, gathering: Gathering, django_assert_max_num_queries
) -> None:
    seminar = gathering.seminar
    operator = sign_in(Client(), people.operator)
    with django_assert_max_num_queries(8):
        page = found(operator, "festival 2023")
    for one in (gathering.festival, gathering.mou, gathering.pks, seminar):
        assert f'href="{one.get_absolute_url()}"' in page
    assert f'href="{seminar.get_absolute_url()}"' in found(operator, "basement")
    assert f'href="{gathering.mou.get_absolute_url()}"' in found(operator, "infid")

    Programme.objects.update(public=False)
    Activity.objects.update(public=False)
    stranger = sign_in(Client(), people.other_operator)
    for client in (stranger, Client()):
        page = found(client, "festival 2023")
        assert "/kegiatan/" not in page.replace('href="/kegiatan/"', "")
        assert gathering.mou.get_absolute_url() not in page
