"""The demonstration: every stage, invented answers marked, a sound journal."""

import pytest
from django.conf import settings

from martabat.assessments import demonstration
from martabat.assessments.demonstration import clock
from martabat.assessments.models import Assessment, Cycle, RegionClaim
from martabat.assessments.steps import Step
from martabat.journal.models import Entry
from martabat.journal.verification import verify
from martabat.organisations.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path
    seen = []
    demonstration.build(progress=lambda *args: seen.append(args))
    return seen


def test_the_demonstration_holds_every_stage_and_marks_what_is_invented(built):
    assessments = Assessment.objects.select_related("summary", "cycle")
    assert {item.step for item in assessments} == set(Step.values)
    assert assessments.filter(region__province="15").count() == 11
    assert assessments.filter(region__province="61").count() == 14
    assert all(item.example and item.cycle.example for item in assessments)
    by_region = {item.region_id: item.summary for item in assessments}
    assert (by_region["15.06"].checked, by_region["15.06"].returned) == (74, 4)
    assert by_region["15.72"].filled == 87
    assert by_region["61.01"].low == by_region["61.01"].high
    assert RegionClaim.objects.filter(region="61.72").exists()
    assert verify().sound
    accounts = demonstration.accounts()
    assert User.objects.filter(email__in=[row[2] for row in accounts]).count() == len(accounts)
    assert built[-1][0] == built[-1][1]
    assert_the_calendar_holds_together()


def assert_the_calendar_holds_together():
    """The cycle answers for the year before the day that the demonstration plays."""
    day = settings.DEMONSTRATION_DAY
    cycle = Cycle.objects.get()
    assert (cycle.award_year, cycle.data_year) == (day.year, day.year - 1)
    ends = [cycle.dates.get(step=step).due_on for step in Step.values]
    assert ends == sorted(ends)
    acted = Entry.objects.filter(chain__subject__startswith="assessment:")
    days = {entry.at.astimezone(clock.WEST).date() for entry in acted}
    assert {found.year for found in days} == {day.year}
    assert max(days) <= day
    assert all(found.weekday() < 5 for found in {*days, *ends})
