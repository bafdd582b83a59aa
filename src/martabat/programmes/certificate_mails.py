"""Mails that lead people to their certificates, in the language in which they registered."""

from contextlib import suppress
from smtplib import SMTPRecipientsRefused
from typing import Final

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.programmes.certificates import address
from martabat.programmes.models import Certificate

STEP: Final = 50


def tell(batch_id: int) -> None:
    """Send every mail of a batch that has not gone out, some at a time.

    The mark is kept with the sending: only a crash between the two sends some of them twice. An
    address that the mail server does not take is not tried again.
    """
    with get_connection() as connection:
        while True:
            with transaction.atomic():
                some = list(
                    Certificate.objects.select_for_update(of=("self",), skip_locked=True)
                    .select_related("registration", "batch__activity")
                    .filter(batch=batch_id, mailed_at=None, revoked_at=None)
                    .exclude(number="")
                    .exclude(registration__email="")
                    .order_by("pk")[:STEP]
                )
                if not some:
                    return
                for item in some:
                    with suppress(SMTPRecipientsRefused):
                        connection.send_messages([message_of(item)])
                Certificate.objects.filter(pk__in=[item.pk for item in some]).update(
                    mailed_at=timezone.now()
                )


def message_of(certificate: Certificate) -> EmailMessage:
    """Return the mail that leads one person to the certificate."""
    person, batch = certificate.registration, certificate.batch
    with override(person.language):
        facts = {
            "name": certificate.name,
            "activity": batch.activity.title,
            "number": certificate.number,
            "link": address(certificate.code, batch.site),
        }
        return EmailMessage(
            _("Sertifikat Anda: %(activity)s") % facts,
            _(
                "%(name)s,\n\nSertifikat Anda untuk %(activity)s sudah terbit dengan nomor"
                " %(number)s.\n\nUnduh dan periksa di sini:\n%(link)s\n\n"
                "Siapa pun yang memegang tautan ini dapat membuka halamannya."
            )
            % facts,
            to=[person.email],
        )
