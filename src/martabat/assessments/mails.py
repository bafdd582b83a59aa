"""Mails of this room, as plain text in the reader's language."""

from datetime import date

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.assessments.steps import Step
from martabat.interface.dates import date_long
from martabat.organisations.models import Membership, User
from martabat.regions.models import Region


def late_reminder(
    *,
    to: User,
    region: Region,
    award_year: int,
    step: Step,
    due_on: date,
    sender: Membership,
    link: str,
) -> EmailMessage:
    """Return the message that tells an operator which day has passed and where to go on."""
    with override(to.language):
        subject = _("%(region)s: batas %(day)s sudah lewat") % {
            "region": region.name,
            "day": date_long(due_on),
        }
        body = _(
            "%(name)s,\n\n"
            "Penilaian %(year)s untuk %(region)s masih pada tahap %(step)s, sedangkan batasnya "
            "%(day)s.\n\n"
            "Lanjutkan di sini:\n%(link)s\n\n"
            "Isian yang sudah disimpan tetap aman. Bila ada hambatan, balas surel ini atau "
            "hubungi %(sender)s, %(organisation)s."
        ) % {
            "name": to.name,
            "year": award_year,
            "region": region.name,
            "step": step.label,
            "day": date_long(due_on),
            "link": link,
            "sender": sender.user.name,
            "organisation": sender.organisation.name,
        }
    return EmailMessage(subject, body, to=[to.email], reply_to=[sender.user.email])
