"""Who may see and plan: each rule is true for one object exactly where the filter finds it."""

import pytest

from martabat.agreements import rules as agreement_rules
from martabat.agreements.models import Agreement
from martabat.programmes import rules
from martabat.programmes.models import Activity, Programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything(gathering):
    """A public festival and its seminar, a meeting that is nobody's but Jambi's, two agreements."""
    return gathering.festival, gathering.seminar, gathering.meeting, gathering.pks


def test_predicate_and_filter_agree_for_everybody(everything, people):
    for name, member in people.all_memberships().items():
        for programme in Programme.objects.all():
            found = rules.visible_programmes(member).filter(pk=programme.pk).exists()
            assert found == rules.may_view_programme(member, programme), (name, programme)
        for activity in Activity.objects.select_related("programme"):
            found = rules.visible_activities(member).filter(pk=activity.pk).exists()
            assert found == rules.may_view_activity(member, activity), (name, activity)
        for agreement in Agreement.objects.all():
            found = agreement_rules.visible(member).filter(pk=agreement.pk).exists()
            assert found == agreement_rules.may_view(member, agreement), (name, agreement)
            found = agreement_rules.editable(member).filter(pk=agreement.pk).exists()
            assert found == agreement_rules.may_edit(member, agreement), (name, agreement)


def test_a_meeting_of_jambi_is_not_for_singkawang(everything, people):
    _festival, seminar, meeting, _pks = everything
    assert rules.may_view_activity(people.operator, seminar)
    assert not rules.may_view_activity(people.operator, meeting)
    assert rules.may_edit_activity(people.verifier_jambi, meeting)
    assert not rules.may_edit_activity(people.other_operator, meeting)
    assert not rules.may_view_activity(None, seminar)


def test_a_partner_sees_what_it_signed_and_organises(everything, people):
    festival, _seminar, meeting, pks = everything
    assert agreement_rules.may_view(people.partner, pks)
    assert not agreement_rules.may_edit(people.partner, pks)
    assert rules.may_edit_programme(people.partner, festival)
    assert not rules.may_view_activity(people.partner, meeting)
