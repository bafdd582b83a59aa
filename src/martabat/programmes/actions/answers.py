"""What invited offices answer, and tickets for the people whom they name.

An answer is only an answer: whether somebody came is known from the door alone.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.journal.actions import Actor, record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions.registration import (
    HOLDING,
    AlreadyRegistered,
    RegistrationGiven,
    cancel,
    register,
)
from martabat.programmes.calendars import has_begun, is_over
from martabat.programmes.kinds import ActivityState, Answer, Channel
from martabat.programmes.models import Activity, Invitation, Registration

MOST_PEOPLE = 500


@dataclass(frozen=True, kw_only=True)
class AnswerGiven:
    """What an office says. `name` is who comes, or who comes instead; `email` gets the ticket."""

    answer: str
    name: str = ""
    title: str = ""
    email: str = ""
    people: int | None = None
    note: str = ""


@transaction.atomic
def answer_invitation(
    *,
    invitation: Invitation,
    given: AnswerGiven,
    by: Membership | None = None,
    site: str = "",
) -> Invitation:
    """Keep the answer of an invited office; it may be changed until the activity begins.

    Whoever has the invitation's link answers for the office; `by` is an organiser who writes down
    what an office said on the telephone, which may be done until the activity is over. A person
    who is named gets a ticket, and loses it when the office sends another one or nobody.
    """
    if by is not None and not rules.may_edit_activity(by, invitation.activity):
        raise PermissionDenied
    activity = Activity.objects.select_for_update(of=("self",), no_key=True).get(
        pk=invitation.activity_id
    )
    held = Invitation.objects.select_for_update(of=("self",), no_key=True).get(pk=invitation.pk)
    held.activity = activity
    _check(held, given, by)
    comes = given.answer in (Answer.YES, Answer.SUBSTITUTE)
    instead = given.answer == Answer.SUBSTITUTE
    held.answer = given.answer
    held.answered_at = timezone.now()
    held.people = (given.people or 1) if comes else None
    held.substitute = given.name.strip() if instead else ""
    held.substitute_title = given.title.strip() if instead else ""
    held.note = given.note.strip()
    held.save()
    _keep_ticket(held, given if comes else None, site)
    record(
        subject=activity.subject,
        verb="invitation.answered",
        actor=by.actor if by else _guest(held),
        data={"invitation": held.pk, "answer": held.answer, "people": held.people},
    )
    return held


def may_still_answer(invitation: Invitation) -> bool:
    """Whether the office itself may answer or change its answer now."""
    activity = invitation.activity
    return (
        not invitation.is_group
        and activity.state == ActivityState.PLANNED
        and not has_begun(activity)
    )


def ticket_of(invitation: Invitation) -> Registration | None:
    """Return the ticket that an answer has given out, if it still holds."""
    tickets = invitation.registrations.filter(channel=Channel.INVITED, state__in=HOLDING)
    return tickets.order_by("pk").last()


def _check(invitation: Invitation, given: AnswerGiven, by: Membership | None) -> None:
    activity = invitation.activity
    if activity.state == ActivityState.CANCELLED:
        raise Refused(_("Kegiatan ini dibatalkan. Anda tidak perlu menjawab."))
    if invitation.is_group:
        raise Refused(_("Undangan untuk kelompok tidak dijawab satu per satu."))
    if by is None and has_begun(activity):
        raise Refused(
            _("Kegiatan sudah dimulai, jadi jawaban tidak dapat diubah. Hubungi penyelenggara.")
        )
    if by is not None and is_over(activity):
        raise Refused(_("Kegiatan sudah lewat. Yang dicatat sekarang adalah kehadiran."))
    if given.answer not in (Answer.YES, Answer.SUBSTITUTE, Answer.NO):
        raise Refused(_("Pilih satu jawaban."))
    if given.answer == Answer.SUBSTITUTE and not given.name.strip():
        raise Refused(_("Tulis nama orang yang mewakili."), code="name")
    if not 1 <= (given.people or 1) <= MOST_PEOPLE:
        raise Refused(
            _("Tulis jumlah antara 1 dan %(most)s orang.") % {"most": MOST_PEOPLE}, code="people"
        )


def _keep_ticket(invitation: Invitation, given: AnswerGiven | None, site: str) -> None:
    """Give a ticket to who is named now, and take back what was given to others."""
    wanted = RegistrationGiven(
        name=given.name if given else "",
        title=given.title if given else "",
        email=given.email if given else "",
        institution=invitation.name,
        region=invitation.region,
        represents=bool(given and given.answer == Answer.SUBSTITUTE),
    )
    keeps = False
    tickets = invitation.registrations.filter(channel=Channel.INVITED, state__in=HOLDING)
    for ticket in tickets.filter(entered_at=None):
        if _same(ticket, wanted) and not keeps:
            keeps = True
        else:
            cancel(registration=ticket)
    if wanted.name.strip() and not keeps:
        _register(invitation, wanted, site)


def _same(ticket: Registration, wanted: RegistrationGiven) -> bool:
    return (ticket.name, ticket.title, ticket.email, ticket.represents) == (
        " ".join(wanted.name.split()),
        " ".join(wanted.title.split()),
        wanted.email.strip().lower(),
        wanted.represents,
    )


def _register(invitation: Invitation, wanted: RegistrationGiven, site: str) -> None:
    activity = invitation.activity
    channel = Channel.INVITED
    try:
        with transaction.atomic():
            register(
                activity=activity,
                channel=channel,
                given=wanted,
                by=None,
                invitation=invitation,
                site=site,
            )
    except AlreadyRegistered as already:
        # That person has a ticket already: it now also speaks for this office. Nothing is told
        # to whoever answered, who need not know who else has registered.
        Registration.objects.filter(pk=already.registration.pk, invitation=None).update(
            invitation=invitation, represents=wanted.represents
        )


def _guest(invitation: Invitation) -> Actor:
    """Return who answers by the link alone: the office, without anybody's name."""
    return Actor(user_id=None, name=invitation.name, role="invited", organisation=invitation.name)
