"""Reminding offices of what they owe: by a button, and by itself; once a day each."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from martabat.interface import dates
from martabat.journal.actions import SYSTEM, Actor, record
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.models import Activity, FollowUp, FollowUpShare

# By itself: three days before, on the day, the day after, and then once a week.
BEFORE = 3
WEEK = 7


@dataclass
class Reminded:
    """Names of offices that were written to, had been today, or have nobody to write to."""

    sent: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)


@transaction.atomic
def remind_late(*, by: Membership, activity: Activity, site: str) -> Reminded:
    """Write to every office that is late with a follow-up of an activity."""
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    today = dates.today(activity.zone)
    late = _open_shares().filter(follow_up__activity=activity, follow_up__due_on__lt=today)
    return _remind(late, today=today, actor=by.actor, site=site)


@transaction.atomic
def remind_follow_up(*, by: Membership, follow_up: FollowUp, site: str) -> Reminded:
    """Write to every office that has not closed its share of one follow-up."""
    if not rules.may_edit_activity(by, follow_up.activity):
        raise PermissionDenied
    today = dates.today(follow_up.activity.zone)
    found = _open_shares().filter(follow_up=follow_up)
    return _remind(found, today=today, actor=by.actor, site=site)


def remind_due(today: dt.date) -> int:
    """Write to offices whose follow-up is due soon or late, on the days that suit; return how many.

    One transaction for each activity: what was sent stays sent when another fails.
    """
    due = _open_shares().filter(follow_up__due_on__lte=today + dt.timedelta(days=BEFORE))
    activities = due.exclude(follow_up__site="").order_by().values("follow_up__activity")
    count = 0
    for activity in Activity.objects.filter(pk__in=activities).order_by("pk").iterator():
        with transaction.atomic():
            shares = due.filter(follow_up__activity=activity)
            suits = [share for share in shares if _suits(share.follow_up.due_on, today)]
            count += len(_remind(suits, today=today, actor=SYSTEM, site="").sent)
    return count


def _suits(due_on: dt.date | None, today: dt.date) -> bool:
    """Whether a day is one on which a follow-up reminds by itself."""
    if due_on is None:
        return False
    late = (today - due_on).days
    return late in {-BEFORE, 0} or late % WEEK == 1 and late > 0


def _open_shares() -> QuerySet[FollowUpShare]:
    return (
        FollowUpShare.objects.filter(done_on=None)
        .select_related("follow_up__activity", "organisation")
        .order_by("organisation__name", "pk")
    )


def _remind(
    shares: Iterable[FollowUpShare], *, today: dt.date, actor: Actor, site: str
) -> Reminded:
    """Ask for one mail for each share; `site` is where links lead, else each knows its own."""
    from martabat.programmes.tasks.follow_ups import send_reminder

    wanted = list(shares)
    # Held, so that two who press the button at once do not both write.
    held = FollowUpShare.objects.select_for_update().in_bulk([share.pk for share in wanted])
    people = set(
        Membership.objects.filter(
            organisation__in={share.organisation_id for share in wanted},
            active=True,
            user__is_active=True,
        )
        .order_by()
        .values_list("organisation_id", flat=True)
    )
    done = Reminded()
    sent: list[FollowUpShare] = []
    for share in wanted:
        name = share.organisation.name
        if share.organisation_id not in people:
            done.unreachable.append(name)
        elif held[share.pk].reminded_on == today:
            done.already.append(name)
        else:
            sent.append(share)
            done.sent.append(name)
    FollowUpShare.objects.filter(pk__in=[share.pk for share in sent]).update(reminded_on=today)
    for share in sent:
        send_reminder.defer(share_id=share.pk, site=site or share.follow_up.site)
    for follow_up in {share.follow_up_id: share.follow_up for share in sent}.values():
        offices = [share.organisation_id for share in sent if share.follow_up_id == follow_up.pk]
        record(
            subject=follow_up.activity.subject,
            verb="follow_up.reminded",
            actor=actor,
            data={"follow_up": follow_up.pk, "offices": sorted(offices)},
        )
    return done
