"""Asking offices for answers."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.models import Answer, Assessment, Delegation
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import Step
from martabat.journal.actions import record
from martabat.organisations.models import Membership, Organisation


@transaction.atomic
def delegate(
    *,
    assessment: Assessment,
    indicators: Sequence[str],
    organisation: Organisation,
    due_on: date,
    membership: Membership,
) -> list[Delegation]:
    """Ask one office for some indicators by a date; what was asked of another moves to it."""
    assessment = locked(assessment)
    require(rules.may_delegate(membership, assessment))
    if organisation.region_id != assessment.region_id:
        raise Refused(_("Pilih perangkat daerah dari daerah Anda sendiri."))
    if assessment.step != Step.FILLING:
        raise Refused(_("Penugasan hanya dapat diubah selama tahap pengisian."))
    known = set(
        Answer.objects.filter(assessment=assessment, indicator__in=indicators).values_list(
            "indicator", flat=True
        )
    )
    if not known:
        raise Refused(_("Pilih sedikitnya satu indikator."))
    now = timezone.now()
    delegations = Delegation.objects.bulk_create(
        [
            Delegation(
                assessment=assessment,
                indicator=indicator,
                organisation=organisation,
                due_on=due_on,
                asked_by_id=membership.user_id,
                asked_at=now,
                last_asked_at=now,
            )
            for indicator in indicators
            if indicator in known
        ],
        update_conflicts=True,
        unique_fields=["assessment", "indicator"],
        update_fields=["organisation", "due_on", "asked_by", "asked_at", "last_asked_at"],
    )
    record(
        subject=assessment.subject,
        verb="delegated",
        actor=membership.actor,
        data={
            "indicators": sorted(known),
            "organisation": organisation.name,
            "due_on": due_on.isoformat(),
        },
    )
    return delegations


@transaction.atomic
def take_back(*, assessment: Assessment, indicators: Sequence[str], membership: Membership) -> None:
    """Stop asking offices for these indicators; what they answered stays."""
    assessment = locked(assessment)
    require(rules.may_delegate(membership, assessment))
    Delegation.objects.filter(assessment=assessment, indicator__in=indicators).delete()
    record(
        subject=assessment.subject,
        verb="delegation.taken_back",
        actor=membership.actor,
        data={"indicators": sorted(indicators)},
    )


@transaction.atomic
def mark_opened(*, assessment: Assessment, membership: Membership) -> None:
    """Note that an office has looked at what is asked of it; shown to the operator."""
    Delegation.objects.filter(
        assessment=assessment, organisation=membership.organisation_id, opened_at=None
    ).update(opened_at=timezone.now())
