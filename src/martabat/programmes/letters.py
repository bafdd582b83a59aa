"""What an invited office reads: the letter by mail, and a text for WhatsApp."""

from collections.abc import Sequence
from email.mime.base import MIMEBase
from email.mime.text import MIMEText

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from martabat.interface.dates import clock, date
from martabat.programmes.calendars import CANCEL, REQUEST, calendar_of
from martabat.programmes.models import Activity, Invitation, Mailing

Kind = Mailing.Kind
SUBJECTS: dict[str, str | Promise] = {
    Kind.INVITE: gettext_lazy("Undangan: %(title)s"),
    Kind.CHANGE: gettext_lazy("Perubahan: %(title)s"),
    Kind.REMIND: gettext_lazy("Menunggu jawaban Anda: %(title)s"),
    Kind.CANCEL: gettext_lazy("Dibatalkan: %(title)s"),
}
OPENINGS: dict[str, str | Promise] = {
    Kind.INVITE: gettext_lazy(
        "Dengan hormat, kami mengundang Anda atau yang mewakili untuk hadir pada %(title)s."
    ),
    Kind.CHANGE: gettext_lazy(
        "Keterangan %(title)s berubah. Yang berlaku sekarang tertulis di bawah ini; jawaban Anda"
        " tetap tercatat dan dapat diubah."
    ),
    Kind.REMIND: gettext_lazy(
        "Kami belum menerima jawaban Anda atas undangan %(title)s. Mohon beri tahu apakah Anda"
        " hadir, diwakili, atau berhalangan."
    ),
    Kind.CANCEL: gettext_lazy("%(title)s tidak jadi diselenggarakan. %(reason)s"),
}


def opening(kind: str, activity: Activity) -> str:
    """Return how a letter of this kind begins when nobody has written anything else."""
    words = {"title": activity.title, "reason": activity.cancelled_reason}
    return (str(OPENINGS[kind]) % words).strip()


def answer_address(invitation: Invitation, site: str) -> str:
    """Return the whole address of an invitation's own page."""
    return site.rstrip("/") + reverse("programmes:rsvp", args=[invitation.token])


def facts_of(activity: Activity) -> list[tuple[str, str]]:
    """Return day, hours, place and link as a letter names them."""
    facts = []
    if activity.day:
        days = date(activity.day)
        if activity.last_day and activity.last_day != activity.day:
            days = _("%(first)s sampai %(last)s") % {"first": days, "last": date(activity.last_day)}
        facts.append((_("Hari, tanggal"), days))
    if activity.starts_at:
        hours = clock(activity.starts_at, activity.zone)
        if activity.ends_at:
            hours = _("%(start)s–%(end)s") % {
                "start": clock(activity.starts_at, activity.zone, label=False),
                "end": clock(activity.ends_at, activity.zone),
            }
        facts.append((_("Waktu"), hours))
    place = ", ".join(filter(None, [activity.venue, activity.address]))
    if place:
        facts.append((_("Tempat"), place))
    if activity.online_link:
        facts.append((_("Tautan daring"), activity.online_link))
    if activity.theme:
        facts.append((_("Tema"), activity.theme))
    return facts


def message_of(
    mailing: Mailing, invitation: Invitation, to: Sequence[str], language: str = "id"
) -> EmailMessage:
    """Return the mail that one invited office gets, with its own link and the calendar entry.

    Colleagues of one office get it together. The Message-ID follows from mailing and invitation,
    so that a mail server which gets the same one twice can tell.
    """
    activity = mailing.activity
    cancelled = mailing.kind == Kind.CANCEL
    with override(language):
        link = answer_address(invitation, mailing.site)
        text = mailing.text.strip() or opening(mailing.kind, activity)
        parts = [
            _("Nomor: %(number)s") % {"number": mailing.number} if mailing.number else "",
            _("Yth. %(office)s") % {"office": invitation.name},
            text,
            "\n".join(f"{term}: {fact}" for term, fact in facts_of(activity)),
            "" if cancelled else _answering(invitation, link),
            activity.owner.name,
        ]
        message = EmailMessage(
            _one_line(str(SUBJECTS[mailing.kind]) % {"title": activity.title}),
            "\n\n".join(filter(None, parts)) + "\n",
            to=list(to),
            reply_to=[mailing.by.email] if mailing.by else None,
            headers={"Message-ID": f"<surat-{mailing.pk}-{invitation.pk}@martabat>"},
        )
    entry = calendar_of(
        activity,
        method=CANCEL if cancelled else REQUEST,
        sequence=mailing.sequence,
        link="" if cancelled else link,
        guests=tuple(to),
    )
    if entry:
        message.attach(_attachment(entry, CANCEL if cancelled else REQUEST))
    return message


def withdrawal_of(
    activity: Activity, *, name: str, to: Sequence[str], sequence: int, language: str = "id"
) -> EmailMessage:
    """Return the mail that takes one office's invitation back, also out of its calendar."""
    with override(language):
        text = _(
            "Yth. %(office)s\n\nUndangan untuk %(title)s kami tarik kembali. Anda tidak perlu"
            " menjawabnya.\n\n%(owner)s\n"
        ) % {"office": name, "title": activity.title, "owner": activity.owner.name}
        subject = _("Undangan ditarik: %(title)s") % {"title": activity.title}
    message = EmailMessage(_one_line(subject), text, to=list(to))
    entry = calendar_of(activity, method=CANCEL, sequence=sequence, guests=tuple(to))
    if entry:
        message.attach(_attachment(entry, CANCEL))
    return message


def text_to_paste(invitation: Invitation, site: str) -> str:
    """Return the invitation as a short message, as offices pass it on in WhatsApp."""
    activity = invitation.activity
    lines = [f"{term}: {fact}" for term, fact in facts_of(activity)]
    return "\n".join(
        [
            _("Yth. %(office)s") % {"office": invitation.name},
            opening(Kind.INVITE, activity),
            "",
            *lines,
            "",
            _answering(invitation, answer_address(invitation, site)),
            "",
            activity.owner.name,
        ]
    )


def _answering(invitation: Invitation, link: str) -> str:
    if invitation.is_group:
        return _("Keterangan kegiatan dan berkas kalender:\n%(link)s") % {"link": link}
    return _(
        "Jawab di sini, tanpa akun, sebelum kegiatan dimulai. Jawaban dapat diubah:\n%(link)s\n"
        "Tautan ini hanya untuk kantor Anda."
    ) % {"link": link}


def _one_line(text: str) -> str:
    """Return a text that may stand in a header."""
    return " ".join(text.split())


def _attachment(entry: bytes, method: str) -> MIMEBase:
    part = MIMEText(entry.decode(), "calendar", settings.DEFAULT_CHARSET)
    part.set_param("method", method)
    part.add_header("Content-Disposition", "attachment", filename="undangan.ics")
    return part
