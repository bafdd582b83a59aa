import pytest

from martabat.regions.actions import load_regions
from martabat.regions.models import Region

pytestmark = pytest.mark.django_db


def test_loading_again_writes_nothing(django_assert_num_queries):
    load_regions()
    with django_assert_num_queries(3):  # one between the two of a transaction
        assert load_regions() == 0
    assert Region.objects.count() == 552


def test_what_differs_from_the_register_is_mended():
    first, second = Region.objects.get(code="61.01"), Region.objects.get(code="61.02")
    places = [(region.tile_column, region.tile_row) for region in (first, second)]
    Region.objects.filter(code="61.01").update(tile_column=99)
    Region.objects.filter(code="61.02").update(tile_column=places[0][0], tile_row=places[0][1])
    Region.objects.filter(code="61.72").update(name="KOTA SINGKAWANG")
    assert load_regions() == 3
    assert Region.objects.get(code="61.72").name == "Kota Singkawang"
    stored = Region.objects.filter(code__in=["61.01", "61.02"]).order_by("code")
    assert [(region.tile_column, region.tile_row) for region in stored] == places
