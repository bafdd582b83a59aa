"""Mails about requests on personal data."""

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.interface.dates import datetime
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role
from martabat.programmes.actions.privacy import token_of
from martabat.programmes.models import SubjectRequest


def message_of(kind: str, request: SubjectRequest, *, site: str) -> EmailMessage:
    """Return the mail that asks for proof (`proof`) or brings the answer (`answered`)."""
    with override(request.language):
        page = reverse("programmes:privacy_request", args=[token_of(request)])
        facts = {
            "kind": request.get_kind_display(),
            "link": site.rstrip("/") + page,
            "answer": request.answer,
            "state": request.get_state_display(),
        }
        if kind == "proof":
            subject = _("Pastikan permintaan Anda tentang data pribadi")
            body = (
                _(
                    "Seseorang, mungkin Anda, meminta: %(kind)s.\n\n"
                    "Buka tautan ini untuk memastikannya. Sejak itu permintaan dijawab dalam"
                    " 3 × 24 jam:\n%(link)s\n\n"
                    "Tautan berlaku tujuh hari. Jika bukan Anda, abaikan surel ini: tidak ada yang"
                    " terjadi."
                )
                % facts
            )
        else:
            subject = _("Jawaban atas permintaan Anda tentang data pribadi")
            body = (
                _(
                    "Permintaan Anda: %(kind)s\nKeadaan: %(state)s\n\n%(answer)s\n\n"
                    "Lihat jawabannya di sini:\n%(link)s"
                )
                % facts
            )
        return EmailMessage(subject, body, to=[request.email])


def messages_to_administrators(request: SubjectRequest, *, site: str) -> list[EmailMessage]:
    """Return one mail for each administrator; it says nothing of who asks."""
    found = Membership.objects.filter(
        role=Role.ADMINISTRATOR, active=True, user__is_active=True, organisation__active=True
    )
    messages = []
    for membership in found.select_related("user").order_by("user_id").distinct("user_id"):
        with override(membership.user.language):
            page = reverse("programmes:privacy_answer", args=[request.pk])
            body = _(
                "%(name)s,\n\n"
                "Ada permintaan tentang data pribadi: %(kind)s. Jawab paling lambat %(due)s.\n\n"
                "Buka di sini:\n%(link)s\n"
            ) % {
                "name": membership.user.name,
                "kind": request.get_kind_display(),
                "due": datetime(request.due_at),
                "link": site.rstrip("/") + page,
            }
            subject = _("Permintaan data pribadi: jawab dalam 3 × 24 jam")
            messages.append(EmailMessage(subject, body, to=[membership.user.email]))
    return messages
