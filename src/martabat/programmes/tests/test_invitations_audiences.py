"""Audiences: whom a rule means, that adding is safe, and that a preview writes nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from martabat.journal.queries import entries
from martabat.journal.refusals import Refused
from martabat.organisations.models import Organisation
from martabat.organisations.roles import Kind
from martabat.programmes.actions import audiences as actions
from martabat.programmes.audiences import SENTENCES, Level, Rule
from martabat.programmes.kinds import Answer
from martabat.programmes.models import Audience, Invitation
from martabat.programmes.queries.audiences import preview
from tests.people import make_organisation

pytestmark = pytest.mark.django_db

LETTER = (
    Rule(Level.PROVINCE, (Kind.LEGAL_BUREAU, Kind.PLANNING), "15"),
    Rule(Level.REGENCIES, (Kind.LEGAL_DIVISION, Kind.PLANNING), "15"),
)
"""'Biro Hukum and Bappeda of the province, Bappeda and Bagian Hukum of every regency in Jambi.'"""


def invite(people, activity, rules=LETTER, groups=()):
    return actions.add_audiences(
        by=people.verifier_jambi, activity=activity, audiences=rules, groups=groups
    )


def test_the_letter_of_jambi_means_exactly_24_offices(gathering, people):
    made = gathering.offices_of_jambi
    done = invite(people, gathering.meeting)
    assert (done.invited, done.founded) == (24, 0)
    invited = gathering.meeting.invitations.values_list("organisation", flat=True)
    assert set(invited) == {office.pk for office in made}


def test_offices_that_nobody_wrote_down_are_founded_with_the_names_of_the_source(gathering, people):
    make_organisation("Bappeda Kabupaten Bungo", Kind.PLANNING, "15.08")
    known = people.legal_division_jambi
    seen = preview(gathering.meeting, LETTER)
    assert (seen.count, len(seen.new), seen.already) == (24, 22, 0)
    done = invite(people, gathering.meeting)
    assert (done.invited, done.founded) == (24, 22)
    names = set(gathering.meeting.invitations.values_list("name", flat=True))
    assert {
        "Biro Hukum Setda Provinsi Jambi",
        "Bappeda Provinsi Jambi",
        "Bappeda Kabupaten Bungo",
        "Bagian Hukum Setda Kabupaten Bungo",
        known.name,
    } <= names
    kept = Organisation.objects.get(name="Bagian Hukum Setda Kabupaten Bungo")
    assert (kept.kind, kept.region_id) == (Kind.LEGAL_DIVISION, "15.08")
    assert entries(f"organisation:{kept.pk}").first().verb == "organisation.added"
    entry = entries(gathering.meeting.subject).first()
    assert entry.verb == "invitation.audience_added"
    assert kept.pk in entry.data["founded"]
    assert entry.actor_name == people.verifier_jambi.user.name


def test_a_preview_writes_nothing(gathering):
    activity = gathering.meeting
    before = (Organisation.objects.count(), entries(activity.subject).count())
    preview(activity, LETTER)
    assert (Organisation.objects.count(), entries(activity.subject).count()) == before
    assert not Invitation.objects.exists()
    assert not Audience.objects.exists()


def test_adding_an_audience_twice_doubles_nothing(gathering, people):
    invite(people, gathering.meeting)
    again = invite(people, gathering.meeting)
    assert (again.invited, again.founded) == (0, 0)
    assert gathering.meeting.invitations.count() == 24
    assert gathering.meeting.audiences.count() == 2
    overlapping = invite(
        people, gathering.meeting, (Rule(Level.REGENCIES, (Kind.PLANNING,), "15"),)
    )
    assert overlapping.invited == 0


def test_a_new_office_is_found_when_the_audience_is_looked_up_again(gathering, people):
    rule = Rule(Level.REGENCIES, (Kind.OPD,), "15")
    make_organisation("Dinas Kesehatan Kota Jambi", Kind.OPD, "15.71")
    assert invite(people, gathering.meeting, (rule,)).invited == 1
    make_organisation("Dinas Pendidikan Kota Jambi", Kind.OPD, "15.71")
    done = actions.look_up_again(by=people.verifier_jambi, activity=gathering.meeting)
    assert done.invited == 1


def test_an_office_taken_out_stays_out_until_somebody_adds_it_by_itself(gathering, people):
    invite(people, gathering.meeting)
    office = people.legal_division_jambi
    invitation = gathering.meeting.invitations.get(organisation=office)
    actions.remove_invitation(by=people.verifier_jambi, invitation=invitation)
    entry = entries(gathering.meeting.subject).first()
    assert (entry.verb, entry.data["organisation"]) == ("invitation.removed", office.pk)
    invite(people, gathering.meeting)
    actions.look_up_again(by=people.verifier_jambi, activity=gathering.meeting)
    assert gathering.meeting.invitations.count() == 23
    actions.add_office(by=people.verifier_jambi, activity=gathering.meeting, organisation=office)
    actions.add_office(by=people.verifier_jambi, activity=gathering.meeting, organisation=office)
    assert gathering.meeting.invitations.count() == 24


def test_groups_are_invited_without_being_counted_as_offices(gathering, people):
    activity = gathering.seminar
    groups = ["ASN se-Kalimantan Barat", "Aparat penegak hukum", "aparat penegak hukum", " "]
    done = actions.add_audiences(by=people.operator, activity=activity, groups=groups)
    assert done.groups == 2
    again = actions.add_audiences(by=people.operator, activity=activity, groups=groups)
    assert again.groups == 0
    assert set(activity.invitations.values_list("name", "is_group", "answer")) == {
        ("ASN se-Kalimantan Barat", True, Answer.NONE),
        ("Aparat penegak hukum", True, Answer.NONE),
    }


def test_every_regency_of_the_country_in_one_step(gathering, people):
    rule = Rule(Level.REGENCIES, (Kind.LEGAL_DIVISION,))
    seen = preview(gathering.seminar, (rule,))
    assert seen.count == 514
    assert seen.offices[0].name.startswith("Bagian Hukum Setda Kabupaten")


def test_national_bodies_are_found_and_never_founded(gathering, people):
    known = {people.infid.name, people.ministry.name}
    rule = Rule.of(Level.NATION, [Kind.NGO, Kind.KSP, Kind.MINISTRY], "15")
    seen = preview(gathering.seminar, (rule,))
    assert {office.name for office in seen.offices} == known


def test_closed_offices_are_not_invited_and_not_founded_again(gathering, people):
    Organisation.objects.filter(pk=people.legal_division_jambi.pk).update(active=False)
    assert preview(gathering.meeting, LETTER).count == 23


def test_ready_made_sentences_mean_what_they_say():
    first = next(sentence for sentence in SENTENCES if sentence.key == "persiapan")
    assert first.province == LETTER[0].kinds
    assert first.regencies == LETTER[1].kinds


def test_only_who_plans_the_activity_invites(gathering, people):
    activity = gathering.meeting
    with pytest.raises(PermissionDenied):
        actions.add_audiences(by=people.operator, activity=activity, audiences=LETTER)
    with pytest.raises(Refused):
        actions.add_audiences(by=people.verifier_jambi, activity=activity)


@pytest.mark.django_db(transaction=True)
def test_two_people_adding_at_once_found_and_invite_every_office_once(gathering, people):
    """Two activities found the same offices at the same moment; nothing doubles, nothing fails."""
    activities = [gathering.meeting, gathering.meeting, gathering.seminar]
    by = [people.verifier_jambi, people.verifier_jambi, people.operator]

    def add(turn):
        try:
            return actions.add_audiences(by=by[turn], activity=activities[turn], audiences=LETTER)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(add, range(3)))
    assert sum(item.founded for item in done) == 24
    assert gathering.meeting.invitations.count() == 24
    assert gathering.seminar.invitations.count() == 24
    assert (
        Organisation.objects.filter(region__pk__startswith="15", kind=Kind.PLANNING).count() == 12
    )
