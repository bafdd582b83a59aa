"""Mails of this room, as plain text in the reader's language."""

from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from martabat.organisations.models import Invitation, User


def send_invitation(*, invitation: Invitation, token: str, site: str) -> None:
    """Send the one message that carries the token; `site` is the address of Martabat."""
    with translation.override(invitation.language):
        link = site.rstrip("/") + reverse("organisations:invitation", args=[token])
        body = _(
            "%(name)s,\n\n"
            "Anda diundang ke Martabat sebagai %(role)s di %(organisation)s.\n\n"
            "Buka tautan ini untuk membuat kata sandi dan mulai:\n%(link)s\n\n"
            "Tautan berlaku sekali, sampai %(until)s. Jika Anda tidak mengenal undangan ini, "
            "abaikan surel ini: tidak ada akun yang dibuat."
        ) % {
            "name": invitation.name,
            "role": invitation.get_role_display(),
            "organisation": invitation.organisation.name,
            "link": link,
            "until": date_format(localtime(invitation.expires_at), "j F Y"),
        }
        subject = _("Undangan ke Martabat: %(organisation)s") % {
            "organisation": invitation.organisation.name
        }
        send_mail(subject, body, None, [invitation.email])


def send_password_reset(*, user: User, link: str) -> None:
    """Send the link by which a new password can be set."""
    with translation.override(user.language):
        body = _(
            "%(name)s,\n\n"
            "Seseorang, mungkin Anda, meminta kata sandi baru untuk akun Martabat Anda.\n\n"
            "Buka tautan ini untuk membuatnya:\n%(link)s\n\n"
            "Jika bukan Anda, abaikan surel ini: kata sandi Anda tidak berubah."
        ) % {"name": user.name, "link": link}
        send_mail(_("Kata sandi baru untuk Martabat"), body, None, [user.email])
