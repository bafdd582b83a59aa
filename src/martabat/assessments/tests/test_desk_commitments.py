"""The desk lists obligations, follow-ups, invitations and minutes next to assessment work."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from martabat.agreements.actions.obligations import add_obligation
from martabat.interface import dates
from martabat.programmes.models import Activity, FollowUp, FollowUpShare, Invitation, Minutes
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def desk_of(member) -> str:
    return sign_in(Client(), member).get(reverse("assessments:desk")).content.decode()


@pytest.fixture
def owed(gathering, people, cycle):
    """The city owes a report, the health office a list; both are invited to a meeting."""
    soon = dates.today() + timedelta(days=7)
    pks, seminar = gathering.pks, gathering.seminar
    pks.end = dates.today() + timedelta(days=100)
    pks.save(update_fields=["end"])
    add_obligation(
        by=people.operator,
        agreement=pks,
        party=pks.parties.last(),
        text="Menyampaikan laporan",
        due_on=soon,
    )
    follow_up = FollowUp.objects.create(
        activity=seminar, text="Kirim daftar loket", who="Dinas Kesehatan", due_on=soon
    )
    FollowUpShare.objects.create(follow_up=follow_up, organisation=people.health_office)
    Activity.objects.filter(pk=seminar.pk).update(day=soon, starts_at=None, ends_at=None)
    Invitation.objects.create(
        activity=seminar,
        organisation=people.health_office,
        name=people.health_office.name,
        token="undangan-uji",
        sent_at=timezone.now(),
    )
    Minutes.objects.create(activity=seminar, state="submitted", chair_user=people.sekda.user)
    return seminar


def test_each_finds_what_is_his(owed, people):
    operator = desk_of(people.operator)
    assert "Menyampaikan laporan" in operator
    assert "Kirim daftar loket" not in operator
    contributor = desk_of(people.contributor)
    assert "Komitmen dan pertemuan" in contributor
    assert "Kirim daftar loket" in contributor
    assert owed.title in contributor
    assert "Sahkan notula" in desk_of(people.sekda)
    assert "Sahkan notula" not in operator
    stranger = desk_of(people.other_operator)
    assert "Menyampaikan laporan" not in stranger
    assert "Kirim daftar loket" not in stranger


def test_what_is_done_leaves_the_desk(owed, people):
    FollowUpShare.objects.update(done_on=dates.today())
    Invitation.objects.update(answer="yes")
    assert "Komitmen dan pertemuan" not in desk_of(people.contributor)
