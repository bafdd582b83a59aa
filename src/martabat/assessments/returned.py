"""Mails about returned answers: one for each person, however many answers a verifier returns."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from procrastinate.exceptions import AlreadyEnqueued

from martabat.assessments.models import Assessment, Decision, Delegation
from martabat.assessments.places import page
from martabat.assessments.queries.questions import questionnaire
from martabat.assessments.steps import AnswerStatus, Verdict
from martabat.interface.dates import date_long
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role


def announce_returns(assessment: Assessment, *, site: str) -> None:
    """Ask for the mail about what is returned from now on, unless one is gathering already.

    A verifier works through many answers; the region reads one mail about all of them.
    """
    from martabat.assessments.tasks import tell_returned

    job = tell_returned.configure(
        queueing_lock=f"returned:{assessment.pk}", schedule_in={"minutes": 10}
    )
    since = timezone.now() - timedelta(minutes=1)
    try:
        # A refused second job must not spoil what the caller has written.
        with transaction.atomic():
            job.defer(assessment_id=assessment.pk, since=since.isoformat(), site=site)
    except AlreadyEnqueued:
        return


def messages_of_returns(
    assessment: Assessment, *, since: datetime, site: str
) -> list[EmailMessage]:
    """Return a message for each operator, and for the offices whose answers came back."""
    returns = list(
        Decision.objects.filter(
            answer__assessment=assessment,
            answer__status=AnswerStatus.RETURNED,
            verdict=Verdict.RETURN,
            at__gte=since,
        )
        .select_related("answer")
        .order_by("answer__position", "-at")
        .distinct("answer__position")
    )
    if not returns:
        return []
    offices = dict(
        Delegation.objects.filter(
            assessment=assessment, indicator__in=[item.answer.indicator for item in returns]
        ).values_list("indicator", "organisation")
    )
    messages = []
    for membership in _readers(assessment, set(offices.values())):
        own = [
            item
            for item in returns
            if membership.role == Role.OPERATOR
            or offices.get(item.answer.indicator) == membership.organisation_id
        ]
        if own:
            messages.append(_message(assessment, membership, own, site=site))
    return messages


def _readers(assessment: Assessment, offices: set[int]) -> list[Membership]:
    operators = Q(role=Role.OPERATOR, organisation__region=assessment.region_id)
    asked = Q(role__in=[Role.CONTRIBUTOR, Role.OPD_HEAD], organisation__in=offices)
    rows = Membership.objects.filter(
        operators | asked, active=True, user__is_active=True, organisation__active=True
    )
    found: dict[int, Membership] = {}
    for membership in rows.select_related("user").order_by("pk"):
        # Whoever is the operator as well reads about everything.
        if membership.user_id not in found or membership.role == Role.OPERATOR:
            found[membership.user_id] = membership
    return list(found.values())


def _message(
    assessment: Assessment, membership: Membership, returns: Sequence[Decision], *, site: str
) -> EmailMessage:
    with override(membership.user.language):
        questions = questionnaire(assessment.cycle).questions
        subject = ngettext(
            "%(region)s: %(count)s jawaban dikembalikan",
            "%(region)s: %(count)s jawaban dikembalikan",
            len(returns),
        ) % {"region": assessment.region.name, "count": len(returns)}
        lines = [
            _("%(code)s %(short)s\nAlasan: %(reason)s\nBatas perbaikan: %(due)s")
            % {
                "code": item.answer.indicator,
                "short": questions[item.answer.indicator].short,
                "reason": item.reason,
                "due": date_long(item.due_on),
            }
            for item in returns
        ]
        path = page("workspace", assessment.cycle.award_year, assessment.region_id)
        body = _(
            "%(name)s,\n\n%(list)s\n\n"
            "Perbaiki jawabannya, atau beri tanggapan bila Anda tidak sependapat:\n%(link)s\n"
        ) % {
            "name": membership.user.name,
            "list": "\n\n".join(lines),
            "link": site.rstrip("/") + path,
        }
    return EmailMessage(subject, body, to=[membership.user.email])
