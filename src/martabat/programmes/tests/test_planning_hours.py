"""Hours are written in the zone of an activity and kept in UTC; nothing is lost on the way."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from martabat.programmes import hours
from martabat.programmes.when import guessed_day, span_of_days

OFFSETS = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
days = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2100, 12, 31))
clocks = st.times().map(lambda clock: clock.replace(microsecond=0))


@given(day=days, clock=clocks, zone=st.sampled_from(sorted(OFFSETS)))
def test_day_and_hour_come_back_as_they_were_written(day, clock, zone):
    moment = hours.moment(day, clock, zone)
    assert moment.tzinfo == dt.UTC
    assert (hours.day(moment, zone), hours.clock(moment, zone)) == (day, clock)
    written = dt.datetime.combine(day, clock)
    assert written - moment.replace(tzinfo=None) == dt.timedelta(hours=OFFSETS[zone])


@given(day=days, clock=clocks, zone=st.sampled_from(sorted(OFFSETS)), later=st.integers(-400, 400))
def test_a_copy_keeps_its_hour(day, clock, zone, later):
    shift = dt.timedelta(days=later)
    moved = hours.moved(hours.moment(day, clock, zone), shift, zone)
    assert hours.clock(moved, zone) == clock
    assert hours.day(moved, zone) == day + shift


def test_nine_o_clock_is_three_moments():
    day, nine = dt.date(2023, 9, 7), dt.time(9)
    moments = [hours.moment(day, nine, zone).hour for zone in OFFSETS]
    assert moments == [2, 1, 0]  # WIB, WITA, WIT


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ((2023, 10, 17), (2023, 10, 19), "17–19 Oktober 2023"),
        ((2016, 11, 30), (2016, 12, 2), "30 November – 2 Desember 2016"),
        ((2023, 12, 30), (2024, 1, 2), "30 Desember 2023 – 2 Januari 2024"),
        ((2023, 9, 7), None, "7 September 2023"),
    ],
)
def test_days_are_written_as_people_write_them(start, end, text):
    assert span_of_days(dt.date(*start), dt.date(*end) if end else None) == text


def test_a_month_named_by_a_source_is_enough_to_sort_by():
    assert guessed_day("Januari 2023") == dt.date(2023, 1, 1)
    assert guessed_day("sejak September 2020") == dt.date(2020, 9, 1)
    assert guessed_day("2025") == dt.date(2025, 1, 1)
    assert guessed_day("belum diketahui") is None
