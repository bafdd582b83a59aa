"""Letters to everybody who is invited: started by people, sent in batches by a job.

Each invitation remembers the last mailing that went to it in the same transaction in which the
mail server took the mail. A job that was killed goes on with the next one; at worst the mail that
was on its way that moment goes twice, under the same Message-ID.
"""

import smtplib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.agreements.actions.numbering import issue_number
from martabat.agreements.models import Numbering
from martabat.interface.dates import today
from martabat.journal.actions import SYSTEM, record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.calendars import digest_of, is_over
from martabat.programmes.kinds import ActivityState, Answer
from martabat.programmes.letters import message_of
from martabat.programmes.models import Activity, Invitation, Mailing

Kind = Mailing.Kind
BATCH = 200
# What a mail server says of one address, while it is there for the next one; and an address that
# cannot even be written down (ValueError).
OF_ONE = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPSenderRefused,
    ValueError,
)


@transaction.atomic
def start_mailing(
    *,
    by: Membership,
    activity: Activity,
    kind: str,
    site: str,
    text: str = "",
    number: str = "",
    numbering: Numbering | None = None,
) -> Mailing:
    """Begin to send a letter to all whom it concerns; a job does it.

    With `numbering` the letter gets the office's next number. Reminders go at most once a day to
    each who has not answered.
    """
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    activity = _locked(activity)
    _check(activity, kind)
    if numbering is not None:
        issued = issue_number(
            by=by, numbering=numbering, subject=activity.subject, on=today(activity.zone)
        )
        number = issued.text
    mailing = _start(activity, kind, site=site, by=by, text=text, number=number)
    if not mailing.total:
        raise Refused(str(NOBODY[kind]))
    return mailing


@transaction.atomic
def resume_mailing(*, by: Membership, mailing: Mailing) -> None:
    """Let a mailing that was given up go on where it stopped."""
    if not rules.may_edit_activity(by, mailing.activity):
        raise PermissionDenied
    if mailing.finished_at is None:
        _defer(mailing)


def tell_cancelled(activity: Activity, by: Membership | None = None) -> Mailing | None:
    """Tell everybody who got an invitation that nothing will be held, and clear their calendars.

    To be called inside the transaction that cancels; None where nobody had been written to.
    """
    return _tell(activity, Kind.CANCEL, by)


def tell_changed(activity: Activity, by: Membership | None = None) -> Mailing | None:
    """Tell everybody who got an invitation the new time and place; None if nothing new shows."""
    return _tell(activity, Kind.CHANGE, by) if is_stale(activity) else None


def is_stale(activity: Activity) -> bool:
    """Whether those who were written to have something else in their calendars by now."""
    last = activity.mailings.first()
    if last is None or activity.state != ActivityState.PLANNED:
        return False
    return last.kind == Kind.CANCEL or last.event != digest_of(activity)


def tell_withdrawn(invitation: Invitation) -> None:
    """Ask for a mail that takes one invitation back."""
    from martabat.programmes.tasks.invitations import send_withdrawal

    last = invitation.activity.mailings.first()
    send_withdrawal.defer(
        activity_id=invitation.activity_id,
        name=invitation.name,
        organisation_id=invitation.organisation_id,
        email=invitation.email,
        sequence=last.sequence + 1 if last else 1,
    )


def send_batch(mailing_id: int, size: int = BATCH) -> bool:
    """Send a mailing to the next ones who wait for it; say whether others are left.

    Raises what the connection to the mail server raises; an address that the server refuses is
    noted on its invitation and does not stop the others.
    """
    mailing = Mailing.objects.select_related("activity__owner", "activity__region", "by").get(
        pk=mailing_id
    )
    if mailing.finished_at is not None:
        return False
    waiting = list(waiting_for(mailing).order_by("pk")[:size])
    addresses = addresses_of(waiting)
    try:
        with get_connection() as connection:
            for invitation in waiting:
                _send(mailing, invitation, addresses[invitation.pk], connection)
    except (OSError, smtplib.SMTPException) as error:
        _keep_count(mailing, problem=_short(error))
        raise
    left = len(waiting) == size
    _keep_count(mailing, finished=not left)
    return left


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where a letter goes, and in which language."""

    to: tuple[str, ...]
    language: str = "id"


def waiting_for(mailing: Mailing) -> QuerySet[Invitation]:
    """Return the invitations to which a mailing has still to go."""
    found = reachable(mailing.activity, mailing.kind)
    return found.filter(Q(mailing=None) | Q(mailing__lt=mailing.pk))


def reachable(activity: Activity, kind: str) -> QuerySet[Invitation]:
    """Return whom a letter of this kind concerns and can reach."""
    found = with_address(Invitation.objects.filter(activity=activity))
    if kind == Kind.INVITE:
        return found.filter(sent_at=None)
    found = found.filter(sent_at__isnull=False)
    if kind == Kind.REMIND:
        now = today(activity.zone)
        return found.filter(
            Q(reminded_on=None) | Q(reminded_on__lt=now), answer=Answer.NONE, is_group=False
        )
    return found


def with_address(invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Keep the invitations that a letter can reach: by a member of the office, or as typed."""
    members = Membership.objects.filter(
        organisation=OuterRef("organisation"), active=True, user__is_active=True
    )
    return invitations.filter(Exists(members) | ~Q(email=""))


def addresses_of(invitations: Iterable[Invitation]) -> dict[int, Mailbox]:
    """Return where the letters of these invitations go; one query."""
    found: dict[int, list[tuple[str, str]]] = {}
    offices = [item.organisation_id for item in invitations if item.organisation_id]
    members = (
        Membership.objects.filter(organisation__in=offices, active=True, user__is_active=True)
        .order_by("organisation_id", "user_id", "pk")
        .distinct("organisation_id", "user_id")
        .values_list("organisation_id", "user__email", "user__language")
    )
    for office, email, language in members:
        found.setdefault(office, []).append((email, language))
    boxes = {}
    for item in invitations:
        people = found.get(item.organisation_id or 0, [])
        if people:
            boxes[item.pk] = Mailbox(tuple(email for email, _l in people), people[0][1])
        else:
            boxes[item.pk] = Mailbox((item.email,) if item.email else ())
    return boxes


_NOBODY_TOLD = gettext_lazy(
    "Belum ada undangan yang terkirim, jadi tidak ada yang perlu diberi tahu."
)
NOBODY: dict[str, str | Promise] = {
    Kind.INVITE: gettext_lazy("Semua kantor yang punya alamat surel sudah menerima undangan."),
    Kind.REMIND: gettext_lazy("Tidak ada yang perlu diingatkan hari ini."),
    Kind.CHANGE: _NOBODY_TOLD,
    Kind.CANCEL: _NOBODY_TOLD,
}


def _check(activity: Activity, kind: str) -> None:
    cancelled = activity.state == ActivityState.CANCELLED
    if cancelled != (kind == Kind.CANCEL):
        raise Refused(_("Kegiatan ini dibatalkan, jadi undangan tidak dikirim lagi."))
    if kind != Kind.CANCEL and is_over(activity):
        raise Refused(_("Kegiatan ini sudah lewat, jadi undangan tidak dikirim lagi."))
    if activity.mailings.filter(kind=kind, finished_at=None).exists():
        raise Refused(_("Pengiriman sebelumnya masih berjalan. Tunggu sampai selesai."))


def _tell(activity: Activity, kind: str, by: Membership | None) -> Mailing | None:
    last = activity.mailings.first()
    if last is None:
        return None
    mailing = _start(_locked(activity), kind, site=last.site, by=by)
    return mailing if mailing.total else None


def _start(
    activity: Activity,
    kind: str,
    *,
    site: str,
    by: Membership | None,
    text: str = "",
    number: str = "",
) -> Mailing:
    last = activity.mailings.first()
    event = digest_of(activity)
    grown = last is not None and (last.event != event or Kind.CANCEL in (kind, last.kind))
    mailing = Mailing.objects.create(
        activity=activity,
        kind=kind,
        number=number.strip() or (last.number if last else ""),
        text=text.strip(),
        sequence=(last.sequence if last else 0) + grown,
        event=event,
        site=site,
        by=by.user if by else None,
        total=reachable(activity, kind).count(),
    )
    if mailing.total:
        record(
            subject=activity.subject,
            verb=f"mailing.{kind}",
            actor=by.actor if by else SYSTEM,
            data={"mailing": mailing.pk, "total": mailing.total, "number": mailing.number},
        )
        _defer(mailing)
    else:
        _keep_count(mailing, finished=True)
    return mailing


def _defer(mailing: Mailing) -> None:
    from martabat.programmes.tasks.invitations import send_mailing

    send_mailing.configure(lock=f"mailing-{mailing.pk}").defer(mailing_id=mailing.pk)


def _locked(activity: Activity) -> Activity:
    return Activity.objects.select_for_update(of=("self",), no_key=True).get(pk=activity.pk)


def _send(mailing: Mailing, invitation: Invitation, box: Mailbox, connection: Any) -> None:
    """Send one mail, unless another worker has done so: its row says, and is held meanwhile."""
    with transaction.atomic():
        now = timezone.now()
        changes: dict[str, Any] = {"mailing": mailing, "problem": ""}
        if mailing.kind == Kind.INVITE:
            changes["sent_at"] = now
        if mailing.kind == Kind.REMIND:
            changes["reminded_on"] = today(mailing.activity.zone)
        mine = Invitation.objects.filter(
            Q(mailing=None) | Q(mailing__lt=mailing.pk), pk=invitation.pk
        )
        if not mine.update(**changes):
            return
        try:
            connection.send_messages([message_of(mailing, invitation, box.to, box.language)])
        except OF_ONE as error:
            # Whatever was half said to the server is forgotten with the connection.
            connection.close()
            connection.open()
            Invitation.objects.filter(pk=invitation.pk).update(
                sent_at=invitation.sent_at,
                reminded_on=invitation.reminded_on,
                problem=_short(error),
            )


def _keep_count(mailing: Mailing, *, finished: bool = False, problem: str = "") -> None:
    went = Invitation.objects.filter(mailing=mailing)
    mailing.failed = went.exclude(problem="").count()
    mailing.done = went.count() - mailing.failed
    mailing.total = max(mailing.total, mailing.done + mailing.failed)
    mailing.problem = problem
    mailing.finished_at = timezone.now() if finished else None
    mailing.save(update_fields=["total", "failed", "done", "problem", "finished_at"])


def _short(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
        return f"{code} {answer.decode(errors='replace')}"[:300]
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
        return f"{error.smtp_code} {text}"[:300]
    return (str(error) or type(error).__name__)[:300]
