"""How many registered and came: counted by the database, never by reading people.

Nothing here needs a name, so all figures stay the same when participants are anonymised.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Q

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.calendars import is_over as has_ended
from martabat.programmes.kinds import RegistrationState, Sex
from martabat.programmes.models import Activity
from martabat.programmes.places import is_open

# Fewer people with disabilities than this are not counted out: one might be recognised.
SMALLEST = 3
MOST_INSTITUTIONS = 20


@dataclass(frozen=True, slots=True)
class Group:
    """People of one institution, region or sex; `key` is the region's code or the sex."""

    key: str
    name: str
    registered: int
    came: int


@dataclass(frozen=True, slots=True)
class AttendanceFigures:
    """Counts of one activity. `registered` are those with a place, whether they came or not."""

    registered: int
    waiting: int
    ended: int
    came: int
    inside: int
    represented: int
    capacity: int | None
    by_institution: tuple[Group, ...]
    # How many institutions there are beyond those listed.
    more_institutions: int
    by_region: tuple[Group, ...]
    by_sex: tuple[Group, ...]
    # How many of those who came have a disability; None where it is fewer than `SMALLEST`.
    disability: int | None


@dataclass(frozen=True, slots=True)
class RegistrationPart:
    """What the activity's page says of registration."""

    registered: int
    waiting: int
    came: int
    inside: int
    capacity: int | None
    open: bool
    may_list: bool
    example: bool


# One pass over the registrations of an activity: everything, by region, by sex.
GROUPED = """
    SELECT GROUPING(r.region_id, r.sex) AS kind, r.region_id, min(p.name), r.sex,
           count(*) FILTER (WHERE r.state = 'registered'),
           count(*) FILTER (WHERE r.state = 'waiting'),
           count(*) FILTER (WHERE r.state IN ('cancelled', 'revoked')),
           count(*) FILTER (WHERE r.entered_at IS NOT NULL),
           count(*) FILTER (WHERE r.inside),
           count(*) FILTER (WHERE r.entered_at IS NOT NULL AND r.represents),
           count(*) FILTER (WHERE r.entered_at IS NOT NULL AND r.disability)
    FROM programmes_registration r LEFT JOIN regions_region p ON p.code = r.region_id
    WHERE r.activity_id = %s
    GROUP BY GROUPING SETS ((), (r.region_id), (r.sex))
    ORDER BY 1, 2, 4
"""
INSTITUTIONS = """
    SELECT institution, count(*) FILTER (WHERE state = 'registered'),
           count(*) FILTER (WHERE entered_at IS NOT NULL) AS came, count(*) OVER ()
    FROM programmes_registration
    WHERE activity_id = %s AND (state = 'registered' OR entered_at IS NOT NULL)
    GROUP BY institution ORDER BY came DESC, 2 DESC, institution LIMIT %s
"""
BY_REGION, BY_SEX, ALL = 1, 2, 3


def figures(activity: Activity) -> AttendanceFigures:
    """Count an activity (2 queries)."""
    with connection.cursor() as cursor:
        cursor.execute(GROUPED, [activity.pk])
        rows = cursor.fetchall()
        cursor.execute(INSTITUTIONS, [activity.pk, MOST_INSTITUTIONS])
        institutions = cursor.fetchall()
    totals = next((row[4:] for row in rows if row[0] == ALL), (0,) * 7)
    registered, waiting, ended, came, inside, represented, disability = totals
    return AttendanceFigures(
        registered=registered,
        waiting=waiting,
        ended=ended,
        came=came,
        inside=0 if has_ended(activity) else inside,
        represented=represented,
        capacity=activity.capacity,
        by_institution=tuple(Group("", row[0], row[1], row[2]) for row in institutions),
        more_institutions=institutions[0][3] - len(institutions) if institutions else 0,
        by_region=tuple(
            Group(row[1] or "", row[2] or "", row[4], row[7])
            for row in rows
            if row[0] == BY_REGION and (row[4] or row[7])
        ),
        by_sex=tuple(
            Group(row[3], str(Sex(row[3]).label) if row[3] else "", row[4], row[7])
            for row in rows
            if row[0] == BY_SEX and (row[4] or row[7])
        ),
        disability=disability if disability >= SMALLEST else None,
    )


def on_activity(activity: Activity, membership: Membership) -> RegistrationPart | None:
    """Return what the activity's page says of registration, where there is any (1 query)."""
    state = Q(state=RegistrationState.REGISTERED)
    counts = activity.registrations.aggregate(
        registered=Count("pk", filter=state),
        waiting=Count("pk", filter=Q(state=RegistrationState.WAITING)),
        came=Count("pk", filter=Q(entered_at__isnull=False)),
        inside=Count("pk", filter=Q(inside=True)),
        examples=Count("pk", filter=Q(example=True)),
    )
    if not activity.registration and not any(counts.values()):
        return None
    examples = counts.pop("examples")
    if has_ended(activity):
        counts["inside"] = 0  # nobody is, whoever forgot to sign out
    return RegistrationPart(
        **counts,
        capacity=activity.capacity,
        open=is_open(activity),
        may_list=rules.may_edit_activity(membership, activity),
        example=examples > 0,
    )
