"""What is known of an activity, as its release tells it. What is empty makes no sentence."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who took part. `part` is a value of `programmes.kinds.Part`, or "signer"."""

    part: str
    name: str
    title: str = ""
    institution: str = ""
    acting_for: str = ""

    @property
    def position(self) -> str:
        """Title and institution, the institution only where the title does not name it."""
        if not self.institution or self.institution.casefold() in self.title.casefold():
            return self.title
        return f"{self.title} {self.institution}".strip()


@dataclass(frozen=True, slots=True)
class Followed:
    """What the activity follows up: "Nota Kesepahaman", signed at a place on a day.

    `signed` says that it is an agreement, which was signed, not an activity, which was held.
    """

    name: str
    signed: bool
    day: dt.date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a person typed as said by somebody."""

    name: str
    words: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One activity. `kind` is a kind of `newsroom.reading.values`; `region` is a name."""

    kind: str
    title: str
    day: dt.date | None = None
    last_day: dt.date | None = None
    venue: str = ""
    region: str = ""
    online: bool = False
    theme: str = ""
    programme: str = ""
    series: str = ""
    number: int | None = None
    organisations: tuple[str, ...] = ()
    people: tuple[Speaker, ...] = ()
    follows: Followed | None = None
    # Attendance, only as counts.
    came: int = 0
    institutions: int = 0
    summary: str = ""
    results: str = ""
    next_steps: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    # Whether it is over: a release of something to come says so.
    held: bool = True
