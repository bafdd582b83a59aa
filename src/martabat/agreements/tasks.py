"""Work on agreements that nobody waits for."""

from django.core.mail import send_mail
from procrastinate.contrib.django import app

from martabat.agreements.models import Signer
from martabat.agreements.signing_links import message_to, subject_of


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
