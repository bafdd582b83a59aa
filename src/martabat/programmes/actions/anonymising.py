"""Taking people out of rows that stay for counting."""

from collections.abc import Collection

from django.db import models, transaction
from django.db.models import Func, Value
from django.utils import timezone

from martabat.programmes.models import Assignee, AssignmentLetter, Invitation, Registration


class _Text(Func):
    """A value as text."""

    template = "(%(expressions)s)::text"
    output_field = models.CharField()


@transaction.atomic
def anonymise(registrations: Collection[int]) -> int:
    """Empty all that is personal in these rows, and return how many had been somebody's.

    State, times, institution, region, sex and disability stay, so that every count stays.
    """
    return Registration.objects.filter(pk__in=registrations, anonymised_at=None).update(
        name="",
        title="",
        email="",
        phone="",
        needs="",
        guardian="",
        guardian_contact="",
        reason="",
        code=Func(
            _Text(Func(function="gen_random_uuid", output_field=models.UUIDField())),
            Value("-"),
            Value(""),
            function="REPLACE",
            output_field=models.CharField(),
        ),
        anonymised_at=timezone.now(),
    )


@transaction.atomic
def forget_answers(invitations: Collection[int]) -> int:
    """Empty who came instead and the address on these invitations; that they answered stays."""
    return Invitation.objects.filter(pk__in=invitations).update(
        email="", substitute="", substitute_title="", note=""
    )


@transaction.atomic
def forget_assigned(letters: Collection[int]) -> int:
    """Empty who was sent by these letters and the numbers of who signed; how many went stays."""
    Assignee.objects.filter(letter__in=letters).update(name="", nip="", rank="", title="")
    return AssignmentLetter.objects.filter(pk__in=letters, anonymised_at=None).update(
        signatory_nip="", anonymised_at=timezone.now()
    )
