"""Late in Python is late in SQL, and midnight comes three times."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from martabat.assessments.models import Assessment, Cycle, Decree
from martabat.assessments.queries.lateness import ZONES, Calendar, calendar_of, today_everywhere
from martabat.assessments.steps import Step
from martabat.instruments.actions import load_shipped
from martabat.instruments.queries import get
from martabat.regions.models import Region

pytestmark = pytest.mark.django_db

DAY = date(2023, 3, 31)
NEAR = st.integers(-40, 40).map(lambda days: DAY + timedelta(days=days))
NOON = datetime(2023, 3, 31, tzinfo=UTC)
MOMENTS = st.integers(-72, 72).map(lambda hours: NOON + timedelta(hours=hours))


@pytest.fixture
def everywhere(people):
    """Every step in every zone, and one absent region in each."""
    load_shipped()
    cycle = Cycle.objects.create(instrument=get("peduli-ham-2021"), data_year=2022, award_year=2023)
    decree = Decree.objects.create(
        cycle=cycle, number="1", dated=DAY, recorded_by=people.publisher.user,
        recorded_at=timezone.now(),
    )  # fmt: skip
    states = [*((step, True) for step in Step), (Step.FILLING, False)]
    for zone in ZONES:
        regions = Region.objects.exclude(kind="province").filter(time_zone=zone)[: len(states)]
        for region, (step, participating) in zip(regions, states, strict=True):
            Assessment.objects.create(
                cycle=cycle, region=region, step=step, participating=participating,
                step_since=timezone.now(), decree=decree,
            )  # fmt: skip
    return cycle


def test_python_and_sql_agree(everywhere):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(due=st.fixed_dictionaries({step.value: st.none() | NEAR for step in Step}), now=MOMENTS)
    def agree(due, now):
        calendar = Calendar(due=due, today=today_everywhere(now))
        rows = list(Assessment.objects.annotate(days=calendar.days(), zone=F("region__time_zone")))
        expected = {
            row.pk: calendar.days_late(
                step=row.step, participating=row.participating, zone=row.zone
            )
            for row in rows
        }
        assert {row.pk: row.days for row in rows} == expected
        late = Assessment.objects.filter(calendar.late()).values_list("pk", flat=True)
        assert set(late) == {pk for pk, days in expected.items() if days}

    agree()


@pytest.mark.parametrize(
    ("utc_hour", "late_zones"),
    [
        (14, set()),
        (15, {"Asia/Jayapura"}),
        (16, {"Asia/Jayapura", "Asia/Makassar"}),
        (17, {"Asia/Jayapura", "Asia/Makassar", "Asia/Jakarta"}),
    ],
)
def test_a_day_ends_in_the_east_first(utc_hour, late_zones):
    now = datetime(2023, 3, 31, utc_hour, tzinfo=UTC)
    calendar = Calendar(due={Step.FILLING: DAY}, today=today_everywhere(now))
    late = {
        zone
        for zone in ZONES
        if calendar.days_late(step=Step.FILLING, participating=True, zone=zone)
    }
    assert late == late_zones


def test_a_calendar_reads_the_dates_of_the_cycle(cycle):
    calendar = calendar_of(cycle, datetime(2023, 5, 2, 4, tzinfo=UTC))
    assert calendar.due_on(Step.FILLING) == DAY
    assert calendar.days_late(step=Step.FILLING, participating=True, zone="Asia/Jakarta") == 32
    assert not calendar.days_late(step=Step.FILLING, participating=False, zone="Asia/Jakarta")
    assert not calendar.days_late(step=Step.PUBLISHED, participating=True, zone="Asia/Jakarta")
