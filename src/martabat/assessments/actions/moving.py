"""Taking a whole assessment from one step to another."""

from django.utils.translation import gettext as _

from martabat.assessments import rules, workflow
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.models import Assessment
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import Step
from martabat.journal.actions import record
from martabat.organisations.models import Membership


def take(
    assessment: Assessment, name: str, membership: Membership, *, reason: str = ""
) -> Assessment:
    """Take an assessment along a move, if this role may take it at the step where it stands."""
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
