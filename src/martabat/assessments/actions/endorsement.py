"""From filling to the Kanwil: submit, endorse, forward, and the receipts for it."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.actions.moving import take
from martabat.assessments.manifests import manifest_of, office_digest
from martabat.assessments.models import Assessment, Delegation, Endorsement, Receipt
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import EndorsementLevel
from martabat.journal.actions import record
from martabat.journal.hashing import digest
from martabat.organisations.models import Membership


@transaction.atomic
def endorse_office(*, assessment: Assessment, position: str, membership: Membership) -> Endorsement:
    """The head of an office stands in for everything that was asked of the office."""
    assessment = locked(assessment)
    require(rules.may_endorse_office(membership, assessment))
    asked = Delegation.objects.filter(
        assessment=assessment, organisation=membership.organisation_id
    )
    if not asked.exists():
        raise Refused(_("Belum ada indikator yang diminta dari kantor Anda."))
    return _endorse(
        assessment,
        EndorsementLevel.OFFICE,
        position=position,
        membership=membership,
        content=office_digest(assessment, membership.organisation_id),
    )


@transaction.atomic
def submit(*, assessment: Assessment, membership: Membership) -> Assessment:
    """The operator hands the answers to the Sekda; from here on they are locked."""
    return take(assessment, "submit", membership)


@transaction.atomic
def withdraw(*, assessment: Assessment, membership: Membership) -> Assessment:
    """The operator takes the answers back before the Sekda has endorsed them."""
    return take(assessment, "withdraw", membership)


@transaction.atomic
def send_back(*, assessment: Assessment, reason: str, membership: Membership) -> Assessment:
    """The Sekda or the province gives the answers back to the operator, saying why."""
    assessment = take(assessment, "send_back", membership, reason=reason)
    assessment.endorsements.filter(
        revoked_at=None, level__in=[EndorsementLevel.REGENCY, EndorsementLevel.PROVINCE]
    ).update(revoked_at=timezone.now())
    return assessment


@transaction.atomic
def endorse(*, assessment: Assessment, position: str, membership: Membership) -> Receipt:
    """The Sekda endorses the region's answers, which hands them over: a receipt is issued."""
    assessment = take(assessment, "endorse", membership)
    return _hand_over(
        assessment,
        EndorsementLevel.REGENCY,
        position=position,
        membership=membership,
    )


@transaction.atomic
def forward(
    *,
    assessment: Assessment,
    letter_number: str,
    letter_date: date,
    position: str,
    membership: Membership,
) -> Receipt:
    """The province forwards the answers to the Kanwil with its covering letter."""
    if not letter_number.strip():
        raise Refused(_("Isi nomor surat pengantar."))
    assessment = take(assessment, "forward", membership)
    return _hand_over(
        assessment,
        EndorsementLevel.PROVINCE,
        position=position,
        membership=membership,
        letter_number=letter_number.strip(),
        letter_date=letter_date,
    )


def _endorse(
    assessment: Assessment,
    level: EndorsementLevel,
    *,
    position: str,
    membership: Membership,
    content: str,
    letter_number: str = "",
    letter_date: date | None = None,
) -> Endorsement:
    now = timezone.now()
    assessment.endorsements.filter(
        level=level, organisation=membership.organisation_id, revoked_at=None
    ).update(revoked_at=now)
    endorsement = Endorsement.objects.create(
        assessment=assessment,
        level=level,
        organisation_id=membership.organisation_id,
        by_id=membership.user_id,
        by_name=membership.user.name,
        position=position,
        letter_number=letter_number,
        letter_date=letter_date,
        at=now,
        content=content,
    )
    record(
        subject=assessment.subject,
        verb=f"endorsed.{level.value}",
        actor=membership.actor,
        data={"position": position, "content": content, "letter": letter_number},
    )
    return endorsement


def _hand_over(
    assessment: Assessment,
    level: EndorsementLevel,
    *,
    position: str,
    membership: Membership,
    letter_number: str = "",
    letter_date: date | None = None,
) -> Receipt:
    manifest = manifest_of(assessment)
    sha256 = digest(manifest)
    endorsement = _endorse(
        assessment,
        level,
        position=position,
        membership=membership,
        content=sha256,
        letter_number=letter_number,
        letter_date=letter_date,
    )
    # The assessment is held, so two receipts of one region never get the same number.
    count = Receipt.objects.filter(assessment=assessment).count() + 1
    number = f"TT-{assessment.region_id}-{assessment.cycle.award_year}-{count:04d}"
    written = record(
        subject=assessment.subject,
        verb="receipt.issued",
        actor=membership.actor,
        data={"number": number, "sha256": sha256},
    )
    return Receipt.objects.create(
        assessment=assessment,
        endorsement=endorsement,
        number=number,
        issued_at=written.at,
        manifest=manifest,
        sha256=sha256,
        journal_head=written.hash,
    )
