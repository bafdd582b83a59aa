import pytest
from django.db import IntegrityError, transaction

from martabat.regions.models import Region

pytestmark = pytest.mark.django_db


def test_a_region_knows_its_province_and_its_time():
    singkawang = Region.objects.get(code="61.72")
    assert singkawang.province.name == "Kalimantan Barat"
    assert singkawang.zone_label == "WIB"
    assert not singkawang.is_province
    assert singkawang.province_code == "61" == singkawang.province.province_code
    assert Region.objects.get(code="81").zone_label == "WIT"


@pytest.mark.parametrize(
    "change",
    [{"kind": "province"}, {"province_id": None}, {"province_id": "15"}, {"province_id": "61.01"}],
)
def test_the_database_refuses_a_region_in_the_wrong_place(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Region.objects.filter(code="61.72").update(**change)
