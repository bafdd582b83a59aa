import datetime as dt

import pytest
from django.utils import translation

from martabat.interface import dates

DAY = dt.date(2023, 3, 31)
MOMENT = dt.datetime(2023, 3, 31, 7, 7, tzinfo=dt.UTC)


def test_dates_in_both_languages():
    with translation.override("id"):
        assert dates.date(DAY) == "Jumat, 31 Maret 2023"
        assert dates.date_long(DAY) == "31 Maret 2023"
        assert dates.date_short(DAY) == "31 Mar"
        assert dates.date_near(DAY) == "Jumat 31 Mar"
        assert dates.month_short(dt.date(2023, 10, 17)) == "Okt"
    with translation.override("en"):
        assert dates.date(DAY) == "Friday, 31 March 2023"
        assert dates.date_short(DAY) == "31 Mar"


@pytest.mark.parametrize(
    ("zone", "indonesian"),
    [
        (None, "Jumat, 31 Maret 2023, 14.07 WIB"),
        ("Asia/Pontianak", "Jumat, 31 Maret 2023, 14.07 WIB"),
        ("Asia/Makassar", "Jumat, 31 Maret 2023, 15.07 WITA"),
        ("WIT", "Jumat, 31 Maret 2023, 16.07 WIT"),
    ],
)
def test_moments_in_the_zone_of_the_region(zone, indonesian):
    with translation.override("id"):
        assert dates.datetime(MOMENT, zone) == indonesian


def test_moments_in_english():
    with translation.override("en"):
        assert dates.datetime(MOMENT) == "Friday, 31 March 2023, 14:07 WIB"
        assert dates.datetime_short(MOMENT) == "31 Mar, 14:07"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (29, "Terlambat 2 hari"),
        (30, "Terlambat 1 hari"),
        (31, "Hari ini"),
    ],
)
def test_days_until_now(day, words):
    with translation.override("id"):
        assert dates.days_left(dt.date(2023, 3, day), DAY) == words


def test_days_to_come():
    with translation.override("id"):
        assert dates.days_left(dt.date(2023, 4, 1), DAY) == "Besok"
        assert dates.days_left(dt.date(2023, 4, 6), DAY) == "6 hari lagi"
        assert dates.days_left(None) == "–"


def test_a_due_moment_counts_in_its_own_zone():
    late_evening = dt.datetime(2023, 3, 31, 16, 30, tzinfo=dt.UTC)  # already 1 April in Jayapura
    with translation.override("id"):
        assert dates.days_left(late_evening, DAY, "Asia/Jayapura") == "Besok"
        assert dates.days_left(late_evening, DAY, "Asia/Jakarta") == "Hari ini"
    assert dates.is_late(dt.date(2023, 3, 30), DAY)
    assert not dates.is_late(DAY, DAY)
