"""An invitation through a real mail server."""

import pytest

from martabat.organisations import actions
from tests.mailbox import free_port
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def invite(people):
    return actions.invite(
        by=people.operator,
        organisation=people.health_office,
        role="contributor",
        email="siti@contoh.example",
        name="Siti Aminah",
        site="https://martabat.example/",
    )


def test_the_mail_arrives_and_opens_the_door(mailbox, people):
    invite(people)
    (message,) = mailbox.messages
    assert message["To"] == "siti@contoh.example"
    assert people.health_office.name in message["Subject"]
    text = message.get_content()
    assert "Siti Aminah" in text
    token = text.split("https://martabat.example/undangan/")[1].split("/")[0]
    membership = actions.accept_invitation(token=token, password=PASSWORD)
    assert membership.user.email == "siti@contoh.example"


def test_a_mail_that_cannot_leave_leaves_the_invitation(settings, client, people):
    from tests.people import sign_in

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    sign_in(client, people.operator)
    data = {"name": "Siti", "email": "siti@contoh.example", "role": "contributor"}
    address = f"/orang/undang/{people.health_office.pk}/"
    page = client.post(address, data | {"language": "id"}, follow=True).content.decode()
    assert "belum terkirim" in page
    assert "siti@contoh.example" in page
