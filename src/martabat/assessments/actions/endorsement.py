"""From filling to the Kanwil: submit, endorse, forward, and the receipts for it."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules, workflow
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.manifests import manifest_of, office_digest
from martabat.assessments.models import Assessment, Delegation, Endorsement, Receipt
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import EndorsementLevel, Step
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
    return _move(assessment, "submit", membership)


@transaction.atomic
def withdraw(*, assessment: Assessment, membership: Membership) -> Assessment:
    """The operator takes the answers back before the Sekda has endorsed them."""
    return _move(assessment, "withdraw", membership)


@transaction.atomic
def send_back(*, assessment: Assessment, reason: str, membership: Membership) -> Assessment:
    """The Sekda or the province gives the answers back to the operator, saying why."""
    assessment = _move(assessment, "send_back", membership, reason=reason)
    assessment.endorsements.filter(
        revoked_at=None, level__in=[EndorsementLevel.REGENCY, EndorsementLevel.PROVINCE]
    ).update(revoked_at=timezone.now())
    return assessment


@transaction.atomic
def endorse(*, assessment: Assessment, position: str, membership: Membership) -> Receipt:
    """The Sekda endorses the region's answers, which hands them over: a receipt is issued."""
    assessment = _move(assessment, "endorse", membership)
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
    assessment = _move(assessment, "forward", membership)
    return _hand_over(
        assessment,
        EndorsementLevel.PROVINCE,
        position=position,
        membership=membership,
        letter_number=letter_number.strip(),
        letter_date=letter_date,
    )


def move_to(
    assessment: Assessment, move: workflow.Move, membership: Membership, *, reason: str = ""
) -> Assessment:
    """Take a held assessment along a move that has been checked, and record it."""
    if move.needs_reason and not reason.strip():
        raise Refused(_("Tulis alasannya, supaya penerima tahu apa yang harus diperbaiki."))
    written = record(
        subject=assessment.subject,
        verb=f"moved.{move.name}",
        actor=membership.actor,
        data={"from": move.source.value, "to": move.target.value, "reason": reason.strip()},
    )
    assessment.step = move.target
    assessment.step_since = written.at
    assessment.save(update_fields=["step", "step_since", "decree"])
    return assessment


def _move(
    assessment: Assessment, name: str, membership: Membership, *, reason: str = ""
) -> Assessment:
    assessment = locked(assessment)
    require(rules.may_view(membership, assessment))
    move = workflow.move(name, assessment.step, membership.role)
    if move is None:
        raise Refused(
            _(
                "Langkah ini tidak dapat dilakukan pada tahap %(step)s. Muat ulang halaman untuk"
                " melihat keadaan terbaru."
            )
            % {"step": Step(assessment.step).label},
            code="step",
        )
    return move_to(assessment, move, membership, reason=reason)


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
