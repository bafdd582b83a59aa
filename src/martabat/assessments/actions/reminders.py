"""Reminding those who are late, at most once a day each."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, Min
from django.utils import timezone

from martabat.assessments import rules
from martabat.assessments.actions import delegation
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.models import Answer, Assessment, Cycle, Delegation
from martabat.assessments.notices import announce
from martabat.assessments.queries.boards.repairs import Repairs, repairs_of
from martabat.assessments.queries.lateness import Calendar, calendar_of
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import AnswerStatus, Step
from martabat.journal.actions import record
from martabat.journal.queries import entries
from martabat.organisations.models import Membership, Organisation
from martabat.organisations.roles import Role
from martabat.regions.models import Region

VERB = "reminded.late"
# At other steps a region that is late waits for somebody else, not for its operator.
OWN_STEPS = frozenset({Step.FILLING, Step.ENDORSEMENT})


@dataclass
class Reminded:
    """Names of those who were written to, had been today, or have nobody to write to."""

    sent: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)


@transaction.atomic
def remind_late_regions(
    *,
    cycle: Cycle,
    province: Region,
    membership: Membership,
    site: str,
    now: datetime | None = None,
) -> Reminded:
    """Write to the operators of a province's late regions; `site` is Martabat's own address.

    Late is a region whose own step is overdue, or whose repairs are. Each is reminded once on a
    day of its calendar, whoever asks.
    """
    require(rules.may_remind_regions(membership, province.pk))
    moment = now or timezone.now()
    calendar = calendar_of(cycle, now)
    found = Assessment.objects.filter(cycle=cycle, region__province=province, participating=True)
    repairs = repairs_of(found, calendar)
    operators = _operators(province)
    done = Reminded()
    for assessment in found.select_related("region").order_by("region_id"):
        due = _overdue(assessment, calendar, repairs.get(assessment.pk))
        if due is None:
            continue
        name = assessment.region.name
        people = operators.get(assessment.region_id, 0)
        if not people:
            done.unreachable.append(name)
        elif _reminded_today(locked(assessment), moment):
            done.already.append(name)
        else:
            _remind(assessment, due, people, membership, site)
            done.sent.append(name)
    return done


def remind_late_offices(
    *, assessment: Assessment, membership: Membership, site: str, today: date
) -> Reminded:
    """Ask every office again whose day has passed; each at most once on a day."""
    require(rules.may_delegate(membership, assessment))
    blank = Answer.objects.filter(assessment=assessment, status=AnswerStatus.BLANK)
    late = (
        Delegation.objects.filter(
            assessment=assessment, due_on__lt=today, indicator__in=blank.values("indicator")
        )
        .values_list("organisation")
        .annotate(due=Min("due_on"))
    )
    days = dict(late.order_by())
    done = Reminded()
    for office in Organisation.objects.filter(pk__in=days).order_by("name"):
        try:
            with transaction.atomic():
                count = delegation.remind(
                    assessment=assessment, organisation=office, membership=membership
                )
                announce(
                    "reminded",
                    assessment,
                    site=site,
                    count=count,
                    due_on=days[office.pk],
                    organisation_id=office.pk,
                )
        except Refused:
            done.already.append(office.name)
        else:
            done.sent.append(office.name)
    return done


def _overdue(assessment: Assessment, calendar: Calendar, repairs: Repairs | None) -> date | None:
    """Return the day that the region itself has let pass, if any."""
    days = calendar.days_late(
        step=assessment.step,
        participating=assessment.participating,
        zone=assessment.region.time_zone,
    )
    if days and assessment.step in OWN_STEPS:
        return calendar.due_on(assessment.step)
    return repairs.first if repairs and repairs.late else None


def _operators(province: Region) -> dict[str, int]:
    """Return how many operators each region of a province has."""
    memberships = Membership.objects.filter(
        role=Role.OPERATOR,
        active=True,
        user__is_active=True,
        organisation__active=True,
        organisation__region__province=province,
    )
    return dict(
        memberships.order_by()
        .values_list("organisation__region_id")
        .annotate(count=Count("user", distinct=True))
    )


def _reminded_today(assessment: Assessment, moment: datetime) -> bool:
    """Whether a reminder was sent since midnight where the region lies; it must be held."""
    zone = ZoneInfo(assessment.region.time_zone)
    midnight = datetime.combine(moment.astimezone(zone).date(), time(), zone)
    return entries(assessment.subject).filter(verb=VERB, at__gte=midnight).exists()


def _remind(
    assessment: Assessment, due: date, people: int, membership: Membership, site: str
) -> None:
    record(
        subject=assessment.subject,
        verb=VERB,
        actor=membership.actor,
        data={"due_on": due, "step": assessment.step, "people": people},
    )
    announce(
        "late",
        assessment,
        site=site,
        detail=f"{membership.user.name}, {membership.organisation.name}",
        due_on=due,
    )
