"""When a door is open, by the clocks of its place."""

import datetime as dt

from martabat.programmes.door_hours import clock, days, door_day, self_check_in_window
from martabat.programmes.models import Activity

DAY = dt.date(2023, 9, 7)


def activity(**fields):
    # 09.00 to 12.00 in Singkawang, WIB.
    usual = {
        "zone": "Asia/Jakarta",
        "day": DAY,
        "starts_at": dt.datetime(2023, 9, 7, 2, 0, tzinfo=dt.UTC),
        "ends_at": dt.datetime(2023, 9, 7, 5, 0, tzinfo=dt.UTC),
    }
    return Activity(**(usual | fields))


def at(hour, minute=0, day=DAY):
    return dt.datetime.combine(day, dt.time(hour, minute), dt.UTC)


def test_the_window_opens_half_an_hour_before_and_closes_with_the_end():
    assert self_check_in_window(activity(), DAY) == (at(1, 30), at(5))


def test_the_window_as_it_is_set():
    wide = activity(self_check_in_before=60, self_check_in_after=15)
    assert self_check_in_window(wide, DAY) == (at(1), at(5, 15))


def test_without_hours_the_day_is_open_by_its_own_clocks():
    papua = activity(zone="Asia/Jayapura", starts_at=None, ends_at=None)
    begin = dt.datetime(2023, 9, 6, 15, 0, tzinfo=dt.UTC)
    assert self_check_in_window(papua, DAY) == (begin, begin + dt.timedelta(days=1))


def test_without_an_end_it_is_open_until_midnight():
    assert self_check_in_window(activity(ends_at=None), DAY) == (at(1, 30), at(17))


def test_each_day_of_several_has_the_hours_of_the_first():
    festival = activity(last_day=DAY + dt.timedelta(days=2), ends_at=at(9, day=dt.date(2023, 9, 9)))
    second = DAY + dt.timedelta(days=1)
    assert days(festival) == [DAY, second, second + dt.timedelta(days=1)]
    assert self_check_in_window(festival, second) == (at(1, 30, second), at(9, 0, second))
    assert self_check_in_window(festival, DAY + dt.timedelta(days=3)) is None


def test_no_day_no_window():
    unknown = activity(day=None, starts_at=None, ends_at=None)
    assert days(unknown) == []
    assert door_day(unknown) is None
    assert self_check_in_window(unknown, DAY) is None


def test_the_day_of_the_door_is_today_or_the_nearest():
    today = clock(activity()).astimezone(dt.UTC).date()
    far = today + dt.timedelta(days=30)
    assert door_day(activity()) == DAY
    assert door_day(activity(day=far)) == far


def test_the_demonstration_plays_on_its_own_day(settings):
    settings.DEMONSTRATION = True
    local = clock(activity()).astimezone(dt.timezone(dt.timedelta(hours=7)))
    assert local.date() == settings.DEMONSTRATION_DAY
