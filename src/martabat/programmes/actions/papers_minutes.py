"""The number of minutes, for who wants it on the draft already."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements.models import Numbering
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions.minutes import locked
from martabat.programmes.actions.papers_numbers import take_number
from martabat.programmes.kinds import MinutesState
from martabat.programmes.models import Minutes


@transaction.atomic
def number_minutes(*, by: Membership, minutes: Minutes) -> Minutes:
    """Give the draft of minutes the office's next number; approval keeps it.

    Minutes that have a number keep it. Raises Refused once they are with the chair, who approves
    what he has read.
    """
    held = locked(minutes)
    if not rules.may_edit_activity(by, held.activity):
        raise PermissionDenied
    if held.number:
        return held
    if held.state != MinutesState.DRAFT:
        raise Refused(_("Notula sedang menunggu pimpinan rapat; nomornya diberi saat disahkan."))
    held.number = take_number(
        by=by,
        organisation_id=held.activity.owner_id,
        purpose=Numbering.Purpose.MINUTES,
        subject=f"minutes:{held.pk}",
        zone=held.activity.zone,
    )
    held.version += 1
    held.save()
    record(
        subject=held.activity.subject,
        verb="minutes.numbered",
        actor=by.actor,
        data={"minutes": held.pk, "number": held.number, "version": held.version},
    )
    return held
