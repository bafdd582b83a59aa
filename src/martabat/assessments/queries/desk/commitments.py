"""What agreements and meetings put on a desk, next to the assessment."""

from collections.abc import Iterable
from datetime import date

from martabat.agreements.queries.desk import waiting
from martabat.assessments.queries.desk.tasks import COMMITMENTS, MEETINGS, Task
from martabat.interface.desk import DeskItem
from martabat.organisations.models import Membership
from martabat.programmes.queries.follow_ups import open_follow_ups
from martabat.programmes.queries.open_invitations import open_invitations
from martabat.programmes.queries.open_minutes import open_minutes

SHOWN = 20


def commitments(membership: Membership, today: date) -> list[Task]:
    """Return signatures, obligations, follow-ups, invitations, minutes that wait (4 queries)."""
    return [
        *_tasks(waiting(membership, today, SHOWN), "signature", COMMITMENTS),
        *_tasks(open_follow_ups(membership, SHOWN), "list-check", COMMITMENTS),
        *_tasks(open_invitations(membership, today, SHOWN), "mail", MEETINGS),
        *_tasks(open_minutes(membership, SHOWN), "notes", MEETINGS),
    ]


def _tasks(items: Iterable[DeskItem], sign: str, kind: str) -> Iterable[Task]:
    for item in items:
        yield Task(
            title=item.title,
            why=item.why,
            href=item.href,
            sign=sign,
            due=item.due,
            kind=kind,
            example=item.example,
        )
