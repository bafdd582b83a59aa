"""How many were invited and came, by institution and never by person."""

from dataclasses import dataclass

from django.db.models import Count

from martabat.programmes.models import Activity, Registration
from martabat.programmes.queries.invitations import figures_of

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
    """Count who came; nobody types these figures, and the activity's page has the same ones."""
    invited = figures_of(activity)
    came = Registration.objects.filter(activity=activity, entered_at__isnull=False)
    rows = list(
        came.order_by("institution")
        .values_list("institution")
        .annotate(people=Count("pk"))
        .order_by("institution")
    )
    named = [institution for institution, _people in rows if institution]
    return Attendance(
        invited=invited.invited,
        offices=invited.came,
        represented=invited.represented,
        people=sum(people for _institution, people in rows),
        institutions=tuple(named[:MOST_NAMED]),
        unnamed=max(len(named) - MOST_NAMED, 0),
        groups=invited.group_names,
    )
