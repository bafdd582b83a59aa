"""What an agreement's page learns from above: activities, and what the agreement proves."""

import pytest

from martabat.agreements.actions.obligations import add_obligation
from martabat.agreements.uses import uses_of
from martabat.assessments.actions.citing import cite
from martabat.assessments.tests.conftest import cycle, singkawang  # noqa: F401
from martabat.programmes.models import Fulfilment
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def test_an_activity_comes_once_for_each_obligation_that_it_fulfils(people, gathering):
    pks, seminar = gathering.pks, gathering.seminar
    first, second = (
        add_obligation(by=people.operator, agreement=pks, party=party, text="Contoh")
        for party in pks.parties.all()[:2]
    )
    for item in (first, second):
        Fulfilment.objects.create(activity=seminar, obligation=item)
    found = uses_of(people.operator, [pks.pk, gathering.mou.pk])
    assert [use.obligation_id for use in found[pks.pk]] == [first.pk, second.pk]
    assert found[gathering.mou.pk] == []


def test_an_agreement_that_was_cited_says_what_it_proves(client, people, gathering, singkawang):  # noqa: F811
    pks = gathering.pks
    cite(
        assessment=singkawang,
        indicator="01-S-01",
        source=f"agreement:{pks.pk}",
        membership=people.operator,
    )
    (use,) = uses_of(people.operator, [pks.pk])[pks.pk]
    assert use.evidence
    assert use.title.startswith("01-S-01 ")
    assert use.status.startswith("answer.")
    sign_in(client, people.operator)
    page = client.get(f"/perjanjian/{pks.pk}/").content.decode()
    assert "Dikutip sebagai bukti" in page
    assert use.href in page
    # How a region's answers stand is not for its partners.
    assert uses_of(people.partner, [pks.pk])[pks.pk] == []
