"""Asking offices for answers."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.models import Answer, Assessment, Delegation
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import AnswerStatus, Step
from martabat.interface.dates import local
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
    # What moves to another office begins anew there: never opened, asked once.
    Delegation.objects.filter(assessment=assessment, indicator__in=known).exclude(
        organisation=organisation
    ).delete()
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
        update_fields=["due_on", "asked_by", "asked_at", "last_asked_at"],
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
def remind(*, assessment: Assessment, organisation: Organisation, membership: Membership) -> int:
    """Ask an office again for what it has not answered; return how much that is.

    At most once on a day of the region's calendar, so that nobody is nagged.
    """
    assessment = locked(assessment)
    require(rules.may_delegate(membership, assessment))
    if assessment.step != Step.FILLING:
        raise Refused(_("Penugasan hanya dapat diubah selama tahap pengisian."))
    waiting = Delegation.objects.filter(
        assessment=assessment,
        organisation=organisation,
        indicator__in=Answer.objects.filter(
            assessment=assessment, status__in=[AnswerStatus.BLANK, AnswerStatus.RETURNED]
        ).values("indicator"),
    )
    asked = list(waiting.values_list("indicator", "last_asked_at"))
    if not asked:
        raise Refused(_("Semua yang diminta dari kantor ini sudah terjawab."))
    now = timezone.now()
    zone = assessment.region.time_zone
    if any(local(at, zone).date() == local(now, zone).date() for _code, at in asked):
        raise Refused(_("Kantor ini sudah diminta hari ini. Ingatkan lagi besok."))
    waiting.update(times_asked=F("times_asked") + 1, last_asked_at=now)
    record(
        subject=assessment.subject,
        verb="delegation.reminded",
        actor=membership.actor,
        data={
            "organisation": organisation.name,
            "indicators": sorted(code for code, _at in asked),
        },
    )
    return len(asked)


@transaction.atomic
def mark_opened(*, assessment: Assessment, membership: Membership) -> None:
    """Note that an office has looked at what is asked of it; shown to the operator."""
    Delegation.objects.filter(
        assessment=assessment, organisation=membership.organisation_id, opened_at=None
    ).update(opened_at=timezone.now())
