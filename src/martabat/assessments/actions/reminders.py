"""Reminding regions that are late, at most once a day each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from martabat.assessments import mails, places, rules
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.models import Assessment, Cycle
from martabat.assessments.queries.boards.repairs import Repairs, repairs_of
from martabat.assessments.queries.lateness import Calendar, calendar_of
from martabat.assessments.steps import Step
from martabat.journal.actions import record
from martabat.journal.queries import entries
from martabat.organisations.models import Membership, User
from martabat.organisations.roles import Role
from martabat.regions.models import Region

VERB = "reminded.late"
# At other steps a region that is late waits for somebody else, not for its operator.
OWN_STEPS = frozenset({Step.FILLING, Step.ENDORSEMENT})


@dataclass
class Reminded:
    """Names of the regions that were written to, had been today, or have no operator."""

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
        people = operators.get(assessment.region_id, [])
        if not people:
            done.unreachable.append(name)
        elif _reminded_today(locked(assessment), moment):
            done.already.append(name)
        else:
            _remind(assessment, due, people, membership, cycle, site)
            done.sent.append(name)
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


def _operators(province: Region) -> dict[str, list[User]]:
    """Return the operators of each region of a province."""
    memberships = Membership.objects.filter(
        role=Role.OPERATOR,
        active=True,
        user__is_active=True,
        organisation__active=True,
        organisation__region__province=province,
    ).select_related("user", "organisation")
    found: dict[str, list[User]] = {}
    for item in memberships.order_by("pk"):
        found.setdefault(item.organisation.region_id or "", []).append(item.user)
    return found


def _reminded_today(assessment: Assessment, moment: datetime) -> bool:
    """Whether a reminder was sent since midnight where the region lies; it must be held."""
    zone = ZoneInfo(assessment.region.time_zone)
    midnight = datetime.combine(moment.astimezone(zone).date(), time(), zone)
    return entries(assessment.subject).filter(verb=VERB, at__gte=midnight).exists()


def _remind(
    assessment: Assessment,
    due: date,
    people: Sequence[User],
    membership: Membership,
    cycle: Cycle,
    site: str,
) -> None:
    record(
        subject=assessment.subject,
        verb=VERB,
        actor=membership.actor,
        data={"due_on": due, "step": assessment.step, "operators": [user.pk for user in people]},
    )
    for user in people:
        with override(user.language):
            address = places.page("workspace", cycle.award_year, assessment.region_id)
        mail = mails.late_reminder(
            to=user,
            region=assessment.region,
            award_year=cycle.award_year,
            step=Step(assessment.step),
            due_on=due,
            sender=membership,
            link=site.rstrip("/") + address,
        )
        transaction.on_commit(mail.send)
