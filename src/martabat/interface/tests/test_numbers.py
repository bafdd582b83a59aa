import time
import timeit
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from martabat.interface.numbers import filesize, number, percent, points, signed, span


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (1234567, None, "1.234.567", "1,234,567"),
        (Decimal("1234.56"), None, "1.234,56", "1,234.56"),
        (1234.56, 2, "1.234,56", "1,234.56"),
        (66.6, 2, "66,60", "66.60"),
        (Decimal("93.90"), None, "93,9", "93.9"),
        (Fraction(19, 3), 2, "6,33", "6.33"),
        (Fraction(-19, 3), 2, "−6,33", "−6.33"),
        (Fraction(1, 8), 2, "0,13", "0.13"),
        (Decimal("0.125"), 2, "0,13", "0.13"),
        (-1.5, 2, "−1,50", "−1.50"),
        (-0.001, 2, "0,00", "0.00"),
        (120, 2, "120,00", "120.00"),
        (0, None, "0", "0"),
        (Decimal("1E+3"), None, "1.000", "1,000"),
        (None, 2, "–", "–"),
    ],
)
def test_numbers_in_both_languages(value, decimals, indonesian, english):
    with translation.override("id"):
        assert number(value, decimals) == indonesian
    with translation.override("en"):
        assert number(value, decimals) == english


def test_trim_drops_trailing_zeros_only():
    with translation.override("id"):
        assert number(66.60, 2, trim=True) == "66,6"
        assert number(100.0, 2, trim=True) == "100"
        assert number(100, 2, trim=True) == "100"


def test_changes_carry_a_sign():
    with translation.override("id"):
        assert signed(Decimal("0.75"), 2) == "+0,75"
        assert signed(Decimal("-1.5"), 2) == "−1,50"
        assert signed(0, 2) == "0,00"
        assert signed(0.001, 2) == "0,00"
        assert points(2.7) == "+2,7 poin"


def test_percentages_and_ranges():
    with translation.override("id"):
        assert percent(Decimal("93.9")) == "93,9\u00a0%"
        assert span(Decimal("64.92"), Decimal("80.75"), 2) == "64,92–80,75"
        assert span(Decimal("81.3"), Decimal("81.30"), 1) == "81,3"
        assert percent(None) == "–"
    with translation.override("en"):
        assert percent(Decimal("93.9")) == "93.9%"


def test_sizes_of_files():
    with translation.override("id"):
        assert filesize(512) == "512\u00a0B"
        assert filesize(3_212_000) == "3,2\u00a0MB"
        assert filesize(412_000_000) == "412\u00a0MB"
        assert filesize(999_999) == "1\u00a0MB"
        assert filesize(None) == "–"


def test_a_plain_number_costs_little_more_than_python_itself():
    with translation.override("id"):
        ours = _seconds(lambda: number(1234.56, 2))
    assert ours / _seconds(lambda: format(1234.56, ",.2f")) < 40  # about 9 here


def _seconds(work):
    return min(timeit.repeat(work, time.process_time, repeat=5, number=2000))
