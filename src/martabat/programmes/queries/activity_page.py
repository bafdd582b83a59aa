"""The parts that stand in the main column of an activity's page, each kept by its own files.

A part named `minutes` is fed by `queries/minutes.py: on_activity(activity, membership)`, which
returns a frozen dataclass or None in at most two queries, and is drawn by
`jinja2/programmes/minutes/on_activity.html`, where it stands as `part`; `activity` and
`may_edit` are there too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from martabat.organisations.models import Membership
from martabat.programmes.models import Activity
from martabat.programmes.queries import (
    certificates,
    follow_ups,
    invitations,
    minutes,
    questionnaire,
    registration,
)

Feed = Callable[[Activity, Membership], Any]

# Name of the part, and what feeds it; in the order in which they stand: invitations, minutes,
# follow_ups, questionnaire, certificates.
PARTS: list[tuple[str, Feed]] = [
    ("invitations", invitations.on_activity),
    ("registration", registration.on_activity),
    ("minutes", minutes.on_activity),
    ("follow_ups", follow_ups.on_activity),
    ("questionnaire", questionnaire.on_activity),
    ("certificates", certificates.on_activity),
]


@dataclass(frozen=True, slots=True)
class Shown:
    """A part with something to show."""

    name: str
    template: str
    part: Any


def parts_of(activity: Activity, membership: Membership) -> list[Shown]:
    """Ask every part for what it shows of an activity; silent ones are left out."""
    found = ((name, feed(activity, membership)) for name, feed in PARTS)
    return [
        Shown(name, f"programmes/{name}/on_activity.html", part)
        for name, part in found
        if part is not None
    ]
