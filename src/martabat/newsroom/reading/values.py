"""What reading a release gives: values, each with the place where it stands and how sure it is.

Pure, as all of `newsroom.reading`: no Django, no database, no network. A position is a number of
characters from the beginning of the text as it was handed in. `confidence` runs from 0 to 1 and
orders what a person should look at first; it is not a probability.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

Kind = Literal[
    "signing",
    "meeting",
    "seminar",
    "socialisation",
    "training",
    "festival",
    "award",
    "visit",
    "discussion",
    "monitoring",
    "other",
]
# What a date is for, beside being the day of the activity itself.
Role = Literal[
    "activity",  # its first day
    "end",  # its last day
    "follows_up",  # the day of the activity that this one follows up
    "published",  # dateline, byline, timestamp
    "deadline",
    "validity",  # how long something signed lasts
    "planned",  # something announced
    "rule",  # the date of a regulation or decree
    "earlier",  # something before, without being followed up
    "mentioned",
]
# Where the year of a date comes from.
Basis = Literal["explicit", "text_year", "conflict", "none"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, from `start` up to and without `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand there."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and where it was read."""

    value: T
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day, or days, as the text writes them.

    `day` is None where the year cannot be told (or a weekday alone is written). `weekday_ok` is
    None where no weekday is written or the year is unknown; `likely` is the date that was probably
    meant where weekday and date disagree.
    """

    span: Span
    day: dt.date | None
    last_day: dt.date | None = None
    weekday_ok: bool | None = None
    likely: dt.date | None = None
    basis: Basis = "explicit"
    role: Role = "mentioned"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part. `name` is without degrees, ranks and honorifics."""

    name: str
    span: Span
    name_full: str = ""
    position: Found[str] | None = None
    acting_for: Found[str] | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class FollowsUp:
    """The earlier activity that this one follows up; `day` only where a full date is written."""

    kind: Kind
    day: dt.date | None
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ReadActivity:
    """One activity that a release tells of. What the text does not say is empty."""

    kind: Found[Kind]
    date: FoundDate | None = None
    venue: Found[str] | None = None
    # Kemendagri code of the place, of a regency or city where told, else of the province.
    region: Found[str] | None = None
    theme: Found[str] | None = None
    organisations: tuple[Found[str], ...] = ()
    persons: tuple[Person, ...] = ()
    follows_up: FollowsUp | None = None
    # "sesi ke tiga" is 3.
    series_position: Found[int] | None = None
    # Who wrote and photographed, as the credit line names them.
    credits: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in a text: activities, the main one first, and every date with its role."""

    text: str
    activities: tuple[ReadActivity, ...]
    dates: tuple[FoundDate, ...] = field(default=())
