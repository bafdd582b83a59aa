"""A real mail server for tests that send."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from icalendar import Calendar


class Mailbox:
    """Keeps what it was given; refuses `refused`, and breaks off after `breaks_after` mails."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.breaks_after: int | None = None

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address in self.refused:
            return "550 Mailbox unavailable"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.breaks_after is not None and len(self.messages) >= self.breaks_after:
            server.transport.close()
            return "421 Closing"
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """Return the mails to one address."""
        return [message for message in self.messages if address in message["To"]]


def text_of(message: EmailMessage) -> str:
    """Return what is to be read."""
    body = message.get_body(("plain",))
    assert body is not None
    return body.get_content()


def calendar_in(message: EmailMessage) -> tuple[str, Calendar]:
    """Return the method of the attached calendar entry, as its header says it, and the entry."""
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return part.get_param("method"), Calendar.from_ical(part.get_content())


def free_port() -> int:
    """Return a port on which nobody listens; aiosmtpd cannot find one for itself."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def mail_server(settings: Any) -> Iterator[Mailbox]:
    """Run a server on a free port, and let Martabat send there."""
    box = Mailbox()
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield box
    finally:
        controller.stop()
