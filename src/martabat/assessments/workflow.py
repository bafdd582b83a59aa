"""What each step allows to whom: the one table that pages and actions ask.

Steps and their order: Permenkumham 22/2021 as practised (`domain` sources S17, S20, S22, S24):
filling, endorsement by the Sekda, covering letter of the province, verification by the Kanwil,
national verification, adjustment by the panel, decree, publication.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from martabat.assessments.steps import AnswerStatus, Step, Tier
from martabat.organisations.roles import Role


@dataclass(frozen=True)
class Move:
    """A way from one step to another, and the role that may take it."""

    name: str
    source: Step
    target: Step
    role: Role
    label: str | Promise
    needs_reason: bool = False


MOVES = (
    Move("submit", Step.FILLING, Step.ENDORSEMENT, Role.OPERATOR, _("Ajukan ke Sekda")),
    Move("withdraw", Step.ENDORSEMENT, Step.FILLING, Role.OPERATOR, _("Tarik kembali")),
    Move("endorse", Step.ENDORSEMENT, Step.FORWARDING, Role.SEKDA, _("Sahkan")),
    Move(
        "send_back",
        Step.ENDORSEMENT,
        Step.FILLING,
        Role.SEKDA,
        _("Kembalikan ke operator"),
        needs_reason=True,
    ),
    Move("forward", Step.FORWARDING, Step.KANWIL, Role.PROVINCE, _("Teruskan ke Kanwil")),
    Move(
        "send_back",
        Step.FORWARDING,
        Step.FILLING,
        Role.PROVINCE,
        _("Kembalikan ke daerah"),
        needs_reason=True,
    ),
    Move("hand_on", Step.KANWIL, Step.NATIONAL, Role.VERIFIER, _("Teruskan ke nasional")),
    Move("hand_on", Step.NATIONAL, Step.PANEL, Role.ASSESSOR, _("Teruskan ke panel")),
    Move("close_panel", Step.PANEL, Step.DECREE, Role.PANEL, _("Tutup penilaian panel")),
    Move(
        "reopen_panel",
        Step.DECREE,
        Step.PANEL,
        Role.PANEL,
        _("Buka lagi penilaian panel"),
        needs_reason=True,
    ),
    Move("publish", Step.DECREE, Step.PUBLISHED, Role.PUBLISHER, _("Terbitkan")),
)

VERIFIERS = {Step.KANWIL: Role.VERIFIER, Step.NATIONAL: Role.ASSESSOR}
TIERS = {Step.KANWIL: Tier.KANWIL, Step.NATIONAL: Tier.NATIONAL}
# Who is awaited at a step, the first one named on boards and desks.
AWAITED = {
    Step.FILLING: (Role.OPERATOR, Role.CONTRIBUTOR, Role.OPD_HEAD),
    Step.ENDORSEMENT: (Role.SEKDA,),
    Step.FORWARDING: (Role.PROVINCE,),
    Step.KANWIL: (Role.VERIFIER,),
    Step.NATIONAL: (Role.ASSESSOR,),
    Step.PANEL: (Role.PANEL,),
    Step.DECREE: (Role.PUBLISHER,),
    Step.PUBLISHED: (),
}


def moves(step: str, role: str) -> tuple[Move, ...]:
    """Return what a role may do with a whole assessment at this step."""
    return tuple(move for move in MOVES if move.source == step and move.role == role)


def move(name: str, step: str, role: str) -> Move | None:
    """Return the move of this name, if this role may take it at this step."""
    return next((item for item in moves(step, role) if item.name == name), None)


def answer_is_open(step: str, status: str, decided_by: str) -> bool:
    """Whether the region may change an answer.

    Everything while filling; later only what was returned, or mended and not yet decided again.
    """
    if step == Step.FILLING:
        return True
    if step not in TIERS:
        return False
    return status == AnswerStatus.RETURNED or (
        status in {AnswerStatus.FILLED, AnswerStatus.BLANK} and decided_by != ""
    )


def verifier_role(step: str) -> Role | None:
    """Return the role that gives verdicts at this step."""
    return VERIFIERS.get(Step(step))


def awaits_verdict(step: str, status: str, decided_by: str) -> bool:
    """Whether the tier of this step still has to decide on an answer.

    A mended answer keeps who returned it in `decided_by` but is filled or blank again.
    """
    tier = TIERS.get(Step(step))
    if tier is None:
        return False
    if status in {AnswerStatus.FILLED, AnswerStatus.BLANK}:
        return True
    return decided_by != tier
