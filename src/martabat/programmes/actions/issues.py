"""The register of human-rights issues of a region, across meetings."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.interface import dates
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import IssueState
from martabat.programmes.models import Issue, MinutesPoint
from martabat.programmes.queries.rights import EVERY
from martabat.regions.models import Region


@transaction.atomic
def add_issue(
    *,
    by: Membership,
    region: Region,
    title: str,
    right: str = "",
    text: str = "",
    measures: str = "",
    raised_on: dt.date,
    example: bool = False,
) -> Issue:
    """Write an issue of a region down."""
    if not rules.may_edit_issue(by, region.code):
        raise PermissionDenied
    issue = Issue.objects.create(
        region=region,
        right=right,
        title=title.strip(),
        text=text.strip(),
        measures=measures.strip(),
        raised_on=raised_on,
        example=example,
    )
    _journal(by, issue, "issue.raised", region=region.code, right=right, title=issue.title)
    return issue


@transaction.atomic
def raise_from_point(*, by: Membership, point: MinutesPoint, region: Region, title: str) -> Issue:
    """Make an issue from a point of the minutes; right, text and day come from the point."""
    activity = point.minutes.activity
    if not rules.may_view_minutes(by, point.minutes):
        raise PermissionDenied
    held = MinutesPoint.objects.select_for_update().get(pk=point.pk)
    if held.issue_id is not None:
        raise Refused(_("Poin ini sudah tercatat dalam daftar isu."))
    rights = [code for code in held.rights if code != EVERY]
    issue = add_issue(
        by=by,
        region=region,
        title=title,
        right=rights[0] if len(rights) == 1 else "",
        text=held.text,
        raised_on=activity.day or dates.today(activity.zone),
        example=activity.example,
    )
    _attach(by, held, issue)
    return issue


@transaction.atomic
def attach_point(*, by: Membership, point: MinutesPoint, issue: Issue) -> None:
    """Say that an issue came up again in a point of another meeting."""
    if not rules.may_edit_issue(by, issue.region_id):
        raise PermissionDenied
    if not rules.may_view_minutes(by, point.minutes):
        raise PermissionDenied
    held = MinutesPoint.objects.select_for_update().get(pk=point.pk)
    if held.issue_id == issue.pk:
        return
    if held.issue_id is not None:
        raise Refused(_("Poin ini sudah tercatat dalam daftar isu."))
    _attach(by, held, issue)


@transaction.atomic
def detach_point(*, by: Membership, point: MinutesPoint) -> None:
    """Take a point out of an issue; the issue itself stays."""
    held = MinutesPoint.objects.select_for_update().get(pk=point.pk)
    if held.issue_id is None:
        return
    issue = Issue.objects.get(pk=held.issue_id)
    if not rules.may_edit_issue(by, issue.region_id):
        raise PermissionDenied
    held.issue = None
    held.save(update_fields=["issue"])
    _journal(by, issue, "issue.detached", point=held.pk)


@transaction.atomic
def change_issue(
    *,
    by: Membership,
    issue: Issue,
    title: str,
    right: str,
    text: str,
    measures: str,
    raised_on: dt.date,
    state: str,
    settled_on: dt.date | None,
) -> Issue:
    """Change an issue, also its state; a settled one has a day, others have none."""
    held = Issue.objects.select_for_update().get(pk=issue.pk)
    if not rules.may_edit_issue(by, held.region_id):
        raise PermissionDenied
    settled = state == IssueState.SETTLED
    if settled and settled_on is None:
        raise Refused(_("Isi tanggal isu ini selesai."), code="no_day")
    if settled and settled_on is not None and settled_on < raised_on:
        raise Refused(_("Isu tidak dapat selesai sebelum diangkat."), code="before")
    before = held.state
    held.title, held.right, held.text = title.strip(), right, text.strip()
    held.measures, held.raised_on = measures.strip(), raised_on
    held.state, held.settled_on = state, settled_on if settled else None
    held.save()
    _journal(
        by,
        held,
        "issue.changed",
        title=held.title,
        right=right,
        state=state,
        before=before,
        settled_on=held.settled_on,
        measures=held.measures,
    )
    return held


def _attach(by: Membership, point: MinutesPoint, issue: Issue) -> None:
    point.issue = issue
    point.save(update_fields=["issue"])
    _journal(by, issue, "issue.came_up", point=point.pk, minutes=point.minutes_id)


def _journal(by: Membership, issue: Issue, verb: str, **data: object) -> None:
    record(subject=issue.subject, verb=verb, actor=by.actor, data={"issue": issue.pk, **data})
