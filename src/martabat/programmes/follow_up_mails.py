"""Mails that remind an office of what it still owes, in each reader's language."""

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.interface import dates
from martabat.organisations.models import Membership, User
from martabat.programmes.models import FollowUpShare


def messages_of(share: FollowUpShare, *, site: str) -> list[EmailMessage]:
    """Return one message for each person of the office; none once its share is closed."""
    if share.done_on is not None:
        return []
    members = Membership.objects.filter(
        organisation=share.organisation_id, active=True, user__is_active=True
    )
    people = members.select_related("user").order_by("user_id", "pk").distinct("user_id")
    return [_message(share, membership.user, site) for membership in people]


def _message(share: FollowUpShare, user: User, site: str) -> EmailMessage:
    follow_up = share.follow_up
    activity = follow_up.activity
    with override(user.language):
        due = follow_up.due_on
        late = dates.is_late(due, zone=activity.zone)
        if late:
            when = _("Batasnya %(day)s sudah lewat.")
        elif due:
            when = _("Batasnya %(day)s.")
        else:
            when = _("Tidak ada batas tanggal.")
        body = _(
            "%(name)s,\n\n"
            "%(office)s masih ditunggu untuk tindak lanjut ini:\n%(text)s\n\n"
            "%(when)s Tindak lanjut ini disepakati dalam %(activity)s.\n\n"
            "Bila sudah dikerjakan, tutup dengan satu kalimat di sini:\n%(link)s\n"
        ) % {
            "name": user.name,
            "office": share.organisation.name,
            "text": follow_up.text,
            "when": when % {"day": dates.date_long(due)},
            "activity": activity.title,
            "link": site.rstrip("/") + reverse("programmes:follow_up", args=[follow_up.pk]),
        }
        return EmailMessage(
            _("Tindak lanjut: %(text)s") % {"text": follow_up.text}, body, to=[user.email]
        )
