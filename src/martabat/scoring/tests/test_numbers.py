"""Numbers as people and machines write them."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from martabat.scoring import AmbiguousNumber, NotWhole, NumberError, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("93,9", "93.9"), ("93.9", "93.9"), ("1.234,56", "1234.56"), ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"), ("99.400.000", "99400000"), ("6⅓", "19/3"), ("⅔", "2/3"),
        ("19/3", "19/3"), ("6 1/3", "19/3"), (" 12,5 % ", "12.5"), ("100%", "100"),
        ("0,05", "0.05"),
        ("1 234", "1234"), ("1\u00a0234,5", "1234.5"), ("-3,5", "-3.5"), ("−3", "-3"), ("+2", "2"),
        ("0.412", "0.412"), ("1,234", "1.234"), (",5", "0.5"), ("1234.567", "1234.567"),
        ("1.482.500.000.000", "1482500000000"), ("99.400.000/28.400", None),
    ],
)  # fmt: skip
def test_written_by_people(text, value):
    if value is None:
        with pytest.raises(AmbiguousNumber):
            parse_number(text)
    else:
        assert parse_number(text) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "1,2,3", "1.23.456", "1..2", "12a", "1/0", "--1", "1.234.56", "%", "½½", "٣",
     "1e5", "nan", "inf", "5,", "1" * 80],
)  # fmt: skip
def test_not_numbers(text):
    with pytest.raises(NumberError) as caught:
        parse_number(text)
    assert caught.value.text == text


def test_a_thousand_or_one_and_a_bit():
    with pytest.raises(AmbiguousNumber) as caught:
        parse_number("1.234")
    assert caught.value.readings == (1234, Fraction("1.234"))
    assert parse_number("1.234", integer=True) == 1234
    assert parse_number("1.234", machine=True) == Fraction("1.234")


def test_whole_numbers():
    with pytest.raises(NotWhole):
        parse_number("1,5", integer=True)
    assert parse_number("1,0", integer=True) == 1


@pytest.mark.parametrize("text", ["93,9", "1.234.567", "1 234,0", "0x10"])
def test_machines_use_the_dot(text):
    with pytest.raises(NumberError):
        parse_number(text, machine=True)


def test_machine_exponents():
    assert parse_number("1e3", machine=True) == 1000
    assert parse_number("2.5E-1", machine=True) == Fraction(1, 4)


def indonesian(value: int, decimals: int) -> str:
    whole, rest = divmod(abs(value), 10**decimals)
    grouped = f"{whole:,}".replace(",", ".")
    sign = "-" if value < 0 else ""
    return f"{sign}{grouped},{rest:0{decimals}d}" if decimals else sign + grouped


@given(st.integers(-(10**12), 10**12), st.integers(1, 6))
def test_round_trip_of_decimals(value, decimals):
    assert parse_number(indonesian(value, decimals)) == Fraction(value, 10**decimals)


@given(st.integers(-(10**15), 10**15))
def test_round_trip_of_whole_numbers(value):
    assert parse_number(indonesian(value, 0), integer=True) == value


@given(st.fractions(max_denominator=999))
def test_round_trip_of_quotients(value):
    text = f"{value.numerator}/{value.denominator}"
    assert parse_number(text) == value
    assert parse_number(text, machine=True) == value


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_round_trip_of_machine_floats(value):
    assert parse_number(repr(value), machine=True) == Fraction(repr(value))


@given(st.text(max_size=30))
def test_anything_is_a_number_or_a_number_error(text):
    for options in ({}, {"integer": True}, {"machine": True}):
        with contextlib.suppress(NumberError):
            assert isinstance(parse_number(text, **options), Fraction)
