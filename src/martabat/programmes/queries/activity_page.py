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
# Parts that rooms above this one offer: name, template and feed; they stand below the others.
_offered: dict[str, tuple[str, Feed]] = {}


@dataclass(frozen=True, slots=True)
class Shown:
    """A part with something to show."""

    name: str
    template: str
    part: Any


def offer(name: str, *, template: str, feed: Feed) -> None:
    """Take up a part of a room above; called when Martabat starts."""
    _offered[name] = (template, feed)


def parts_of(activity: Activity, membership: Membership) -> list[Shown]:
    """Ask every part for what it shows of an activity; silent ones are left out."""
    parts = [(name, f"programmes/{name}/on_activity.html", feed) for name, feed in PARTS]
    parts += [(name, template, feed) for name, (template, feed) in _offered.items()]
    found = ((name, template, feed(activity, membership)) for name, template, feed in parts)
    return [Shown(name, template, part) for name, template, part in found if part is not None]
