"""Who may see and change programmes and activities: a predicate and, for lists, a filter."""

from typing import Any

from django.db.models import Q, QuerySet

from martabat.organisations.models import Membership
from martabat.organisations.roles import Role
from martabat.programmes.kinds import MinutesState
from martabat.programmes.models import (
    Activity,
    AssignmentLetter,
    FollowUp,
    FollowUpShare,
    Invitation,
    Issue,
    Minutes,
    OfficialRecord,
    Programme,
)
from martabat.regions.models import Region

# Who plans for an organisation.
PLANNERS = frozenset(
    {
        Role.OPERATOR,
        Role.PROVINCE,
        Role.VERIFIER,
        Role.ASSESSOR,
        Role.PUBLISHER,
        Role.PARTNER,
    }
)
# Who plans for the whole region, whichever office entered it.
REGION_PLANNERS = frozenset({Role.OPERATOR, Role.PROVINCE, Role.VERIFIER})
READERS = frozenset(Role) - {Role.PARTNER}
# Who may stand at the door for an organisation of the same region.
DOORKEEPERS = PLANNERS | {Role.CONTRIBUTOR, Role.OPD_HEAD, Role.SEKDA}


def may_plan(membership: Membership | None) -> bool:
    """Whether a member may make programmes at all."""
    return membership is not None and membership.active and membership.role in PLANNERS


def may_plan_in(membership: Membership | None, region: Region | None) -> bool:
    """Whether a member may make a programme in a region; None is the whole nation."""
    if membership is None or not may_plan(membership):
        return False
    if region is None:
        return membership.organisation.region_id is None
    return membership.covers(region.code)


# Programmes


def may_view_programme(membership: Membership | None, programme: Programme) -> bool:
    """Whether a member may open a programme; the same as `visible_programmes`."""
    if membership is None or not membership.active:
        return False
    own = membership.organisation_id
    if programme.public or programme.owner_id == own:
        return True
    if _reads(membership, programme.region_id):
        return True
    return organises(programme, own)


def visible_programmes(membership: Membership | None) -> QuerySet[Programme]:
    """Return the programmes for which `may_view_programme` holds, in one query."""
    programmes = Programme.objects.all()
    if membership is None or not membership.active:
        return programmes.none()
    own = membership.organisation_id
    held = Programme.objects.filter(organisers__organisation=own).values("pk")
    return programmes.filter(Q(public=True) | Q(owner=own) | Q(pk__in=held) | _readable(membership))


def may_edit_programme(membership: Membership | None, programme: Programme) -> bool:
    """Whether a member may change a programme: its owner, its organisers, its region."""
    if membership is None or not may_plan(membership):
        return False
    own = membership.organisation_id
    if programme.owner_id == own or _plans(membership, programme.region_id):
        return True
    return organises(programme, own)


def organises(programme: Programme, organisation_id: int) -> bool:
    """Whether an office is among the organisers (1 query, unless a page asked beforehand)."""
    known: dict[int, bool] = getattr(programme, "known_organisers", {})
    if organisation_id in known:
        return known[organisation_id]
    return programme.organisers.filter(organisation=organisation_id).exists()


# Activities


def may_view_activity(membership: Membership | None, activity: Activity) -> bool:
    """Whether a member may open an activity; the same as `visible_activities`."""
    if membership is None or not membership.active:
        return False
    own = membership.organisation_id
    if activity.public or activity.owner_id == own or _reads(membership, activity.region_id):
        return True
    return (
        may_view_programme(membership, activity.programme)
        or activity.invitations.filter(organisation=own).exists()
    )


def visible_activities(membership: Membership | None) -> QuerySet[Activity]:
    """Return the activities for which `may_view_activity` holds, in one query."""
    activities = Activity.objects.all()
    if membership is None or not membership.active:
        return activities.none()
    own = membership.organisation_id
    return activities.filter(
        Q(public=True)
        | Q(owner=own)
        | _readable(membership)
        | Q(programme__in=visible_programmes(membership).values("pk"))
        | Q(pk__in=Invitation.objects.filter(organisation=own).values("activity"))
    )


def may_edit_activity(membership: Membership | None, activity: Activity) -> bool:
    """Whether a member may change an activity, invite to it and see who registered."""
    if membership is None or not may_plan(membership):
        return False
    return (
        activity.owner_id == membership.organisation_id
        or _plans(membership, activity.region_id)
        or may_edit_programme(membership, activity.programme)
    )


def may_check_in(membership: Membership | None, activity: Activity) -> bool:
    """Whether a member may stand at the door: an editor, or any office of the owner's region."""
    if membership is None or not membership.active or membership.role not in DOORKEEPERS:
        return False
    if may_edit_activity(membership, activity):
        return True
    owner_region = activity.owner.region_id
    return owner_region is not None and owner_region == membership.organisation.region_id


# What activities leave


def may_view_minutes(membership: Membership | None, minutes: Minutes) -> bool:
    """Whether a member may read minutes: approved ones with the activity, drafts who writes."""
    if membership is None or not membership.active:
        return False
    if minutes.chair_user_id == membership.user_id:
        return True
    if minutes.state == MinutesState.APPROVED:
        return may_view_activity(membership, minutes.activity)
    return may_edit_activity(membership, minutes.activity)


def may_approve_minutes(membership: Membership | None, minutes: Minutes) -> bool:
    """Whether a member approves minutes or sends them back: the chair.

    Where the chair has an account nobody else does; else an editor says that he acts as chair.
    """
    if membership is None or not membership.active:
        return False
    if minutes.chair_user_id is not None:
        return minutes.chair_user_id == membership.user_id
    return may_edit_activity(membership, minutes.activity)


def may_view_follow_up(membership: Membership | None, follow_up: FollowUp) -> bool:
    """Whether a member may open a follow-up: with its activity, or because the office owes it."""
    if membership is None or not membership.active:
        return False
    if may_view_activity(membership, follow_up.activity):
        return True
    return follow_up.shares.filter(organisation=membership.organisation_id).exists()


def editable_activities(membership: Membership | None) -> QuerySet[Activity]:
    """Return the activities for which `may_edit_activity` holds."""
    activities = Activity.objects.all()
    if membership is None or not may_plan(membership):
        return activities.none()
    own = membership.organisation_id
    found = Q(owner=own) | Q(programme__owner=own) | Q(programme__in=_organised_by(own))
    code = membership.organisation.region_id
    if membership.role in REGION_PLANNERS and code is not None:
        found |= Q(region=code) | Q(programme__region=code)
    return activities.filter(found)


def may_close_share(membership: Membership | None, share: FollowUpShare) -> bool:
    """Whether a member may close an office's part of a follow-up: the office, or an editor."""
    if membership is None or not membership.active:
        return False
    return share.organisation_id == membership.organisation_id or may_edit_activity(
        membership, share.follow_up.activity
    )


# Papers that are signed


def may_view_record(membership: Membership | None, found: OfficialRecord) -> bool:
    """Whether a member may read a berita acara: a final one with the activity, else who writes."""
    if found.state == OfficialRecord.State.FINAL:
        return may_view_activity(membership, found.activity)
    return may_edit_activity(membership, found.activity)


def may_assign(membership: Membership | None, activity: Activity) -> bool:
    """Whether a member may send people of the own office to an activity by a letter."""
    return (
        membership is not None
        and membership.active
        and membership.role in DOORKEEPERS
        and may_view_activity(membership, activity)
    )


def may_keep_assignment(membership: Membership | None, letter: AssignmentLetter) -> bool:
    """Whether a member may read and change a surat tugas: the office whose people it sends."""
    return (
        membership is not None
        and membership.active
        and membership.role in DOORKEEPERS
        and letter.organisation_id == membership.organisation_id
    )


def may_view_issue(membership: Membership | None, issue: Issue) -> bool:
    """Whether a member may read an issue of a region; the same as `visible_issues`."""
    return membership is not None and membership.active and _reads(membership, issue.region_id)


def visible_issues(membership: Membership | None) -> QuerySet[Issue]:
    """Return the issues for which `may_view_issue` holds."""
    issues = Issue.objects.all()
    if membership is None or not membership.active:
        return issues.none()
    return issues.filter(_readable(membership))


def may_edit_issue(membership: Membership | None, region_code: str) -> bool:
    """Whether a member may keep the issues of a region."""
    return (
        membership is not None
        and membership.active
        and membership.role in REGION_PLANNERS
        and membership.covers(region_code)
    )


def may_keep_privacy(membership: Membership | None) -> bool:
    """Whether a member answers requests on personal data and keeps their register."""
    return membership is not None and membership.active and membership.role == Role.ADMINISTRATOR


def _organised_by(organisation: int) -> QuerySet[Programme, Any]:
    return Programme.objects.filter(organisers__organisation=organisation).values("pk")


def _reads(membership: Membership, region_code: str | None) -> bool:
    if membership.role not in READERS:
        return False
    if region_code is None:
        return membership.organisation.region_id is None
    return membership.covers(region_code)


def _readable(membership: Membership) -> Q:
    """Say `_reads` in SQL."""
    nothing = Q(pk__in=[])
    if membership.role not in READERS:
        return nothing
    code = membership.organisation.region_id
    if code is None:
        return ~nothing
    return Q(region=code) | Q(region__province=code)


def _plans(membership: Membership, region_code: str | None) -> bool:
    return (
        membership.role in REGION_PLANNERS
        and region_code is not None
        and region_code == membership.organisation.region_id
    )
