"""What the search offers on a region, by role."""

import pytest
from django.urls import reverse

from martabat.assessments.models import Assessment
from martabat.assessments.steps import Step
from martabat.assessments.tests.boards import make_cycle, put
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def search(client, text):
    response = client.get(reverse("regions:search"), {"q": text})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("operator", "workspace"),
        ("verifier", "verification"),
        ("assessor", "workspace"),
        ("verifier_jambi", None),
        ("other_operator", None),
        ("partner", None),
        ("stranger", None),
    ],
)
def test_a_region_leads_to_ones_own_work(client, people, who, page):
    put(make_cycle(codes=["61.72"]).assessments.get(), Step.KANWIL)
    sign_in(client, getattr(people, who))
    found = search(client, "singkawang")
    assert "/wilayah/61.72/" in found
    if page is None:
        assert "/penilaian/2023/" not in found
    else:
        assert f'href="{reverse(f"assessments:{page}", args=[2023, "61.72"])}"' in found


def test_a_province_leads_to_its_board(client, people):
    make_cycle(codes=["61.72"])
    sign_in(client, people.verifier)
    assert "Papan provinsi 2023" in search(client, "kalimantan barat")
    sign_in(client, people.operator)
    assert "Papan provinsi" not in search(client, "kalimantan barat")


def test_visitors_and_absent_regions_have_no_such_link(client, people):
    cycle = make_cycle(codes=["61.72"])
    assert "/penilaian/2023" not in search(client, "singkawang")
    Assessment.objects.filter(cycle=cycle).update(step=Step.FILLING, participating=False)
    sign_in(client, people.operator)
    assert "/penilaian/2023" not in search(client, "singkawang")


def test_a_page_of_results_asks_once(client, people, django_assert_num_queries):
    make_cycle(count=514)
    sign_in(client, people.assessor)
    search(client, "kota")
    with django_assert_num_queries(10):
        search(client, "kota")
