"""What agreements and meetings put on a desk, next to the assessment."""

from collections.abc import Iterable
from datetime import date

from martabat.agreements.queries.desk import open_obligations
from martabat.assessments.queries.desk.tasks import COMMITMENTS, Task
from martabat.interface.desk import DeskItem
from martabat.organisations.models import Membership
from martabat.programmes.queries.follow_ups import open_follow_ups

SHOWN = 20


def commitments(membership: Membership, today: date) -> list[Task]:
    """Return obligations and follow-ups that wait (2 queries)."""
    return [
        *_tasks(open_obligations(membership, today, SHOWN), "signature", COMMITMENTS),
        *_tasks(open_follow_ups(membership, SHOWN), "list-check", COMMITMENTS),
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
