"""The personal link of a signer: worked out from the secret key, stored only as its hash."""

import base64

from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from martabat.agreements.models import Signer
from martabat.agreements.signing_order import link_ends
from martabat.interface.dates import date
from martabat.organisations.tokens import hash_token


def token_of(signer: Signer) -> str:
    """Return the token of a signer who was called; a later call gives another."""
    if signer.called_at is None:
        raise ValueError("Nobody has called this signer yet.")
    value = f"{signer.pk}:{signer.called_at.isoformat()}"
    mac = salted_hmac("martabat.agreements.signing", value, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


def by_token(token: str) -> Signer | None:
    """Find whose link this is, whatever state it is in (1 query)."""
    return (
        Signer.objects.select_related("agreement__document", "agreement__region", "party")
        .filter(token_hash=hash_token(token))
        .first()
    )


def link_of(signer: Signer, *, site: str) -> str:
    """Return the whole address that a signer opens; `site` is the address of Martabat."""
    with translation.override("id"):
        path = reverse("agreements:sign", args=[token_of(signer)])
    return site.rstrip("/") + path


def subject_of(signer: Signer) -> str:
    """Return the subject of the mail that calls a signer."""
    with translation.override("id"):
        if signer.part == Signer.Part.APPROVER:
            return _("Mohon paraf: %(title)s") % {"title": signer.agreement.title}
        return _("Mohon tanda tangan: %(title)s") % {"title": signer.agreement.title}


def message_to(signer: Signer, *, site: str) -> str:
    """Return the text that calls a signer, for the mail and for pasting into a chat."""
    with translation.override("id"):
        words = {
            "name": signer.name,
            "title": signer.title,
            "kind": signer.agreement.get_kind_display(),
            "subject": signer.agreement.title,
            "link": link_of(signer, site=site),
            "until": date(link_ends(signer)),
        }
        if signer.part == Signer.Part.APPROVER:
            return (
                _(
                    "Yth. %(name)s, %(title)s,\n\n"
                    "Mohon memeriksa dan memaraf %(kind)s tentang %(subject)s.\n\n"
                    "Buka tautan pribadi ini:\n%(link)s\n\n"
                    "Tautan berlaku sampai %(until)s dan hanya untuk Anda: jangan diteruskan."
                )
                % words
            )
        return (
            _(
                "Yth. %(name)s, %(title)s,\n\n"
                "Mohon membaca dan menandatangani %(kind)s tentang %(subject)s.\n\n"
                "Buka tautan pribadi ini:\n%(link)s\n\n"
                "Tautan berlaku sampai %(until)s dan hanya untuk Anda: jangan diteruskan."
            )
            % words
        )
