"""What rooms put on somebody's desk."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskItem:
    """Something that waits for a member: what, why in one line, where, and until when."""

    title: str
    why: str
    href: str
    due: dt.date | None
    example: bool = False
