"""The panel's signed lines."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.actions.moving import take
from martabat.assessments.actions.summaries import mark_stale
from martabat.assessments.models import Adjustment, Assessment
from martabat.assessments.refusals import Refused
from martabat.assessments.scores import adjustment_lines
from martabat.documents.models import Document
from martabat.journal.actions import record
from martabat.organisations.models import Membership


@transaction.atomic
def adjust(
    *,
    assessment: Assessment,
    line: str,
    points: Decimal,
    reason: str,
    membership: Membership,
    document: Document | None = None,
) -> Adjustment:
    """Add a signed line to the score; `line` is one that the instrument knows."""
    assessment = locked(assessment)
    require(rules.may_adjust(membership, assessment))
    known = {item.code: item for item in adjustment_lines(assessment)}
    if line not in known:
        raise Refused(_("Pilih dasar penyesuaian yang dikenal instrumen ini."))
    limits = known[line]
    if not points:
        raise Refused(_("Isi angka penyesuaian, misalnya −1,5 atau 0,75."))
    if not limits.allows(points):
        raise Refused(
            _("Penyesuaian ini hanya boleh antara %(low)s dan %(high)s poin.")
            % {"low": limits.low, "high": limits.high}
        )
    if not reason.strip():
        raise Refused(_("Tulis alasan penyesuaian. Alasan ini ikut terbit."))
    written = record(
        subject=assessment.subject,
        verb="adjusted",
        actor=membership.actor,
        data={"line": line, "points": points, "reason": reason.strip()},
    )
    mark_stale(assessment.pk)
    return Adjustment.objects.create(
        assessment=assessment,
        line=line,
        points=points,
        reason=reason.strip(),
        document=document,
        by_id=membership.user_id,
        by_name=membership.user.name,
        organisation=membership.organisation.name,
        at=written.at,
    )


@transaction.atomic
def withdraw_adjustment(*, adjustment: Adjustment, membership: Membership) -> None:
    """Take a line out of the sum; it stays on record."""
    assessment = locked(Assessment(pk=adjustment.assessment_id))
    require(rules.may_adjust(membership, assessment))
    updated = Adjustment.objects.filter(pk=adjustment.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    if updated:
        record(
            subject=assessment.subject,
            verb="adjustment.withdrawn",
            actor=membership.actor,
            data={"line": adjustment.line, "points": adjustment.points},
        )
        mark_stale(assessment.pk)


@transaction.atomic
def close_panel(*, assessment: Assessment, membership: Membership) -> Assessment:
    """The panel has said what it had to say; the decree may follow."""
    return take(assessment, "close_panel", membership)


@transaction.atomic
def reopen_panel(*, assessment: Assessment, reason: str, membership: Membership) -> Assessment:
    """Before the decree is published, the panel may take an assessment back."""
    assessment = take(assessment, "reopen_panel", membership, reason=reason)
    assessment.decree = None
    assessment.save(update_fields=["decree"])
    return assessment
