"""Reminding late regions: whom, once a day, and that it is on record."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from martabat.assessments.actions.delegation import delegate
from martabat.assessments.actions.reminders import VERB, remind_late_regions
from martabat.assessments.models import Assessment, Delegation
from martabat.assessments.notices import messages_of
from martabat.assessments.steps import Step
from martabat.assessments.tests.boards import make_cycle, put, some_day
from martabat.journal.models import Entry
from martabat.journal.verification import verify
from martabat.regions.models import Region
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(people):
    """Singkawang is late with filling; Sambas, without an operator, too."""
    people.operator  # noqa: B018 - comes into being when asked for
    cycle = make_cycle(codes=["15.71", "61.01", "61.72"])
    for assessment in cycle.assessments.all():
        put(assessment, Step.FILLING)
    return cycle


def remind(cycle, membership, **more):
    return remind_late_regions(
        cycle=cycle,
        province=Region.objects.get(pk="61"),
        membership=membership,
        site="https://martabat.example/",
        **more,
    )


def mails():
    """Return the messages that the jobs of this test will send."""
    jobs = ProcrastinateJob.objects.filter(task_name__endswith="send_notice").order_by("pk")
    found = []
    for job in jobs:
        facts = dict(job.args)
        assessment = Assessment.objects.get(pk=facts.pop("assessment_id"))
        found += messages_of(facts.pop("kind"), assessment, **facts)
    return found


def test_the_operators_of_late_regions_are_written_to(late, people):
    done = remind(late, people.verifier)
    assert done.sent == ["Kota Singkawang"]
    assert done.unreachable == ["Kabupaten Sambas"]
    [message] = mails()
    assert message.to == [people.operator.user.email]
    assert "hubungi Bernadus Tan, Kanwil Kalimantan Barat" in message.body
    assert "https://martabat.example/penilaian/2023/61.72/" in message.body
    assert "Rina Wulandari" in message.body


def test_a_reminder_is_on_record(late, people):
    remind(late, people.verifier)
    assessment = late.assessments.get(region="61.72")
    entry = Entry.objects.get(chain_id=assessment.subject, verb=VERB)
    assert entry.actor_name == people.verifier.user.name
    assert verify(assessment.subject).sound


def test_nobody_is_reminded_twice_on_one_day(late, people):
    remind(late, people.verifier)
    again = remind(late, people.province)
    assert (again.sent, again.already) == ([], ["Kota Singkawang"])
    assert len(mails()) == 1


def test_the_next_day_begins_at_midnight_of_the_region(late, people):
    remind(late, people.verifier)
    entry = Entry.objects.get(verb=VERB)
    # The same evening in London, tomorrow in Singkawang (WIB).
    tomorrow = datetime.combine(
        (entry.at + timedelta(hours=7)).date() + timedelta(days=1), datetime.min.time(), UTC
    ) - timedelta(hours=7)
    assert remind(late, people.verifier, now=tomorrow - timedelta(seconds=1)).already
    assert remind(late, people.verifier, now=tomorrow + timedelta(seconds=1)).sent


def test_who_waits_for_somebody_else_is_not_reminded(late, people):
    late.dates.update(due_on=some_day(-9))
    put(late.assessments.get(region="61.72"), Step.FORWARDING)
    put(late.assessments.get(region="61.01"), Step.KANWIL)
    done = remind(late, people.verifier)
    assert (done.sent, done.already, done.unreachable) == ([], [], [])


def test_late_repairs_are_reminded_of(way, people):
    way.to_kanwil()
    way.assessment.cycle.dates.update(due_on=some_day(20))
    way.decide(way.codes[0], "return", people.verifier, reason="Lain.", due_on=some_day(-1))
    assert remind(way.assessment.cycle, people.verifier).sent == ["Kota Singkawang"]


@pytest.mark.parametrize("who", ["operator", "sekda", "verifier_jambi", "assessor", "partner"])
def test_others_may_not_remind(late, people, who):
    with pytest.raises(PermissionDenied):
        remind(late, getattr(people, who))


def test_the_page_tells_what_became_of_it(client, late, people):
    sign_in(client, people.verifier)
    address = reverse("assessments:remind_late", args=[2023, "61"])
    page = client.post(address, follow=True).content.decode()
    assert "Pengingat dikirim ke operator 1 daerah." in page
    assert "Belum punya operator: Kabupaten Sambas." in page
    assert "sudah diingatkan hari ini" in client.post(address, follow=True).content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("assessor", 403), ("verifier_jambi", 404), ("operator", 404), ("partner", 404)],
)
def test_the_button_is_refused_to_others(client, late, people, who, status):
    sign_in(client, getattr(people, who))
    response = client.post(reverse("assessments:remind_late", args=[2023, "61"]))
    assert response.status_code == status


@pytest.fixture
def late_office(singkawang, people):
    """The health office owes an answer since three days."""
    people.contributor  # noqa: B018 - comes into being when asked for
    delegate(
        assessment=singkawang,
        indicators=["06-H-01", "06-H-02"],
        organisation=people.health_office,
        due_on=some_day(-3),
        membership=people.operator,
    )
    yesterday = timezone.now() - timedelta(days=1)
    Delegation.objects.update(asked_at=yesterday, last_asked_at=yesterday)
    return singkawang


def test_the_operator_reminds_all_late_offices_from_the_desk(client, late_office, people):
    sign_in(client, people.operator)
    address = reverse("assessments:remind_offices", args=[2023, "61.72"])
    assert f'action="{address}"' in client.get(reverse("assessments:desk")).content.decode()
    page = client.post(address, follow=True).content.decode()
    assert "Pengingat dikirim ke 1 perangkat daerah." in page
    [message] = mails()
    assert message.to == [people.contributor.user.email]
    assert "2 indikator" in message.subject
    page = client.post(address, follow=True).content.decode()
    assert "1 perangkat daerah sudah diminta hari ini" in page
    assert len(mails()) == 1


def test_offices_that_still_have_time_are_left_alone(client, late_office, people):
    Delegation.objects.update(due_on=some_day(0))
    sign_in(client, people.operator)
    address = reverse("assessments:remind_offices", args=[2023, "61.72"])
    assert address not in client.get(reverse("assessments:desk")).content.decode()
    assert "Tidak ada surel dikirim" in client.post(address, follow=True).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("sekda", 403), ("verifier", 403), ("other_operator", 404)]
)
def test_nobody_else_reminds_offices(client, late_office, people, who, status):
    sign_in(client, getattr(people, who))
    address = reverse("assessments:remind_offices", args=[2023, "61.72"])
    assert client.post(address).status_code == status
