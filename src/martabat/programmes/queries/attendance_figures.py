"""How many were invited and came, by institution and never by person."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from martabat.programmes.models import Activity, Registration

# More institutions than this are counted and not named.
MOST_NAMED = 600


@dataclass(frozen=True, slots=True)
class Attendance:
    """Offices invited, those that came and by substitutes; people; institutions by name.

    `groups` are invited without being one office: "aparat penegak hukum".
    """

    invited: int
    offices: int
    represented: int
    people: int
    institutions: tuple[str, ...]
    unnamed: int
    groups: tuple[str, ...]


def attendance_of(activity: Activity) -> Attendance:
    """Count who came; nobody types these figures (3 queries)."""
    came = Registration.objects.filter(activity=activity, entered_at__isnull=False)
    of_invitation = came.filter(invitation=OuterRef("pk"))
    counts = activity.invitations.aggregate(
        invited=Count("pk", filter=Q(is_group=False)),
        offices=Count("pk", filter=Q(is_group=False) & Exists(of_invitation)),
        represented=Count(
            "pk", filter=Q(is_group=False) & Exists(of_invitation.filter(represents=True))
        ),
        groups=Count("pk", filter=Q(is_group=True)),
    )
    rows = list(
        came.order_by("institution")
        .values_list("institution")
        .annotate(people=Count("pk"))
        .order_by("institution")
    )
    named = [institution for institution, _people in rows if institution]
    groups: tuple[str, ...] = ()
    if counts["groups"]:
        groups = tuple(activity.invitations.filter(is_group=True).values_list("name", flat=True))
    return Attendance(
        invited=counts["invited"],
        offices=counts["offices"],
        represented=counts["represented"],
        people=sum(people for _institution, people in rows),
        institutions=tuple(named[:MOST_NAMED]),
        unnamed=max(len(named) - MOST_NAMED, 0),
        groups=groups,
    )
