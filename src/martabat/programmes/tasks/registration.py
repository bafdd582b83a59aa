"""Mails about tickets."""

from procrastinate.contrib.django import app

from martabat.programmes.models import Registration
from martabat.programmes.ticket_mails import message_of


@app.task(retry=5)
def send_ticket(kind: str, registration_id: int, site: str) -> None:
    """Tell a participant about the ticket; see `ticket_mails`. Nothing goes to who is erased."""
    registration = Registration.objects.select_related("activity__programme").get(
        pk=registration_id
    )
    if registration.email:
        message_of(kind, registration, site=site).send()
