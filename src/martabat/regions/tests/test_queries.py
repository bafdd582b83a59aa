import pytest

from martabat.regions import queries

pytestmark = pytest.mark.django_db


def test_search_returns_regions_with_their_provinces(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = queries.search("kab tanjab", limit=5)
        assert [region.province.name for region in found] == ["Jambi", "Jambi"]
    assert len(queries.matching_codes("kab tanjab")) == 2
    assert len(queries.search("kota", limit=10)) == 10


def test_provinces_and_regencies():
    assert queries.provinces().count() == 38
    assert queries.regencies("61").count() == 14
    assert queries.regencies("15").count() == 11
    assert queries.all_regencies().count() == 514
