"""The daily end of personal data, and mails about requests."""

from procrastinate.contrib.django import app

from martabat.programmes import privacy_mails
from martabat.programmes.actions import retention
from martabat.programmes.models import SubjectRequest


@app.periodic(cron="20 2 * * *")
@app.task(queueing_lock="programmes-retention")
def anonymise_what_is_over(timestamp: int) -> None:  # noqa: ARG001 - the scheduler passes the time
    """Anonymise every night what has reached its end."""
    retention.anonymise_due()


@app.task(retry=5)
def send_request_mail(kind: str, request_id: int, site: str) -> None:
    """Write to whoever asked; a request that is gone needs no mail."""
    request = SubjectRequest.objects.filter(pk=request_id).exclude(email="").first()
    if request is not None:
        privacy_mails.message_of(kind, request, site=site).send()


@app.task(retry=5)
def tell_administrators(request_id: int, site: str) -> None:
    """Tell those who answer requests that the clock of one runs."""
    request = SubjectRequest.objects.get(pk=request_id)
    for message in privacy_mails.messages_to_administrators(request, site=site):
        message.send()
