"""Mails about tickets."""

from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app

from martabat.programmes.actions.registration import HOLDING
from martabat.programmes.models import Registration
from martabat.programmes.ticket_mails import message_of


@app.task(retry=5)
def send_ticket(kind: str, registration_id: int) -> None:
    """Tell a participant about the ticket; see `ticket_mails`. Nothing goes to who is erased."""
    registration = Registration.objects.select_related("activity__programme").get(
        pk=registration_id
    )
    if registration.email:
        message_of(kind, registration).send()


@app.task(retry=5)
def tell_all(kind: str, activity_id: int) -> None:
    """Ask for a mail to everybody who holds a ticket, each a job of its own.

    Whoever was invited under the same address hears of it with the invitation.
    """
    held = (
        Registration.objects.filter(activity=activity_id, state__in=HOLDING)
        .exclude(site="")
        .exclude(email="")
        .exclude(invitation__email=F("email"))
    )
    with transaction.atomic():
        for key in held.values_list("pk", flat=True):
            send_ticket.defer(kind=kind, registration_id=key)
