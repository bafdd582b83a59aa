"""Who may do what with an assessment: predicates and queryset filters, side by side."""

from django.db.models import Q

from martabat.assessments import workflow
from martabat.assessments.models import Answer, Assessment, Cycle
from martabat.assessments.steps import Step
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role

REGIONAL_ROLES = frozenset({Role.OPERATOR, Role.CONTRIBUTOR, Role.OPD_HEAD, Role.SEKDA})
PROVINCIAL_ROLES = frozenset({Role.PROVINCE, Role.VERIFIER})
NATIONAL_ROLES = frozenset({Role.ASSESSOR, Role.PANEL, Role.PUBLISHER})
READING_ROLES = REGIONAL_ROLES | PROVINCIAL_ROLES | NATIONAL_ROLES
OFFICE_ROLES = frozenset({Role.CONTRIBUTOR, Role.OPD_HEAD})


def may_view(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may read an assessment before it is published."""
    return (
        membership is not None
        and membership.role in READING_ROLES
        and membership.covers(assessment.region_id)
    )


def visible(membership: Membership | None, prefix: str = "") -> Q:
    """Return the filter of the assessments for which `may_view` holds.

    `prefix` leads from the filtered model to the assessment, such as `assessment__`.
    """
    if membership is None or membership.role not in READING_ROLES:
        return Q(pk__in=[])
    own = membership.organisation.region_id
    if own is None:
        return Q()
    if len(own) == 2:
        return Q(**{f"{prefix}region__province": own})
    return Q(**{f"{prefix}region": own})


def may_see_board(membership: Membership | None, province_code: str) -> bool:
    """Whether somebody may open the board of a province."""
    return (
        membership is not None
        and membership.role in PROVINCIAL_ROLES | NATIONAL_ROLES
        and membership.covers(province_code)
    )


def may_remind_regions(membership: Membership | None, province_code: str) -> bool:
    """Whether somebody may write to the operators of a province's late regions."""
    return (
        membership is not None
        and membership.role in PROVINCIAL_ROLES
        and membership.covers(province_code)
    )


def may_see_nation(membership: Membership | None) -> bool:
    """Whether somebody may open the national board."""
    return membership is not None and membership.role in NATIONAL_ROLES


def may_answer(
    membership: Membership | None, assessment: Assessment, answer: Answer, delegated_to: int | None
) -> bool:
    """Whether somebody may change an answer now.

    `delegated_to` is the organisation that the indicator is asked of, if any.
    """
    return may_ever_answer(membership, assessment, delegated_to) and workflow.answer_is_open(
        assessment.step, answer.status, answer.decided_by
    )


def may_ever_answer(
    membership: Membership | None, assessment: Assessment, delegated_to: int | None
) -> bool:
    """Whether somebody is one who answers this indicator, whatever the step."""
    if membership is None or not membership.covers(assessment.region_id):
        return False
    if membership.role == Role.OPERATOR:
        return True
    return membership.role in OFFICE_ROLES and delegated_to == membership.organisation_id


def may_import(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may fill in answers of this assessment with a workbook.

    What of it an office may answer is asked of each indicator.
    """
    return (
        membership is not None
        and membership.role in OFFICE_ROLES | {Role.OPERATOR}
        and membership.covers(assessment.region_id)
    )


def may_delegate(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may ask offices for answers."""
    return (
        membership is not None
        and membership.role == Role.OPERATOR
        and membership.covers(assessment.region_id)
    )


def may_endorse_office(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may endorse the answers of an office of this region."""
    return (
        membership is not None
        and membership.role == Role.OPD_HEAD
        and membership.covers(assessment.region_id)
        and assessment.step == Step.FILLING
    )


def may_move(membership: Membership | None, assessment: Assessment, name: str) -> bool:
    """Whether somebody may take the whole assessment along the move `name` now."""
    return (
        membership is not None
        and membership.covers(assessment.region_id)
        and workflow.move(name, assessment.step, membership.role) is not None
    )


def may_ever_move(membership: Membership | None, assessment: Assessment, name: str) -> bool:
    """Whether somebody is one who takes the move `name`, whatever the step."""
    return (
        membership is not None
        and membership.covers(assessment.region_id)
        and any(move.name == name and move.role == membership.role for move in workflow.MOVES)
    )


def may_verify(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may give verdicts on this assessment's answers now."""
    return (
        membership is not None
        and membership.covers(assessment.region_id)
        and workflow.verifier_role(assessment.step) == membership.role
    )


def may_see_verification(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may look into the verifier's queue; only `may_verify` gives verdicts.

    Who answers has pages that say the same about his own answers.
    """
    return (
        membership is not None
        and may_view(membership, assessment)
        and membership.role in PROVINCIAL_ROLES | NATIONAL_ROLES
    )


def may_remark(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may take part in the talk about an answer."""
    return may_view(membership, assessment) and assessment.step != Step.PUBLISHED


def may_see_panel(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may open the panel's page; the lines themselves stand in "why"."""
    return (
        membership is not None
        and may_view(membership, assessment)
        and membership.role in NATIONAL_ROLES
    )


def may_adjust(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may add or withdraw lines of the panel now."""
    return (
        membership is not None
        and membership.role == Role.PANEL
        and membership.covers(assessment.region_id)
        and assessment.step == Step.PANEL
    )


def may_decree(membership: Membership | None) -> bool:
    """Whether somebody may record decrees, publish and correct."""
    return (
        membership is not None
        and membership.role == Role.PUBLISHER
        and membership.organisation.region_id is None
    )


def may_run_cycles(membership: Membership | None) -> bool:
    """Whether somebody may open a cycle and set its dates."""
    return may_decree(membership)


def may_view_cycle(membership: Membership | None, cycle: Cycle) -> bool:  # noqa: ARG001
    """Whether somebody may open the pages of a cycle."""
    return membership is not None and membership.role in READING_ROLES


def may_pack(membership: Membership | None, assessment: Assessment) -> bool:
    """Whether somebody may have an assessment's dossier made: all its answers and documents."""
    return (
        membership is not None
        and may_view(membership, assessment)
        and membership.role not in OFFICE_ROLES
    )
