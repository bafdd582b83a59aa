"""Numbers and days in words, against values written by hand and an independent small reader."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from martabat.documents.word.words import (
    counted,
    date_in_words,
    in_words,
    opening,
    place_and_date,
)

BY_HAND = {
    0: "nol",
    1: "satu",
    7: "tujuh",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    31: "tiga puluh satu",
    100: "seratus",
    101: "seratus satu",
    111: "seratus sebelas",
    999: "sembilan ratus sembilan puluh sembilan",
    1000: "seribu",
    1001: "seribu satu",
    1100: "seribu seratus",
    1945: "seribu sembilan ratus empat puluh lima",
    2000: "dua ribu",
    2023: "dua ribu dua puluh tiga",
    11000: "sebelas ribu",
    100000: "seratus ribu",
    1000000: "satu juta",
    1001000: "satu juta seribu",
    2500000: "dua juta lima ratus ribu",
    1000000000: "satu miliar",
}
NAMES = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
UNITS = {name: number for number, name in enumerate(NAMES, start=1)}
WEEK = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read(text: str) -> int:
    """Read a number in Indonesian words; knows nothing of how it was written."""
    total = group = unit = 0
    for word in text.split():
        if word in UNITS:
            unit = UNITS[word]
            group += unit
        elif word == "belas":
            group += 10
        elif word == "puluh":
            group += unit * 9
        elif word == "ratus":
            group += unit * 99
        elif word in ("sepuluh", "sebelas", "seratus"):
            group += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word]
        elif word == "seribu":
            total += 1000
        elif word in SCALES:
            total += group * SCALES[word]
            group = 0
        else:
            assert word == "nol", word
    return total + group


@pytest.mark.parametrize(("number", "text"), BY_HAND.items())
def test_written_by_hand(number, text):
    assert in_words(number) == text
    assert read(text) == number


def test_every_day_of_a_month_and_every_year_of_a_century():
    for number in [*range(1, 32), *range(1945, 2101)]:
        assert read(in_words(number)) == number


@given(st.integers(0, 10**12))
def test_what_was_written_can_be_read_again(number):
    text = in_words(number)
    assert read(text) == number
    assert "  " not in text
    assert text == text.strip().lower()


def test_the_opening_of_an_official_record():
    assert opening(dt.date(2023, 9, 7), "Balai Kota Singkawang", "telah dilaksanakan …") == (
        "Pada hari ini, Kamis, tanggal tujuh, bulan September, tahun dua ribu dua puluh tiga"
        " (7-9-2023), bertempat di Balai Kota Singkawang, telah dilaksanakan …"
    )
    unknown = opening(None, "", "kami:")
    assert unknown == (
        "Pada hari ini, […], tanggal […], bulan […], tahun […] ([…]), bertempat di […], kami:"
    )


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (
            dt.date(2000, 2, 29),
            "Selasa, tanggal dua puluh sembilan, bulan Februari, tahun dua ribu",
        ),
        (dt.date(1945, 8, 17), "Jumat, tanggal tujuh belas, bulan Agustus, tahun seribu sembilan"),
        (dt.date(2024, 12, 31), "Selasa, tanggal tiga puluh satu, bulan Desember, tahun dua ribu"),
    ],
)
def test_days_in_words(day, text):
    assert date_in_words(day).startswith(text)


@given(st.dates(dt.date(1945, 1, 1), dt.date(2100, 12, 31)))
def test_a_day_in_words_is_the_day_in_figures(day):
    weekday, number, month, rest = date_in_words(day).split(", ")
    assert weekday == WEEK[day.weekday()]
    assert read(number.removeprefix("tanggal ")) == day.day
    year, figures = rest.removeprefix("tahun ").rstrip(")").split(" (")
    assert read(year) == day.year
    assert figures == f"{day.day}-{day.month}-{day.year}"
    assert month.startswith("bulan ")


def test_small_ones():
    assert counted(1) == "1 (satu)"
    assert place_and_date("Singkawang", dt.date(2023, 9, 4)) == "Singkawang, 4 September 2023"
    assert place_and_date("", None) == "[…], […] […]"
