"""The demonstration: every stage, invented answers marked, a sound journal."""

import pytest
from django.conf import settings

from martabat.assessments import demonstration
from martabat.assessments.demonstration import clock
from martabat.assessments.models import Assessment, Citation, Cycle, RegionClaim
from martabat.assessments.steps import Step
from martabat.journal.models import Entry
from martabat.journal.verification import verify
from martabat.organisations.models import User
from martabat.programmes import disputes
from martabat.programmes.models import Activity, Programme

# Within one transaction PostgreSQL keeps every version of the journal's heads: six times as slow.
pytestmark = pytest.mark.django_db(transaction=True)


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
    assert_twelve_editions_stand_with_their_disputes()
    assert_singkawang_goes_from_commitment_to_proof()
    assert_the_meeting_of_jambi_invited_24_offices()


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


def assert_twelve_editions_stand_with_their_disputes():
    """Every published edition, and every disputed fact with more than one value."""
    editions = Programme.objects.filter(kind="edition").order_by("year")
    assert [edition.year for edition in editions] == list(range(2014, 2026))
    assert editions.get(year=2022).name.startswith("Konferensi")
    assert editions.get(year=2018).agreements.get().parties.count() == 5
    disputed = {
        (edition.year, dispute.topic)
        for edition in editions
        for dispute in disputes.disputes(edition.claims.all(), {})
    }
    assert disputed >= {
        (2016, "host_province"), (2017, "previous"), (2018, "theme"), (2019, "ordinal"),
        (2019, "theme"), (2021, "ordinal"), (2021, "theme"), (2021, "participants"),
        (2021, "days"), (2023, "days"), (2023, "ordinal"),
    }  # fmt: skip


def assert_singkawang_goes_from_commitment_to_proof():
    """MoU of 13 July, PKS of 7 September with both dates, seminar, evidence."""
    festival = Programme.objects.get(year=2023, kind="edition")
    mou, pks = festival.agreements.order_by("signed_on")
    assert (str(mou.signed_on), str(pks.signed_on)) == ("2023-07-13", "2023-09-07")
    assert pks.parent == mou
    assert [party.name for party in pks.parties.all()] == [
        "Komnas HAM", "Kantor Staf Presiden", "INFID", "Pemerintah Kota Singkawang",
    ]  # fmt: skip
    said = disputes.disputes(pks.claims.all(), {})
    assert {item.topic for item in said} == {"signed_on", "kind"}
    assert "22" in festival.celebration
    seminar = festival.activities.get(kind="seminar")
    assert (seminar.series.name, seminar.number) == ("Pra-Festival", 3)
    assert seminar.theme.startswith("Peningkatan Kapabilitas Pemahaman HAM bagi Aparatur Sipil")
    opener = seminar.appearances.get(part="opener")
    assert (opener.name, opener.acting_for) == ("Aulia Candra", "Pj. Wali Kota Singkawang")
    cited = Citation.objects.filter(evidence__answer__assessment__region="61.72")
    assert {citation.source.partition(":")[0] for citation in cited} == {
        "agreement", "activity", "attendance", "minutes", "certificates",
    }  # fmt: skip
    assert not seminar.registrations.filter(example=False).exists()


def assert_the_meeting_of_jambi_invited_24_offices():
    """24 invited, 22 answered, 21 came of whom 3 in somebody's place; 11 regencies cite it."""
    meeting = Activity.objects.get(programme__region="15", day="2023-02-16")
    invitations = meeting.invitations.all()
    assert invitations.count() == 24
    assert invitations.exclude(answer="none").count() == 22
    came = meeting.registrations.filter(entered_at__isnull=False)
    assert (came.count(), came.filter(represents=True).count()) == (21, 3)
    assert meeting.appearances.filter(institution__startswith="Direktorat Jenderal HAM").exists()
    assert meeting.photos.get().credit == "YE/YG"
    cited = Citation.objects.filter(source=f"minutes:{meeting.minutes.pk}")
    assert cited.count() >= 10
