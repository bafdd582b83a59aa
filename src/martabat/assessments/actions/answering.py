"""Saving an answer."""

from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from martabat.assessments import rules, workflow
from martabat.assessments.actions.locking import locked_answer, require
from martabat.assessments.actions.summaries import ask_for_summary
from martabat.assessments.models import Answer, Assessment, Delegation
from martabat.assessments.refusals import Conflict, Refused
from martabat.assessments.steps import AnswerStatus, Tier
from martabat.assessments.values import Given, given_in, stated
from martabat.journal.actions import record
from martabat.organisations.models import Membership

# The answer, its version and the mark on the summary in one statement: saving is the busiest thing
# that Martabat does, and three statements of the ORM would take a third of its time.
WRITE_VERSION = """
    WITH version AS (
        INSERT INTO assessments_answerversion (answer_id, number, tier, by_id, by_name,
            organisation, at, value, numerator, denominator, choice, not_applicable, reason, note)
        VALUES (%(answer)s, %(number)s, %(tier)s, %(by)s, %(by_name)s,
            %(organisation)s, %(at)s, %(value)s, %(numerator)s, %(denominator)s, %(choice)s,
            %(not_applicable)s, %(reason)s, %(note)s)
    ), summary AS (
        UPDATE assessments_summary SET stale = true
        WHERE assessment_id = %(assessment)s AND NOT stale
        RETURNING 1
    )
    UPDATE assessments_answer SET version = %(number)s, status = %(status)s,
        decided_by = %(decided_by)s, changed_by_id = %(by)s, changed_at = %(at)s,
        value = %(value)s, numerator = %(numerator)s, denominator = %(denominator)s,
        choice = %(choice)s, not_applicable = %(not_applicable)s, reason = %(reason)s,
        note = %(note)s
    WHERE id = %(answer)s
    RETURNING EXISTS (SELECT 1 FROM summary)
"""


@transaction.atomic
def save_answer(
    *,
    assessment: Assessment,
    indicator: str,
    given: Given,
    membership: Membership,
    expected_version: int,
) -> Answer:
    """Save what the region answers to one indicator, as a new version beside the old ones.

    Raises `Conflict` when somebody else has saved since `expected_version`, `Refused` when the
    answer is closed, `PermissionDenied` when it is not this person's to answer. Saving the same
    again changes nothing.
    """
    answer = locked_answer(assessment, indicator)
    require(rules.may_ever_answer(membership, answer.assessment, office_of(answer, membership)))
    if not workflow.answer_is_open(answer.assessment.step, answer.status, answer.decided_by):
        raise Refused(
            _(
                "Jawaban ini sedang dikunci karena sudah diajukan atau sudah diperiksa. Isian"
                " Anda belum tersimpan; salin dulu bila masih diperlukan."
            ),
            code="closed",
        )
    before = given_in(answer)
    if before == given:
        return answer
    if answer.version != expected_version and answer.changed_by_id != membership.user_id:
        raise Conflict(
            _("Orang lain menyimpan jawaban ini lebih dulu. Pilih yang dipakai."), answer=answer
        )
    written = record(
        subject=answer.assessment.subject,
        verb="answer.saved",
        actor=membership.actor,
        data={
            "indicator": indicator,
            "version": answer.version + 1,
            "answer": stated(given),
        },
    )
    return write_version(
        answer,
        given,
        tier=Tier.REGION,
        status=AnswerStatus.BLANK if given.blank else AnswerStatus.FILLED,
        membership=membership,
        at=written.at,
    )


def write_version(
    answer: Answer,
    given: Given,
    *,
    tier: Tier,
    status: AnswerStatus,
    membership: Membership,
    at: datetime,
) -> Answer:
    """Put `given` down as the next version of an answer that the caller holds."""
    fields = asdict(given)
    answer.version += 1
    answer.status = status
    answer.changed_by_id = membership.user_id
    answer.changed_at = at
    for name, value in fields.items():
        setattr(answer, name, value)
    with connection.cursor() as cursor:
        cursor.execute(
            WRITE_VERSION,
            {
                **fields,
                "answer": answer.pk,
                "assessment": answer.assessment_id,
                "number": answer.version,
                "status": str(status),
                "decided_by": str(answer.decided_by),
                "tier": str(tier),
                "by": membership.user_id,
                "by_name": membership.user.name,
                "organisation": membership.organisation.name,
                "at": at,
            },
        )
        (turned_stale,) = cursor.fetchone()
    if turned_stale:
        ask_for_summary(answer.assessment_id)
    return answer


def office_of(answer: Answer, membership: Membership) -> int | None:
    """Return the office that an indicator is asked of, if it is this person's."""
    if membership.role not in rules.OFFICE_ROLES:
        return None
    return (
        Delegation.objects.filter(
            assessment=answer.assessment_id,
            indicator=answer.indicator,
            organisation=membership.organisation_id,
        )
        .values_list("organisation_id", flat=True)
        .first()
    )
