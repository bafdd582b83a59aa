import json
from importlib.resources import files

import pytest

from martabat.regions.register import registered_regions

REGIONS = registered_regions()


def test_the_register_is_complete():
    kinds = [region.kind for region in REGIONS.values()]
    assert kinds.count("province") == 38
    assert kinds.count("regency") == 416
    assert kinds.count("city") == 98


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("61.72", "Kota Singkawang"),
        ("15.06", "Kabupaten Tanjung Jabung Barat"),
        ("71.09", "Kabupaten Kepulauan Siau Tagulandang Biaro"),
        ("31", "DKI Jakarta"),
        ("31.01", "Kabupaten Administrasi Kepulauan Seribu"),
        ("31.75", "Kota Administrasi Jakarta Timur"),
        ("34", "Daerah Istimewa Yogyakarta"),
        ("72.09", "Kabupaten Tojo Una-Una"),
        ("72.04", "Kabupaten Toli-Toli"),
        ("73.10", "Kabupaten Pangkajene dan Kepulauan"),
        ("96", "Papua Barat Daya"),
    ],
)
def test_odd_names_are_written_as_they_should(code, name):
    assert REGIONS[code].name == name


@pytest.mark.parametrize("region", REGIONS.values(), ids=lambda region: region.code)
def test_every_name_is_in_proper_case_and_fits(region):
    words = region.name.replace("-", " ").split()
    assert all(word == "dan" or word[0].isupper() for word in words)
    assert not any(word.isupper() and word not in {"DKI"} for word in words)
    assert len(region.short_name) <= 16
    prefix = {"regency": "Kabupaten ", "city": "Kota ", "province": ""}[region.kind]
    assert region.name.startswith(prefix)


def test_short_names_are_told_apart_within_a_province():
    names = [(region.province_code, region.short_name) for region in REGIONS.values()]
    assert len(names) == len(set(names))
    short = {code: REGIONS[code].short_name for code in ("15.06", "15.71", "15.72", "61", "34")}
    assert short == {
        "15.06": "Tanjab Barat",
        "15.71": "Kota Jambi",
        "15.72": "Sungai Penuh",
        "61": "Kalbar",
        "34": "DIY",
    }


def test_no_two_regions_share_a_tile():
    places = [
        (region.province_code, region.tile_column, region.tile_row) for region in REGIONS.values()
    ]
    assert len(places) == len(set(places))


def test_the_source_is_named_with_its_version_and_licence():
    data = files("martabat.regions") / "data"
    source = json.loads((data / "source.json").read_text())
    assert (source["package"], source["version"]) == ("idn-area-data", "4.0.1")
    assert source["licence"] == "ODbL-1.0"
    assert "Open Database License" in (data / "SOURCE.md").read_text()
