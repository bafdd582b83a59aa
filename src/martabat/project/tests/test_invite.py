"""The first administrator of a new installation comes from the command line."""

import pytest
from click.testing import CliRunner
from django.core import mail

from martabat.organisations.models import Invitation, Organisation
from martabat.project.cli import cli

pytestmark = pytest.mark.django_db(transaction=True)


def invite(*more):
    return CliRunner().invoke(cli, ["invite", "Dewi@ham.example", "Dewi Anggraini", *more])


def test_the_first_administrator_is_invited_to_a_ministry_that_is_added():
    result = invite("--site", "https://martabat.example")
    assert result.exit_code == 0, result.output
    assert Organisation.objects.get().name == "Kementerian Hak Asasi Manusia"
    assert Invitation.objects.get().role == "administrator"
    (sent,) = mail.outbox
    assert sent.to == ["dewi@ham.example"]
    assert "https://martabat.example/undangan/" in sent.body
    assert "Anda diundang" in sent.body


def test_a_second_invitation_is_refused_in_a_sentence():
    invite()
    result = invite()
    assert result.exit_code == 1
    assert len(mail.outbox) == 1
    assert "Traceback" not in result.output
