"""What the page of a reading shows of each activity: its target, values, organisations, people."""

from dataclasses import dataclass
from typing import Any

from martabat.newsroom.comparing import Beside
from martabat.newsroom.kinds import Topic
from martabat.newsroom.queries.candidates import Candidate, Followed
from martabat.newsroom.reading.values import ReadActivity
from martabat.programmes.models import Activity, Programme, Series

# Values under this confidence are marked "periksa".
SURE = 0.7
SKIP = "lewati"


@dataclass(frozen=True, slots=True)
class Target:
    """Where what was read goes: into an activity, a new one of a programme, or nowhere."""

    activity: Activity | None = None
    programme: Programme | None = None

    @property
    def key(self) -> str:
        """The choice as the page sends it."""
        if self.activity is not None:
            return f"kegiatan-{self.activity.pk}"
        return f"program-{self.programme.pk}" if self.programme else SKIP

    @property
    def of(self) -> int | None:
        """The key of the programme that it is or belongs to."""
        if self.activity is not None:
            return self.activity.programme_id
        return self.programme.pk if self.programme else None


@dataclass(frozen=True, slots=True)
class Value:
    """One value that was read, beside the one of the record."""

    topic: str
    read: Any
    held: Any
    held_text: str
    beside: Beside
    doubtful: bool
    mark: str
    note: str = ""

    @property
    def told(self) -> bool:
        """Whether the release tells it at all."""
        return self.read not in (None, "")

    @property
    def agreed(self) -> bool:
        """Whether release and record say the same."""
        return self.told and self.beside == "same"


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation that was read, with the known ones it may be."""

    name: str
    doubtful: bool
    mark: str
    known: tuple[tuple[int, str, int], ...]
    recorded: bool


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person who was read; `held` is how the record has them."""

    name: str
    title: str
    acting_for: str
    part: str
    doubtful: bool
    mark: str
    held: str
    beside: Beside


@dataclass(frozen=True, slots=True)
class Sheet:
    """One activity that was read, with everything to be decided about it."""

    place: int
    heading: str
    read: ReadActivity
    target: Target
    candidates: tuple[Candidate, ...]
    values: tuple[Value, ...]
    offices: tuple[Office, ...]
    people: tuple[Somebody, ...]
    followed: tuple[Followed, ...]
    follows_text: str
    series: tuple[Series, ...]
    choices: tuple[tuple[str, str], ...]

    @property
    def number_told(self) -> bool:
        """Whether the release tells a place in a series."""
        return any(value.topic == Topic.NUMBER and value.told for value in self.values)
