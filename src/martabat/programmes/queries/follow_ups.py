"""Reading follow-ups: of an activity, of an office, of those who keep them; and for the desk."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from martabat.interface import dates
from martabat.interface.desk import DeskItem
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.follow_up_states import Standing, standing
from martabat.programmes.models import Activity, FollowUp, FollowUpShare

LATE, OPEN, DONE = "terlambat", "terbuka", "selesai"


@dataclass(frozen=True, slots=True)
class Row:
    """A follow-up in a list. `activity` is empty where the list is of one activity."""

    pk: int
    text: str
    who: str
    due_on: dt.date | None
    standing: Standing
    href: str
    activity: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class OnActivity:
    """The follow-ups' part of an activity's page."""

    rows: tuple[Row, ...]
    count: int
    may_add: bool
    may_remind: bool
    example: bool


SHOWN = 100


def on_activity(activity: Activity, membership: Membership) -> OnActivity | None:
    """Return the follow-ups of an activity (1 query, 2 where the rule asks for organisers)."""
    today = dates.today(activity.zone)
    may_edit = rules.may_edit_activity(membership, activity)
    found = list(counted(FollowUp.objects.filter(activity=activity)).order_by("position", "pk"))
    if not found and not may_edit:
        return None
    rows = tuple(row(item, today) for item in found)
    return OnActivity(
        rows=rows[:SHOWN],
        count=len(rows),
        may_add=may_edit,
        may_remind=may_edit and any(item.standing.status == "follow_up.late" for item in rows),
        example=bool(found) and all(item.example for item in found),
    )


def counted(follow_ups: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Add `owed` and `done`: how many offices owe it, and have done it."""
    return follow_ups.annotate(
        owed=Count("shares"), done=Count("shares", filter=Q(shares__done_on__isnull=False))
    )


def row(follow_up: FollowUp, today: dt.date, *, activity: str = "") -> Row:
    """Return a follow-up as a row; it must be `counted`."""
    return Row(
        pk=follow_up.pk,
        text=follow_up.text,
        who=follow_up.who,
        due_on=follow_up.due_on,
        standing=standing(
            owed=follow_up.owed,  # type: ignore[attr-defined]
            done=follow_up.done,  # type: ignore[attr-defined]
            due_on=follow_up.due_on,
            today=today,
        ),
        href=follow_up.get_absolute_url(),
        activity=activity,
        example=follow_up.example,
    )


def listed(membership: Membership, state: str, today: dt.date) -> QuerySet[FollowUp]:
    """Return what an office owes and what it keeps for its activities, in a state.

    For whoever only owes, the state is that of the own share; for keepers that of all shares.
    """
    return ordered(filtered(mine(membership), membership, state, today))


def mine(membership: Membership) -> QuerySet[FollowUp]:
    """Return the follow-ups that an office owes, or that a member keeps."""
    own = FollowUpShare.objects.filter(
        follow_up=OuterRef("pk"), organisation=membership.organisation_id
    )
    found = Q(Exists(own))
    if rules.may_plan(membership):
        found |= Q(activity__in=rules.editable_activities(membership).values("pk"))
    return FollowUp.objects.filter(found)


def filtered(
    follow_ups: QuerySet[FollowUp], membership: Membership, state: str, today: dt.date
) -> QuerySet[FollowUp]:
    """Keep those in a state: something is open that the member owes or keeps, or nothing is."""
    unfinished = FollowUpShare.objects.filter(follow_up=OuterRef("pk"), done_on=None)
    if not rules.may_plan(membership):
        unfinished = unfinished.filter(organisation=membership.organisation_id)
    if state == DONE:
        return follow_ups.filter(~Exists(unfinished))
    follow_ups = follow_ups.filter(Exists(unfinished))
    return follow_ups.filter(due_on__lt=today) if state == LATE else follow_ups


def ordered(follow_ups: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Order by the day they are due, those without one last, with their activity and counts."""
    return (
        counted(follow_ups)
        .select_related("activity")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def counts(membership: Membership, today: dt.date) -> dict[str, int]:
    """Count the states of a member's follow-ups (1 query)."""
    unfinished = FollowUpShare.objects.filter(follow_up=OuterRef("pk"), done_on=None)
    if not rules.may_plan(membership):
        unfinished = unfinished.filter(organisation=membership.organisation_id)
    found: dict[str, int] = (
        mine(membership)
        .annotate(is_open=Exists(unfinished))
        .aggregate(
            late=Count("pk", filter=Q(is_open=True, due_on__lt=today)),
            open=Count("pk", filter=Q(is_open=True)),
            done=Count("pk", filter=Q(is_open=False)),
        )
    )
    return {LATE: found["late"], OPEN: found["open"], DONE: found["done"]}


def open_follow_ups(membership: Membership, limit: int) -> list[DeskItem]:
    """Return what the member's own office still owes, the first due first (1 query).

    What others owe stands on the page of follow-ups; the desk holds what waits for this one.
    """
    shares = (
        FollowUpShare.objects.filter(organisation=membership.organisation_id, done_on=None)
        .select_related("follow_up__activity")
        .order_by(F("follow_up__due_on").asc(nulls_last=True), "pk")
    )
    return [
        DeskItem(
            title=share.follow_up.text,
            why=_("Tindak lanjut dari %(activity)s, %(day)s")
            % {
                "activity": share.follow_up.activity.title,
                "day": dates.date_long(share.follow_up.activity.day),
            }
            if share.follow_up.activity.day
            else _("Tindak lanjut dari %(activity)s")
            % {"activity": share.follow_up.activity.title},
            href=share.follow_up.get_absolute_url(),
            due=share.follow_up.due_on,
            example=share.follow_up.example,
        )
        for share in shares[:limit]
    ]
