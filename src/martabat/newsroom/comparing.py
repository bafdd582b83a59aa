"""What a release says beside what the record holds: empty there, the same, or different."""

import datetime as dt
import re
from typing import Any, Literal

from django.utils.translation import override
from rapidfuzz import fuzz

from martabat.interface.dates import date_long
from martabat.newsroom.kinds import Topic
from martabat.programmes.kinds import ActivityKind
from martabat.programmes.models import Activity
from martabat.regions.models import Region

Beside = Literal["empty", "same", "differs"]
# Words are the same from this likeness on, of 100.
ALIKE = 92
# Columns of an activity that a release can tell, by topic; in the order of the page.
FIELDS = (
    Topic.KIND,
    Topic.TITLE,
    Topic.DAY,
    Topic.LAST_DAY,
    Topic.VENUE,
    Topic.REGION,
    Topic.THEME,
    Topic.NUMBER,
)


def beside(topic: str, held: Any, read: Any) -> Beside:
    """Compare a value of the record with one of a release."""
    if held in (None, ""):
        return "empty"
    if held == read:
        return "same"
    if isinstance(held, Region) and isinstance(read, Region):
        # A release that names the province of a city does not contradict the city.
        return "same" if held.code.startswith(read.code) else "differs"
    if topic in {Topic.VENUE, Topic.THEME, Topic.TITLE} and alike(str(held), str(read)):
        return "same"
    return "differs"


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same but for capitals, marks and small slips."""
    one, other = folded(one), folded(other)
    return one == other or fuzz.ratio(one, other) >= ALIKE


def folded(text: str) -> str:
    """Return text in small letters without marks, as names and themes are compared."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def held(activity: Activity | None, topic: str) -> Any:
    """Return what the record holds for a topic; None where there is no record."""
    return getattr(activity, topic) if activity is not None else None


@override("id")
def worded(topic: str, value: Any) -> str:
    """Return a value as claims keep it, in Indonesian."""
    if value in (None, ""):
        return ""
    if isinstance(value, dt.date):
        return date_long(value)
    if isinstance(value, Region):
        return value.name
    if topic == Topic.KIND:
        return str(ActivityKind(value).label)
    if topic == Topic.NUMBER:
        return f"sesi ke-{value}"
    return str(value)
