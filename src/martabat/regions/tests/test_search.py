import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from martabat.regions.register import registered_regions
from martabat.regions.search import find_codes

CODES = list(registered_regions())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("singkawang", "61.72"),
        ("Kota Singkawang", "61.72"),
        ("61.72", "61.72"),
        ("6172", "61.72"),
        (" 61.72 ", "61.72"),
        ("kab tanjab barat", "15.06"),
        ("Kab. Tanjung Jabung Barat", "15.06"),
        ("tanjung jabug barat", "15.06"),
        ("tanjab timur", "15.07"),
        ("singkwang", "61.72"),
        ("oku", "16.01"),
        ("oku selatan", "16.09"),
        ("hss", "63.06"),
        ("hst", "63.07"),
        ("pangkep", "73.10"),
        ("sitaro", "71.09"),
        ("siau tagulandang", "71.09"),
        ("kalbar", "61"),
        ("kalimantan barat", "61"),
        ("prov jambi", "15"),
        ("jambi", "15"),
        ("kota jambi", "15.71"),
        ("kab bogor", "32.01"),
        ("kota bogor", "32.71"),
        ("tojo una una", "72.09"),
        ("kotabaru", "63.02"),
        ("kota baru", "63.02"),
        ("kep. seribu", "31.01"),
        ("solo", "33.72"),
        ("jogja", "34"),
        ("dki", "31"),
        ("muara jambi", "15.05"),
        ("bandung jabar", "32.04"),
    ],
)
def test_the_region_that_is_meant_comes_first(text, code):
    assert find_codes(text)[0] == code


@pytest.mark.parametrize("text", ["", "  ", "!?", "xyzzy qwrt", "99.99"])
def test_nothing_is_found_where_nothing_is_meant(text):
    assert find_codes(text) == ()


def test_a_province_code_brings_its_regencies():
    assert find_codes("61")[:2] == ("61", "61.01")
    assert len(find_codes("61")) == 15
    assert "6.1" not in find_codes("6.1")


def test_a_kind_alone_lists_the_kind():
    assert len(find_codes("provinsi")) == 38
    assert len(find_codes("kota")) + len(find_codes("kab")) == 514


@given(st.sampled_from(CODES), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_full_name_is_found_in_any_case(code, case):
    assert find_codes(case(registered_regions()[code].name))[0] == code


@given(st.sampled_from(CODES), st.data())
def test_a_missing_letter_in_a_long_name_is_forgiven(code, data):
    name = registered_regions()[code].name
    place = data.draw(st.integers(min_value=len(name) // 2, max_value=len(name) - 1))
    misspelt = name[:place] + name[place + 1 :]
    assume(len(name.split(maxsplit=1)[-1]) >= 8)
    assert code in find_codes(misspelt)[:10]


@given(st.text(max_size=200))
def test_any_text_is_answered_without_doubles(text):
    codes = find_codes(text)
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(CODES)
