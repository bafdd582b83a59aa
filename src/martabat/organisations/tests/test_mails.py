"""An invitation through a real mail server."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from martabat.organisations import actions
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


class Mailbox:
    """Keeps what the server was given."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append(message)
        return "250 OK"


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=0)
    # aiosmtpd greets itself under the port that it was asked for, so a free one is found first.
    controller.port = _free_port()
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield mailbox
    controller.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


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
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", _free_port()
    sign_in(client, people.operator)
    data = {"name": "Siti", "email": "siti@contoh.example", "role": "contributor"}
    address = f"/orang/undang/{people.health_office.pk}/"
    page = client.post(address, data | {"language": "id"}, follow=True).content.decode()
    assert "belum terkirim" in page
    assert "siti@contoh.example" in page
