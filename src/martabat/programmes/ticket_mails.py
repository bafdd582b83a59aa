"""Mails to participants about their tickets, in the language in which they registered."""

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from martabat.documents.qr import WORN, qr_png
from martabat.interface.dates import clock, date
from martabat.programmes.models import Activity, Registration

# kind: subject, what is said first, whether the picture of the code goes along
MAILS: dict[str, tuple[str | Promise, str | Promise, bool]] = {
    "ticket": (
        gettext_lazy("Tiket Anda: %(activity)s"),
        gettext_lazy(
            "Anda terdaftar. Tunjukkan tiket ini di pintu, dari layar telepon atau dicetak."
            " Gambar terlampir dapat dipakai tanpa sambungan."
        ),
        True,
    ),
    "waiting": (
        gettext_lazy("Daftar tunggu: %(activity)s"),
        gettext_lazy(
            "Semua tempat sudah terisi. Anda masuk daftar tunggu dan mendapat surel begitu ada"
            " tempat. Anda tidak perlu mendaftar lagi."
        ),
        False,
    ),
    "moved_up": (
        gettext_lazy("Anda mendapat tempat: %(activity)s"),
        gettext_lazy(
            "Ada tempat yang kosong, dan sekarang Anda terdaftar. Tunjukkan tiket ini di pintu."
            " Bila tidak jadi datang, batalkan supaya orang lain mendapat tempat."
        ),
        True,
    ),
    "changed": (
        gettext_lazy("Waktu atau tempat berubah: %(activity)s"),
        gettext_lazy("Waktu atau tempat kegiatan ini berubah. Yang berlaku sekarang:"),
        False,
    ),
    "called_off": (
        gettext_lazy("Dibatalkan: %(activity)s"),
        gettext_lazy("Kegiatan ini dibatalkan dengan alasan: %(cancelled)s"),
        False,
    ),
    "revoked": (
        gettext_lazy("Tiket dicabut: %(activity)s"),
        gettext_lazy("Penyelenggara mencabut tiket Anda dengan alasan: %(reason)s"),
        False,
    ),
}


def message_of(kind: str, registration: Registration) -> EmailMessage:
    """Return the mail of one kind."""
    activity = registration.activity
    subject, text, with_picture = MAILS[kind]
    with override(registration.language):
        link = ticket_address(registration.code, registration.site)
        facts = {
            "activity": activity.title,
            "reason": registration.reason,
            "cancelled": activity.cancelled_reason,
        }
        body = _(
            "%(name)s,\n\n%(text)s\n\n%(activity)s\n%(facts)s\n\nTiket Anda:\n%(link)s\n\n"
            "Siapa pun yang memegang tautan ini dapat membuka tiket Anda, jadi jangan"
            " menyebarkannya. Di sana Anda juga dapat membatalkan pendaftaran dan meminta data"
            " Anda."
        ) % {
            "name": registration.name,
            "text": str(text) % facts,
            "activity": activity.title,
            "facts": when_and_where(activity),
            "link": link,
        }
        message = EmailMessage(str(subject) % facts, body, to=[registration.email])
        if with_picture:
            message.attach(_("tiket.png"), qr_png(link, spare=WORN), "image/png")
        return message


def ticket_address(code: str, site: str) -> str:
    """Return the whole address of a ticket, as its QR code carries it."""
    return site.rstrip("/") + reverse("programmes:ticket", args=[code])


def when_and_where(activity: Activity) -> str:
    """Return two lines: when, and where."""
    when = date(activity.day) if activity.day else _("Tanggal belum ditetapkan")
    if activity.starts_at:
        when = f"{when}, {clock(activity.starts_at, activity.zone)}"
    places = [activity.venue, activity.address, activity.online_link]
    return "\n".join([when, *(place for place in places if place)])
