"""Reminding late regions: whom, once a day, and that it is on record."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from martabat.assessments.actions.reminders import VERB, remind_late_regions
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


def test_the_operators_of_late_regions_are_written_to(
    late, people, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        done = remind(late, people.verifier)
    assert done.sent == ["Kota Singkawang"]
    assert done.unreachable == ["Kabupaten Sambas"]
    [message] = mail.outbox
    assert message.to == [people.operator.user.email]
    assert message.reply_to == [people.verifier.user.email]
    assert "https://martabat.example/penilaian/2023/61.72/" in message.body
    assert "Rina Wulandari" in message.body


def test_a_reminder_is_on_record(late, people):
    remind(late, people.verifier)
    assessment = late.assessments.get(region="61.72")
    entry = Entry.objects.get(chain_id=assessment.subject, verb=VERB)
    assert entry.actor_name == people.verifier.user.name
    assert verify(assessment.subject).sound


def test_nobody_is_reminded_twice_on_one_day(late, people, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        remind(late, people.verifier)
        again = remind(late, people.province)
    assert (again.sent, again.already) == ([], ["Kota Singkawang"])
    assert len(mail.outbox) == 1


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
