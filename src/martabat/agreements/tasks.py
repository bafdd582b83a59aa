"""Work on agreements that nobody waits for."""

from django.core.mail import send_mail
from procrastinate.contrib.django import app

from martabat.agreements import reminding
from martabat.agreements.models import Signer
from martabat.agreements.signing_links import message_to, subject_of
from martabat.interface.dates import today


@app.periodic(cron="23 23 * * *")
@app.task(queueing_lock="agreements-remind", retry=3)
def remind(timestamp: int) -> None:  # noqa: ARG001 - the scheduler passes the time
    """Early in the morning, tell every office what falls due; one mail each, each matter once."""
    day = today()
    for owner_id in reminding.owners_to_tell(day):
        reminding.remind_owner(owner_id, day)


@app.task(retry=5)
def mail_signer(signer_id: int, token_hash: str, site: str) -> None:
    """Send a signer the personal link, unless it has stopped since."""
    signer = (
        Signer.objects.select_related("agreement")
        .filter(pk=signer_id, token_hash=token_hash, state=Signer.State.WAITING)
        .first()
    )
    if signer is not None:
        send_mail(subject_of(signer), message_to(signer, site=site), None, [signer.email])
