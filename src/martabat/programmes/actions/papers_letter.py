"""The letter of invitation: what it says, and its number."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from martabat.agreements.models import Numbering
from martabat.journal.actions import record
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions.papers_numbers import take_number
from martabat.programmes.models import Activity, InvitationLetter, Mailing

TEXTS: Final = (
    "number",
    "place",
    "capacity",
    "on_behalf",
    "signatory",
    "signatory_title",
    "signatory_rank",
    "signatory_nip",
    "copies",
)
OWN: Final = (
    *TEXTS,
    "form",
    "sensitivity",
    "enclosure",
    "subject",
    "opening",
    "closing",
    "contact",
)


@transaction.atomic
def save_letter(
    *, by: Membership, activity: Activity, given: Mapping[str, Any]
) -> InvitationLetter:
    """Keep what the letter of invitation says; `given` holds the fields of `InvitationLetter`.

    The number of the office's own numbering stays as it was given, whatever is typed.
    """
    letter = _held(by, activity)
    issued = _issued(activity)
    for name in OWN:
        setattr(letter, name, tidy(given[name]))
    letter.number = issued or letter.number
    letter.dated = given["dated"]
    letter.save()
    record(
        subject=activity.subject,
        verb="letter.saved",
        actor=by.actor,
        data={"letter": letter.pk, "form": letter.form, "number": letter.number},
    )
    return letter


@transaction.atomic
def number_letter(*, by: Membership, activity: Activity) -> InvitationLetter:
    """Give the letter of invitation the office's next number; it keeps one that it has.

    The letter by mail and the letter on paper are one letter: they have the same number.
    """
    letter = _held(by, activity)
    if letter.number:
        return letter
    letter.number = mailed_number(activity) or take_number(
        by=by,
        organisation_id=activity.owner_id,
        purpose=Numbering.Purpose.INVITATION,
        subject=activity.subject,
        zone=activity.zone,
    )
    letter.save()
    record(
        subject=activity.subject,
        verb="letter.numbered",
        actor=by.actor,
        data={"letter": letter.pk, "number": letter.number},
    )
    return letter


def mailed_number(activity: Activity) -> str:
    """Return the number of the letter that went by mail, if it has one (1 query)."""
    sent = Mailing.objects.filter(activity=activity, kind=Mailing.Kind.INVITE)
    return sent.exclude(number="").order_by("pk").values_list("number", flat=True).first() or ""


def number_of_letter(activity: Activity) -> str:
    """Return the number under which an activity invites, on paper or by mail (2 queries)."""
    held = InvitationLetter.objects.filter(activity=activity).values_list("number", flat=True)
    return held.first() or mailed_number(activity)


def tidy(text: str) -> str:
    """Return a text with plain line ends and nothing around it."""
    return text.replace("\r\n", "\n").strip()


def _held(by: Membership, activity: Activity) -> InvitationLetter:
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    # Two clerks at once: the second waits here.
    Activity.objects.select_for_update(of=("self",), no_key=True).get(pk=activity.pk)
    held, _made = InvitationLetter.objects.get_or_create(activity=activity)
    held.activity = activity
    return held


def _issued(activity: Activity) -> str:
    """Return the number that the office's numbering has given to this invitation."""
    from martabat.agreements.models import IssuedNumber

    return (
        IssuedNumber.objects.filter(
            numbering__organisation=activity.owner_id,
            numbering__purpose=Numbering.Purpose.INVITATION,
            subject=activity.subject,
        )
        .values_list("text", flat=True)
        .first()
        or ""
    )
