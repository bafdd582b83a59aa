"""Surat tugas: an office sends people of its own to an activity.

The journal says how many were sent and never whom.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements.models import IssuedNumber, Numbering
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions.papers_letter import TEXTS, tidy
from martabat.programmes.actions.papers_numbers import take_number
from martabat.programmes.models import Activity, Assignee, AssignmentLetter

MOST_PEOPLE: Final = 100
MOST_LETTERS: Final = 50


@transaction.atomic
def add_assignment(
    *,
    by: Membership,
    activity: Activity,
    given: Mapping[str, Any],
    people: Sequence[Mapping[str, str]],
) -> AssignmentLetter:
    """Write a surat tugas of one's own office; Refused without anybody to send."""
    if not rules.may_assign(by, activity):
        raise PermissionDenied
    Activity.objects.select_for_update(of=("self",), no_key=True).get(pk=activity.pk)
    own = activity.assignments.filter(organisation=by.organisation_id)
    if own.count() >= MOST_LETTERS:
        raise Refused(
            _("Kantor Anda sudah menulis %(n)s surat tugas untuk kegiatan ini.")
            % {"n": MOST_LETTERS}
        )
    made = AssignmentLetter(
        activity=activity, organisation=by.organisation, example=activity.example
    )
    _write(made, given, people)
    _journal(by, made, "assignment.added", people=len(people))
    return made


@transaction.atomic
def save_assignment(
    *,
    by: Membership,
    letter: AssignmentLetter,
    given: Mapping[str, Any],
    people: Sequence[Mapping[str, str]],
) -> AssignmentLetter:
    """Change a surat tugas; a number of the office's own numbering stays as it was given."""
    held = _held(by, letter)
    if held.anonymised_at is not None:
        raise Refused(_("Masa simpan nama pada surat tugas ini sudah berakhir."))
    _write(held, given, people)
    _journal(by, held, "assignment.saved", people=len(people))
    return held


@transaction.atomic
def number_assignment(*, by: Membership, letter: AssignmentLetter) -> AssignmentLetter:
    """Give a surat tugas the office's next number; it keeps one that it has."""
    held = _held(by, letter)
    if held.number:
        return held
    held.number = take_number(
        by=by,
        organisation_id=held.organisation_id,
        purpose=Numbering.Purpose.ASSIGNMENT,
        subject=held.numbered_as,
        zone=held.activity.zone,
    )
    held.save(update_fields=["number"])
    _journal(by, held, "assignment.numbered", number=held.number)
    return held


@transaction.atomic
def remove_assignment(*, by: Membership, letter: AssignmentLetter) -> None:
    """Drop a surat tugas that has no number of the office's numbering."""
    held = _held(by, letter)
    if _issued(held):
        raise Refused(_("Surat tugas ini sudah bernomor, jadi tidak dapat dihapus."))
    _journal(by, held, "assignment.removed")
    held.delete()


@transaction.atomic
def note_assignment_taken(*, by: Membership, letter: AssignmentLetter, kind: str) -> None:
    """Write down that somebody took the names away, as a file ("assignment.docx")."""
    if not rules.may_keep_assignment(by, letter):
        raise PermissionDenied
    _journal(by, letter, "people.taken", kind=kind, people=letter.assignees.count(), filters={})


def _write(
    letter: AssignmentLetter, given: Mapping[str, Any], people: Sequence[Mapping[str, str]]
) -> None:
    if not people:
        raise Refused(_("Tulis sedikitnya satu orang yang ditugaskan."))
    if len(people) > MOST_PEOPLE:
        raise Refused(_("Paling banyak %(n)s orang dalam satu surat tugas.") % {"n": MOST_PEOPLE})
    numbered = letter.number if letter.pk and _issued(letter) else ""
    for name in TEXTS:
        setattr(letter, name, tidy(given[name]))
    letter.number = numbered or letter.number
    letter.purpose = tidy(given["purpose"])
    letter.basis = list(given["basis"])
    letter.dated, letter.start, letter.end = given["dated"], given["start"], given["end"]
    letter.save()
    letter.assignees.all().delete()
    Assignee.objects.bulk_create(
        Assignee(
            letter=letter,
            position=position,
            **{name: tidy(one.get(name, "")) for name in ("name", "nip", "rank", "title")},
        )
        for position, one in enumerate(people, start=1)
    )


def _issued(letter: AssignmentLetter) -> bool:
    return IssuedNumber.objects.filter(subject=letter.numbered_as).exists()


def _held(by: Membership, letter: AssignmentLetter) -> AssignmentLetter:
    held = (
        AssignmentLetter.objects.select_for_update(of=("self",))
        .select_related("activity__programme", "activity__owner", "activity__region")
        .get(pk=letter.pk)
    )
    if not rules.may_keep_assignment(by, held):
        raise PermissionDenied
    return held


def _journal(by: Membership, letter: AssignmentLetter, verb: str, **data: object) -> None:
    record(
        subject=letter.activity.subject,
        verb=verb,
        actor=by.actor,
        data={"assignment": letter.pk, "organisation": letter.organisation_id, **data},
    )
