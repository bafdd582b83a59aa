"""Whose turn it is to sign finds it on the desk; nobody else does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from martabat.agreements.actions.signing import restart_signing
from martabat.agreements.actions.signing_acts import decline
from martabat.agreements.models import Signer
from martabat.agreements.queries.desk import waiting
from martabat.agreements.signing_links import token_of
from martabat.agreements.tests.signers import A, S, act, begin, fresh
from martabat.interface.dates import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def signing(people):
    """The secretary signs after the approver, next to somebody without an account."""
    agreement, signers = begin(people, (A, 1), (S, 2), (S, 2))
    email = people.sekda.user.email.upper()
    Signer.objects.filter(pk=signers[1].pk).update(email=email)
    return agreement, signers


def test_a_signer_waits_on_the_desk_from_his_turn_until_he_signed(people, signing):
    agreement, (approver, secretary, _other) = signing
    assert waiting(people.sekda, today(), 5) == []
    act(approver)
    (item,) = waiting(people.sekda, today(), 5)
    assert (item.title, item.why) == (agreement.title, "Menunggu tanda tangan Anda.")
    assert item.due
    assert "Tanda tangani naskah ini" in Client().get(item.href).content.decode()
    assert waiting(people.operator, today(), 5) == []
    assert waiting(people.sekda, today(), 0) == []
    act(secretary)
    assert waiting(people.sekda, today(), 5) == []


def test_what_was_refused_or_ran_out_waits_for_nobody(people, signing):
    agreement, (approver, secretary, other) = signing
    act(approver)
    long_ago = timezone.now() - timedelta(days=15)
    Signer.objects.filter(pk=secretary.pk).update(called_at=long_ago)
    assert waiting(people.sekda, today(), 5) == []
    Signer.objects.filter(pk=secretary.pk).update(called_at=timezone.now())
    assert len(waiting(people.sekda, today(), 5)) == 1
    decline(token=token_of(fresh(other)), reason="Tidak setuju")
    assert waiting(people.sekda, today(), 5) == []
    restart_signing(by=people.operator, agreement=agreement)
    assert waiting(people.sekda, today(), 5) == []  # the new round has not begun
